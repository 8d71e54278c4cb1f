"""The NumPy steps against what mathematics and the standard library say."""

import math
import random
import struct
import unittest

import numpy as np
import running  # noqa: F401  makes the package importable
import wavs
from vad import dsp_numpy


class Decoding(unittest.TestCase):
    def test_the_ends_and_the_middle_of_every_encoding(self) -> None:
        for encoding, data, expected in (
            ("u8", bytes([0, 128, 255]), [-1, 0, 127 / 128]),
            ("s16", struct.pack("<3h", -32768, 0, 32767), [-1, 0, 32767 / 32768]),
            ("s24", b"\x00\x00\x80\x00\x00\x00\xff\xff\x7f", [-1, 0, 8388607 / 8388608]),
            ("s32", struct.pack("<3i", -(2**31), 0, 2**30), [-1, 0, 0.5]),
            ("f32", struct.pack("<6f", -2, 0.25, 2, math.nan, math.inf, 1), [-1, 0.25, 1, 0, 0, 1]),
        ):
            np.testing.assert_allclose(dsp_numpy.decode(data, encoding, 1), expected, atol=1e-7, err_msg=encoding)

    def test_channels_are_averaged(self) -> None:
        data = struct.pack("<6h", 16384, 0, -16384, -32768, 100, 100)
        np.testing.assert_allclose(dsp_numpy.decode(data, "s16", 2), [0.25, -0.75, 100 / 32768], atol=1e-7)

    def test_random_samples_come_back(self) -> None:
        source = random.Random(1)
        samples = [source.uniform(-1, 1) for _ in range(1000)]
        for encoding, step in (("u8", 1 / 128), ("s16", 2**-15), ("s24", 2**-23), ("s32", 1e-7), ("f32", 1e-7)):
            np.testing.assert_allclose(dsp_numpy.decode(wavs.encode(samples, encoding), encoding, 1), samples, atol=step)


class Resampling(unittest.TestCase):
    def test_a_tone_stays_the_same_tone(self) -> None:
        for rate in (8000, 11025, 12345, 22050, 44100, 48000, 96000, 192000):
            source = np.array(wavs.tone(0.5, rate, 1000.0), np.float32)
            found = dsp_numpy.resample(source, rate)
            self.assertEqual(8000, len(found), rate)
            expected = np.array(wavs.tone(0.5, 16000, 1000.0), np.float32)
            np.testing.assert_allclose(found[200:-200], expected[200:-200], atol=2e-3, err_msg=str(rate))

    def test_what_the_model_cannot_hear_is_removed(self) -> None:
        for rate in (44100, 48000, 192000):
            source = np.array(wavs.tone(0.5, rate, 9500.0), np.float32)
            self.assertLess(np.abs(dsp_numpy.resample(source, rate)[200:-200]).max(), 1e-3, rate)

    def test_a_constant_stays_constant(self) -> None:
        for rate in (8000, 9973, 44100, 192000):
            found = dsp_numpy.resample(np.full(rate // 2, 0.5, np.float32), rate)
            np.testing.assert_allclose(found[200:-200], 0.5, atol=1e-5, err_msg=str(rate))


class Framing(unittest.TestCase):
    def test_each_row_repeats_the_end_of_the_one_before(self) -> None:
        samples = np.arange(1, 1100, dtype=np.float32)
        rows = dsp_numpy.frames(samples)
        self.assertEqual((3, 576), rows.shape)
        np.testing.assert_array_equal(rows[0, :64], 0)
        np.testing.assert_array_equal(rows[0, 64:], samples[:512])
        np.testing.assert_array_equal(rows[1, :64], samples[448:512])
        np.testing.assert_array_equal(rows[2, 64 : 64 + 75], samples[1024:])
        np.testing.assert_array_equal(rows[2, 64 + 75 :], 0)


if __name__ == "__main__":
    unittest.main()
