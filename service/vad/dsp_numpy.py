"""The signal steps in NumPy: what runs without the native module, and what its results are compared with."""

import math

import numpy as np

MODEL_RATE = 16_000
FRAME = 512
CONTEXT = 64

MIN_RATE = 8_000
MAX_RATE = 192_000

ZERO_CROSSINGS = 16.0
ROLLOFF = 0.95

# Output samples worked on at a time: bounds the memory of the gathered windows.
BLOCK = 8192

_SIZES = {"u8": 1, "s16": 2, "s24": 3, "s32": 4, "f32": 4}


def decode(data: bytes | bytearray | memoryview, encoding: str, channels: int) -> np.ndarray:
    """Little-endian interleaved samples to float32 mono in [-1, 1]."""
    if encoding not in _SIZES:
        raise ValueError(f"encoding is {encoding!r}, allowed: {', '.join(_SIZES)}")
    if not 1 <= channels <= 65535:
        raise ValueError(f"channels are {channels}, allowed: 1 to 65535")
    view = memoryview(data).cast("B")
    step = channels * _SIZES[encoding]
    if len(view) % step:
        raise ValueError(f"data is {len(view)} bytes, allowed: a multiple of {step}")
    samples = _read(view, encoding).reshape(-1, channels)
    if channels == 1:
        return samples[:, 0]
    return samples.mean(axis=1, dtype=np.float32)


def _read(view: memoryview, encoding: str) -> np.ndarray:
    if encoding == "u8":
        return (np.frombuffer(view, np.uint8).astype(np.float32) - np.float32(128)) / np.float32(128)
    if encoding == "s16":
        return np.frombuffer(view, "<i2").astype(np.float32) / np.float32(32768)
    if encoding == "s24":
        wide = np.zeros((len(view) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(view, np.uint8).reshape(-1, 3)
        return wide.view("<i4")[:, 0].astype(np.float32) / np.float32(2147483648)
    if encoding == "s32":
        return np.frombuffer(view, "<i4").astype(np.float32) / np.float32(2147483648)
    samples = np.frombuffer(view, "<f4").astype(np.float32)
    samples[~np.isfinite(samples)] = 0
    return np.clip(samples, -1, 1)


def _bank(rate: int) -> tuple[int, int, int, np.ndarray]:
    common = math.gcd(rate, MODEL_RATE)
    up, down = MODEL_RATE // common, rate // common
    scale = min(1.0, MODEL_RATE / rate) * ROLLOFF
    reach = ZERO_CROSSINGS / scale
    half = math.ceil(reach)
    bank = np.empty((up, 2 * half), np.float32)
    for start in range(0, up, 512):
        phases = np.arange(start, min(start + 512, up))
        t = np.arange(1 - half, half + 1) - (phases / up)[:, None]
        w = np.pi * t / reach
        rows = np.sinc(scale * t) * (0.42 + 0.5 * np.cos(w) + 0.08 * np.cos(2 * w))
        rows[np.abs(t) >= reach] = 0
        bank[phases] = rows / rows.sum(axis=1, keepdims=True)
    return up, down, half, bank


def resample(samples: np.ndarray, rate: int) -> np.ndarray:
    """float32 mono at rate to 16 kHz, by a windowed-sinc filter in polyphase form."""
    samples = np.ascontiguousarray(samples, np.float32)
    if samples.ndim != 1:
        raise ValueError(f"samples have {samples.ndim} dimensions, allowed: 1")
    if rate == MODEL_RATE:
        return samples
    if not MIN_RATE <= rate <= MAX_RATE:
        raise ValueError(f"rate is {rate} Hz, allowed: {MIN_RATE} to {MAX_RATE}")
    count = -(-len(samples) * MODEL_RATE // rate)
    if count == 0:
        return np.empty(0, np.float32)
    up, down, half, bank = _bank(rate)
    padded = np.pad(samples, (half - 1, half + 1))
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * half)
    output = np.empty(count, np.float32)
    for start in range(0, count, BLOCK):
        steps = np.arange(start, min(start + BLOCK, count), dtype=np.int64) * down
        output[start : start + len(steps)] = np.einsum("nk,nk->n", windows[steps // up], bank[steps % up])
    return output


def frames(samples: np.ndarray) -> np.ndarray:
    """Rows of 64 samples of context and 512 new ones; what lies outside of the clip is silence."""
    samples = np.ascontiguousarray(samples, np.float32)
    if samples.ndim != 1:
        raise ValueError(f"samples have {samples.ndim} dimensions, allowed: 1")
    count = -(-len(samples) // FRAME)
    padded = np.zeros(CONTEXT + count * FRAME, np.float32)
    padded[CONTEXT : CONTEXT + len(samples)] = samples
    if count == 0:
        return np.empty((0, CONTEXT + FRAME), np.float32)
    return np.lib.stride_tricks.sliding_window_view(padded, CONTEXT + FRAME)[::FRAME].copy()
