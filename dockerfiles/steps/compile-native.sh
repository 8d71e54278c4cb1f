#!/bin/bash
# Compiles the service's native module for one platform, through sccache.
#
#   TARGETARCH      amd64 | arm64
#   SCCACHE_EXPECT  what "Cache location" of sccache must start with, such as "Local disk"
#   sources in /build/native, module in /out, sccache's statistics in /out-stats/sccache.json
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
stats_dir=${STATS_DIR:-/out-stats}
expect=${SCCACHE_EXPECT:-Local disk}
compiler=${CXX:-${triplet}-g++-14}
python=${PYTHON_VERSION:-3.13}
module="vad_dsp.cpython-${python/./}-${triplet}.so"

export SCCACHE_DIR=${SCCACHE_DIR:-/sccache}
# A socket, not the usual port: with the host's network a server of another container would answer.
export SCCACHE_SERVER_UDS=${SCCACHE_SERVER_UDS:-/tmp/sccache.sock}
export SCCACHE_IDLE_TIMEOUT=0
export SOURCE_DATE_EPOCH=0 LC_ALL=C

for program in "${compiler}" "${triplet}-strip" sccache sed; do
    command -v "${program}" > /dev/null || die "program '${program}' is not in the build base"
done
[[ -f /usr/include/${triplet}/python${python}/pyconfig.h ]] || die "Python ${python} headers for ${triplet} are not in the build base"

rm -rf "${object_dir}"
mkdir -p "${object_dir}" "${out_dir}" "${stats_dir}"

rm -f "${SCCACHE_SERVER_UDS}"
sccache --start-server > /tmp/sccache.log 2>&1 || die "sccache does not start: $(sed -n '$p' /tmp/sccache.log)"
trap 'sccache --stop-server > /dev/null 2>&1 || true' EXIT
sccache --zero-stats > /dev/null 2>&1

# sccache takes its local disk in silence when it was built without the backend that the environment names.
location=$(sccache --show-stats | sed -n 's/^Cache location  *//p')
[[ ${location} == "${expect}"* ]] || die "sccache's cache location is '${location}', expected: '${expect}'"

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

# sccache answers a compiler before it has written what it keeps, and a server that is stopped writes no more.
figure() { sccache --show-stats | sed -n "s/^$1  *\([0-9][0-9]*\).*/\1/p"; }
for ((wait = 0; wait < 200; wait++)); do
    (($(figure "Cache writes") + $(figure "Cache write errors") < $(figure "Cache misses"))) || break
    sleep 0.1
done

sccache --show-stats --stats-format=json > "${stats_dir}/sccache.json"
echo "compile-native: ${module}, ${#objects[@]} objects, cache at ${location}"
