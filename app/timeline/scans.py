"""A selector as SQL: a range scan over the rarest list, what else must hold looked up for each entry.

Newest first, the records that began between the bounds come before those that began earlier and reach into them
(``app/documents/positions.py`` says how these few are found), so a page is one scan, and a second one near its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.documents.positions import CLASS_LIMITS, OBJECTS, first_position, list_of
from app.documents.search_index import match_of
from app.timeline.reader import Connection
from app.timeline.selector import Group, Selector

WORDS_LOOKED_UP = 3_000
"""In a list up to this long words are looked for record by record; beyond it full text leads."""
MOST_LISTS_LED_BY = 60
"""Lists that are merged to lead a scan; of more, another group leads if there is one."""


@dataclass(slots=True)
class Scan:
    """One SELECT of positions, not yet ordered."""

    source: str
    where: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    position: str = "p.position"

    def add(self, condition: str, *parameters: Any) -> None:
        """One more condition."""
        self.where.append(condition)
        self.parameters.extend(parameters)

    def sql(self, columns: str = "") -> str:
        """The SELECT, with more columns if wanted."""
        return f"SELECT {self.position}{columns} FROM {self.source} WHERE {' AND '.join(self.where)}"


def main_scans(connection: Connection, selector: Selector, low: int, high: int) -> list[Scan]:
    """Scans for what began between two positions."""
    scans = []
    for kind in selector.kinds:
        groups = selector.groups(connection, kind)
        if groups is not None:
            scans += _scans_of(connection, selector, kind, groups, low, high)
    return scans


def _scans_of(
    connection: Connection, selector: Selector, kind: str, groups: list[Group], low: int, high: int
) -> list[Scan]:
    leader = _leader(groups)
    if selector.positions is not None:
        return [_named_scan(connection, selector, kind, groups, low, high)]
    if selector.phrases and leader.count > WORDS_LOOKED_UP:
        return [_words_scan(connection, selector, kind, groups, low, high)]
    others = [group for group in groups if group is not leader]
    scans = []
    for term, _ in leader.terms:
        scan = Scan("postings p", ["p.list = ?", "p.position BETWEEN ? AND ?"], [list_of(term), low, high])
        _narrow(connection, scan, selector, kind, others)
        _look_for_words(scan, selector)
        scans.append(scan)
    return scans


def _leader(groups: Sequence[Group]) -> Group:
    few = [group for group in groups if len(group.terms) <= MOST_LISTS_LED_BY]
    return min(few or groups, key=lambda group: group.count)


def _named_scan(
    connection: Connection, selector: Selector, kind: str, groups: list[Group], low: int, high: int
) -> Scan:
    """Over records that a filter names one by one."""
    positions = [position for position in selector.positions or () if low <= position <= high]
    of_kind = [position for position in positions if position & 7 == OBJECTS.index(kind)]
    marks = ",".join("?" * len(of_kind)) or "NULL"
    scan = Scan("documents p", [f"p.position IN ({marks})"], list(of_kind))
    _narrow(connection, scan, selector, kind, groups)
    _look_for_words(scan, selector)
    return scan


def _words_scan(
    connection: Connection, selector: Selector, kind: str, groups: list[Group], low: int, high: int
) -> Scan:
    """Over full text, which both databases walk by position."""
    match = match_of(selector.phrases, connection.dialect)
    if connection.dialect == "sqlite":
        scan = Scan("search_index p", ["p.search_index MATCH ?"], [match], position="p.rowid")
    else:
        scan = Scan("search_texts p", ["to_tsvector('simple', p.words) @@ ?::tsquery"], [match])
    scan.add(f"{scan.position} BETWEEN ? AND ?", low, high)
    scan.add(f"({scan.position} & 7) = {OBJECTS.index(kind)}")
    _narrow(connection, scan, selector, kind, [group for group in groups if not _is_all(connection, kind, group)])
    return scan


def _is_all(connection: Connection, kind: str, group: Group) -> bool:
    everything = connection.term(kind, "all", "")
    return everything is not None and group.terms == (everything,)


def _look_for_words(scan: Scan, selector: Selector) -> None:
    if selector.phrases:
        scan.source += " CROSS JOIN search_texts t"
        scan.add(f"t.position = {scan.position}")
        for phrase in selector.phrases:
            scan.add("(' ' || t.words || ' ') LIKE ?", f"% {' '.join(phrase)} %")


def _narrow(connection: Connection, scan: Scan, selector: Selector, kind: str, groups: Sequence[Group]) -> None:
    """What must hold besides: other lists, and what stands in the document's own columns."""
    for group in sorted(groups, key=lambda group: group.count):
        lists = [list_of(term) for term, _ in group.terms]
        is_in = "= ?" if len(lists) == 1 else f"IN ({','.join('?' * len(lists))})"
        scan.add(
            f"EXISTS (SELECT 1 FROM postings x WHERE x.list {is_in} AND x.position = {scan.position})",
            *lists,
        )
    for term in selector.excluded(connection, kind):
        scan.add(
            f"NOT EXISTS (SELECT 1 FROM postings x WHERE x.list = ? AND x.position = {scan.position})", list_of(term)
        )
    if selector.last_until is not None or selector.min_confidence is not None or selector.bbox is not None:
        scan.source += " CROSS JOIN documents d"
        scan.add(f"d.position = {scan.position}")
        _check_columns(scan, selector)


def _check_columns(scan: Scan, selector: Selector) -> None:
    if selector.last_until is not None:
        scan.add("d.until <= ?", selector.last_until)
    if selector.min_confidence is not None:
        scan.add("d.confidence >= ?", selector.min_confidence)
    if selector.bbox is not None:
        west, south, east, north = selector.bbox
        scan.add("d.latitude BETWEEN ? AND ?", south, north)
        between = "d.longitude BETWEEN ? AND ?" if west <= east else "(d.longitude >= ? OR d.longitude <= ?)"
        scan.add(between, west, east)


def early_scans(connection: Connection, selector: Selector, high: int) -> list[Scan]:
    """Scans for what began before the first day and reaches it, up to a position."""
    if not selector.reaches_back:
        return []
    assert selector.date_from is not None
    first_day = selector.date_from.toordinal()
    scans: list[Scan] = []
    for kind in selector.kinds:
        groups = selector.groups(connection, kind)
        if groups is None:
            continue
        if selector.positions is not None:
            scans.append(_early_named(connection, selector, kind, groups, high, first_day))
            continue
        for number, limit in enumerate(CLASS_LIMITS[1:], 1):
            low = max(0, first_position(max(0, first_day - limit)))
            scans += _early_of_class(connection, selector, kind, groups, number, (low, high, first_day))
    return scans


def _early_named(
    connection: Connection, selector: Selector, kind: str, groups: list[Group], high: int, first_day: int
) -> Scan:
    scan = _named_scan(connection, selector, kind, groups, 0, high)
    scan.add("p.until >= ? AND p.until < ?", first_day, CLASS_LIMITS[-1])
    return scan


def _early_of_class(
    connection: Connection,
    selector: Selector,
    kind: str,
    groups: list[Group],
    number: int,
    bounds: tuple[int, int, int],
) -> list[Scan]:
    low, high, first_day = bounds
    leader = _leader(groups)
    scans = []
    for term, _ in leader.terms:
        scan = Scan("postings p", ["p.list = ?", "p.position BETWEEN ? AND ?"], [list_of(term, number), low, high])
        scan.add("p.until >= ?", first_day)
        _narrow(connection, scan, selector, kind, [group for group in groups if group is not leader])
        _look_for_words(scan, selector)
        scans.append(scan)
    return scans


def page_of(connection: Connection, scans: Sequence[Scan], limit: int, *, descending: bool) -> list[tuple[int, bytes]]:
    """The first positions and documents of some scans together, in order, each once."""
    if not scans:
        return []
    order = "DESC" if descending else "ASC"
    if len(scans) == 1:
        scan = scans[0]
        source = Scan(scan.source, scan.where, scan.parameters, scan.position)
        if " documents d" not in scan.source:
            source.source += " CROSS JOIN documents d"
            source.where = [*scan.where, f"d.position = {scan.position}"]
        sql = f"{source.sql(', d.body')} ORDER BY {scan.position} {order} LIMIT ?"
        return connection.rows(sql, (*scan.parameters, limit))
    parts = [f"SELECT position FROM ({_ordered(scan, order)}) AS s{number}" for number, scan in enumerate(scans)]
    parameters = [value for scan in scans for value in (*scan.parameters, limit)]
    merged = f"{' UNION '.join(parts)} ORDER BY position {order} LIMIT ?"
    sql = (
        f"SELECT m.position, d.body FROM ({merged}) AS m CROSS JOIN documents d WHERE d.position = m.position"
        f" ORDER BY m.position {order}"
    )
    return connection.rows(sql, (*parameters, limit))


def _ordered(scan: Scan, order: str) -> str:
    return f"{scan.sql(' AS position')} ORDER BY 1 {order} LIMIT ?"


def count_of(connection: Connection, scans: Sequence[Scan]) -> int:
    """How many different records some scans find."""
    if not scans:
        return 0
    if len(scans) == 1:
        return int(connection.rows(f"SELECT COUNT(*) FROM ({scans[0].sql()}) AS c", scans[0].parameters)[0][0])
    merged = " UNION ".join(scan.sql() for scan in scans)
    parameters = [value for scan in scans for value in scan.parameters]
    return int(connection.rows(f"SELECT COUNT(*) FROM ({merged}) AS c", parameters)[0][0])
