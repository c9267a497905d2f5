"""One line a request, as text or JSON, and the same figures for Prometheus by route."""

import logging
import time
from functools import lru_cache
from typing import Any

import orjson
from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger("timeline.access")

REQUESTS = Counter("timeline_http_requests", "Requests by route, method and status", ["route", "method", "status"])
SECONDS = Histogram(
    "timeline_http_request_seconds",
    "Time to the last byte by route",
    ["route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
_METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}


def route_of(scope: Scope) -> str:
    """The route's template, never the raw path: strangers must not be able to fill the monitor with names."""
    route = scope.get("route_path") or getattr(scope.get("route"), "path", None)
    return route if isinstance(route, str) else "unmatched"


@lru_cache(maxsize=4096)
def _meters(route: str, method: str, status: int) -> tuple[Counter, Histogram]:
    """The two figures of one kind of request; finding them by their labels costs more than raising them."""
    return REQUESTS.labels(route, method, str(status)), SECONDS.labels(route)


class AccessLog:
    """Measures each request, counts it, and writes its line."""

    def __init__(self, app: ASGIApp, form: str) -> None:
        self._app = app
        self._form = form

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and tell of it afterwards."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen = {"status": 500, "bytes": 0}
        started = time.perf_counter()

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            else:
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            self._tell(scope, seen, time.perf_counter() - started)

    def _tell(self, scope: Scope, seen: dict[str, int], seconds: float) -> None:
        route = route_of(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        requests, took = _meters(route, method, seen["status"])
        requests.inc()
        took.observe(seconds)
        if self._form == "json":
            logger.info(orjson.dumps(_line(scope, seen, seconds, route)).decode())
        elif self._form == "text":
            line = _line(scope, seen, seconds, route)
            logger.info(
                '%(client)s "%(method)s %(path)s" %(status)s %(bytes)sB %(milliseconds)sms %(request_id)s', line
            )


def _line(scope: Scope, seen: dict[str, int], seconds: float, route: str) -> dict[str, Any]:
    query = scope["query_string"].decode("latin-1")
    path = scope["path"].encode("unicode_escape").decode()
    return {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "client": (scope.get("client") or ("-",))[0],
        "method": scope["method"],
        "path": f"{path}?{query}" if query else path,
        "route": route,
        "status": seen["status"],
        "bytes": seen["bytes"],
        "milliseconds": round(seconds * 1000, 2),
        "request_id": scope.get("request_id", "-"),
    }
