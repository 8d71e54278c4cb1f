#!/bin/bash
# Makes wheels of /inputs/archives with pip and what is in /inputs/wheels; they and the milliseconds that it took are in /out.
set -euo pipefail
mkdir -p /out /build/site
python3 -m zipfile -e /inputs/pip/pip-*.whl /build/site
export PYTHONPATH=/build/site
python3 -m pip install --quiet --no-index --no-deps --no-compile --target /build/site /inputs/wheels/*.whl
export PATH=/build/site/bin:${PATH}
begin=$(date +%s%N)
python3 -m pip wheel --quiet --no-build-isolation --no-index --no-deps --no-cache-dir --wheel-dir /out /inputs/archives/*
echo $((($(date +%s%N) - begin) / 1000000)) > /out/milliseconds
