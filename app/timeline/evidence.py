"""The spans behind values, as much of them as an article's publisher allows to show.

All that is served from one article outside its statements (spans, the words around them, the excerpt) is one set of
its characters, chosen once in a fixed order, so that asking in many ways never shows more than asking once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.config import get_settings
from app.documents.bodies import read_body, write_body
from app.enums import TextKind
from app.timeline.reader import Connection

CONTEXT = 32
"""Characters of prefix and suffix at most."""
EXCERPT = 400
"""Characters of an excerpt at most."""
SHORTEST_PARAGRAPH = 80
ARTICLES_KEPT = 200

COLUMNS = 'e.id, e.article_id, e.field, e.exact, e.start, e."end", e.rule, e.actor_id, e.role'
OF_EVENTS = (
    f"SELECT m.event_id, {COLUMNS} FROM event_mentions m JOIN evidence e ON e.event_mention_id = m.id"
    " WHERE m.event_id IN ({ids}) ORDER BY e.id"
)
OF_STATEMENTS = (
    f"SELECT m.statement_id, {COLUMNS} FROM statement_mentions m JOIN evidence e ON e.statement_mention_id = m.id"
    " WHERE m.statement_id IN ({ids}) ORDER BY e.id"
)
OF_ARTICLE = (
    'SELECT id, field, start, "end", statement_mention_id IS NOT NULL FROM evidence WHERE article_id = ?'
    ' ORDER BY start, "end", id'
)
ARTICLE = "SELECT text, text_kind, reuse_share FROM articles WHERE id = ? AND withdrawn IS NULL"


@dataclass(slots=True)
class Shares:
    """What of one article may be shown."""

    text: str
    text_kind: str
    shown: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Evidence id → how far its prefix and suffix reach; missing where not even the span may be shown."""
    excerpt: str | None = None
    covered: bytearray = field(default_factory=bytearray)
    left: int = 0

    def grant(self, start: int, end: int) -> bool:
        """Whether a stretch may be shown, which is then counted."""
        need = self.covered.count(0, start, end)
        if need > self.left:
            return False
        self.left -= need
        self.covered[start:end] = b"\1" * (end - start)
        return True


def shares_of(connection: Connection, article: str) -> Shares | None:
    """What of an article may be shown; the same in every answer of one dataset version."""
    known: dict[str, Shares | None] = connection.kept
    if article not in known:
        if len(known) >= ARTICLES_KEPT:
            known.clear()
        rows = connection.rows(ARTICLE, (article,))
        known[article] = _shares(connection, article, *rows[0]) if rows else None
    return known[article]


def _shares(connection: Connection, article: str, text: str, text_kind: str, share: float | None) -> Shares:
    share = 1.0 if text_kind == TextKind.DIGEST else get_settings().default_share if share is None else share
    shares = Shares(text, text_kind, covered=bytearray(len(text)), left=int(share * len(text)))
    spans = connection.rows(OF_ARTICLE, (article,))
    for key, name, start, end, said in spans:
        if said and name == "text":
            shares.covered[start:end] = b"\2" * (end - start)
            shares.shown[key] = (start, end)
    for key, _, start, end, _ in sorted(spans, key=lambda span: span[1] != "date"):  # date.text is in every record
        if key not in shares.shown and shares.grant(start, end):
            shares.shown[key] = (start, end)
    for key, _, start, end, _ in spans:
        if key in shares.shown:
            before, after = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
            shares.shown[key] = (
                before if shares.grant(before, start) else start,
                after if shares.grant(end, after) else end,
            )
    shares.excerpt = _excerpt(shares)
    return shares


def _excerpt(shares: Shares) -> str | None:
    """The beginning of the first paragraph of some length, as far as the share goes."""
    at = 0
    for paragraph in shares.text.splitlines(keepends=True):
        if len(paragraph) >= SHORTEST_PARAGRAPH:
            start, end = at, at + min(EXCERPT, len(paragraph.rstrip()))
            while end > start and not shares.grant(start, end):
                end = shares.text.rfind(" ", start, end)
            return shares.text[start:end].strip() or None if end > start else None
        at += len(paragraph)
    return None


def evidence_of(connection: Connection, events: Sequence[str], statements: Sequence[str]) -> dict[str, list[Any]]:
    """The evidence of some records, by their ids."""
    rows = [*connection.among(OF_EVENTS, events), *connection.among(OF_STATEMENTS, statements)]
    found: dict[str, list[Any]] = defaultdict(list)
    for record, *row in rows:
        shares = shares_of(connection, row[1])
        if shares is not None:
            found[record].append(_render(shares, *row))
    return found


def _render(
    shares: Shares, key: int, article: str, name: str, exact: str, start: int, end: int, rule: str,
    actor: str | None, role: str | None,
) -> dict[str, Any]:  # fmt: skip
    reach = shares.shown.get(key)
    return {
        "article": article,
        "text_kind": shares.text_kind,
        "field": name,
        "exact": exact if reach else None,
        "prefix": shares.text[reach[0] : start] if reach else None,
        "suffix": shares.text[end : reach[1]] if reach else None,
        "start": start,
        "end": end,
        "rule": rule,
        "actor": actor,
        "role": role,
    }


def with_evidence(connection: Connection, items: Iterable[bytes]) -> list[bytes]:
    """Documents of events and statements with their evidence in them."""
    records = [read_body(item) for item in items]
    ids: dict[str, list[str]] = {"event": [], "statement": []}
    for record in records:
        ids.setdefault(record["object"], []).append(record["id"])
    found = evidence_of(connection, ids["event"], ids["statement"])
    return [write_body({**record, "evidence": found.get(record["id"], [])}) for record in records]
