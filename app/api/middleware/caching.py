"""A bounded cache of whole answers by address, wishes and dataset version, and the answer 304 to whoever has it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.middleware.compression import choose_coding
from app.api.problems import base_url

Pairs = list[tuple[bytes, bytes]]
Key = tuple[str, bytes, bytes, str, str]

MOST_BYTES = 48_000_000
LARGEST = 300_000
_KEPT_ON_304 = {b"etag", b"cache-control", b"vary", b"link", b"content-location", b"expires"}


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    headers: Pairs
    body: bytes
    etag: bytes
    route: str


class ResponseCache:
    """Answers of one process. ``version`` tells the dataset's version now and must be cheap: every request asks."""

    def __init__(self, version: Callable[[], int], most_bytes: int = MOST_BYTES) -> None:
        self._version = version
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application with this cache before it."""

        async def cached(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or scope["method"] != "GET" or "/v1/" not in scope["path"]:
                await app(scope, receive, send)
                return
            key = _key(scope)
            version = self._version()
            kept = self._find(key, version)
            if kept is None:
                await app(scope, receive, _Keeping(self, key, scope, version, send))
            else:
                scope["route_path"] = kept.route
                await _answer(kept, scope, send)

        return cached

    def _find(self, key: Key, version: int) -> _Kept | None:
        kept = self._kept.get(key)
        if kept is None or kept.version != version:
            return None
        self._kept.move_to_end(key)
        return kept

    def keep(self, key: Key, kept: _Kept) -> None:
        """Keep an answer and let the longest unused ones go."""
        old = self._kept.pop(key, None)
        self._bytes += len(kept.body) - (len(old.body) if old else 0)
        self._kept[key] = kept
        while self._bytes > self._most_bytes:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= len(gone.body)


class _Keeping:
    """A ``send`` that keeps a copy of a small, complete answer that has an ETag."""

    def __init__(self, cache: ResponseCache, key: Key, scope: Scope, version: int, send: Send) -> None:
        self._cache, self._key, self._scope, self._version, self._send = cache, key, scope, version, send
        self._headers: Pairs | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._headers = list(message["headers"]) if message["status"] == 200 else None
        elif self._headers is not None:
            self._keep(self._headers, message)
            self._headers = None
        await self._send(message)

    def _keep(self, headers: Pairs, message: Message) -> None:
        etag = next((value for name, value in headers if name == b"etag"), None)
        body = message.get("body", b"")
        if etag is None or message.get("more_body") or len(body) > LARGEST:
            return
        if not etag.startswith(b'"%d-' % self._version):
            return
        route = str(getattr(self._scope.get("route"), "path", ""))
        self._cache.keep(self._key, _Kept(self._version, headers, body, etag, route))


async def _answer(kept: _Kept, scope: Scope, send: Send) -> None:
    if matches(scope, kept.etag):
        headers = [pair for pair in kept.headers if pair[0] in _KEPT_ON_304]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(kept.headers)})
    await send({"type": "http.response.body", "body": kept.body})


def is_conditional(scope: Scope) -> bool:
    """Whether the client has an answer and asks if it still holds."""
    return any(name == b"if-none-match" for name, _ in scope["headers"])


def matches(scope: Scope, etag: bytes) -> bool:
    """Whether the client has this very answer (``If-None-Match`` compares weakly)."""
    given = next((value for name, value in scope["headers"] if name == b"if-none-match"), None)
    if given is None:
        return False
    tags = {tag.strip().removeprefix(b"W/") for tag in given.split(b",")}
    return etag in tags or b"*" in tags


def _key(scope: Scope) -> Key:
    accept = next((value for name, value in scope["headers"] if name == b"accept"), b"")
    return scope["path"], scope["query_string"], accept, choose_coding(scope), base_url(scope)
