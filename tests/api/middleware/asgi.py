"""A bare ASGI application that answers one thing, and a client for it."""

import asyncio
from typing import Any

import httpx
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send


class Echo:
    """Remembers the scope it was called with and answers what it was given."""

    def __init__(self, response: Response | None = None) -> None:
        self.scope: Scope = {}
        self.calls = 0
        self.response = response or Response("answer")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        self.calls += 1
        await self.response(scope, receive, send)


def ask(app: ASGIApp, url: str = "/v1/events", *, client: str = "127.0.0.1", **options: Any) -> httpx.Response:
    """One request to an ASGI application."""
    method = options.pop("method", "GET")

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=(client, 5000), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://inner") as session:
            return await session.request(method, url, **options)

    return asyncio.run(send())
