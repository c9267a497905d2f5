"""Which tellings are one record, and under which id: looked at anew wherever something came, went or changed.

Only the neighbourhood is looked at: everything that hangs together with what changed. What hangs together is decided
by pure merging from the tellings alone, so the order in which articles were read leaves no trace but ids.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Table

from app.documents.sql import Sql
from app.merging.candidates import relate_events
from app.merging.partition import Link, Relation, partition
from app.merging.tellings import EventTelling, StatementTelling
from app.merging.wordings import relate_statements, words_of
from app.storage.identity import make_id
from app.storage.tables import EVENT_MENTIONS, STATEMENT_MENTIONS
from app.storage.tellings import event_neighbours, load_events, load_statements, statement_neighbours

T = TypeVar("T", EventTelling, StatementTelling)


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What differs between grouping events and grouping statements."""

    name: str
    prefix: str
    mentions: Table
    record: str
    """Column of a mention that holds its record's id."""
    load: Callable[[Sql, Collection[int]], dict[int, T]]
    neighbours: Callable[[Sql, T], set[int]]
    relate: Callable[[T, T], Relation]
    sort_of: Callable[[T], Hashable]
    """What tellings must have in common to be linked at all."""
    first_key: Callable[[T], tuple[object, ...]]


def _event_key(telling: EventTelling) -> tuple[object, ...]:
    return telling.source.key, telling.type, telling.words or telling.number


def _event_sort(telling: EventTelling) -> Hashable:
    return telling.type


def _statement_sort(telling: StatementTelling) -> Hashable:
    return telling.speaker, telling.kind, telling.language


def _statement_key(telling: StatementTelling) -> tuple[object, ...]:
    return telling.source.key, telling.kind, " ".join(words_of(telling.text))


EVENT_KIND: Kind[EventTelling] = Kind(
    "event",
    "evt",
    EVENT_MENTIONS,
    "event_id",
    load_events,
    event_neighbours,
    relate_events,
    _event_sort,
    _event_key,
)
STATEMENT_KIND: Kind[StatementTelling] = Kind(
    "statement", "stm", STATEMENT_MENTIONS, "statement_id", load_statements, statement_neighbours, relate_statements,
    _statement_sort, _statement_key,
)  # fmt: skip


@dataclass(slots=True)
class Grouped(Generic[T]):
    """The new state of a neighbourhood."""

    groups: dict[str, list[T]] = field(default_factory=dict)
    """Record id → its tellings."""
    looked_at: set[int] = field(default_factory=set)
    """Tellings that were compared; others are only written anew with what they are linked to."""
    because: dict[int, str] = field(default_factory=dict)
    """Why a telling was joined, or which others it might be the same as."""
    moved: set[int] = field(default_factory=set)
    """Tellings that are of another record than before."""
    merged: dict[str, str] = field(default_factory=dict)
    """Ids that went into another record."""
    vanished: set[str] = field(default_factory=set)
    """Ids without a telling."""


@dataclass(frozen=True, slots=True)
class Ids:
    """What is known of ids outside the neighbourhood."""

    taken: Callable[[Collection[str]], set[str]]
    """Which of some ids are a record's, or lead to another record."""
    withdrawn: frozenset[str] = frozenset()
    """Ids that were taken back: what is joined with one of these stays taken back."""


def neighbourhood(sql: Sql, kind: Kind[T], fresh: Mapping[int, T], stored: Collection[int]) -> dict[int, T]:
    """All tellings that hang together with the given ones by links, however far."""
    known = {**kind.load(sql, stored), **fresh}
    front = list(known.values())
    seen = dict(known)
    while front:
        near = [kind.neighbours(sql, telling) for telling in front]
        seen.update(kind.load(sql, set().union(*near) - seen.keys()))
        linked: dict[int, T] = {}
        for telling, numbers in zip(front, near, strict=True):
            for number in numbers - known.keys() - linked.keys():
                if isinstance(kind.relate(telling, seen[number]), Link):
                    linked[number] = seen[number]
        known |= linked
        front = list(linked.values())
    return known


def records_of(sql: Sql, kind: Kind[T], mentions: Collection[int]) -> dict[int, str]:
    """The records that stored tellings are linked to."""
    return dict(sql.among(f"SELECT id, {kind.record} FROM {kind.mentions.name} WHERE id IN ({{ids}})", mentions))


def mentions_of(sql: Sql, kind: Kind[T], records: Collection[str]) -> set[int]:
    """The stored tellings of records."""
    wanted = f"SELECT id FROM {kind.mentions.name} WHERE {kind.record} IN ({{ids}})"
    return {number for (number,) in sql.among(wanted, records)}


def group(
    kind: Kind[T],
    tellings: Mapping[int, T],
    before: Mapping[int, str],
    left: Collection[str],
    ids: Ids,
) -> Grouped[T]:
    """Group a neighbourhood; ``before`` tells each telling's record so far, ``left`` the ids that lost tellings."""
    ordered = sorted(tellings.values(), key=lambda telling: telling.order)
    result: Grouped[T] = Grouped()
    parts = partition(ordered, kind.relate, kind.sort_of)
    members = [[ordered[index] for index in indexes] for indexes in parts.groups]
    names = _name_groups(kind, members, before, ids)
    for record, tellings_of_it in zip(names, members, strict=True):
        result.groups[record] = tellings_of_it
        result.moved |= {telling.id for telling in tellings_of_it if before.get(telling.id) != record}
    home = {telling.id: record for record, group in result.groups.items() for telling in group}
    result.looked_at = set(home)
    result.because = {ordered[index].id: reason for index, reason in parts.reasons.items()}
    for index, others in parts.doubtful.items():
        told = ", ".join(sorted({home[ordered[other].id] for other in others}))
        result.because.setdefault(ordered[index].id, f"fits several and was joined with none: {told}")
    _say_what_went(result, before, home, left)
    return result


def _name_groups(kind: Kind[T], groups: Sequence[Sequence[T]], before: Mapping[int, str], ids: Ids) -> list[str]:
    """Each group keeps the id that most of its tellings had, a withdrawn one before all; an id goes to one group."""
    votes = Counter((number, before[t.id]) for number, group in enumerate(groups) for t in group if t.id in before)
    names: dict[int, str] = {}
    for (number, record), _ in sorted(votes.items(), key=lambda v: (v[0][1] not in ids.withdrawn, -v[1], v[0])):
        if number not in names and record not in names.values():
            names[number] = record
    keys = {number: kind.first_key(group[0]) for number, group in enumerate(groups) if number not in names}
    wanted: dict[int, str] = {number: make_id(kind.prefix, *key) for number, key in keys.items()}
    used = {*names.values(), *before.values(), *ids.taken(wanted.values())}
    for number, candidate in wanted.items():
        count = 1
        while candidate in used or (count > 1 and ids.taken([candidate])):
            count += 1
            candidate = make_id(kind.prefix, *keys[number], count)
        names[number] = candidate
        used.add(candidate)
    return [names[number] for number in range(len(groups))]


def _say_what_went(
    result: Grouped[T], before: Mapping[int, str], home: Mapping[int, str], left: Collection[str]
) -> None:
    heirs: dict[str, Counter[str]] = {}
    for number, record in before.items():
        if number in home:
            heirs.setdefault(record, Counter())[home[number]] += 1
    for record in {*before.values(), *left} - result.groups.keys():
        if record in heirs:
            result.merged[record] = min(heirs[record], key=lambda heir: (-heirs[record][heir], heir))
        else:
            result.vanished.add(record)
