#!/bin/bash
# Compiles a native component for one platform, through sccache.
#
#   compile-component.sh NAME VERSION SYSTEM FLAG...
#
#   FLAG            an argument for the build system; amd64:FLAG and arm64:FLAG for one architecture alone
#   SYSTEM          autotools | cmake | make | meson | maturin | python | binary
#   TARGETARCH      amd64 | arm64
#   source in /sources/archive/FILE or /sources/tree, what it needs in /needs/NAME
#   what it installs in /out below /usr/local (wheels in /out/wheels); sccache's server is that of compiler-cache.sh
set -euo pipefail

die() {
    echo "compile-component: ${name:-}: $*" >&2
    exit 1
}

[[ $# -ge 3 ]] || die "usage: compile-component.sh NAME VERSION SYSTEM FLAG..."
name=$1 version=$2 system=$3
shift 3
flags=()
for flag in "$@"; do
    case ${flag} in
        amd64:* | arm64:*) [[ ${flag%%:*} != "${TARGETARCH:-}" ]] || flags+=("${flag#*:}") ;;
        *) flags+=("${flag}") ;;
    esac
done

case "${TARGETARCH:-}" in
    amd64) machine=x86_64 ;;
    arm64) machine=aarch64 ;;
    *) die "TARGETARCH is '${TARGETARCH:-}', allowed: amd64, arm64" ;;
esac
prefix=/usr/local
triplet=${machine}-linux-gnu
host=$(uname -m)-linux-gnu
jobs=$(nproc)

[[ ${SLIPWAY_SCCACHE:-} != off ]] || die "sccache does not start"
export SOURCE_DATE_EPOCH=315532800 LC_ALL=C TZ=UTC

# A fixed place: a compiler cache keys on paths, and so would the bytes of the libraries.
source_dir=/build/${name}
rm -rf "${source_dir}"
mkdir -p "${source_dir}" /out
if [[ -d /sources/tree ]]; then
    cp -a /sources/tree/. "${source_dir}"
else
    archives=(/sources/archive/*)
    [[ ${#archives[@]} -eq 1 && -f ${archives[0]} ]] || die "no source archive"
    tar --extract --file "${archives[0]}" --directory "${source_dir}" --strip-components=1 --no-same-owner
fi
# The times of a folder are those of its copying: make would take generated files for old ones.
find "${source_dir}" -exec touch --no-dereference --date="@${SOURCE_DATE_EPOCH}" {} +
for need in /needs/*; do
    [[ ! -d ${need} ]] || cp -a "${need}/." /
done
cd "${source_dir}"

compiler() {
    # Debian's compilers for two platforms have names with a triplet; other bases have one compiler, for themselves.
    if command -v "sccache-${triplet}-$1" > /dev/null; then echo "sccache-${triplet}-$1"; else echo "sccache-$1"; fi
}
if command -v "${triplet}-strip" > /dev/null; then strip="${triplet}-strip"; else strip="strip"; fi
CC=$(compiler cc) CXX=$(compiler cxx)
CPPFLAGS="-I${prefix}/include"
CFLAGS="-O2 -g0 -fstack-protector-strong -ffile-prefix-map=${source_dir}=."
CXXFLAGS=${CFLAGS}
LDFLAGS="-L${prefix}/lib -Wl,-rpath,${prefix}/lib -Wl,-rpath-link,${prefix}/lib -Wl,-z,relro,-z,now -Wl,--build-id=sha1"
PKG_CONFIG_PATH=${prefix}/lib/pkgconfig
export CC CXX CPPFLAGS CFLAGS CXXFLAGS LDFLAGS PKG_CONFIG_PATH
cross=()
if [[ ${triplet} != "${host}" ]]; then
    export PKG_CONFIG_LIBDIR=${prefix}/lib/pkgconfig
    cross=("--host=${triplet}")
fi

build_autotools() {
    # A distribution's archive may hold configure without the files that it is made with.
    if [[ ! -x configure || -z $(find . -maxdepth 2 -name install-sh) ]]; then
        if [[ -x autogen.sh ]]; then NOCONFIGURE=1 ./autogen.sh; else autoreconf --force --install; fi
    fi
    ./configure --build="${host}" "${cross[@]}" --prefix="${prefix}" --libdir="${prefix}/lib" --sysconfdir=/etc --localstatedir=/var \
        --disable-static --enable-shared "${flags[@]}"
    make --jobs="${jobs}" V=0
    make install DESTDIR=/out V=0
}

build_cmake() {
    local toolchain=(-DCMAKE_C_COMPILER="${CC#sccache-}" -DCMAKE_CXX_COMPILER="${CXX#sccache-}")
    # What the wrappers are named after: their compilers' names end in gcc and g++.
    toolchain=("${toolchain[@]/%-cc/-gcc}")
    toolchain=("${toolchain[@]/%-cxx/-g++}")
    [[ ${CC} != sccache-cc ]] || toolchain=()
    [[ ${triplet} == "${host}" ]] || toolchain+=(-DCMAKE_SYSTEM_NAME=Linux "-DCMAKE_SYSTEM_PROCESSOR=${machine}")
    unset CC CXX
    cmake -S . -B slipway-build -G Ninja -DCMAKE_BUILD_TYPE=Release "-DCMAKE_INSTALL_PREFIX=${prefix}" -DCMAKE_INSTALL_LIBDIR=lib \
        "-DCMAKE_INSTALL_RPATH=${prefix}/lib" -DCMAKE_C_COMPILER_LAUNCHER=sccache -DCMAKE_CXX_COMPILER_LAUNCHER=sccache "${toolchain[@]}" "${flags[@]}"
    cmake --build slipway-build --parallel "${jobs}"
    DESTDIR=/out cmake --install slipway-build
}

build_meson() {
    local cross_file=()
    if [[ ${triplet} != "${host}" ]]; then
        printf '%s\n' "[binaries]" "c = ['sccache', '${triplet}-gcc']" "cpp = ['sccache', '${triplet}-g++']" "strip = '${strip}'" "pkg-config = 'pkg-config'" \
            "[host_machine]" "system = 'linux'" "cpu_family = '${machine}'" "cpu = '${machine}'" "endian = 'little'" > /tmp/cross.ini
        cross_file=(--cross-file /tmp/cross.ini)
    fi
    meson setup slipway-build --prefix="${prefix}" --libdir=lib --buildtype=release --default-library=shared "${cross_file[@]}" "${flags[@]}"
    meson compile -C slipway-build --jobs "${jobs}"
    meson install -C slipway-build --destdir /out --no-rebuild
}

build_make() {
    make --jobs="${jobs}" "prefix=${prefix}" DESTDIR=/out "${flags[@]}"
}

build_maturin() {
    export CARGO_INCREMENTAL=0 CARGO_NET_OFFLINE=true RUSTC_WRAPPER=sccache "CARGO_TARGET_$(tr a-z- A-Z_ <<< "${machine}-unknown-linux-gnu")_LINKER=${CC#sccache-}"
    maturin build --release --locked --manifest-path "${flags[0]}/Cargo.toml" --out /out/wheels "${flags[@]:1}"
}

build_python() {
    python3 -m pip wheel --no-deps --no-build-isolation --no-index --wheel-dir /out/wheels "${flags[@]}"
}

build_binary() {
    for program in "${flags[@]}"; do
        [[ -f ${program} ]] || die "the archive has no '${program}'"
        install -D --mode=0755 "${program}" "/out${prefix}/bin/${program}"
    done
}

case "${system}" in
    autotools | binary | cmake | make | maturin | meson | python) "build_${system}" ;;
    *) die "build system '${system}', allowed: autotools, binary, cmake, make, maturin, meson, python" ;;
esac

find /out -name '*.la' -delete
while IFS= read -r -d '' file; do
    # Names say nothing of what is a program: the first four bytes do.
    [[ $(head --bytes=4 "${file}" | tr -d '\0') == $'\177ELF' ]] || continue
    "${strip}" --strip-unneeded "${file}"
done < <(find /out -type f -print0)

hits=$(sccache --show-stats | sed -n 's/^Cache hits  *\([0-9][0-9]*\)$/\1/p')
misses=$(sccache --show-stats | sed -n 's/^Cache misses  *\([0-9][0-9]*\)$/\1/p')
echo "compile-component: ${name} ${version} for ${triplet}: $(find /out -type f | wc -l) files, sccache ${hits:-0} hits, ${misses:-0} misses"
