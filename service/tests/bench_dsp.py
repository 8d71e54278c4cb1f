"""Native module against its NumPy twin: one JSON line, seconds of one clip each and their ratio.

    python3 bench_dsp.py [SECONDS_OF_AUDIO]
"""

import ctypes
import json
import platform
import sys
import time
from collections.abc import Callable
from types import ModuleType

import numpy as np
import running  # noqa: F401  makes the package importable
import vad_dsp
from vad import dsp_numpy

CASES = (("s16", 1, 16000), ("s16", 1, 22050), ("s16", 2, 44100), ("s16", 2, 48000), ("s24", 2, 96000), ("f32", 2, 192000))
BYTES = {"s16": 2, "s24": 3, "f32": 4}


# glibc's <malloc.h>: with both, memory that is freed stays in the process. Without them, whether a call pays for
# fresh pages depends on the calls before it, and that costs more than the work itself.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3


def best(call: Callable[[], object], times: int = 9) -> float:
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def pipeline(module: ModuleType, data: bytes, encoding: str, channels: int, rate: int) -> np.ndarray:
    return module.frames(module.resample(module.decode(data, encoding, channels), rate))


def main() -> None:
    libc = ctypes.CDLL(None)
    libc.mallopt(M_TRIM_THRESHOLD, 2**31 - 1)
    libc.mallopt(M_MMAP_THRESHOLD, 2**25)
    clip = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    source = np.random.default_rng(1)
    rows = []
    for encoding, channels, rate in CASES:
        values = source.uniform(-0.9, 0.9, int(clip * rate) * channels)
        data = values.astype("<f4").tobytes() if encoding == "f32" else source.bytes(len(values) * BYTES[encoding])
        native, twin = (best(lambda m=m: pipeline(m, data, encoding, channels, rate)) for m in (vad_dsp, dsp_numpy))
        row = {"encoding": encoding, "channels": channels, "rate": rate, "native": round(native, 5), "numpy": round(twin, 5)}
        rows.append(row | {"ratio": round(twin / native, 1)})
    print(json.dumps({"machine": platform.machine(), "clip_seconds": clip, "cases": rows, "worst_ratio": min(row["ratio"] for row in rows)}))


if __name__ == "__main__":
    main()
