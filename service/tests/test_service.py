"""The real service, asked over HTTP."""

import json
import threading
import time
import unittest

import wavs
from running import Service


class TheService(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.service = cls.enterClassContext(Service(VAD_DSP="native"))
        samples, cls.rate = wavs.speech()
        cls.speech, cls.clip = samples, wavs.wav(samples, cls.rate)

    def assert_speech(self, body: bytes, message: str = "") -> dict:
        status, answer = self.service.post(body)
        self.assertEqual(200, status, (message, answer))
        duration = len(self.speech) / self.rate
        self.assertAlmostEqual(duration, answer["duration"], delta=0.002, msg=message)
        self.assertGreaterEqual(len(answer["segments"]), 1, message)
        self.assertGreater(answer["segments"][0]["start"], 0.8, message)
        self.assertLess(answer["segments"][-1]["end"], duration - 0.6, message)
        self.assertGreater(sum(s["end"] - s["start"] for s in answer["segments"]), 0.4 * (duration - 2), message)
        self.assertGreater(answer["max_probability"], 0.9, message)
        return answer

    def test_speech_is_found_where_it_is_spoken(self) -> None:
        answer = self.assert_speech(self.clip)
        self.assertEqual(self.rate, answer["sample_rate"])
        self.assertEqual("silero_vad_v5", answer["model"])
        self.assertIs(True, answer["native"])
        samples = -(-len(self.speech) * 16000 // self.rate)
        self.assertEqual(-(-samples // 512), answer["frames"])
        self.assertEqual({"duration", "sample_rate", "segments", "frames", "max_probability", "model", "native"}, set(answer))

    def test_noise_a_tone_and_silence_hold_no_speech(self) -> None:
        for name, samples in {"noise": wavs.noise(3), "tone": wavs.tone(3), "silence": [0.0] * 48000}.items():
            status, answer = self.service.post(wavs.wav(samples))
            self.assertEqual((200, []), (status, answer["segments"]), name)
            self.assertEqual(94, answer["frames"], name)
            self.assertLess(answer["max_probability"], 0.5, name)

    def test_every_encoding_layout_and_channel_count_gives_the_same_spans(self) -> None:
        expected = self.assert_speech(self.clip)["segments"]
        for encoding in wavs.TAGS:
            for channels, extensible in ((1, False), (2, False), (3, True)):
                case = f"{encoding} x{channels} extensible={extensible}"
                body = wavs.wav(self.speech, self.rate, encoding, channels, extensible)
                found = self.assert_speech(body, case)["segments"]
                # Eight bits are noisy: their spans may move by a few frames.
                delta = 0.2 if encoding == "u8" else 0.04
                self.assertAlmostEqual(expected[0]["start"], found[0]["start"], delta=delta, msg=case)
                self.assertAlmostEqual(expected[-1]["end"], found[-1]["end"], delta=delta, msg=case)

    def test_speech_is_found_at_other_rates(self) -> None:
        # A file that claims another rate is the same voice, slower or faster.
        held = [value for value in self.speech for _ in range(round(192000 / self.rate))]
        status, answer = self.service.post(wavs.wav(held, 192000))
        self.assertEqual((200, 192000), (status, answer["sample_rate"]))
        self.assertGreater(answer["max_probability"], 0.9)
        for rate in (8000, 11025, 12345, 32000, 48000):
            status, answer = self.service.post(wavs.wav(wavs.noise(1, rate), rate))
            self.assertEqual((200, []), (status, answer["segments"]), rate)

    def test_a_form_upload_gives_the_same_answer(self) -> None:
        boundary = "----boundary"
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n'
        file = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n'
        body = head.encode() + file.encode() + self.clip + f"\r\n--{boundary}--\r\n".encode()
        status, answer = self.service.post(body, content_type=f"multipart/form-data; boundary={boundary}")
        self.assertEqual((200, self.assert_speech(self.clip)), (status, answer))

    def test_the_threshold_is_honoured(self) -> None:
        low = self.service.post(self.clip, "/v1/vad?threshold=0.05")[1]["segments"]
        high = self.service.post(self.clip, "/v1/vad?threshold=0.95")[1]["segments"]
        self.assertGreater(sum(s["end"] - s["start"] for s in low), sum(s["end"] - s["start"] for s in high))
        status, answer = self.service.post(self.clip, "/v1/vad?threshold=2")
        self.assertEqual((422, "invalid_parameter", "threshold = 2"), (status, answer["error"], answer["found"]))

    def test_one_sample_is_a_clip(self) -> None:
        status, answer = self.service.post(wavs.wav([0.1]))
        self.assertEqual((200, 1, []), (status, answer["frames"], answer["segments"]))

    def test_the_event_loop_answers_while_the_model_works(self) -> None:
        long_clip = wavs.riff((b"fmt ", wavs.wav([], 8000, "u8")[20:36]), (b"data", b"\x80" * 8000 * 300))
        seconds: list[float] = []
        worker = threading.Thread(target=lambda: self.service.post(long_clip))
        started = time.perf_counter()
        worker.start()
        while worker.is_alive():
            asked = time.perf_counter()
            self.assertEqual(200, self.service.request("GET", "/healthz")[0])
            seconds.append(time.perf_counter() - asked)
        worker.join()
        # The clip takes long enough that a blocked loop would show as one slow answer.
        self.assertGreater(len(seconds), 3)
        self.assertLess(max(seconds), 0.5 * (time.perf_counter() - started))

    def test_openapi_describes_the_question_and_the_answers(self) -> None:
        document = json.loads(self.service.request("GET", "/openapi.json")[2])
        post = document["paths"]["/v1/vad"]["post"]
        self.assertEqual({"audio/wav", "multipart/form-data"}, set(post["requestBody"]["content"]))
        self.assertLessEqual({"200", "400", "408", "413", "415", "422", "503"}, set(post["responses"]))
        self.assertIn("segments", document["components"]["schemas"]["VadAnswer"]["properties"])

    def test_metrics_count_what_was_asked(self) -> None:
        def figure(name: str) -> float:
            lines = self.service.request("GET", "/metrics")[2].decode().splitlines()
            return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))

        requests, audio = figure('vad_requests_total{method="POST",route="/v1/vad",status="200"}'), figure("vad_audio_seconds_total")
        self.assert_speech(self.clip)
        self.service.request("GET", "/no/such/path")
        self.assertEqual(requests + 1, figure('vad_requests_total{method="POST",route="/v1/vad",status="200"}'))
        self.assertAlmostEqual(audio + len(self.speech) / self.rate, figure("vad_audio_seconds_total"), delta=0.01)
        self.assertGreaterEqual(figure('vad_requests_total{method="GET",route="other",status="404"}'), 1)
        self.assertEqual(0, figure("vad_requests_in_flight"))
        self.assertEqual(1, figure('vad_build_info{native="true"'))
        text = self.service.request("GET", "/metrics")[2].decode()
        self.assertNotIn("/no/such/path", text)
        counts = [line.rsplit(" ", 1)[1] for line in text.splitlines() if line.startswith(("vad_request_seconds_count", 'vad_request_seconds_bucket{le="+Inf"}'))]
        self.assertEqual(2, len(counts))
        self.assertEqual(counts[0], counts[1])


if __name__ == "__main__":
    unittest.main()
