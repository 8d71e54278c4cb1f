"""Starts the real service as a process of its own."""

import http.client
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent
if importlib.util.find_spec("vad") is None:
    sys.path.insert(0, str(SOURCES))

PACKAGE_PARENT = Path(importlib.util.find_spec("vad").origin).parent.parent


def environment(**changes: str) -> dict[str, str]:
    """What a container has: no HOME, nothing but the service's own settings."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LD_LIBRARY_PATH", "VAD_MODEL"}}
    paths = [str(PACKAGE_PARENT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONDONTWRITEBYTECODE": "1"} | changes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Service:
    """A context manager; `lines` holds the log afterwards."""

    def __init__(self, user: int | None = None, **settings: str) -> None:
        self.port = free_port()
        self._settings = {"VAD_PORT": str(self.port)} | settings
        self._user = user
        self.lines: list[str] = []

    def __enter__(self) -> "Service":
        # In memory: the image that these tests run in may have no folder to write to.
        self._log = os.fdopen(os.memfd_create("log"), "w+b")
        identity = {} if self._user is None else {"user": self._user, "group": 0, "extra_groups": []}
        command = [sys.executable, "-m", "vad"]
        self.process = subprocess.Popen(command, env=environment(**self._settings), stdout=self._log, stderr=subprocess.STDOUT, cwd="/", **identity)
        deadline = time.monotonic() + float(os.environ.get("VAD_TEST_START_SECONDS", "30"))
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.request("GET", "/healthz")[0] == 200:
                    return self
            except OSError:
                time.sleep(0.02)
        self.stop()
        raise AssertionError("the service did not come up:\n" + "\n".join(self.lines))

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self, signal_number: int = signal.SIGTERM) -> int:
        if self.process.returncode is None:
            self.process.send_signal(signal_number)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self._log.seek(0)
            self.lines = self._log.read().decode().splitlines()
            self._log.close()
        return self.process.returncode

    def request(self, method: str, path: str, body: bytes | Iterable[bytes] | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def post(self, body: bytes, path: str = "/v1/vad", content_type: str = "audio/wav") -> tuple[int, dict]:
        status, _, answer = self.request("POST", path, body, content_type=content_type)
        return status, json.loads(answer)

    def memory(self, field: str = "VmRSS") -> int:
        """Bytes; VmHWM is the most so far."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
        raise AssertionError(field)
