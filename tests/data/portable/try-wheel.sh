#!/bin/bash
# Installs the wheel with pip, which takes only tags that fit the system, and calls what it holds.
set -euo pipefail
# pip of this distribution wants the file of authorities, though nothing is fetched.
mkdir -p /etc/ssl/certs
touch /etc/ssl/certs/ca-certificates.crt
pips=(/usr/share/python-wheels/pip-*.whl)
python3 "${pips[0]}/pip" install --quiet --no-index --no-deps --target /installed /wheels/*.whl
PYTHONPATH=/installed python3 -c 'import platform, portable, sys; print(sys.version_info[1], platform.libc_ver()[1], portable.parse("0x2a"))' > /tried
