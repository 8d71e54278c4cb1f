#!/bin/bash
# Makes wheels of /inputs/archives with pip and what is in /inputs/wheels; they and the milliseconds that it took are in /out.
set -euo pipefail
wheels=(/usr/share/python-wheels/pip-*.whl)
pip=(python3 "${wheels[0]}/pip")
mkdir -p /out /build/site
"${pip[@]}" install --quiet --no-index --no-deps --no-compile --target /build/site /inputs/wheels/*.whl
export PYTHONPATH=/build/site PATH=/build/site/bin:${PATH}
begin=$(date +%s%N)
"${pip[@]}" wheel --quiet --no-build-isolation --no-index --no-deps --no-cache-dir --wheel-dir /out /inputs/archives/*
echo $((($(date +%s%N) - begin) / 1000000)) > /out/milliseconds
