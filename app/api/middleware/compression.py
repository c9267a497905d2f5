"""zstd or gzip where the client takes it: text of this kind shrinks to a fifth or less."""

import zlib
from functools import lru_cache
from typing import Any, Protocol

import zstandard
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST = 600
_TEXT = (b"text/", b"application/json", b"application/geo+json", b"application/feed+json",
         b"application/atom+xml", b"application/x-ndjson", b"application/javascript", b"image/svg+xml")  # fmt: skip


class Coder(Protocol):
    """A running compression."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


def choose_coding(scope: Scope) -> str:
    """``zstd``, ``gzip`` or ``""``: the best that ``Accept-Encoding`` allows."""
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            return _best_coding(value)
    return ""


@lru_cache(maxsize=256)
def _best_coding(header: bytes) -> str:
    """The same few headers come again and again: every browser has its own."""
    if not header:
        return ""
    weights = dict(_weight(part) for part in header.decode("latin-1").lower().split(","))
    anything = weights.get("*", 0.0)
    best = max(("zstd", "gzip"), key=lambda coding: (weights.get(coding, anything), coding == "zstd"))
    return best if weights.get(best, anything) > 0 else ""


def _weight(part: str) -> tuple[str, float]:
    name, _, parameters = part.strip().partition(";")
    _, _, weight = parameters.replace(" ", "").partition("q=")
    try:
        return name.strip(), float(weight) if weight else 1.0
    except ValueError:
        return name.strip(), 0.0


class Compression:
    """Compresses texts as they pass; what is small, packed or partial is left alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and compress its answer."""
        coding = choose_coding(scope) if scope["type"] == "http" else ""
        await self._app(scope, receive, _Compressing(send, coding) if coding else send)


class _Compressing:
    """A ``send`` that compresses; decides when it has seen the first piece of the body."""

    def __init__(self, send: Send, coding: str) -> None:
        self._send = send
        self._coding = coding
        self._start: Message | None = None
        self._coder: Coder | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif self._start is not None:
            await self._first(self._start, message)
        elif self._coder is not None:
            await self._next(self._coder, message)
        else:
            await self._send(message)

    async def _first(self, start: Message, message: Message) -> None:
        self._start = None
        if not _worth(start, message):
            await self._send(start)
            await self._send(message)
            return
        coder = self._coder = _coder(self._coding)
        body, more = message.get("body", b""), message.get("more_body", False)
        packed = coder.compress(body) + (b"" if more else coder.flush())
        headers = [pair for pair in start["headers"] if pair[0] != b"content-length"]
        headers.append((b"content-encoding", self._coding.encode()))
        if not more:
            headers.append((b"content-length", str(len(packed)).encode()))
        await self._send({**start, "headers": headers})
        await self._send({**message, "body": packed})

    async def _next(self, coder: Coder, message: Message) -> None:
        packed = coder.compress(message.get("body", b""))
        if not message.get("more_body", False):
            packed += coder.flush()
        await self._send({**message, "body": packed})


def _worth(start: Message, message: Message) -> bool:
    headers: dict[bytes, bytes] = dict(start["headers"])
    large = message.get("more_body", False) or len(message.get("body", b"")) >= SMALLEST
    text = headers.get(b"content-type", b"").startswith(_TEXT)
    return large and text and b"content-encoding" not in headers and start["status"] == 200


def _coder(coding: str) -> Any:
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=3).compressobj()
    return zlib.compressobj(level=4, wbits=31)
