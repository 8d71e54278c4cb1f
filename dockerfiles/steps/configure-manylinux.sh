#!/bin/bash
# Puts sccache and its wrappers into a manylinux image, and runs every tool once.
#
#   /sccache-archive/archive   the archive of sccache's makers
set -euo pipefail

die() {
    echo "configure-manylinux: $*" >&2
    exit 1
}

mkdir -p /build /sccache /usr/local/bin
tar --extract --gzip --file /sccache-archive/archive --directory /usr/local/bin --strip-components=1 --no-same-owner --wildcards '*/sccache'
cp "${0%/*}/sccache-compiler.sh" /usr/local/bin/sccache-compiler
chmod 0755 /usr/local/bin/sccache /usr/local/bin/sccache-compiler
for name in cc cxx; do
    ln -s sccache-compiler "/usr/local/bin/sccache-${name}"
done

# CMake, Ninja and Meson are Python programs here: those that the image brings are beside its Pythons.
for tool in autoconf automake cmake g++ gcc libtoolize make patchelf pipx sccache; do
    "${tool}" --version > /dev/null || die "'${tool}' does not run"
done
printf '%s\n' 'int main(void) { return 0; }' > /tmp/main.c
for name in cc cxx; do
    "sccache-${name}" /tmp/main.c -o /tmp/main || die "sccache-${name} does not link"
done
rm -f /tmp/main /tmp/main.c
echo "configure-manylinux: g++ $(g++ -dumpfullversion), $(sccache --version)"
