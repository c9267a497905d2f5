"""A query understood: the lists its records stand in, between which positions, with which words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from app.documents.positions import OPEN_UNTIL, first_position
from app.timeline.filters import ByTerm, Filter
from app.timeline.names import Bearer, resolve_country, resolve_name, resolve_pair
from app.timeline.reader import Connection
from app.timeline.words import parse_words

LAST_POSITION = (1 << 62) - 1
KINDS = {
    "events": ("event",),
    "visits": ("event",),
    "statements": ("statement",),
    "timeline": ("event", "statement"),
    "articles": ("article",),
}
"""The kinds of record that a resource lists."""
SIDES = {"actor": "side", "speaker": "speaker_side", "visitor": "visitor_side", "host": "host_side"}
"""Where a state's officials and bodies are listed beside it."""
NOT_SELECTING = frozenset(["limit", "cursor", "count", "shape", "lang", "open_dates", "excel", "include", "sort", "by"])

FieldValue = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one kind of record any of which is enough: ids and how many records each lists."""

    terms: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """How many records it lists at most."""
        return sum(count for _, count in self.terms)


@dataclass(slots=True)
class Selector:
    """What selects the records of one resource."""

    kinds: tuple[str, ...]
    wanted: list[list[FieldValue]] = field(default_factory=list)
    """Groups of (field, value): one of each group must hold."""
    unwanted: list[FieldValue] = field(default_factory=list)
    phrases: list[list[str]] = field(default_factory=list)
    positions: list[int] | None = None
    """The only records it can be, where a filter names them."""
    date_from: date | None = None
    date_to: date | None = None
    within: bool = False
    min_confidence: float | None = None
    bbox: tuple[float, float, float, float] | None = None
    understood: dict[str, Any] = field(default_factory=dict)

    @property
    def low(self) -> int:
        """The first position of the days asked for."""
        return first_position(self.date_from.toordinal()) if self.date_from else 0

    @property
    def high(self) -> int:
        """The last position of the days asked for."""
        return first_position(self.date_to.toordinal() + 1) - 1 if self.date_to else LAST_POSITION

    @property
    def last_until(self) -> int | None:
        """Where all possible days must lie between the bounds: the last one that may be."""
        if not self.within:
            return None
        return self.date_to.toordinal() if self.date_to else OPEN_UNTIL - 1

    @property
    def reaches_back(self) -> bool:
        """Whether records that began before the first day belong to it."""
        return self.date_from is not None and not self.within

    def groups(self, connection: Connection, kind: str) -> list[Group] | None:
        """The lists of one kind of record; None where one of them is empty, and so nothing can match."""
        groups = []
        for values in self.wanted or [[("all", "")]]:
            terms = tuple(term for value in values if (term := connection.term(kind, *value)) is not None)
            if not terms:
                return None
            groups.append(Group(terms))
        return groups

    def excluded(self, connection: Connection, kind: str) -> list[int]:
        """Ids of the terms whose records are left out."""
        return [term[0] for value in self.unwanted if (term := connection.term(kind, *value)) is not None]


@lru_cache
def term_filters(model: type[Filter]) -> dict[str, ByTerm]:
    """The filters of a query model that select by terms."""
    fields = model.model_fields.items()
    return {name: mark for name, spec in fields for mark in spec.metadata if isinstance(mark, ByTerm)}


def read_selector(connection: Connection, resource: str, query: Filter) -> Selector:
    """Understands a query's filters.

    Raises:
        UnknownNameError: a name that nobody bears.
        InvalidValueError: a value that cannot be searched for.
    """
    selector = Selector(KINDS[resource])
    by_term = term_filters(type(query))
    for name in sorted(query.model_fields_set - NOT_SELECTING):
        value = getattr(query, name)
        if value is None or value == []:
            continue
        if name in by_term:
            _add_terms(connection, selector, name, by_term[name], value, query)
        else:
            _OTHERS.get(name, _ignore)(connection, selector, value)
            selector.understood[name] = value
    if resource == "visits":
        selector.wanted.append([("type", "visit")])
    return selector


def _add_terms(
    connection: Connection, selector: Selector, name: str, mark: ByTerm, values: Sequence[str], query: Filter
) -> None:
    if name in ("event", "article"):
        _only_positions(selector, _positions_of(connection, name, values))
        selector.understood[name] = list(values)
        return
    if mark.names is None:
        if name == "pair":
            _check_pairs(connection, selector, values)
        words = [value.lower() if mark.lower else str(value) for value in values]
        selector.wanted.append([(mark.field, word) for word in words])
        selector.understood[name] = list(values)
        return
    alone = getattr(query, "actor_scope", "all") == "self"
    groups = []
    for given in values:
        bearers = _bearers(connection, name, mark, given)
        told = [{"given": given, "id": bearer.id, "name": bearer.name} for bearer in bearers]
        selector.understood.setdefault(name, []).extend(told)
        groups.append([_listed_under(mark, bearer, alone) for bearer in bearers])
    every = name == "actor" and getattr(query, "actor_match", "any") == "all"
    selector.wanted += groups if every else [[value for group in groups for value in group]]


def _check_pairs(connection: Connection, selector: Selector, pairs: Sequence[str]) -> None:
    """What is on record is a pair, also where it is a territory's; any other must be of two states."""
    for pair in pairs:
        if all(connection.term(kind, "pair", pair) is None for kind in selector.kinds):
            resolve_pair(connection, "pair", pair)


def _bearers(connection: Connection, name: str, mark: ByTerm, given: str) -> list[Bearer]:
    if mark.names == "country":
        return resolve_country(connection, name, given)
    return resolve_name(connection, name, str(mark.names), given)


def _listed_under(mark: ByTerm, bearer: Bearer, alone: bool) -> FieldValue:
    if mark.names == "country":
        return mark.field, bearer.country or ""
    if bearer.kind == "state" and bearer.country and not alone:
        return SIDES[mark.field], bearer.country
    return mark.field, bearer.id


POSITIONS = {
    "event": (
        "SELECT position FROM documents WHERE id IN ({ids})",
        "SELECT shown.position FROM events part JOIN documents shown ON shown.id = part.id"
        " WHERE part.part_of IN ({ids}) AND EXISTS (SELECT 1 FROM documents whole WHERE whole.id = part.part_of)",
        "SELECT shown.position FROM statements said JOIN documents shown ON shown.id = said.id"
        " WHERE said.event_id IN ({ids}) AND EXISTS (SELECT 1 FROM documents event WHERE event.id = said.event_id)",
    ),
    "article": (
        "SELECT shown.position FROM event_mentions told JOIN documents shown ON shown.id = told.event_id"
        " WHERE told.article_id IN ({ids})",
        "SELECT shown.position FROM statement_mentions said JOIN documents shown ON shown.id = said.statement_id"
        " WHERE said.article_id IN ({ids})",
    ),
}
"""Where the records of one event or article stand: few enough to be named one by one, none of an unshown event."""


def _positions_of(connection: Connection, name: str, ids: Sequence[str]) -> list[int]:
    return sorted({row[0] for query in POSITIONS[name] for row in connection.among(query, ids)})


def _only_positions(selector: Selector, positions: Iterable[int]) -> None:
    found = set(positions)
    selector.positions = sorted(found if selector.positions is None else found & set(selector.positions))


def _ignore(connection: Connection, selector: Selector, value: Any) -> None:
    """A filter that says how another one is meant."""


def _words(connection: Connection, selector: Selector, value: str) -> None:
    selector.phrases = parse_words(value)


def _date_from(connection: Connection, selector: Selector, value: date) -> None:
    selector.date_from = value


def _date_to(connection: Connection, selector: Selector, value: date) -> None:
    selector.date_to = value


def _date_match(connection: Connection, selector: Selector, value: str) -> None:
    selector.within = value == "within"


def _min_articles(connection: Connection, selector: Selector, value: int) -> None:
    if value > 1:
        selector.wanted.append([("min_articles", str(value))])


def _min_confidence(connection: Connection, selector: Selector, value: float) -> None:
    selector.min_confidence = value


def _disputed(connection: Connection, selector: Selector, value: bool) -> None:
    if value:
        selector.wanted.append([("disputed", "true")])
    else:
        selector.unwanted.append(("disputed", "true"))


def _bbox(connection: Connection, selector: Selector, value: tuple[float, float, float, float]) -> None:
    selector.bbox = value


_OTHERS: dict[str, Callable[[Connection, Selector, Any], None]] = {
    "q": _words,
    "date_from": _date_from,
    "date_to": _date_to,
    "date_match": _date_match,
    "min_articles": _min_articles,
    "min_confidence": _min_confidence,
    "disputed": _disputed,
    "bbox": _bbox,
}
