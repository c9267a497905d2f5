"""The record follows its tellings: groups a changed neighbourhood anew and writes what came of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import update

from app.merging.choices import choose_event, choose_link, choose_statement
from app.merging.tellings import EventTelling, StatementTelling
from app.storage.groups import (
    EVENT_KIND,
    STATEMENT_KIND,
    Grouped,
    Ids,
    Kind,
    group,
    mentions_of,
    neighbourhood,
    records_of,
)
from app.storage.records import event_row, remove_records, statement_row, write_events, write_rows
from app.storage.tables import EVENTS, STATEMENTS
from app.storage.work import Work

T = TypeVar("T", EventTelling, StatementTelling)
Place = tuple[str, int]
"""An article and the number of an event in it."""


@dataclass(slots=True)
class Affected:
    """Stored tellings to be looked at again, and the records that lost some."""

    events: set[int] = field(default_factory=set)
    statements: set[int] = field(default_factory=set)
    event_ids: set[str] = field(default_factory=set)
    statement_ids: set[str] = field(default_factory=set)

    def add(self, other: "Affected") -> None:
        """Look at these again too."""
        self.events |= other.events
        self.statements |= other.statements
        self.event_ids |= other.event_ids
        self.statement_ids |= other.statement_ids


@dataclass(slots=True)
class Arrived:
    """New tellings, and the records that the old reading of the same things was linked to."""

    events: Mapping[int, EventTelling] = field(default_factory=dict)
    statements: Mapping[int, StatementTelling] = field(default_factory=dict)
    events_before: Mapping[int, str] = field(default_factory=dict)
    statements_before: Mapping[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Rebuilt:
    """Where the new tellings belong, and what is still to be deleted once nothing points at it."""

    events: Grouped[EventTelling]
    statements: Grouped[StatementTelling]
    event_homes: dict[int, str]
    statement_homes: dict[int, str]


def affected_by(work: Work, events: Collection[int], statements: Collection[int]) -> Affected:
    """Everything that hangs together with stored tellings that are about to go or change."""
    affected = Affected(
        set(neighbourhood(work.sql, EVENT_KIND, {}, events)) if events else set(),
        set(neighbourhood(work.sql, STATEMENT_KIND, {}, statements)) if statements else set(),
        set(records_of(work.sql, EVENT_KIND, events).values()),
        set(records_of(work.sql, STATEMENT_KIND, statements).values()),
    )
    affected.events |= mentions_of(work.sql, EVENT_KIND, affected.event_ids)
    affected.statements |= mentions_of(work.sql, STATEMENT_KIND, affected.statement_ids)
    return affected


def rebuild(work: Work, affected: Affected, arrived: Arrived) -> Rebuilt:
    """Group events and statements anew, relink what points at them, and write the records."""
    events = _regroup(work, EVENT_KIND, affected.events, affected.event_ids, arrived.events, arrived.events_before)
    statements = _regroup(
        work, STATEMENT_KIND, affected.statements, affected.statement_ids, arrived.statements, arrived.statements_before
    )
    moved = {(t.source.article, t.number) for group_ in events.groups.values() for t in group_ if t.id in events.moved}
    _take_along(work, EVENT_KIND, events, _linked(work, moved, EVENT_KIND))
    _take_along(work, STATEMENT_KIND, statements, _linked(work, moved, STATEMENT_KIND))
    homes = _event_places(work, events, statements)
    _write_events(work, events, homes)
    _write_statements(work, statements, homes)
    _link_mentions(work, EVENT_KIND, events, arrived.events)
    _link_mentions(work, STATEMENT_KIND, statements, arrived.statements)
    return Rebuilt(events, statements, _homes(events), _homes(statements))


def remove_empty(work: Work, rebuilt: Rebuilt) -> None:
    """Delete what no telling is left of."""
    remove_records(work, "statement", rebuilt.statements.merged, rebuilt.statements.vanished)
    remove_records(work, "event", rebuilt.events.merged, rebuilt.events.vanished)


def _regroup(
    work: Work, kind: Kind[T], stored: Collection[int], left: Collection[str], fresh: Mapping[int, T],
    before: Mapping[int, str],
) -> Grouped[T]:  # fmt: skip
    tellings = neighbourhood(work.sql, kind, fresh, stored)
    so_far = {**records_of(work.sql, kind, tellings.keys() - fresh.keys()), **before}
    return group(kind, tellings, so_far, left, _ids(work, kind, so_far.values()))


def _ids(work: Work, kind: Kind[T], known: Collection[str]) -> Ids:
    table = {"event": EVENTS, "statement": STATEMENTS}[kind.name]
    withdrawn = f"SELECT id FROM {table.name} WHERE withdrawn IS NOT NULL AND id IN ({{ids}})"

    def taken(records: Collection[str]) -> set[str]:
        found = work.sql.among(f"SELECT id FROM {table.name} WHERE id IN ({{ids}})", records)
        found += work.sql.among("SELECT id FROM retired WHERE status = 'merged' AND id IN ({ids})", records)
        return {record for (record,) in found}

    return Ids(taken, frozenset(record for (record,) in work.sql.among(withdrawn, known)))


def _homes(grouped: Grouped[T]) -> dict[int, str]:
    return {telling.id: record for record, tellings in grouped.groups.items() for telling in tellings}


def _linked(work: Work, moved: Iterable[Place], kind: Kind[T]) -> set[str]:
    """Records with a telling that its article links to one of the moved events."""
    link = "part_of" if kind.name == "event" else "event_number"
    by_article: dict[str, set[int]] = {}
    for article, number in moved:
        by_article.setdefault(article, set()).add(number)
    found: set[str] = set()
    wanted = f"SELECT article_id, {link}, {kind.record} FROM {kind.mentions.name} WHERE {link} IS NOT NULL"
    for article, number, record in work.sql.among(wanted + " AND article_id IN ({ids})", by_article):
        if number in by_article[article]:
            found.add(record)
    return found


def _take_along(work: Work, kind: Kind[T], grouped: Grouped[T], records: Collection[str]) -> None:
    """Let records be chosen anew whose tellings stay together but point at something that moved."""
    known = grouped.groups.keys() | grouped.merged.keys() | grouped.vanished
    for record in sorted(set(records) - known):
        tellings = kind.load(work.sql, mentions_of(work.sql, kind, {record}))
        grouped.groups[record] = sorted(tellings.values(), key=lambda telling: telling.order)


def _event_places(work: Work, events: Grouped[EventTelling], statements: Grouped[StatementTelling]) -> dict[Place, str]:
    """Which record each article's events belong to, for all articles that the groups come from."""
    articles = {t.source.article for tellings in events.groups.values() for t in tellings}
    articles |= {t.source.article for tellings in statements.groups.values() for t in tellings}
    wanted = "SELECT article_id, number, event_id FROM event_mentions WHERE article_id IN ({ids})"
    homes = {(article, number): event for article, number, event in work.sql.among(wanted, articles)}
    for record, tellings in events.groups.items():
        homes.update({(telling.source.article, telling.number): record for telling in tellings})
    return homes


def _write_events(work: Work, events: Grouped[EventTelling], homes: Mapping[Place, str]) -> None:
    chosen = {record: choose_event(tellings) for record, tellings in events.groups.items()}
    wholes = {
        record: choose_link(tellings, lambda t: _other(homes, t.source.article, t.part_of, record))  # noqa: B023
        for record, tellings in events.groups.items()
    }
    rows = {record: event_row(record, one, _without_circle(record, wholes)) for record, one in chosen.items()}
    anchors = {record: (tellings[0].source.key, tellings[0].position) for record, tellings in events.groups.items()}
    write_events(work, rows, chosen, anchors)


def _other(homes: Mapping[Place, str], article: str, number: int | None, record: str) -> str | None:
    found = homes.get((article, number)) if number is not None else None
    return found if found != record else None


def _without_circle(record: str, wholes: Mapping[str, str | None]) -> str | None:
    """What a record is part of, unless that leads back to it: then the one of the least id is the whole."""
    path, whole = [record], wholes.get(record)
    while whole is not None and whole not in path:
        path.append(whole)
        whole = wholes.get(whole)
    circle = path[path.index(whole) :] if whole is not None else []
    return None if record in circle and record == min(circle) else wholes.get(record)


def _write_statements(work: Work, statements: Grouped[StatementTelling], homes: Mapping[Place, str]) -> None:
    rows = []
    for record, tellings in statements.groups.items():
        event = choose_link(tellings, lambda t: _other(homes, t.source.article, t.event_number, ""))
        rows.append(statement_row(record, choose_statement(tellings), event))
    anchors = {record: (tellings[0].source.key, tellings[0].position) for record, tellings in statements.groups.items()}
    write_rows(work, STATEMENTS, "statement", rows, anchors)


def _link_mentions(work: Work, kind: Kind[T], grouped: Grouped[T], fresh: Mapping[int, T]) -> None:
    """Link stored tellings to the records they now belong to, where that changed."""
    table = kind.mentions
    homes = {number: record for number, record in _homes(grouped).items() if number in grouped.looked_at - fresh.keys()}
    if not homes:
        return
    wanted = f"SELECT id, {kind.record}, merged_because FROM {table.name} WHERE id IN ({{ids}})"
    for number, record, because in work.sql.among(wanted, homes):
        values = {kind.record: homes[number], "merged_because": grouped.because.get(number)}
        if (record, because) != tuple(values.values()):
            work.session.execute(update(table).where(table.c.id == number).values(values))
            work.note(kind.name, homes[number], "changed")
