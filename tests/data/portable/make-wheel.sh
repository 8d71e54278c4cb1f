#!/bin/bash
# Compiles the extension, and lets auditwheel say which systems its wheel is for.
set -euo pipefail
cp -r /sources /build/portable
cd /build/portable
for wheel in /tools/*.whl; do python3 -m zipfile -e "${wheel}" /build/tools; done
CC=gcc python3 setup.py --quiet bdist_wheel --py-limited-api cp311
PYTHONPATH=/build/tools python3 -m auditwheel repair --wheel-dir /wheelhouse dist/*.whl
