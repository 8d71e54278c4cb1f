#!/bin/bash
# Compiles the service's native module for one platform, through sccache.
#
#   TARGETARCH      amd64 | arm64
#   sources in /build/native, module in /out; sccache's server is that of compiler-cache.sh
set -euo pipefail

die() {
    echo "compile-native: $*" >&2
    exit 1
}

case "${TARGETARCH:-}" in
    amd64) triplet=x86_64-linux-gnu ;;
    arm64) triplet=aarch64-linux-gnu ;;
    *) die "TARGETARCH is '${TARGETARCH:-}', allowed: amd64, arm64" ;;
esac

# Fixed paths: a compiler cache keys on them, and so would the bytes of the module.
source_dir=/build/native
object_dir=/build/objects/${triplet}
out_dir=${OUT_DIR:-/out}
compiler=${CXX:-${triplet}-g++-14}
python=${PYTHON_VERSION:-3.13}
module="vad_dsp.cpython-${python/./}-${triplet}.so"

export SOURCE_DATE_EPOCH=0 LC_ALL=C

for program in "${compiler}" "${triplet}-strip" sccache sed; do
    command -v "${program}" > /dev/null || die "program '${program}' is not in the build base"
done
[[ ${SLIPWAY_SCCACHE:-} != off ]] || die "sccache does not start"
[[ -f /usr/include/${triplet}/python${python}/pyconfig.h ]] || die "Python ${python} headers for ${triplet} are not in the build base"

rm -rf "${object_dir}"
mkdir -p "${object_dir}" "${out_dir}"

compile_flags=(
    -std=c++17 -O2 -ftree-vectorize -fvect-cost-model=dynamic -g0 -fPIC -fvisibility=hidden -fstack-protector-strong
    -Wall -Wextra -Werror -D_GLIBCXX_ASSERTIONS
    "-ffile-prefix-map=/build/native=." -frandom-seed=vad_dsp
    -isystem "/usr/include/python${python}" -isystem "/usr/include/${triplet}"
)
link_flags=(-shared "-Wl,--as-needed" "-Wl,-z,relro,-z,now" "-Wl,-z,noexecstack" "-Wl,--build-id=sha1")

cd "${source_dir}"
objects=()
running=()
for source in *.cpp; do
    object=${object_dir}/${source%.cpp}.o
    sccache "${compiler}" "${compile_flags[@]}" -c "${source}" -o "${object}" &
    running+=($!)
    objects+=("${object}")
done
for job in "${running[@]}"; do
    wait "${job}" || die "a source file does not compile for ${triplet}"
done

"${compiler}" "${link_flags[@]}" "${objects[@]}" -o "${out_dir}/${module}"
"${triplet}-strip" --strip-unneeded "${out_dir}/${module}"
chmod 0644 "${out_dir}/${module}"

echo "compile-native: ${module}, ${#objects[@]} objects"
