#!/bin/bash
# Makes the clip of spoken words that the tests use when VAD_TEST_CLIP names no other (espeak-ng 1.52).
set -euo pipefail
out=${1:-$(dirname "$0")/data/speech.wav}
exec espeak-ng -v en -s 160 -w "${out}" "Slipway ships speech."
