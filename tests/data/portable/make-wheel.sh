#!/bin/bash
# Compiles the extension, with the honest tag of a wheel for this system alone.
set -euo pipefail
cp -r /sources /build/portable
cd /build/portable
CC=gcc python3 setup.py --quiet bdist_wheel --py-limited-api cp311 --dist-dir /dist
