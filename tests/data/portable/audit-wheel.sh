#!/bin/bash
# Lets auditwheel say which systems the wheel is for.
set -euo pipefail
for wheel in /tools/*.whl; do python3 -m zipfile -e "${wheel}" /build/tools; done
PYTHONPATH=/build/tools python3 -m auditwheel repair --wheel-dir /wheelhouse /dist/*.whl
