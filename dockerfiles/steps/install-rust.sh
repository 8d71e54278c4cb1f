#!/bin/bash
# Installs Rust from the archive of its makers, without documentation.
#
#   /rust-archive/archive   rust-VERSION-TRIPLET.tar.xz
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "${work}"' EXIT
tar --extract --xz --file /rust-archive/archive --directory "${work}" --strip-components=1 --no-same-owner
"${work}/install.sh" --prefix=/usr/local --without=rust-docs,rust-docs-json-preview,llvm-tools-preview --disable-ldconfig
cargo --version
rustc --version
