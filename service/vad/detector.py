"""The whole answer to one WAV file."""

import time
from dataclasses import dataclass

from . import dsp
from .audio import read_wav
from .model import VoiceModel
from .segments import Rules, find_segments
from .settings import Settings


@dataclass(frozen=True)
class Detection:
    """Times in seconds. sample_rate is the file's own."""

    duration: float
    sample_rate: int
    segments: list[tuple[float, float]]
    frames: int
    max_probability: float
    inference_seconds: float


class Detector:
    """Raises ModelError or DspError when the service cannot work at all."""

    def __init__(self, settings: Settings) -> None:
        self._dsp, self.native = dsp.load(settings.dsp)
        self._max_seconds = settings.max_seconds
        self.model = VoiceModel(settings.model_path, settings.threads)

    def detect(self, body: bytes | bytearray, threshold: float) -> Detection:
        """Raises Refusal when the body is not a WAV file within the limits. Blocks: call it in a thread."""
        wav = read_wav(body, self._max_seconds)
        samples = self._dsp.decode(wav.data, wav.encoding, wav.channels)
        samples = self._dsp.resample(samples, wav.rate)
        started = time.perf_counter()
        probabilities = self.model.probabilities(self._dsp.frames(samples))
        spent = time.perf_counter() - started
        return Detection(
            duration=round(wav.seconds, 3),
            sample_rate=wav.rate,
            segments=find_segments(probabilities, wav.seconds, Rules(threshold=threshold)),
            frames=len(probabilities),
            max_probability=round(float(probabilities.max()), 4),
            inference_seconds=spent,
        )
