"""Bad input: every refusal is a 4xx that says what was found and what is allowed, and the service stays up."""

import random
import struct
import unittest

import wavs
from running import Service

WHOLE = wavs.wav(wavs.tone(0.2))


class Refusals(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.service = cls.enterClassContext(Service(VAD_MAX_SECONDS="5"))

    def assert_refused(self, status: int, code: str, body: bytes, content_type: str = "audio/wav") -> dict:
        found_status, answer = self.service.post(body, content_type=content_type)
        self.assertEqual((status, code), (found_status, answer.get("error")), answer)
        self.assertEqual({"error", "found", "allowed"}, set(answer))
        self.assertTrue(answer["found"] and answer["allowed"])
        self.assertEqual(200, self.service.request("GET", "/healthz")[0])
        return answer

    def test_an_empty_body(self) -> None:
        self.assert_refused(400, "empty_body", b"")

    def test_a_file_that_is_not_a_wav(self) -> None:
        answer = self.assert_refused(400, "not_wav", b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
        self.assertIn("PNG", answer["found"])

    def test_a_wav_that_ends_too_early_at_every_length(self) -> None:
        for length in (4, 11, 12, 16, 20, 30, 36, 40, 43, 44, 45, len(WHOLE) - 1):
            status, answer = self.service.post(WHOLE[:length])
            self.assertEqual(400, status, (length, answer))
            self.assertIn(answer["error"], {"not_wav", "truncated"}, length)
        answer = self.assert_refused(400, "truncated", WHOLE[:1000])
        self.assertEqual("956 of the 6400 bytes that the data chunk declares", answer["found"])

    def test_a_wav_without_samples(self) -> None:
        self.assert_refused(400, "no_audio", wavs.wav([]))

    def test_samples_that_end_in_the_middle(self) -> None:
        self.assert_refused(400, "truncated", wavs.riff((b"fmt ", WHOLE[20:36]), (b"data", b"\0" * 7)))

    def test_a_data_chunk_before_the_format(self) -> None:
        self.assert_refused(400, "malformed_wav", wavs.riff((b"data", b"\0" * 8)))

    def test_ten_thousand_empty_chunks(self) -> None:
        self.assert_refused(400, "malformed_wav", wavs.riff(*[(b"junk", b"")] * 10000))

    def test_formats_that_are_not_read(self) -> None:
        for tag, bits in ((6, 8), (0x55, 0), (1, 12), (3, 64), (3, 16)):
            fmt = struct.pack("<HHIIHH", tag, 1, 16000, 32000, max(bits // 8, 1), bits)
            self.assert_refused(422, "unsupported_format", wavs.riff((b"fmt ", fmt), (b"data", b"\0" * 64)))

    def test_rates_and_channels_outside_of_the_limits(self) -> None:
        for rate in (0, 7999, 192001, 4294967295):
            fmt = struct.pack("<HHIIHH", 1, 1, rate, 0, 2, 16)
            answer = self.assert_refused(422, "unsupported_rate", wavs.riff((b"fmt ", fmt), (b"data", b"\0" * 64)))
            self.assertEqual((f"{rate} Hz", "8000 to 192000 Hz"), (answer["found"], answer["allowed"]))
        for channels in (0, 65, 65535):
            fmt = struct.pack("<HHIIHH", 1, channels, 16000, 0, channels * 2 & 0xFFFF, 16)
            self.assert_refused(422, "unsupported_channels", wavs.riff((b"fmt ", fmt), (b"data", b"\0" * 64)))

    def test_a_clip_that_is_too_long(self) -> None:
        answer = self.assert_refused(413, "audio_too_long", wavs.wav([0.0] * 8000 * 6, 8000, "u8"))
        self.assertEqual(("6.0 seconds", "at most 5 seconds"), (answer["found"], answer["allowed"]))

    def test_a_media_type_that_is_not_read(self) -> None:
        self.assert_refused(415, "unsupported_media_type", WHOLE, "audio/mpeg")

    def test_forms_without_a_usable_file(self) -> None:
        part = b'--b\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--b--\r\n'
        self.assert_refused(400, "no_file", part, "multipart/form-data; boundary=b")
        two = part.replace(b"other", b"file").replace(b"--b--\r\n", b"") * 2 + b"--b--\r\n"
        self.assert_refused(400, "no_file", two, "multipart/form-data; boundary=b")
        self.assert_refused(400, "malformed_multipart", b"hello", "multipart/form-data; boundary=b")
        self.assert_refused(400, "malformed_multipart", part[:-6], "multipart/form-data; boundary=b")
        self.assert_refused(400, "malformed_multipart", part, "multipart/form-data")
        self.assert_refused(400, "malformed_multipart", part, "multipart/form-data; boundary=" + "b" * 300)
        empty = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\r\n--b--\r\n'
        self.assert_refused(400, "empty_body", empty, "multipart/form-data; boundary=b")

    def test_float_samples_that_are_no_numbers_are_silence(self) -> None:
        data = struct.pack("<4f", float("nan"), float("inf"), float("-inf"), 1e38) * 4000
        fmt = struct.pack("<HHIIHH", 3, 1, 16000, 64000, 4, 32)
        status, answer = self.service.post(wavs.riff((b"fmt ", fmt), (b"data", data)))
        self.assertEqual(200, status, answer)

    def test_a_stream_of_unknown_length_is_read_to_its_end(self) -> None:
        for size in (0xFFFFFFFF, 0x7FFFF000):
            body = WHOLE[:40] + struct.pack("<I", size) + WHOLE[44:]
            self.assertEqual(self.service.post(WHOLE), self.service.post(body), size)

    def test_unknown_paths_and_methods(self) -> None:
        for method, path, expected in (("GET", "/nothing", 404), ("GET", "/v1/vad", 405), ("DELETE", "/healthz", 405)):
            status, headers, answer = self.service.request(method, path)
            self.assertEqual(expected, status)
            self.assertIn(b'"allowed":"POST /v1/vad', answer)

    def test_three_hundred_damaged_files_never_break_the_service(self) -> None:
        source = random.Random(20261121)
        kinds = [wavs.wav(wavs.tone(0.05, 22050), 22050, e, c, x) for e in wavs.TAGS for c, x in ((1, False), (2, True))]
        for number in range(300):
            body = bytearray(source.choice(kinds))
            for _ in range(source.randint(1, 6)):
                body[source.randrange(min(len(body), 80))] = source.randrange(256)
            if source.random() < 0.3:
                del body[source.randrange(len(body)) :]
            status, answer = self.service.post(bytes(body))
            self.assertIn(status, {200, 400, 413, 422}, (number, answer))
        self.assertEqual(200, self.service.post(WHOLE)[0])


if __name__ == "__main__":
    unittest.main()
