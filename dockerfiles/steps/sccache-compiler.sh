#!/bin/bash
# A compiler behind sccache, under the names sccache-cc, sccache-cxx, sccache-TRIPLET-cc and sccache-TRIPLET-cxx.
#
# sccache is asked only when something is compiled (-c): tests of configure scripts, which link, break or slow down
# behind it, and it could keep nothing of them.
name=${0##*/sccache-}
case "${name}" in
    cc | *-cc) compiler=${name%cc}gcc ;;
    cxx | *-cxx) compiler=${name%cxx}g++ ;;
    *)
        echo "${0##*/}: call it by one of its names, such as sccache-cc" >&2
        exit 2
        ;;
esac
command -v sccache > /dev/null || exec "${compiler}" "$@"
for argument in "$@"; do
    [[ ${argument} != -c ]] || exec sccache "${compiler}" "$@"
done
exec "${compiler}" "$@"
