"""Aggregates for charts: from tallies where one list is asked for, else counted record by record within a time.

A record stands in the month of its ``sort_date``, so that the counts of a selection add up to its total.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from app.documents.bodies import read_body
from app.documents.positions import (
    CLASS_LIMITS,
    DAY_SHIFT,
    day_of,
    first_day_of_month,
    first_position,
    list_of,
    month_of,
    name_of_month,
)
from app.timeline.labels import names_in
from app.timeline.query import CountsQuery
from app.timeline.reader import Connection
from app.timeline.scans import Scan, early_scans, main_scans
from app.timeline.selector import LAST_POSITION, Selector, read_selector

TIME = ("month", "year")
SIDED = {"actor", "visitor", "host", "speaker"}
NAMED = SIDED | {"city"}
MOST_ROWS = 10_000
LATEST_ARTICLE = (
    "SELECT d.body FROM postings p CROSS JOIN documents d WHERE p.list = ? AND d.position = p.position"
    " ORDER BY p.position DESC LIMIT 1"
)
NO_MONTH = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class CountsPage:
    """Rows of one or two dimensions with ``count``; ids of actors and places carry their ``…_name`` beside them."""

    by: list[str]
    rows: list[dict[str, Any]]
    total: int
    """Counts added up: records that have several values of a dimension are counted in each."""
    understood: dict[str, Any] = field(default_factory=dict)
    version: int = 0


Key = tuple[Any, ...]


def select_counts(connection: Connection, resource: str, query: CountsQuery) -> CountsPage:
    """Counts of a collection's records by ``query.by``; resource is events, visits, statements or articles."""
    state = connection.state
    selector = read_selector(connection, resource, query)
    by: list[str] = list(dict.fromkeys(query.by))
    counted = _counted(connection, selector, by)
    rows = _rows(connection, by, counted, query.limit or MOST_ROWS, query.lang)
    understood = {**selector.understood, "lang": query.lang}
    return CountsPage(by, rows, sum(counted.values()), understood, state.version)


def _counted(connection: Connection, selector: Selector, by: Sequence[str]) -> Counter[Key]:
    terms = _tallied_terms(connection, selector, by)
    if terms is None:
        return _from_records(connection, selector, by)
    if selector.low <= 0 and selector.high >= LAST_POSITION and not any(name in TIME for name in by):
        return _from_lengths(connection, terms)
    return _from_tallies(connection, selector, by, terms)


def _tallied_terms(connection: Connection, selector: Selector, by: Sequence[str]) -> dict[int, str | None] | None:
    """The terms whose tallies are the answer, with their value; None where records must be counted.

    That is so for time alone with at most one list asked for, and for one other dimension of which at most values
    are asked for.
    """
    fields = [name for name in by if name not in TIME]
    narrowed = selector.phrases or selector.unwanted or selector.bbox or selector.within
    named = selector.positions is not None  # also where no record bears the name
    if narrowed or named or selector.min_confidence is not None or len(fields) > 1 or len(selector.wanted) > 1:
        return None
    kind = selector.kinds[0]
    asked = selector.wanted[0] if selector.wanted else None
    if not fields:
        values = asked or [("all", "")]
        if len(values) > 1:
            return None
        term = connection.term(kind, *values[0])
        return {term[0]: None} if term else {}
    if asked is not None and (
        any(name != fields[0] for name, _ in asked) or fields[0] in SIDED | {"topic", "publisher", "city"}
    ):
        return None
    if asked is not None:
        return {term[0]: value for name, value in asked if (term := connection.term(kind, name, value))}
    query = "SELECT id, value FROM terms WHERE object = ? AND field = ? AND count > 0"
    return dict(connection.rows(query, (kind, fields[0])))


def _from_lengths(connection: Connection, terms: dict[int, str | None]) -> Counter[Key]:
    """How many records each list holds in all."""
    query = "SELECT id, count FROM terms WHERE id IN ({ids})"
    counted: Counter[Key] = Counter()
    for term, count in connection.among(query, list(terms)):
        counted[(terms[term],)] += count
    return counted


def _from_tallies(
    connection: Connection, selector: Selector, by: Sequence[str], terms: dict[int, str | None]
) -> Counter[Key]:
    months: Counter[tuple[int, int]] = Counter()
    low, high = selector.low, selector.high
    first = 0 if low <= 0 else month_of(low) + (day_of(low) != first_day_of_month(month_of(low)))
    last = NO_MONTH if high >= LAST_POSITION else month_of(high + 1)
    if first > last:
        _add_positions(connection, months, terms, low, high)
    else:
        _add_tallies(connection, months, terms, first, last)
        if low > 0:
            _add_positions(connection, months, terms, low, first_position(first_day_of_month(first)) - 1)
        if high < LAST_POSITION:
            _add_positions(connection, months, terms, first_position(first_day_of_month(last)), high)
    if selector.reaches_back:
        _add_early(connection, months, terms, selector)
    counted: Counter[Key] = Counter()
    for (term, month), count in months.items():
        counted[tuple(_value(name, month, terms[term]) for name in by)] += count
    return counted


def _value(name: str, month: int, value: str | None) -> Any:
    if name == "month":
        return name_of_month(month)
    return f"{month // 12:04d}" if name == "year" else value


def _add_tallies(
    connection: Connection, months: Counter[tuple[int, int]], terms: dict[int, str | None], first: int, last: int
) -> None:
    query = f"SELECT term, month, count FROM tallies WHERE term IN ({{ids}}) AND month >= {first} AND month < {last}"
    for term, month, count in connection.among(query, list(terms)):
        months[term, month] += count


def _add_positions(
    connection: Connection, months: Counter[tuple[int, int]], terms: dict[int, str | None], low: int, high: int
) -> None:
    """Counts a stretch of at most a month or two of each list, entry by entry."""
    if low > high:
        return
    query = f"SELECT list, position FROM postings WHERE list IN ({{ids}}) AND position BETWEEN {low} AND {high}"
    for number, position in connection.among(query, [list_of(term) for term in terms]):
        months[number >> 3, month_of(position)] += 1


def _add_early(
    connection: Connection, months: Counter[tuple[int, int]], terms: dict[int, str | None], selector: Selector
) -> None:
    assert selector.date_from is not None
    first_day = selector.date_from.toordinal()
    high = first_position(first_day) - 1
    for number, limit in enumerate(CLASS_LIMITS[1:], 1):
        low = first_position(max(0, first_day - limit))
        query = (
            "SELECT list, position FROM postings WHERE list IN ({ids})"
            f" AND position BETWEEN {low} AND {high} AND until >= {first_day}"
        )
        for found, position in connection.among(query, [list_of(term, number) for term in terms]):
            months[found >> 3, month_of(position)] += 1


def _from_records(connection: Connection, selector: Selector, by: Sequence[str]) -> Counter[Key]:
    """Goes through the records one by one, for what no tally tells; the database counts where only time is asked."""
    scans = main_scans(connection, selector, selector.low, selector.high)
    scans += early_scans(connection, selector, selector.low - 1)
    counted: Counter[Key] = Counter()
    if not scans:
        return counted
    if all(name in TIME for name in by):
        for day, count in _counted_by_day(connection, scans):
            month = month_of(first_position(day))
            counted[tuple(_value(name, month, None) for name in by)] += count
        return counted
    kind = selector.kinds[0]
    values = [_values_of(connection, kind, name) for name in by]
    for position, terms in _positions_and_terms(connection, scans):
        listed = array("I", terms)
        month = month_of(position)
        parts = [
            [_value(name, month, None)] if known is None else [known[term] for term in listed if term in known]
            for name, known in zip(by, values, strict=True)
        ]
        counted.update(product(*parts))
    return counted


def _values_of(connection: Connection, kind: str, name: str) -> dict[int, str] | None:
    """The values of a dimension by their terms; None for time."""
    if name in TIME:
        return None
    query = "SELECT id, value FROM terms WHERE object = ? AND field = ? AND count > 0"
    return dict(connection.rows(query, (kind, name)))


def _union(scans: Sequence[Scan]) -> tuple[str, list[Any]]:
    """The positions of all scans, each once, as SQL with its parameters."""
    selected = " UNION ".join(scan.sql(" AS position") for scan in scans)
    return selected, [value for scan in scans for value in scan.parameters]


def _counted_by_day(connection: Connection, scans: Sequence[Scan]) -> list[tuple[int, int]]:
    selected, parameters = _union(scans)
    sql = f"SELECT m.position >> {DAY_SHIFT} AS day, COUNT(*) FROM ({selected}) AS m GROUP BY 1"
    return connection.rows(sql, parameters)


def _positions_and_terms(connection: Connection, scans: Sequence[Scan]) -> Iterator[tuple[int, bytes]]:
    selected, parameters = _union(scans)
    sql = f"SELECT m.position, d.terms FROM ({selected}) AS m CROSS JOIN documents d WHERE d.position = m.position"
    yield from connection.stream(sql, parameters)


def _rows(
    connection: Connection, by: Sequence[str], counted: Counter[Key], limit: int, lang: str
) -> list[dict[str, Any]]:
    keys = sorted(counted, key=lambda key: (-counted[key], tuple(map(str, key))))[:limit]
    if by[0] in TIME:
        keys.sort(key=lambda key: tuple(map(str, key)))
    ids = {key[place] for key in keys for place, name in enumerate(by) if name in NAMED}
    names = names_in(connection, ids, lang) if ids else {}
    printed = _printed(connection, {key[place] for key in keys for place, name in enumerate(by) if name == "publisher"})
    rows = []
    for key in keys:
        row: dict[str, Any] = {}
        for name, value in zip(by, key, strict=True):
            row[name] = printed.get(value, value) if name == "publisher" else value
            if name in NAMED:
                row[f"{name}_name"] = names.get(value, value)
        rows.append({**row, "count": counted[key]})
    return rows


def _printed(connection: Connection, publishers: Iterable[str]) -> dict[str, str]:
    """Publishers as their latest article spells them: lists are kept under their names in small letters."""
    spelled = {}
    for folded in publishers:
        term = connection.term("article", "publisher", folded)
        if term and (rows := connection.rows(LATEST_ARTICLE, (list_of(term[0]),))):
            spelled[folded] = read_body(rows[0][0])["publisher"]
    return spelled
