# The toolchain image: compilers for both platforms, Python's headers, pybind11, sccache.
#
#   docker buildx build -f build-base.Dockerfile --build-context toolchain=oci-layout://LAYOUT:TAG .
#
#   toolchain   named context: an image of one layer with Debian's packages, unpacked and not configured
#   .           this folder (for steps/; a step is mounted by its own path, so that nothing else is an input)
#
# Needs no network. There is no syntax line: it would be looked up in a registry.
FROM toolchain AS build-base

ENV PATH=/usr/local/bin:/usr/bin:/usr/sbin \
    LC_ALL=C \
    SCCACHE_DIR=/sccache \
    SCCACHE_SERVER_UDS=/tmp/sccache.sock \
    SCCACHE_IDLE_TIMEOUT=0

# Exec form, and bash by its path: the links that a shell form needs are made by this step.
RUN --network=none --mount=type=bind,source=steps/configure-toolchain.sh,target=/steps/configure-toolchain.sh \
    ["/usr/bin/bash", "/steps/configure-toolchain.sh"]

SHELL ["/usr/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /build
