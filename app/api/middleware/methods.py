"""HEAD answers as GET without a body, and OPTIONS answers everywhere: all that is served is read with GET."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALLOWED = b"GET, HEAD, OPTIONS"
_PREFLIGHT = [
    (b"allow", ALLOWED),
    (b"access-control-allow-methods", ALLOWED),
    (b"access-control-allow-headers", b"Accept, Accept-Language, Content-Type, If-None-Match, X-Request-ID"),
    (b"access-control-max-age", b"3600"),
    (b"content-length", b"0"),
]


class Methods:
    """Turns HEAD into GET and answers OPTIONS itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass GET on, answer OPTIONS, and drop the body of HEAD."""
        method = scope.get("method")
        if method == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": list(_PREFLIGHT)})
            await send({"type": "http.response.body", "body": b""})
        elif method == "HEAD":
            await self._head(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _head(self, scope: Scope, receive: Receive, send: Send) -> None:
        inner = {**scope, "method": "GET", "head": True}

        async def bodiless(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
            elif not message.get("more_body"):
                await send({"type": "http.response.body", "body": b""})

        await self._app(inner, receive, bodiless)
        scope["route_path"] = inner.get("route_path") or getattr(inner.get("route"), "path", None)
