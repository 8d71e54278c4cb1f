"""Start, stop, settings, logs, and where the service can live."""

import json
import os
import signal
import subprocess
import sys
import unittest

import wavs
from running import PACKAGE_PARENT, Service, environment


def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, env=environment(**settings), capture_output=True, text=True, timeout=60, cwd="/", check=False)


class Starting(unittest.TestCase):
    def assert_one_line_each(self, result: subprocess.CompletedProcess[str], code: int, *texts: str) -> None:
        self.assertEqual(code, result.returncode, result)
        self.assertEqual("", result.stderr)
        messages = [json.loads(line)["message"] for line in result.stdout.splitlines()]
        self.assertEqual(len(texts), len(messages), messages)
        for text, message in zip(texts, messages, strict=True):
            self.assertIn(text, message)

    def test_wrong_settings_are_told_together(self) -> None:
        result = run("vad", VAD_PORT="80x", VAD_THREADS="0", VAD_DSP="cuda")
        self.assert_one_line_each(result, 2, "VAD_DSP is 'cuda', allowed: auto, native, numpy", "VAD_PORT is '80x'", "VAD_THREADS is '0'")

    def test_a_missing_model_is_one_line(self) -> None:
        self.assert_one_line_each(run("vad", VAD_MODEL="/nowhere.onnx"), 3, "there is no such file")

    def test_a_file_that_is_no_model_is_one_line(self) -> None:
        self.assert_one_line_each(run("vad", VAD_MODEL=str(PACKAGE_PARENT / "vad" / "__init__.py")), 3, "not a model")

    def test_a_port_in_use_ends_the_start(self) -> None:
        with Service() as first:
            result = run("vad", VAD_PORT=str(first.port))
            self.assertNotEqual(0, result.returncode)
            self.assertIn("address already in use", result.stdout)
            self.assertNotIn("Traceback", result.stdout + result.stderr)

    def test_numpy_serves_when_it_is_asked_for(self) -> None:
        samples, rate = wavs.speech()
        clip = wavs.wav(samples, rate)
        with Service(VAD_DSP="numpy") as twin, Service(VAD_DSP="native") as native:
            expected, found = native.post(clip)[1], twin.post(clip)[1]
        self.assertEqual((True, False), (expected.pop("native"), found.pop("native")))
        self.assertAlmostEqual(expected.pop("max_probability"), found.pop("max_probability"), delta=0.001)
        self.assertEqual(expected, found)


class Living(unittest.TestCase):
    def test_an_unknown_user_without_home_serves_and_writes_nothing_to_standard_error(self) -> None:
        user = 4321 if os.geteuid() == 0 else None
        samples, rate = wavs.speech()
        # TMPDIR points at nothing: the service must not need a folder to write to.
        with Service(user=user, TMPDIR="/nonexistent", HOME="/nonexistent") as service:
            self.assertGreaterEqual(len(service.post(wavs.wav(samples, rate))[1]["segments"]), 1)
        for line in service.lines:
            json.loads(line)

    def test_the_health_check_tells_whether_the_service_answers(self) -> None:
        with Service() as service:
            result = run("vad.healthcheck", VAD_PORT=str(service.port))
            self.assertEqual((0, "HTTP/1.1 200 OK\n"), (result.returncode, result.stdout))
        result = run("vad.healthcheck", VAD_PORT=str(service.port))
        self.assertEqual(1, result.returncode)
        self.assertIn("unhealthy", result.stdout)
        self.assertEqual("", result.stderr)

    def test_signals_end_it_quickly_and_quietly(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            with Service() as service:
                code = service.stop(number)
            self.assertIn(code, {0, -number})
            self.assertNotIn("Traceback", "\n".join(service.lines))

    def test_every_line_of_the_log_is_json_and_carries_the_request_but_no_secret(self) -> None:
        clip = wavs.wav(wavs.tone(0.1))
        with Service() as service:
            _, kept, _ = service.request("POST", "/v1/vad?key=hunter2", clip, authorization="Bearer hunter2", x_request_id="given-1")
            _, made, _ = service.request("POST", "/v1/vad", clip, x_request_id='bad"id')
            service.request("POST", "/v1/vad", b"junk")
        self.assertEqual("given-1", kept["x-request-id"])
        self.assertRegex(made["x-request-id"], "^[0-9a-f]{16}$")
        entries = [json.loads(line) for line in service.lines]
        requests = [entry for entry in entries if entry["message"] == "request"]
        self.assertEqual(["given-1", made["x-request-id"]], [entry["request_id"] for entry in requests[:2]])
        self.assertEqual([200, 200, 400], [entry["status"] for entry in requests])
        self.assertEqual({"/v1/vad"}, {entry["path"] for entry in requests})
        self.assertNotIn("hunter2", "\n".join(service.lines))


if __name__ == "__main__":
    unittest.main()
