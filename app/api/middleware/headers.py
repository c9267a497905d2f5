"""Headers on every answer, errors and files included: CORS for all, and what keeps browsers safe."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_EXPOSED = (
    b"Link, ETag, X-Truncated, X-Request-ID, RateLimit, RateLimit-Policy, Retry-After, Deprecation, Sunset, "
    b"Content-Disposition, Location, Allow"
)
_CORS = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", _EXPOSED)]
_SAFE = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]
_DATA = [(b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"), (b"x-frame-options", b"DENY")]
_PAGE = [
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
        b"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]


class Headers:
    """Adds what is missing; a route that sets its own policy keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _complete(message["headers"], scope.get("request_id", "-"))
            await send(message)

        await self._app(scope, receive, completed)


def _complete(headers: list[tuple[bytes, bytes]], request_id: str) -> list[tuple[bytes, bytes]]:
    present = dict(headers)
    wanted = [(b"x-request-id", request_id.encode()), *_CORS, *_SAFE]
    if b"content-security-policy" not in present:
        wanted += _PAGE if present.get(b"content-type", b"").startswith(b"text/html") else _DATA
    return [*headers, *(pair for pair in wanted if pair[0] not in present)]
