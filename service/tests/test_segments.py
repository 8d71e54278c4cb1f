"""From probabilities to spans."""

import random
import unittest

import numpy as np
import running  # noqa: F401  makes the package importable
from vad.segments import FRAME_SECONDS, Rules, find_segments


def spans(*runs: tuple[int, float], rules: Rules = Rules(pad=0)) -> list[tuple[float, float]]:
    values = np.concatenate([np.full(count, value, np.float32) for count, value in runs])
    return find_segments(values, len(values) * FRAME_SECONDS, rules)


class Segments(unittest.TestCase):
    def test_a_run_of_speech_becomes_a_span(self) -> None:
        self.assertEqual([(0.32, 0.96)], spans((10, 0.0), (20, 0.9), (10, 0.0)))

    def test_speech_up_to_the_end_is_closed_there(self) -> None:
        self.assertEqual([(0.32, 0.96)], spans((10, 0.0), (20, 0.9)))

    def test_a_short_blip_is_dropped(self) -> None:
        self.assertEqual([], spans((10, 0.0), (7, 0.9), (10, 0.0)))
        self.assertEqual(1, len(spans((10, 0.0), (8, 0.9), (10, 0.0))))

    def test_a_short_pause_does_not_part_a_span(self) -> None:
        self.assertEqual(1, len(spans((20, 0.9), (3, 0.0), (20, 0.9))))
        self.assertEqual(2, len(spans((20, 0.9), (4, 0.0), (20, 0.9))))

    def test_a_dip_above_the_lower_threshold_does_not_close_it(self) -> None:
        self.assertEqual(1, len(spans((20, 0.9), (20, 0.4), (20, 0.9))))
        self.assertEqual([], spans((40, 0.4)))

    def test_padding_stays_inside_and_never_overlaps(self) -> None:
        source = random.Random(3)
        for _ in range(200):
            runs = [(source.randint(1, 15), source.choice([0.0, 0.4, 0.9])) for _ in range(20)]
            found = spans(*runs, rules=Rules(pad=0.2))
            flat = [time for span in found for time in span]
            self.assertEqual(sorted(flat), flat, runs)
            if flat:
                self.assertGreaterEqual(flat[0], 0)
                self.assertLessEqual(flat[-1], round(sum(count for count, _ in runs) * FRAME_SECONDS, 3))


if __name__ == "__main__":
    unittest.main()
