"""Counters, gauges and histograms in Prometheus' text format."""

import os
import threading
from collections.abc import Callable, Iterator

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

Labels = tuple[tuple[str, str], ...]


def _text(name: str, labels: Labels, value: float) -> str:
    pairs = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels)
    return f"{name}{{{pairs}}} {value:.17g}" if pairs else f"{name} {value:.17g}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


class Counter:
    """Grows only; one value for each set of labels."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text, self.kind = name, text, "counter"
        self._values: dict[Labels, float] = {}
        self._lock = threading.Lock()

    def add(self, amount: float = 1, **labels: str) -> None:
        key = tuple(sorted(labels.items()))
        with self._lock:
            self._values[key] = self._values.get(key, 0) + amount

    def lines(self) -> Iterator[str]:
        with self._lock:
            values = sorted(self._values.items())
        for labels, value in values:
            yield _text(self.name, labels, value)


class Gauge:
    """Read when it is asked for."""

    def __init__(self, name: str, text: str, read: Callable[[], float], **labels: str) -> None:
        self.name, self.text, self.kind = name, text, "gauge"
        self._read = read
        self._labels = tuple(sorted(labels.items()))

    def lines(self) -> Iterator[str]:
        yield _text(self.name, self._labels, self._read())


class Histogram:
    """Seconds, in fixed buckets."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text, self.kind = name, text, "histogram"
        self._counts = [0] * (len(SECONDS) + 1)
        self._sum = 0.0
        self._lock = threading.Lock()

    def observe(self, seconds: float) -> None:
        with self._lock:
            self._sum += seconds
            self._counts[sum(seconds > bound for bound in SECONDS)] += 1

    def lines(self) -> Iterator[str]:
        with self._lock:
            counts, total = list(self._counts), self._sum
        seen = 0
        for bound, count in zip((*map(str, SECONDS), "+Inf"), counts, strict=True):
            seen += count
            yield f'{self.name}_bucket{{le="{bound}"}} {seen}'
        yield f"{self.name}_sum {total:.17g}"
        yield f"{self.name}_count {seen}"


class Metrics:
    """What the service counts."""

    def __init__(self, native: bool, version: str) -> None:
        self.in_flight = 0
        self.requests = Counter("vad_requests_total", "Requests answered, by route, method and status.")
        self.refusals = Counter("vad_refusals_total", "Requests refused, by error code.")
        self.audio_seconds = Counter("vad_audio_seconds_total", "Seconds of audio looked at.")
        self.request_seconds = Histogram("vad_request_seconds", "Time from the request's head to the end of its answer.")
        self.inference_seconds = Histogram("vad_inference_seconds", "Time in the model for one clip.")
        self._all = (
            self.requests,
            self.refusals,
            self.audio_seconds,
            self.request_seconds,
            self.inference_seconds,
            Gauge("vad_requests_in_flight", "Clips being received or looked at.", lambda: self.in_flight),
            Gauge("vad_build_info", "Always 1; the labels tell.", lambda: 1, native=str(native).lower(), version=version),
            Gauge("process_resident_memory_bytes", "Resident memory.", _resident_bytes),
        )

    def render(self) -> str:
        lines: list[str] = []
        for metric in self._all:
            lines += [f"# HELP {metric.name} {metric.text}", f"# TYPE {metric.name} {metric.kind}", *metric.lines()]
        return "\n".join(lines) + "\n"


def _resident_bytes() -> float:
    try:
        with open("/proc/self/statm", "rb") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
