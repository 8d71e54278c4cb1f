"""The model itself."""

import unittest

import numpy as np
import running  # noqa: F401  makes the package importable
import wavs
from vad import dsp_numpy
from vad.model import VoiceModel
from vad.settings import Settings


class Model(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.model = VoiceModel(Settings.from_environment().model_path, threads=1)
        samples, rate = wavs.speech()
        cls.frames = dsp_numpy.frames(dsp_numpy.resample(np.array(samples, np.float32), rate))

    def test_it_remembers_what_was_said_before(self) -> None:
        together = self.model.probabilities(self.frames)
        apart = np.concatenate([self.model.probabilities(self.frames[i : i + 1]) for i in range(len(self.frames))])
        self.assertGreater(np.abs(together - apart).max(), 0.2)

    def test_it_forgets_between_two_clips(self) -> None:
        np.testing.assert_array_equal(self.model.probabilities(self.frames), self.model.probabilities(self.frames))


if __name__ == "__main__":
    unittest.main()
