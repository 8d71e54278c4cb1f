"""The ONNX session of Silero VAD v5: 576 samples and a state in, the probability of speech out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np


class ModelError(Exception):
    """The model file is absent, unreadable or not this model."""


INPUTS = {"input", "state", "sr"}
RATE = np.array(16_000, np.int64)


class VoiceModel:
    """One session, used by all threads; the state lives in the call."""

    def __init__(self, path: str, threads: int) -> None:
        if not os.path.isfile(path):
            raise ModelError(f"VAD_MODEL is {path!r}, and there is no such file")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Waiting threads would burn a core of a machine that also serves requests.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            with _without_schema_noise():
                self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the binding raises its own types, unrelated to each other
            raise ModelError(f"{path!r} is not a model that ONNX Runtime loads: {_first_line(error)}") from None
        names = {entry.name for entry in self._session.get_inputs()}
        if names != INPUTS:
            raise ModelError(f"{path!r} has the inputs {sorted(names)}, needed: {sorted(INPUTS)}")
        self.name = os.path.splitext(os.path.basename(path))[0]

    def probabilities(self, frames: np.ndarray) -> np.ndarray:
        """frames: float32 (n, 576), in order. Returns float32 (n): speech probability of each."""
        state = np.zeros((2, 1, 128), np.float32)
        result = np.empty(len(frames), np.float32)
        run = self._session.run
        for index in range(len(frames)):
            output, state = run(None, {"input": frames[index : index + 1], "state": state, "sr": RATE})
            result[index] = output[0, 0]
        return result


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:300]


@contextmanager
def _without_schema_noise() -> Iterator[None]:
    """Debian's ONNX Runtime writes hundreds of "Schema error" lines for schemas that are registered twice.

    They come from native code, so the descriptor itself is redirected; everything else that is written is passed on.
    """
    try:
        captured = os.memfd_create("stderr")
    except OSError:
        yield
        return
    kept = os.dup(2)
    os.dup2(captured, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        with os.fdopen(captured, "rb") as stream:
            stream.seek(0)
            for line in stream:
                if line.strip() and not line.startswith(b"Schema error: "):
                    sys.stderr.buffer.write(line)
        sys.stderr.flush()
