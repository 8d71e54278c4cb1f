"""Uploads that are too large, lie about their size, stop or crawl."""

import json
import socket
import threading
import time
import unittest

import wavs
from running import Service

GIGABYTE = 1_000_000_000
CHUNK = bytes(1 << 20)


class Uploads(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.service = cls.enterClassContext(Service(VAD_MAX_BODY_MB="2", VAD_BODY_TIMEOUT="1", VAD_MAX_REQUESTS="2"))
        cls.whole = wavs.wav(wavs.tone(0.5))
        cls.service.post(cls.whole)

    def upload(self, head: bytes, piece: bytes, total: int) -> tuple[bytes, int]:
        """Sends until the other side ends it; returns the answer and the bytes that were taken."""
        sent = 0
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=20) as connection:
            connection.sendall(b"POST /v1/vad HTTP/1.1\r\nHost: x\r\nContent-Type: audio/wav\r\n" + head + b"\r\n")
            connection.settimeout(None)
            answer = bytearray()
            reader = threading.Thread(target=lambda: answer.extend(_read_all(connection)), daemon=True)
            reader.start()
            try:
                while sent < total:
                    connection.sendall(piece)
                    sent += len(piece)
            except OSError:
                pass
            reader.join(20)
        return bytes(answer), sent

    def assert_refused_early(self, head: bytes, piece: bytes, found: str) -> None:
        before = self.service.memory("VmHWM")
        started = time.perf_counter()
        answer, sent = self.upload(head, piece, GIGABYTE)
        self.assertIn(b" 413 ", answer.split(b"\r\n")[0])
        refusal = json.loads(answer.split(b"\r\n\r\n", 1)[1])
        self.assertEqual(("body_too_large", found), (refusal["error"], refusal["found"]))
        self.assertLess(time.perf_counter() - started, 10)
        self.assertLess(self.service.memory("VmHWM") - before, 24 << 20, "memory grows with what is sent")
        self.assertEqual(200, self.service.post(self.whole)[0])

    def test_a_gigabyte_that_says_so_is_refused_before_it_is_read(self) -> None:
        self.assert_refused_early(b"Content-Length: 1000000000\r\n", CHUNK, "a body declared as 1000000000 bytes")

    def test_a_gigabyte_in_chunks_is_refused_at_the_limit(self) -> None:
        self.assert_refused_early(b"Transfer-Encoding: chunked\r\n", b"100000\r\n" + CHUNK + b"\r\n", "a body of more than 2097152 bytes")

    def test_a_client_that_sends_all_before_it_reads_gets_the_answer_too(self) -> None:
        # A connection that is closed with bytes unread is reset, and the reset would destroy the answer.
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", self.service.port), timeout=20) as connection:
                connection.sendall(b"POST /v1/vad HTTP/1.1\r\nHost: x\r\nContent-Length: 16777216\r\n\r\n")
                for _ in range(16):
                    connection.sendall(CHUNK)
                    time.sleep(0.005)
                self.assertIn(b" 413 ", _read_all(connection).split(b"\r\n")[0])

    def test_a_gigabyte_behind_a_small_length_is_not_read_as_audio(self) -> None:
        answer, _ = self.upload(b"Content-Length: 100\r\n", CHUNK, GIGABYTE)
        self.assertTrue(answer.startswith(b"HTTP/1.1 400"), answer[:200])
        self.assertEqual(200, self.service.post(self.whole)[0])

    def test_a_form_is_limited_as_a_whole(self) -> None:
        status, answer = self.service.post(bytes(3 << 20), content_type="multipart/form-data; boundary=b")
        self.assertEqual((413, "body_too_large"), (status, answer["error"]))

    def test_a_body_of_just_the_limit_is_read(self) -> None:
        status, answer = self.service.post(b"RIFF" + bytes((2 << 20) - 4))
        self.assertEqual((400, "not_wav"), (status, answer["error"]))

    def test_a_length_that_is_no_number_is_refused(self) -> None:
        for value in (b"abc", b"-1", b"1e9"):
            answer, _ = self.upload(b"Content-Length: " + value + b"\r\n", b"x", 1)
            self.assertTrue(answer.startswith(b"HTTP/1.1 400"), answer[:200])

    def test_a_client_that_leaves_in_the_middle_is_forgotten(self) -> None:
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", self.service.port), timeout=5) as connection:
                connection.sendall(b"POST /v1/vad HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + bytes(1000))
        time.sleep(0.2)
        self.assertEqual(200, self.service.post(self.whole)[0])

    def test_a_body_that_crawls_is_given_up(self) -> None:
        with socket.create_connection(("127.0.0.1", self.service.port), timeout=10) as connection:
            connection.sendall(b"POST /v1/vad HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + bytes(1000))
            self.assertIn(b" 408 ", connection.recv(4096).split(b"\r\n")[0])

    def test_more_clips_than_allowed_at_once_are_told_to_come_back(self) -> None:
        held = [socket.create_connection(("127.0.0.1", self.service.port), timeout=10) for _ in range(2)]
        try:
            for connection in held:
                connection.sendall(b"POST /v1/vad HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
            time.sleep(0.3)
            status, headers, answer = self.service.request("POST", "/v1/vad", self.whole)
            self.assertEqual((503, "1", "busy"), (status, headers.get("retry-after"), json.loads(answer)["error"]))
            self.assertEqual(200, self.service.request("GET", "/healthz")[0])
        finally:
            for connection in held:
                connection.close()


def _read_all(connection: socket.socket) -> bytes:
    answer = b""
    try:
        while part := connection.recv(65536):
            answer += part
    except OSError:
        pass
    return answer


if __name__ == "__main__":
    unittest.main()
