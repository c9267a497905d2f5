"""Limits on what a query may be, and the parameters that caches and mail programs add are dropped."""

from urllib.parse import unquote_plus

from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.problems import send_problem
from app.errors import QueryTooLongError, RequestError

LONGEST_QUERY = 16_000
MOST_PARAMETERS = 200


class QueryLimits:
    """Refuses queries that are too long or not text; drops ``_`` and ``utm_*``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check and clean the query string before any route sees it."""
        raw = scope.get("query_string", b"")
        if raw:
            try:
                scope["query_string"] = _cleaned(raw)
            except RequestError as error:
                await send_problem(error, scope, receive, send)
                return
        await self._app(scope, receive, send)


def _cleaned(raw: bytes) -> bytes:
    if len(raw) > LONGEST_QUERY:
        raise QueryTooLongError(f"The query has {len(raw)} characters; at most {LONGEST_QUERY} are read.")
    text = raw.decode("latin-1")
    if text.count("&") >= MOST_PARAMETERS:
        raise QueryTooLongError(f"The query has more than {MOST_PARAMETERS} parameters.")
    parts = text.split("&")
    kept = [part for part in parts if not _is_noise(part.partition("=")[0])]
    return raw if len(kept) == len(parts) else "&".join(kept).encode("latin-1")


def _is_noise(name: str) -> bool:
    plain = unquote_plus(name) if "%" in name or "+" in name else name
    return plain == "_" or plain.startswith("utm_")
