"""Cursors: where the next page begins, bound to their query; opaque, and good across versions and restarts."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from typing import Any

import orjson

from app.errors import Fault, InvalidCursorError
from app.timeline.filters import Filter

UNBOUND = frozenset(["limit", "cursor", "count", "shape", "lang", "open_dates", "excel", "include"])
"""What may differ from page to page."""
SEAL_BYTES = 6


def encode_cursor(resource: str, query: Filter, place: int | str) -> str:
    """A cursor to what follows a position (or a sort key)."""
    packed = orjson.dumps(place)
    return urlsafe_b64encode(_seal(resource, query) + packed).rstrip(b"=").decode()


def decode_cursor(resource: str, query: Filter, kind: type[Any]) -> Any:
    """The position (or sort key) a query's cursor points at; None where it has none.

    Raises:
        InvalidCursorError: it is malformed, or was made for another query.
    """
    cursor: str | None = getattr(query, "cursor", None)
    if cursor is None:
        return None
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        place = orjson.loads(raw[SEAL_BYTES:])
    except ValueError as error:
        raise _invalid("It is not a cursor of ours.") from error
    if raw[:SEAL_BYTES] != _seal(resource, query):
        raise _invalid("It belongs to another query: filters and sort must stay as they were.")
    if type(place) is not kind or (kind is int and abs(place) >= 1 << 62):
        raise _invalid("It is not a cursor of ours.")
    return place


def _seal(resource: str, query: Filter) -> bytes:
    fields = [(name, getattr(query, name)) for name in sorted(query.model_fields_set - UNBOUND)]
    bound = [field for field in fields if field[1] not in (None, [])]
    return blake2b(orjson.dumps([resource, bound], default=str), digest_size=SEAL_BYTES).digest()


def _invalid(reason: str) -> InvalidCursorError:
    message = f"This cursor cannot be used. {reason}"
    return InvalidCursorError(message, [Fault("cursor", message)])
