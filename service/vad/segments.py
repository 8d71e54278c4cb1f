"""From a probability for each frame to spans of speech in seconds."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

FRAME_SECONDS = 512 / 16_000


@dataclass(frozen=True)
class Rules:
    """A span opens at `threshold` and closes below `threshold - hysteresis`; times are in seconds."""

    threshold: float = 0.5
    hysteresis: float = 0.15
    min_silence: float = 0.1
    min_speech: float = 0.25
    pad: float = 0.03


def find_segments(probabilities: np.ndarray, duration: float, rules: Rules) -> list[tuple[float, float]]:
    """Spans in order that do not overlap and lie within 0 and duration."""
    spans = [
        (start * FRAME_SECONDS, end * FRAME_SECONDS)
        for start, end in _close_gaps(_runs(probabilities, rules), rules.min_silence)
        if (end - start) * FRAME_SECONDS >= rules.min_speech
    ]
    return _padded(spans, duration, rules.pad)


def _runs(probabilities: np.ndarray, rules: Rules) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    low = max(rules.threshold - rules.hysteresis, 0.01)
    opened: int | None = None
    for index, value in enumerate(probabilities.tolist()):
        if opened is None and value >= rules.threshold:
            opened = index
        elif opened is not None and value < low:
            runs.append((opened, index))
            opened = None
    if opened is not None:
        runs.append((opened, len(probabilities)))
    return runs


def _close_gaps(runs: list[tuple[int, int]], min_silence: float) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for run in runs:
        if joined and (run[0] - joined[-1][1]) * FRAME_SECONDS < min_silence:
            joined[-1] = (joined[-1][0], run[1])
        else:
            joined.append(run)
    return joined


def _padded(spans: list[tuple[float, float]], duration: float, pad: float) -> list[tuple[float, float]]:
    # Two spans that lie closer than both pads share what is between them.
    gaps = [min(pad, (right[0] - left[1]) / 2) for left, right in pairwise(spans)]
    before, after = [pad, *gaps], [*gaps, pad]
    return [
        (round(max(start - b, 0.0), 3), round(min(end + a, duration), 3))
        for (start, end), b, a in zip(spans, before, after, strict=False)
    ]
