"""The shapes of the service's JSON, and how an error is sent."""

import asyncio

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

# How long an upload that was refused is still read (and thrown away), so that the client can read the answer:
# a connection that is closed while bytes arrive is reset, and the reset can overtake the answer.
LINGER_SECONDS = 1.0


class Segment(BaseModel):
    """Seconds from the start of the file."""

    start: float
    end: float


class VadAnswer(BaseModel):
    """What is spoken in a file, and when."""

    duration: float = Field(description="Length of the file in seconds.")
    sample_rate: int = Field(description="The file's own rate in Hz.")
    segments: list[Segment]
    frames: int = Field(description="Steps of 32 ms that the model looked at.")
    max_probability: float
    model: str
    native: bool = Field(description="Whether the native module prepared the samples.")


class ErrorAnswer(BaseModel):
    """Why a request was refused."""

    error: str
    found: str
    allowed: str


class ErrorResponse(JSONResponse):
    """Sends the whole answer at once, then lets the rest of the upload run out for a moment before it closes."""

    def __init__(self, status: int, answer: ErrorAnswer, headers: dict[str, str] | None = None) -> None:
        super().__init__(answer.model_dump(), status, headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": True})
        try:
            async with asyncio.timeout(LINGER_SECONDS):
                while (await receive()).get("more_body", False):
                    pass
        except TimeoutError:
            pass
        await send({"type": "http.response.body", "body": b"", "more_body": False})
