#!/bin/bash
# Any other CI, or none: what CI does for one image of one platform, line by line. Nothing here knows a CI system.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

export SLIPWAY_UPSTREAM=${SLIPWAY_UPSTREAM:-debian}
export SLIPWAY_REGISTRY=${SLIPWAY_REGISTRY:-registry.example.com/team}
export SLIPWAY_CACHE=${SLIPWAY_CACHE:-registry=$SLIPWAY_REGISTRY/cache}
export SLIPWAY_JOB_FOLDER=${SLIPWAY_JOB_FOLDER:-out/ci}

./build.sh VerifyLock VerifyFiles
./build.sh Explain
./build.sh Runtime --locked
./build.sh Check --locked
./build.sh Audit --product runtime

# Only what is on a protected branch is cached and published.
if [[ ${PROTECTED:-} == true ]]; then
  ./build.sh PushCache --locked
  ./build.sh PushCache --locked --product check
  ./build.sh Publish --locked
fi
