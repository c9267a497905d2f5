"""A name for each request: the client's own where it is sane, else a new one; echoed and logged."""

import re
import secrets

from starlette.types import ASGIApp, Receive, Scope, Send

_SANE = re.compile(rb"^[A-Za-z0-9._:/+=-]{1,128}$")


class RequestId:
    """Puts the request's id where the answer's headers, problems and the log find it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the request; ``Headers`` echoes the name."""
        if scope["type"] == "http":
            given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
            scope["request_id"] = given.decode() if _SANE.match(given) else secrets.token_hex(16)
        await self._app(scope, receive, send)
