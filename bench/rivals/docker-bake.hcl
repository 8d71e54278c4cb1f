# The rivals of bench/rivals.md. By hand: docs/rivals.md.
variable "REGISTRY" { default = "127.0.0.1:5000" }
variable "INDEX" { default = "http://127.0.0.1:8099/simple/" }
# Folder of this file, and folder with the service as it is built.
variable "RECIPES" { default = "." }
variable "CONTEXT" { default = "context" }

group "default" {
  targets = ["pip", "uv", "uv-multistage"]
}

target "common" {
  context = CONTEXT
  contexts = { uv = "${CONTEXT}/uv" }
  # The index listens on loopback.
  network = "host"
  args = {
    PYTHON = "${REGISTRY}/rivals/python:1"
    BASE = "${REGISTRY}/rivals/base:1"
    INDEX = INDEX
  }
}

target "image" {
  name = item
  inherits = ["common"]
  matrix = { item = ["pip", "uv", "uv-multistage"] }
  dockerfile = "${RECIPES}/${item}.Dockerfile"
  output = ["type=image,name=${REGISTRY}/rivals/${item}:1,push=true,oci-mediatypes=true,compression=zstd"]
}

# Pulls and unpacks the bases, so that no recipe pays for them.
target "bases" {
  inherits = ["common"]
  dockerfile = "${RECIPES}/bases.Dockerfile"
  output = ["type=cacheonly"]
}

# Writes uv.lock for the context's pyproject.toml.
target "lock" {
  inherits = ["common"]
  dockerfile = "${RECIPES}/lock.Dockerfile"
  no-cache = true
  output = ["type=local,dest=${CONTEXT}"]
}
