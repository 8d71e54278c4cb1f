"""The model that may come next, which only the images with tests have: it hears what the shipped one hears."""

import os
import unittest

import numpy as np
import running  # noqa: F401  makes the package importable
import wavs
from vad import dsp_numpy
from vad.model import VoiceModel
from vad.settings import Settings

NEXT = os.environ.get("VAD_NEXT_MODEL", "/opt/check/model/silero_vad_v6.onnx")


@unittest.skipUnless(os.path.isfile(NEXT), f"{NEXT} is not there")
class NextModel(unittest.TestCase):
    def test_it_takes_the_same_frames_and_hears_the_same_speech(self) -> None:
        samples, rate = wavs.speech()
        frames = dsp_numpy.frames(dsp_numpy.resample(np.array(samples, np.float32), rate))
        shipped = VoiceModel(Settings.from_environment().model_path, threads=1).probabilities(frames)
        following = VoiceModel(NEXT, threads=1).probabilities(frames)
        self.assertGreater(following.max(), 0.9)
        self.assertGreater(np.mean((shipped > 0.5) == (following > 0.5)), 0.85)


if __name__ == "__main__":
    unittest.main()
