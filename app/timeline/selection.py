"""One page, or a whole selection."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from app.timeline.coverage import coverage_of_days
from app.timeline.cursors import decode_cursor, encode_cursor
from app.timeline.directory import select_directory
from app.timeline.evidence import with_evidence
from app.timeline.labels import in_language
from app.timeline.pages import TimelinePage
from app.timeline.query import ActorQuery, PlaceQuery, TimelineQuery
from app.timeline.reader import Connection, Reader
from app.timeline.records import select_record
from app.timeline.scans import early_scans, main_scans, page_of
from app.timeline.selector import LAST_POSITION, Selector, read_selector
from app.timeline.totals import count_selected

DEFAULT_LIMIT = 50
STREAMED_AT_ONCE = 500

__all__ = ["iterate_documents", "select_record", "select_timeline"]


def select_timeline(
    connection: Connection, resource: str, query: TimelineQuery, limit: int | None = None
) -> TimelinePage:
    """One page of ``events``, ``visits``, ``statements``, ``timeline``, ``articles``, ``actors`` or ``places``.

    ``limit`` goes before the query's own.
    """
    if isinstance(query, (ActorQuery, PlaceQuery)):
        return select_directory(connection, resource, query, limit)
    state = connection.state
    selector = read_selector(connection, resource, query)
    limit = limit or query.limit or DEFAULT_LIMIT
    rows = _rows(connection, selector, query.sort == "-date", decode_cursor(resource, query, int), limit + 1)
    more, rows = len(rows) > limit, rows[:limit]
    return TimelinePage(
        items=_items(connection, rows, query),
        next_cursor=encode_cursor(resource, query, rows[-1][0]) if more else None,
        total=count_selected(connection, selector) if query.count else None,
        understood=understood_of(selector.understood, query),
        coverage=None if rows else coverage_of_days(connection, selector.date_from, selector.date_to),
        version=state.version,
        updated_at=state.updated_at,
    )


def understood_of(understood: dict[str, Any], query: TimelineQuery) -> dict[str, Any]:
    """Filters as they were understood, with sort and language."""
    return {**understood, "sort": query.sort, "lang": query.lang}


def _items(connection: Connection, rows: list[tuple[int, bytes]], query: Any) -> list[bytes]:
    items = [body for _, body in rows]
    if query.lang != "en":
        items = in_language(connection, items, query.lang)
    return with_evidence(connection, items) if getattr(query, "include", None) else items


def _rows(
    connection: Connection, selector: Selector, descending: bool, after: int | None, limit: int
) -> list[tuple[int, bytes]]:
    """Documents in order: those that began between the bounds, and those that began before and reach into them."""
    low, high, before = selector.low, selector.high, selector.low - 1
    if descending:
        if after is not None:
            high, before = min(high, after - 1), min(before, after - 1)
        rows = page_of(connection, main_scans(connection, selector, low, high), limit, descending=True)
        if len(rows) < limit and before >= 0:
            early = early_scans(connection, selector, before)
            rows += page_of(connection, early, limit - len(rows), descending=True)
        return rows
    return _oldest_first(connection, selector, after, limit)


def _oldest_first(connection: Connection, selector: Selector, after: int | None, limit: int) -> list[tuple[int, bytes]]:
    rows: list[tuple[int, bytes]] = []
    low = selector.low
    if after is None or after < low:
        early = early_scans(connection, selector, low - 1)
        for scan in early:
            scan.add(f"{scan.position} > ?", -1 if after is None else after)
        rows = page_of(connection, early, limit, descending=False)
    if len(rows) < limit:
        start = low if after is None else max(low, after + 1)
        main = main_scans(connection, selector, start, min(selector.high, LAST_POSITION))
        rows += page_of(connection, main, limit - len(rows), descending=False)
    return rows


def iterate_documents(reader: Reader, resource: str, query: TimelineQuery, most: int | None = None) -> Iterator[bytes]:
    """All documents of a selection, page after page, for streamed formats (blocking: in a thread)."""
    documents = _all_documents(reader, resource, query)
    return documents if most is None else islice(documents, most)


def _all_documents(reader: Reader, resource: str, query: TimelineQuery) -> Iterator[bytes]:
    part = query.model_copy(update={"limit": STREAMED_AT_ONCE, "count": False})
    while True:
        page = reader.read(select_timeline, resource, part)
        yield from page.items
        if page.next_cursor is None:
            return
        part = part.model_copy(update={"cursor": page.next_cursor})
