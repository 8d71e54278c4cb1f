"""The routes."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from starlette.exceptions import HTTPException

from . import __version__
from .answers import ErrorAnswer, ErrorResponse, Segment, VadAnswer
from .detector import Detection, Detector
from .metrics import CONTENT_TYPE, Metrics
from .middleware import Observer
from .refusal import Refusal
from .settings import Settings
from .upload import read_audio

BINARY = {"schema": {"type": "string", "format": "binary"}}
FORM = {"schema": {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"}}}}
BODY = {"requestBody": {"required": True, "content": {"audio/wav": BINARY, "multipart/form-data": FORM}}}
ERRORS = {status: {"model": ErrorAnswer} for status in (400, 408, 413, 415, 422, 503)}


def create_app(settings: Settings, detector: Detector) -> FastAPI:
    """The application around a detector that is ready."""
    # The pages under /docs load their scripts from elsewhere; a closed network would see them blank.
    app = FastAPI(title="Voice activity detection", version=__version__, docs_url=None, redoc_url=None)
    metrics = Metrics(detector.native, __version__)
    threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="vad")

    @app.get("/healthz", summary="Whether the model is loaded")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics", summary="Figures for Prometheus", response_class=PlainTextResponse)
    async def show_metrics() -> PlainTextResponse:
        return PlainTextResponse(metrics.render(), media_type=CONTENT_TYPE)

    @app.post("/v1/vad", summary="Find the speech in a WAV file", responses=ERRORS, openapi_extra=BODY)
    async def detect(request: Request, threshold: Annotated[float, Query(ge=0.05, le=0.95)] = 0.5) -> VadAnswer:
        if metrics.in_flight >= settings.max_requests:
            raise Refusal(503, "busy", f"{metrics.in_flight} clips at work", f"at most {settings.max_requests}; try again")
        metrics.in_flight += 1
        try:
            body = await read_audio(request, settings)
            found = await asyncio.get_running_loop().run_in_executor(threads, detector.detect, body, threshold)
        finally:
            metrics.in_flight -= 1
        metrics.audio_seconds.add(found.duration)
        metrics.inference_seconds.observe(found.inference_seconds)
        return _answer(found, detector)

    @app.exception_handler(Refusal)
    async def refused(_: Request, refusal: Refusal) -> ErrorResponse:
        metrics.refusals.add(code=refusal.code)
        # What is left of the upload is not worth reading: the connection ends with the answer.
        headers = {"connection": "close"} | ({"retry-after": "1"} if refusal.status == 503 else {})
        return ErrorResponse(refusal.status, ErrorAnswer(error=refusal.code, found=refusal.found, allowed=refusal.allowed), headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> ErrorResponse:
        found = "; ".join(f"{entry['loc'][-1]} = {str(entry.get('input'))[:40]}" for entry in error.errors())
        allowed = "; ".join(entry["msg"] for entry in error.errors())
        return ErrorResponse(422, ErrorAnswer(error="invalid_parameter", found=found, allowed=allowed), {"connection": "close"})

    @app.exception_handler(HTTPException)
    async def unrouted(request: Request, error: HTTPException) -> ErrorResponse:
        answer = ErrorAnswer(
            error="not_found" if error.status_code == 404 else "method_not_allowed" if error.status_code == 405 else "http_error",
            found=f"{request.method} {request.url.path[:200]}",
            allowed="POST /v1/vad, GET /healthz, GET /metrics, GET /openapi.json",
        )
        return ErrorResponse(error.status_code, answer, {**(error.headers or {}), "connection": "close"})

    @app.exception_handler(Exception)
    async def failed(_: Request, __: Exception) -> ErrorResponse:
        answer = ErrorAnswer(error="internal", found="a fault of the service", allowed="the log has the details under this request id")
        return ErrorResponse(500, answer, {"connection": "close"})

    routes = frozenset({"/healthz", "/metrics", "/v1/vad", "/openapi.json"})
    app.add_middleware(Observer, metrics=metrics, routes=routes)
    return app


def _answer(found: Detection, detector: Detector) -> VadAnswer:
    return VadAnswer(
        duration=found.duration,
        sample_rate=found.sample_rate,
        segments=[Segment(start=start, end=end) for start, end in found.segments],
        frames=found.frames,
        max_probability=found.max_probability,
        model=detector.model.name,
        native=detector.native,
    )
