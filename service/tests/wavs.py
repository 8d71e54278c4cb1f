"""WAV files for the tests, written byte by byte."""

import math
import os
import random
import struct
import wave
from pathlib import Path

TAGS = {"u8": (1, 1), "s16": (1, 2), "s24": (1, 3), "s32": (1, 4), "f32": (3, 4)}
GUID_TAIL = bytes.fromhex("000000001000800000aa00389b71")


def encode(samples: list[float], encoding: str) -> bytes:
    """One channel, in [-1, 1]."""
    if encoding == "f32":
        return struct.pack(f"<{len(samples)}f", *samples)
    if encoding == "u8":
        return bytes(round(min(max(s, -1), 127 / 128) * 128) + 128 for s in samples)
    size = TAGS[encoding][1]
    top = 1 << (8 * size - 1)
    return b"".join(round(min(max(s * top, -top), top - 1)).to_bytes(size, "little", signed=True) for s in samples)


def wav(samples: list[float], rate: int = 16000, encoding: str = "s16", channels: int = 1, extensible: bool = False) -> bytes:
    """The same samples on every channel."""
    tag, size = TAGS[encoding]
    mono = encode(samples, encoding)
    data = mono if channels == 1 else b"".join(mono[i : i + size] * channels for i in range(0, len(mono), size))
    block = channels * size
    fmt = struct.pack("<HHIIHH", 0xFFFE if extensible else tag, channels, rate, rate * block, block, size * 8)
    if extensible:
        fmt += struct.pack("<HHIH", 22, size * 8, 0, tag) + GUID_TAIL
    return riff((b"fmt ", fmt), (b"data", data))


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WAVE" + b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def noise(seconds: float, rate: int = 16000, seed: int = 7) -> list[float]:
    source = random.Random(seed)
    return [source.uniform(-0.3, 0.3) for _ in range(int(seconds * rate))]


def tone(seconds: float, rate: int = 16000, hertz: float = 440.0) -> list[float]:
    return [0.5 * math.sin(2 * math.pi * hertz * n / rate) for n in range(int(seconds * rate))]


def speech() -> tuple[list[float], int]:
    """The spoken clip, a second of silence before and after it, and its rate."""
    path = os.environ.get("VAD_TEST_CLIP") or Path(__file__).parent / "data" / "speech.wav"
    with wave.open(str(path), "rb") as clip:
        if clip.getsampwidth() != 2:
            raise ValueError(f"{path} has {clip.getsampwidth() * 8} bits, needed: 16")
        rate, channels = clip.getframerate(), clip.getnchannels()
        data = clip.readframes(clip.getnframes())
    values = struct.unpack(f"<{len(data) // 2}h", data)[::channels]
    silence = [0.0] * rate
    return [*silence, *(v / 32768 for v in values), *silence], rate
