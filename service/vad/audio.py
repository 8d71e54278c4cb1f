"""Reads the header of a WAV file (RIFF, WAVE_FORMAT_EXTENSIBLE included) and finds its samples."""

import struct
from dataclasses import dataclass

from .refusal import Refusal
from .settings import MAX_CHANNELS, MAX_RATE, MIN_RATE

PCM = 0x0001
IEEE_FLOAT = 0x0003
EXTENSIBLE = 0xFFFE

# The last 14 bytes of every sub-format GUID that only repeats a format tag.
GUID_TAIL = bytes.fromhex("000000001000800000aa00389b71")

ENCODINGS = {(PCM, 8): "u8", (PCM, 16): "s16", (PCM, 24): "s24", (PCM, 32): "s32", (IEEE_FLOAT, 32): "f32"}

# A program that writes to a pipe cannot know the length: it writes a number near the top instead.
UNKNOWN_LENGTH = 0x7FFFF000

# More chunks than any program writes; without an end, a file of empty chunks would keep a thread busy.
MAX_CHUNKS = 1000

WAV_WANTED = "a RIFF/WAVE file with PCM of 8, 16, 24 or 32 bits or 32-bit float"


@dataclass(frozen=True)
class Wav:
    """Samples of a WAV file, still encoded. encoding is one of u8, s16, s24, s32, f32."""

    rate: int
    channels: int
    encoding: str
    data: memoryview

    @property
    def frames(self) -> int:
        """Samples per channel."""
        return len(self.data) // (self.channels * (int(self.encoding[1:]) // 8))

    @property
    def seconds(self) -> float:
        return self.frames / self.rate


def read_wav(body: bytes | bytearray, max_seconds: int) -> Wav:
    """Raises Refusal for everything that is not a whole WAV file within the limits."""
    view = memoryview(body)
    if len(view) == 0:
        raise Refusal(400, "empty_body", "an empty body", WAV_WANTED)
    if len(view) < 12 or view[0:4] != b"RIFF" or view[8:12] != b"WAVE":
        raise Refusal(400, "not_wav", f"{len(view)} bytes that start with {bytes(view[:4])!r}", WAV_WANTED)

    layout: tuple[int, int, str] | None = None
    position = 12
    for _ in range(MAX_CHUNKS):
        if position + 8 > len(view):
            raise Refusal(400, "truncated", f"a WAV file of {len(view)} bytes without a data chunk", "the whole file")
        name = bytes(view[position : position + 4])
        (size,) = struct.unpack_from("<I", view, position + 4)
        start = position + 8
        if name == b"data":
            if layout is None:
                raise Refusal(400, "malformed_wav", "a data chunk before any fmt chunk", "a fmt chunk first")
            return _samples(view, start, size, layout, max_seconds)
        if name == b"fmt ":
            if start + size > len(view):
                raise Refusal(400, "truncated", f"a fmt chunk of {size} bytes that ends after the file", "the whole file")
            layout = _layout(view[start : start + size])
        position = start + size + (size & 1)
    raise Refusal(400, "malformed_wav", f"{MAX_CHUNKS} chunks without a data chunk", "a data chunk near the start")


def _layout(fmt: memoryview) -> tuple[int, int, str]:
    if len(fmt) < 16:
        raise Refusal(400, "malformed_wav", f"a fmt chunk of {len(fmt)} bytes", "at least 16 bytes")
    tag, channels, rate, _, block, bits = struct.unpack_from("<HHIIHH", fmt)
    if tag == EXTENSIBLE:
        if len(fmt) < 40:
            raise Refusal(400, "malformed_wav", f"an extensible fmt chunk of {len(fmt)} bytes", "at least 40 bytes")
        if fmt[26:40] != GUID_TAIL:
            raise Refusal(422, "unsupported_format", f"sub-format {bytes(fmt[24:40]).hex()}", WAV_WANTED)
        (tag,) = struct.unpack_from("<H", fmt, 24)
    encoding = ENCODINGS.get((tag, bits))
    if encoding is None:
        raise Refusal(422, "unsupported_format", f"format tag {tag} with {bits} bits", WAV_WANTED)
    if not 1 <= channels <= MAX_CHANNELS:
        raise Refusal(422, "unsupported_channels", f"{channels} channels", f"1 to {MAX_CHANNELS}")
    if not MIN_RATE <= rate <= MAX_RATE:
        raise Refusal(422, "unsupported_rate", f"{rate} Hz", f"{MIN_RATE} to {MAX_RATE} Hz")
    if block != channels * bits // 8:
        raise Refusal(400, "malformed_wav", f"{block} bytes a sample frame", f"{channels * bits // 8} for {channels} x {bits} bits")
    return rate, channels, encoding


def _samples(view: memoryview, start: int, size: int, layout: tuple[int, int, str], max_seconds: int) -> Wav:
    rate, channels, encoding = layout
    step = channels * (int(encoding[1:]) // 8)
    present = len(view) - start
    if size >= UNKNOWN_LENGTH:
        size = present - present % step
    if size > present:
        raise Refusal(400, "truncated", f"{present} of the {size} bytes that the data chunk declares", "the whole file")
    if size % step:
        raise Refusal(400, "truncated", f"{size} bytes of samples", f"a multiple of {step} bytes")
    if size == 0:
        raise Refusal(400, "no_audio", "a WAV file without samples", "at least one sample")
    wav = Wav(rate, channels, encoding, view[start : start + size])
    if wav.seconds > max_seconds:
        raise Refusal(413, "audio_too_long", f"{wav.seconds:.1f} seconds", f"at most {max_seconds} seconds")
    return wav
