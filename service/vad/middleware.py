"""Gives every request an id, a line in the log and a place in the metrics."""

import logging
import os
import re
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .metrics import Metrics

LOG = logging.getLogger("vad.requests")

# What a client may choose itself; anything else could forge fields of other systems' logs.
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)

# Asked every few seconds by the platform: counted, but logged only when they fail.
QUIET = {"/healthz", "/metrics"}


class Observer:
    """Pure ASGI: bodies pass through untouched."""

    def __init__(self, app: ASGIApp, metrics: Metrics, routes: frozenset[str]) -> None:
        self._app, self._metrics, self._routes = app, metrics, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else os.urandom(8).hex()
        status = 500
        started = time.perf_counter()

        async def observed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, observed)
        finally:
            self._record(scope, request_id, status, time.perf_counter() - started)

    def _record(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        path, method = scope["path"], scope["method"]
        # Labels come from a fixed set, or every unknown path would add a time series.
        route = path if path in self._routes else "other"
        known = method if method in {"GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"} else "other"
        self._metrics.requests.add(route=route, method=known, status=str(status))
        self._metrics.request_seconds.observe(seconds)
        if path not in QUIET or status >= 400:
            fields = {"request_id": request_id, "method": known, "path": path[:200], "status": status, "seconds": round(seconds, 4)}
            LOG.info("request", extra=fields)
