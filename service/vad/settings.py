"""Every setting of the service, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

MIB = 1024 * 1024

MIN_RATE = 8_000
MAX_RATE = 192_000
MAX_CHANNELS = 64

DSP_CHOICES = ("auto", "native", "numpy")


class SettingsError(Exception):
    """Settings that cannot be used; the message has one line for each."""


@dataclass(frozen=True)
class Settings:
    """Values in the units that the names say."""

    host: str = "0.0.0.0"
    port: int = 8000
    model_path: str = "/opt/model/silero_vad_v5.onnx"
    dsp: str = "auto"
    threads: int = 1
    workers: int = 2
    max_body_bytes: int = 32 * MIB
    max_seconds: int = 600
    max_requests: int = 16
    body_timeout_seconds: int = 60

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ) -> "Settings":
        """Raises SettingsError that names all wrong values at once."""
        errors: list[str] = []

        def number(name: str, default: int, low: int, high: int) -> int:
            text = environment.get(name, "")
            if text == "":
                return default
            # isdecimal() also takes digits of other scripts, and int() would convert them.
            if not (text.isascii() and text.isdecimal()) or not low <= int(text[:12]) <= high:
                errors.append(f"{name} is {text[:40]!r}, allowed: a whole number from {low} to {high}")
                return default
            return int(text)

        default = Settings()
        dsp = environment.get("VAD_DSP", "") or default.dsp
        if dsp not in DSP_CHOICES:
            errors.append(f"VAD_DSP is {dsp[:40]!r}, allowed: {', '.join(DSP_CHOICES)}")
        settings = Settings(
            host=environment.get("VAD_HOST", "") or default.host,
            port=number("VAD_PORT", default.port, 1, 65535),
            model_path=environment.get("VAD_MODEL", "") or default.model_path,
            dsp=dsp,
            threads=number("VAD_THREADS", default.threads, 1, 256),
            workers=number("VAD_WORKERS", default.workers, 1, 64),
            max_body_bytes=number("VAD_MAX_BODY_MB", default.max_body_bytes // MIB, 1, 1024) * MIB,
            max_seconds=number("VAD_MAX_SECONDS", default.max_seconds, 1, 86400),
            max_requests=number("VAD_MAX_REQUESTS", default.max_requests, 1, 10000),
            body_timeout_seconds=number("VAD_BODY_TIMEOUT", default.body_timeout_seconds, 1, 3600),
        )
        if errors:
            raise SettingsError("\n".join(errors))
        return settings
