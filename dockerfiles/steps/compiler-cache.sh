#!/bin/bash
# Runs a step that compiles, with the server of a compiler cache beside it.
#
#   compiler-cache.sh COMMAND...
#
#   /run/secrets/sccache  variables of the server, NAME=VALUE lines: which remote, its credentials, limits; may be missing.
#                         The command is given none of them: it reaches the server by a socket.
#   SCCACHE_DIR           the cache on the engine's disk
#   /out-stats            receives sccache.json: what was asked and found
#
# A remote that cannot be used costs hits and never the build: the disk is used alone, and one line says why.
# Lines that begin with "compiler-cache: " are read by a program.
set -euo pipefail

secret=/run/secrets/sccache
steps=${0%/*}
conf=/tmp/sccache.conf
log=/tmp/sccache.log

export SCCACHE_DIR=${SCCACHE_DIR:-/sccache} SCCACHE_IDLE_TIMEOUT=0 HOME=${HOME:-/tmp}
# A socket of this step, not the usual port: with the host's network a server of another container would answer there.
export SCCACHE_SERVER_UDS=${SCCACHE_SERVER_UDS:-/tmp/sccache.sock}

statistics() {
    sccache --show-stats --stats-format=json 2> /dev/null || true
}

# In a shell of its own: what it exports the compilers never see, and no process list shows it.
start_server() {
    rm -f "${SCCACHE_SERVER_UDS}"
    (
        local line
        while IFS= read -r line; do
            [[ ! ${line} =~ ^(SCCACHE|AWS|ACTIONS)_[A-Z0-9_]+= ]] || export "${line?}"
        done
        export SCCACHE_CONF=${conf}
        exec sccache --start-server
    ) > "${log}" 2>&1
}

stop_server() {
    local pid
    sccache --stop-server > /dev/null 2>&1 || true
    # One that still tries to reach its remote does not hear.
    for pid in /proc/[0-9]*; do
        [[ $(readlink "${pid}/exe" 2> /dev/null) == */sccache ]] || continue
        ! grep --null-data --line-regexp --fixed-strings --quiet "SCCACHE_SERVER_UDS=${SCCACHE_SERVER_UDS}" "${pid}/environ" 2> /dev/null || kill -9 "${pid#/proc/}" 2> /dev/null || true
    done
}

said() {
    local line
    line=$(sed -n 's/^sccache: error: \(Server startup failed: \)\{0,1\}//p' "${log}" | head --lines=1)
    case ${line} in
        "Timed out waiting"*) echo "it does not answer, or does not take the credentials" ;;
        *) echo "${line:-$(sed -n '$p' "${log}")}" ;;
    esac
}

use_remote() {
    # sccache waits ten seconds by itself.
    echo "server_startup_timeout_ms = 6000" > "${conf}"
    if ! start_server < "${secret}"; then
        echo "compiler-cache: without $(said)"
        return 1
    fi
    local json
    json=$(statistics)
    # sccache takes its disk in silence when it was made without the remote that its variables name.
    if [[ ${json} != *'"cache_location":"Multi-level'* && ${json} != *"\"cache_location\":\"${remote}, "* ]]; then
        echo "compiler-cache: without this sccache, $(sccache --version), uses $(sed -n 's/.*"cache_location":"\([A-Za-z0-9 -]*\).*/\1/p' <<< "${json}") instead"
        return 1
    fi
    if [[ -n ${writes} && ${json} != *'"multi_level":['* && ${json} == *'"cache_location":"Multi-level'* ]]; then
        echo "compiler-cache: unwritten it does not take what is written"
    fi
}

# What is sent to a remote is sent after the compiler was answered; a server that is stopped sends no more.
await_writes() {
    local json misses written failed until=$((SECONDS + 20))
    while [[ ${SECONDS} -lt ${until} ]]; do
        json=$(statistics)
        misses=$(sed -n 's/.*"cache_misses":{"counts":{\([^}]*\)}.*/\1/p' <<< "${json}" | tr ',' '\n' | sed -n 's/.*":\([0-9]*\)$/\1/p' | paste -sd+ -)
        [[ ${json} =~ \"cache_write_errors\":([0-9]+),\"cache_writes\":([0-9]+) ]] || return 0
        written=$((BASH_REMATCH[1] + BASH_REMATCH[2]))
        if [[ ${written} -ge $((${misses:-0})) ]]; then
            [[ ${json} =~ \"L1\ [^}]*\"writes\":([0-9]+),\"write_failures\":([0-9]+) ]] || return 0
            failed=${BASH_REMATCH[2]}
            if [[ $((BASH_REMATCH[1] + failed)) -ge $((${misses:-0})) ]]; then
                [[ ${failed} -eq 0 || -z ${writes} ]] || echo "compiler-cache: unwritten ${failed} results were refused"
                return 0
            fi
        fi
        sleep 0.1
    done
    echo "compiler-cache: unwritten it took longer than 20 s"
}

remote='' writes=''
if [[ -f ${secret} ]]; then
    remote=$(sed -n 's/^SLIPWAY_SCCACHE_REMOTE=//p' "${secret}")
    writes=$(sed -n 's/^SLIPWAY_SCCACHE_WRITES=//p' "${secret}")
fi
trap stop_server EXIT
run=("$@")
if [[ -n ${remote} ]]; then
    # The step has the host's network for the server's sake, used or not: what compiles must not have it.
    for python in python3 /opt/python/cp312-cp312/bin/python3 /usr/libexec/platform-python ''; do
        ! command -v "${python}" > /dev/null || break
    done
    if [[ -z ${python} ]]; then
        echo "compiler-cache: there is no Python that could take the network from what compiles" >&2
        exit 1
    fi
    run=("${python}" -I "${steps}/without-network.py" "$@")
fi
if [[ -z ${remote} ]] || ! use_remote; then
    writes=''
    [[ -z ${remote} ]] || stop_server
    rm -f "${conf}"
    # The limit of the disk holds with and without a remote.
    if ! { [[ ! -f ${secret} ]] || grep '^SCCACHE_CACHE_SIZE=' "${secret}" || true; } | start_server; then
        echo "compiler-cache: sccache does not start, each file is compiled: $(said)"
        export SLIPWAY_SCCACHE=off
    fi
fi
status=0
"${run[@]}" || status=$?
if [[ ${status} -eq 0 && ${SLIPWAY_SCCACHE:-} != off ]]; then
    await_writes
    mkdir -p /out-stats
    statistics > /out-stats/sccache.json
    echo "compiler-cache: statistics $(tr -d '\n' < /out-stats/sccache.json)"
fi
exit "${status}"
