#!/bin/bash
# Makes of unpacked Debian packages a toolchain that runs: the links and files that maintainer scripts would
# have made. Then runs every tool once, so that what is missing is told here and not in the middle of a compile.
set -euo pipefail
export PATH=/usr/local/bin:/usr/bin:/usr/sbin

die() {
    echo "configure-toolchain: $*" >&2
    exit 1
}

host=$(uname -m)-linux-gnu
# The newest: with nvcc there is an older one beside, which only nvcc takes.
compilers=(/usr/bin/g++-[0-9]*)
version=${compilers[-1]##*-}
headers=(/usr/include/python3.*/Python.h)
python=${headers[0]#/usr/include/python}
python=${python%/*}
# shellcheck source=/dev/null
release=$(. /usr/lib/os-release && echo "${VERSION_CODENAME}")
triplets=(x86_64-linux-gnu aarch64-linux-gnu)
tools=(awk cmake find grep ld make ninja python3 sccache sed sh tar)
modules=pybind11/pybind11.h
if [[ ${release} == bookworm ]]; then
    # The base of portable wheels: one compiler for the machine itself, and no compiler cache.
    triplets=("${host}")
    tools=(awk find grep ld make python3 sed sh tar)
    modules=Python.h
fi

link() {
    [[ -e /usr/bin/$1 ]] || die "'/usr/bin/$1' is missing: a package is not in the toolchain"
    [[ -e /usr/bin/$2 ]] || ln -s "$1" "/usr/bin/$2"
}

link dash sh
link mawk awk
link "gcc-${version}" gcc
link "g++-${version}" g++
link "cpp-${version}" cpp
link gcc cc
link g++ c++
for triplet in "${triplets[@]}"; do
    link "${triplet}-gcc-${version}" "${triplet}-gcc"
    link "${triplet}-g++-${version}" "${triplet}-g++"
done

mkdir -p /usr/local/bin
cp "${0%/*}/sccache-compiler.sh" /usr/local/bin/sccache-compiler
chmod 0755 /usr/local/bin/sccache-compiler
for name in cc cxx "${triplets[@]/%/-cc}" "${triplets[@]/%/-cxx}"; do
    ln -s sccache-compiler "/usr/local/bin/sccache-${name}"
done

mkdir -p /build /etc /root /sccache /tmp
chmod 1777 /tmp
# A name for the user of the build: some tools refuse to work for one without.
[[ -e /etc/passwd ]] || echo "root:x:0:0:root:/root:/usr/bin/bash" > /etc/passwd
[[ -e /etc/group ]] || echo "root:x:0:" > /etc/group

# Parts that are only there when something needs them.
if [[ -e /usr/bin/autoconf ]]; then
    for tool in automake aclocal; do
        versions=("/usr/bin/${tool}"-1.*)
        link "${versions[0]##*/}" "${tool}"
    done
    tools+=(aclocal autoconf automake bzip2 libtoolize m4 meson patchelf perl pkg-config xz)
fi
if [[ -e /usr/bin/rustc ]]; then
    tools+=(cargo maturin rustc)
fi
if [[ -e /usr/bin/nvcc ]]; then
    tools+=(cuobjdump nvcc ptxas)
fi
for tool in "${tools[@]}"; do
    case ${tool} in
        sh) sh -c : ;;
        awk) awk 'BEGIN { exit 0 }' ;;
        *) "${tool}" --version > /dev/null ;;
    esac || die "'${tool}' does not run"
done

work=$(mktemp -d)
trap 'rm -rf "${work}"' EXIT
printf '%s\n' '#include <cstdio>' '#include <stdexcept>' 'int main() { try { throw std::runtime_error("ok"); } catch (const std::exception& e) { std::puts(e.what()); } }' > "${work}/exception.cpp"
printf '%s\n' '#include <Python.h>' "#include <${modules}>" 'static_assert(PY_VERSION_HEX >= 0x030b0000);' 'static_assert(sizeof(long) == SIZEOF_LONG);' > "${work}/headers.cpp"
for triplet in "${triplets[@]}"; do
    "${triplet}-g++" -std=c++17 "${work}/exception.cpp" -o "${work}/${triplet}" || die "the compiler for ${triplet} does not work"
    "${triplet}-strip" "${work}/${triplet}"
    "${triplet}-g++" -std=c++17 -fsyntax-only -isystem "/usr/include/python${python}" "${work}/headers.cpp" ||
        die "Python's headers for ${triplet} do not compile"
done
printf '%s\n' 'int main(void) { return 0; }' > "${work}/main.c"
for name in cc cxx "${triplets[@]/%/-cc}" "${triplets[@]/%/-cxx}"; do
    "sccache-${name}" "${work}/main.c" -o "${work}/main" || die "sccache-${name} does not link"
done
[[ $("${work}/${host}") == ok ]] || die "a program made by the compiler for ${host} does not run"

if [[ -e /usr/bin/rustc ]]; then
    printf '%s\n' 'fn main() { println!("ok"); }' > "${work}/main.rs"
    for triplet in "${triplets[@]}"; do
        rustc --target "${triplet/-linux/-unknown-linux}" -C "linker=${triplet}-gcc" "${work}/main.rs" -o "${work}/rust-${triplet}" ||
            die "rustc for ${triplet} does not work"
    done
    [[ $("${work}/rust-${host}") == ok ]] || die "a program made by rustc for ${host} does not run"
fi

if [[ -e /usr/bin/nvcc ]]; then
    # Its headers and its g++ have to fit the C library.
    printf '%s\n' '#include <cmath>' '#include <cuda_runtime.h>' '__global__ void half(float* x) { x[threadIdx.x] = sinpif(x[threadIdx.x] / 2); }' > "${work}/half.cu"
    nvcc "-ccbin=${compilers[0]}" -gencode=arch=compute_80,code=sm_80 -c "${work}/half.cu" -o "${work}/half.o" || die "nvcc does not work with ${compilers[0]}"
    [[ $(cuobjdump --list-elf "${work}/half.o") == *sm_80.cubin* ]] || die "nvcc makes no code for the GPU that it was asked for"
fi

echo "configure-toolchain: g++ $(g++ -dumpfullversion) for ${triplets[*]}, $(sccache --version 2> /dev/null || echo 'no sccache'), $(python3 --version)"
