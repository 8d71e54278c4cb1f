"""Receives the audio of a request, never more of it than the limit."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from .refusal import Refusal
from .settings import MIB, Settings

WAV_TYPES = frozenset({"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "application/octet-stream", ""})
TYPES_WANTED = "audio/wav, application/octet-stream, or multipart/form-data with a field named file"


async def read_audio(request: Request, settings: Settings) -> bytearray:
    """The file's bytes from a raw or multipart body. Raises Refusal."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in WAV_TYPES and kind != "multipart/form-data":
        raise Refusal(415, "unsupported_media_type", kind[:100], TYPES_WANTED)
    _check_declared(request, settings.max_body_bytes)
    try:
        async with asyncio.timeout(settings.body_timeout_seconds):
            body = await _receive(request, settings.max_body_bytes)
    except TimeoutError:
        allowed = f"a body within {settings.body_timeout_seconds} seconds"
        raise Refusal(408, "body_timeout", "a body that did not arrive in time", allowed) from None
    except ClientDisconnect:
        raise Refusal(400, "incomplete_body", "a connection that closed before the end of the body", "the whole body") from None
    if kind != "multipart/form-data":
        return body
    from .multipart import file_of

    return file_of(body, request.headers["content-type"])


def too_large(found: str, limit: int) -> Refusal:
    return Refusal(413, "body_too_large", found, f"at most {limit // MIB} MB ({limit} bytes)")


def _check_declared(request: Request, limit: int) -> None:
    declared = request.headers.get("content-length", "")
    # The server has refused a length that is not a number, so only its size is in question.
    if declared.isdecimal() and (len(declared) > 15 or int(declared) > limit):
        raise too_large(f"a body declared as {declared[:40]} bytes", limit)


async def _receive(request: Request, limit: int) -> bytearray:
    body = bytearray()
    async for chunk in request.stream():
        if len(body) + len(chunk) > limit:
            raise too_large(f"a body of more than {limit} bytes", limit)
        body += chunk
    return body
