"""The native module against its NumPy twin, over rates, encodings and sizes chosen by a seeded source."""

import random
import threading
import time
import unittest

import numpy as np
import running  # noqa: F401  makes the package importable
import vad_dsp
from vad import dsp_numpy

SEED = 20261121
EDGES = (0, 1, 2, 3, 63, 64, 65, 511, 512, 513, 1023, 1024, 1025)
RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 176400, 192000)
ODD_RATES = (8001, 11027, 15999, 16001, 47999, 191999)


def samples(source: random.Random, count: int) -> np.ndarray:
    return np.random.default_rng(source.randrange(2**32)).uniform(-1, 1, count).astype(np.float32)


class NativeEqualsNumpy(unittest.TestCase):
    def assert_equal(self, expected: np.ndarray, found: np.ndarray, case: object) -> None:
        self.assertEqual((expected.shape, expected.dtype), (found.shape, found.dtype), case)
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5, err_msg=str(case))

    def test_decoding_any_bytes(self) -> None:
        source = random.Random(SEED)
        for encoding, size in (("u8", 1), ("s16", 2), ("s24", 3), ("s32", 4), ("f32", 4)):
            for channels in (1, 2, 3, 6, 8, 64):
                for count in (*EDGES, source.randint(2000, 9000)):
                    data = source.randbytes(count * channels * size)
                    expected = dsp_numpy.decode(data, encoding, channels)
                    self.assert_equal(expected, vad_dsp.decode(data, encoding, channels), (encoding, channels, count))

    def test_resampling_at_every_rate_and_edge_size(self) -> None:
        source = random.Random(SEED + 1)
        for rate in (*RATES, *ODD_RATES, *(source.randint(8000, 192000) for _ in range(6))):
            edges = EDGES if rate in RATES else (0, 1, 2, 513)
            for count in (*edges, source.randint(1, 20000)):
                data = samples(source, count)
                self.assert_equal(dsp_numpy.resample(data, rate), vad_dsp.resample(data, rate), (rate, count))

    def test_framing_at_every_edge_size(self) -> None:
        source = random.Random(SEED + 2)
        for count in (*EDGES, *(source.randint(1, 50000) for _ in range(20))):
            data = samples(source, count)
            self.assert_equal(dsp_numpy.frames(data), vad_dsp.frames(data), count)

    def test_views_that_are_not_contiguous_are_copied_right(self) -> None:
        data = samples(random.Random(SEED + 3), 5000)
        self.assert_equal(dsp_numpy.resample(data[::3], 22050), vad_dsp.resample(data[::3], 22050), "stride")
        self.assert_equal(dsp_numpy.frames(data[::-1]), vad_dsp.frames(data[::-1]), "reversed")
        self.assert_equal(dsp_numpy.decode(memoryview(b"abcdefgh")[2:6], "s16", 1), vad_dsp.decode(memoryview(b"abcdefgh")[2:6], "s16", 1), "slice")


class NativeGuards(unittest.TestCase):
    def test_both_refuse_the_same_arguments(self) -> None:
        line, table = np.zeros(10, np.float32), np.zeros((2, 5), np.float32)
        for name, arguments in (
            ("decode", (b"abc", "s16", 1)),
            ("decode", (b"abcd", "s16", 4)),
            ("decode", (b"abcd", "s16", 0)),
            ("decode", (b"abcd", "s16", -1)),
            ("decode", (b"abcd", "s16", 70000)),
            ("decode", (b"abcd", "s12", 1)),
            ("resample", (line, 7999)),
            ("resample", (line, 192001)),
            ("resample", (line, 0)),
            ("resample", (line, -16000)),
            ("resample", (table, 8000)),
            ("frames", (table,)),
        ):
            for module in (vad_dsp, dsp_numpy):
                with self.subTest(name=name, arguments=arguments, module=module.__name__), self.assertRaises(ValueError):
                    getattr(module, name)(*arguments)

    def test_wrong_types_are_refused(self) -> None:
        for call in (lambda: vad_dsp.decode("text", "s16", 1), lambda: vad_dsp.resample(None, 8000), lambda: vad_dsp.frames(b"abc")):
            with self.assertRaises((TypeError, ValueError, BufferError)):
                call()

    def test_random_calls_never_break_the_process(self) -> None:
        source = random.Random(SEED + 4)
        for _ in range(500):
            try:
                found = vad_dsp.decode(source.randbytes(source.randrange(200)), source.choice(["u8", "s16", "s24", "s32", "f32", ""]), source.randint(-2, 70))
                found = vad_dsp.frames(vad_dsp.resample(found, source.randint(7000, 200000)))
            except ValueError:
                continue
            self.assertTrue(np.isfinite(found).all())

    def test_the_interpreter_runs_on_while_it_works(self) -> None:
        data = np.zeros(192000 * 30, np.float32)
        worker = threading.Thread(target=lambda: [vad_dsp.resample(data, 191999) for _ in range(2)])
        worker.start()
        longest, last = 0.0, time.perf_counter()
        started = last
        while worker.is_alive():
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        worker.join()
        self.assertLess(longest, 0.5 * (last - started), "a call that holds the lock stops every other thread")


if __name__ == "__main__":
    unittest.main()
