"""One record with all that belongs to it."""

import json
from collections.abc import Callable

from app.documents.bodies import plain_json
from app.errors import GoneError, MovedError, NotFoundError
from app.timeline.evidence import evidence_of, shares_of
from app.timeline.labels import in_language
from app.timeline.reader import Connection

DOCUMENT = "SELECT object, body FROM documents WHERE id = ?"
RETIRED = "SELECT object, status, successor, reason FROM retired WHERE id = ?"
SUCCESSIONS = 10
"""How many mergers in a row an old id is followed through."""
AT_EVENT = (
    "SELECT shown.body FROM statements said JOIN documents shown ON shown.id = said.id WHERE said.event_id = ?"
    " ORDER BY shown.position LIMIT 1000"
)
PARTS = (
    "SELECT shown.body FROM events part JOIN documents shown ON shown.id = part.id WHERE part.part_of = ?"
    " ORDER BY shown.position LIMIT 1000"
)
TOLD_BY = "SELECT article_id, merged_because, rule FROM event_mentions WHERE event_id = ? ORDER BY id"
PRINTED_BY = "SELECT article_id, merged_because, rule FROM statement_mentions WHERE statement_id = ? ORDER BY id"
DISPUTES = "SELECT disputes FROM {table}s WHERE id = ?"
IN_ARTICLE = (
    "SELECT DISTINCT shown.position, shown.body FROM {table}_mentions told JOIN documents shown"
    " ON shown.id = told.{table}_id WHERE told.article_id = ? ORDER BY shown.position LIMIT 5000"
)
DERIVED = {
    "event": {
        "title": ["type", "subtype", "participants", "place"],
        "codes": ["type", "subtype"],
        "place.country": ["place"],
        "place.latitude": ["place"],
        "place.longitude": ["place"],
        "topics": ["the words of the article"],
    },
    "statement": {
        "topics": ["text"],
        "event": ["the place in the article where it is told"],
        "mentions": ["text"],
        "speaker.country": ["speaker"],
    },
}
"""Values without evidence of their own, and what they are worked out from."""


def select_record(connection: Connection, kind: str, record_id: str, lang: str = "en") -> bytes:
    """One event, statement, actor, place or article with all that belongs to it (``kind`` as in ``object``).

    Raises:
        NotFoundError: nothing was ever stored under this id.
        MovedError: it was merged; the error carries the successor.
        GoneError: it was removed or withdrawn; the error carries the reason.
    """
    rows = connection.rows(DOCUMENT, (record_id,))
    if not rows or rows[0][0] != kind:
        raise _absence(connection, kind, record_id)
    body = bytes(rows[0][1])
    if lang != "en":
        (body,) = in_language(connection, [body], lang)
    more = _MORE[kind](connection, record_id, lang) if kind in _MORE else {}
    return _joined(body, more)


def _joined(body: bytes, more: dict[str, bytes]) -> bytes:
    parts = (b',"' + name.encode() + b'":' + value for name, value in more.items())
    return body[:-1] + b"".join(parts) + b"}"


def _absence(connection: Connection, kind: str, record_id: str) -> NotFoundError | MovedError | GoneError:
    found, latest = record_id, None
    for _ in range(SUCCESSIONS):
        rows = connection.rows(RETIRED, (found,))
        if not rows or rows[0][0] != kind:
            break
        latest = rows[0]
        if latest[2] is None:
            break
        found = latest[2]
    if latest is None:
        return NotFoundError(f"There is no {kind} with the id “{record_id[:80]}”.")
    if latest[2] is not None:
        return MovedError(f"This {kind} is now {found}.", successor=found)
    return GoneError(f"This {kind} is gone: {latest[3]}", reason=latest[3])


def _array(connection: Connection, query: str, key: str, lang: str) -> bytes:
    items = [bytes(row[-1]) for row in connection.rows(query, (key,))]
    if lang != "en":
        items = in_language(connection, items, lang)
    return b"[" + b",".join(items) + b"]"


def _mentions(connection: Connection, query: str, key: str) -> bytes:
    rows = connection.rows(query, (key,))
    return plain_json([{"article": row[0], "merged_because": row[1], "rule": row[2]} for row in rows])


def _disputes(connection: Connection, table: str, key: str) -> bytes:
    """What articles contradict one another on: every value with the articles that give it."""
    found = next((row[0] for row in connection.rows(DISPUTES.format(table=table), (key,))), None)
    told = [
        {**dispute, "values": [{"value": value, "articles": articles} for value, articles in dispute["values"]]}
        for dispute in (json.loads(found) if found else ())
    ]
    return plain_json(told)


def _event(connection: Connection, key: str, lang: str) -> dict[str, bytes]:
    return {
        "evidence": plain_json(evidence_of(connection, [key], []).get(key, [])),
        "derived": plain_json(DERIVED["event"]),
        "told_by": _mentions(connection, TOLD_BY, key),
        "disputes": _disputes(connection, "event", key),
        "statements": _array(connection, AT_EVENT, key, lang),
        "parts": _array(connection, PARTS, key, lang),
    }


def _statement(connection: Connection, key: str, lang: str) -> dict[str, bytes]:
    return {
        "evidence": plain_json(evidence_of(connection, [], [key]).get(key, [])),
        "derived": plain_json(DERIVED["statement"]),
        "told_by": _mentions(connection, PRINTED_BY, key),
        "disputes": _disputes(connection, "statement", key),
    }


def _article(connection: Connection, key: str, lang: str) -> dict[str, bytes]:
    shares = shares_of(connection, key)
    return {
        "excerpt": plain_json(shares.excerpt if shares else None),
        "events": _array(connection, IN_ARTICLE.format(table="event"), key, lang),
        "statements": _array(connection, IN_ARTICLE.format(table="statement"), key, lang),
    }


_MORE: dict[str, Callable[[Connection, str, str], dict[str, bytes]]] = {
    "event": _event,
    "statement": _statement,
    "article": _article,
}
