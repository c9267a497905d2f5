"""What the record says where several articles tell one thing: which value is chosen, why, and what is disputed.

Every choice is made from all linked tellings at once and settles ties by article key, so it is the same whatever the
order of reading. Nothing is overwritten: the tellings keep their own values.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from app.enums import ActorKind, DateBasis, EventStatus, PlaceKind, StatementKind
from app.lexicon.event_types import load_event_types
from app.merging.tellings import Days, EventTelling, Location, Part, Source, StatementTelling
from app.merging.wordings import words_of
from app.values import dataclass

V = TypeVar("V", bound=Hashable)
Item = TypeVar("Item", EventTelling, StatementTelling)

BASIS_RANK = {DateBasis.TEXT: 0, DateBasis.DATELINE: 1, DateBasis.INFERRED: 2, DateBasis.PUBLICATION: 3}
STATUS_RANK = {EventStatus.OCCURRED: 0, EventStatus.ONGOING: 1, EventStatus.CANCELLED: 2, EventStatus.PLANNED: 3}
PLACE_RANK = {PlaceKind.VENUE: 0, PlaceKind.CITY: 1, PlaceKind.REGION: 2, PlaceKind.COUNTRY: 3}


@dataclass(frozen=True, slots=True)
class Dispute:
    """One field on which outlets disagree: every value with the articles that give it, the chosen one and why."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    chosen: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChosenEvent:
    """One happening as the record serves it."""

    type: str
    subtype: str
    status: EventStatus
    days: Days
    reported: date
    place: Location | None
    parts: tuple[Part, ...]
    topics: tuple[str, ...]
    confidence: float | None
    article_count: int
    source_count: int
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class ChosenStatement:
    """A thing said as the record serves it."""

    kind: StatementKind
    text: str
    complete: bool
    language: str
    wording: str
    speaker: str | None
    office: str | None
    cue: str | None
    days: Days
    reported: date
    topics: tuple[str, ...]
    confidence: float | None
    article_count: int
    source_count: int
    disputes: tuple[Dispute, ...]


def choose_event(tellings: Sequence[EventTelling]) -> ChosenEvent:
    """The values of one happening: told days before guessed, then precise, then by most sources, then earliest."""
    tellings = sorted(tellings, key=lambda telling: telling.order)
    days = _choose_days(tellings)
    place = _choose_place(tellings)
    return ChosenEvent(
        type=tellings[0].type,
        subtype=_choose_subtype(tellings),
        status=_choose_status(tellings),
        days=days,
        reported=min(telling.source.reported for telling in tellings),
        place=place,
        parts=_choose_parts(tellings),
        topics=_topics(tellings),
        confidence=_confidence(tellings),
        article_count=_count(telling.source.article for telling in tellings),
        source_count=_count(telling.source.outlet for telling in tellings),
        disputes=tuple(
            filter(None, (_dispute_days(tellings, days), _dispute_place(tellings, place), _dispute_parts(tellings)))
        ),
    )


def choose_statement(tellings: Sequence[StatementTelling]) -> ChosenStatement:
    """The values of one thing said: the fullest wording, as printed before translated, then by most sources."""
    tellings = sorted(tellings, key=lambda telling: telling.order)
    best = min(tellings, key=lambda telling: _wording_rank(telling, tellings))
    return ChosenStatement(
        kind=best.kind,
        text=best.text,
        complete=best.complete,
        language=best.language,
        wording=best.wording,
        speaker=best.speaker,
        office=best.office or _first(telling.office for telling in tellings),
        cue=best.cue or _first(telling.cue for telling in tellings),
        days=_choose_days(tellings),
        reported=min(telling.source.reported for telling in tellings),
        topics=_topics(tellings),
        confidence=_confidence(tellings),
        article_count=_count(telling.source.article for telling in tellings),
        source_count=_count(telling.source.outlet for telling in tellings),
        disputes=tuple(filter(None, (_dispute_wording(tellings, best),))),
    )


def choose_link(tellings: Sequence[Item], target: Callable[[Item], str | None]) -> str | None:
    """The event most outlets tie it to (the visit it was part of, the meeting it was said at), ties by article."""
    named = [(telling, found) for telling in tellings if (found := target(telling)) is not None]
    if not named:
        return None
    return min({found for _, found in named}, key=lambda found: _support([t for t, f in named if f == found]))


def _choose_days(tellings: Sequence[Item]) -> Days:
    """Told days before guessed ones; the stretch that lasted before one of its days; the narrower, the more told."""

    def rank(telling: Item) -> tuple[object, ...]:
        days = telling.days
        covers = sum(1 for other in tellings if days.lasting and other.days.is_exact and _covers(days, other.days))
        same: list[Item] = [other for other in tellings if _same_days(other.days, days)]
        return (not days.is_closed, BASIS_RANK[days.basis] > 0, -covers, not days.is_exact, days.width,
                BASIS_RANK[days.basis], *_support(same))  # fmt: skip

    return min(tellings, key=rank).days


def _covers(one: Days, other: Days) -> bool:
    return bool(
        one.start and one.end and other.start and other.end and one.start <= other.start and other.end <= one.end
    )


def _same_days(a: Days, b: Days) -> bool:
    return (a.start, a.end, a.precision, a.lasting) == (b.start, b.end, b.precision, b.lasting)


def _dispute_days(tellings: Sequence[EventTelling], chosen: Days) -> Dispute | None:
    exact = [telling for telling in tellings if telling.days.is_exact]
    if all(
        a.days.gap(b.days) == 0 or (a.days.gap(chosen) == 0 and b.days.gap(chosen) == 0) for a in exact for b in exact
    ):
        return None
    return _dispute("date", [(telling.days.written(), telling.source) for telling in exact], chosen.written(),
                    "a day told in so many words goes before one taken from dateline or publication")  # fmt: skip


def _choose_place(tellings: Sequence[EventTelling]) -> Location | None:
    """A city before a country, then one that is told before a dateline's, the narrowest, the one most outlets give."""
    placed = [(telling.place, telling) for telling in tellings if telling.place is not None]

    def rank(place: Location) -> tuple[object, ...]:
        wide, told = place.city is None, any(other.is_told for other, _ in placed if other == place)
        return (
            wide,
            not told,
            PLACE_RANK[place.kind],
            *_support([telling for other, telling in placed if other == place]),
        )

    return min((place for place, _ in placed), key=rank, default=None)


def _dispute_place(tellings: Sequence[EventTelling], chosen: Location | None) -> Dispute | None:
    """Cities that differ, or venues in one city; a country and a city in it do not disagree."""
    for kind in (PlaceKind.CITY, PlaceKind.VENUE):
        given = [(t.place, t.source) for t in tellings if t.place and (t.place.kind is kind or kind is PlaceKind.CITY)]
        named = [(place.id if kind is PlaceKind.VENUE else place.city, place.name, source) for place, source in given]
        if chosen is not None and len({key for key, _, _ in named if key}) > 1:
            told = [(name, source) for key, name, source in named if key]
            return _dispute("place", told, chosen.name,
                            "a place told in so many words goes before a dateline's, then the narrowest, "
                            "then the one that most outlets give")  # fmt: skip
    return None


def _dispute_parts(tellings: Sequence[EventTelling]) -> Dispute | None:
    """Outlets disagree on people where one gives an actor another role, or each names somebody the other lacks.

    That one names fewer people than another is no disagreement.
    """
    lists = [({p.actor for p in t.parts if p.kind is ActorKind.PERSON}, t) for t in tellings]
    lacking = any(ours - theirs and theirs - ours and ours & theirs for ours, _ in lists for theirs, _ in lists)
    roles: dict[str, set[str]] = {}
    for telling in tellings:
        for part in telling.parts:
            roles.setdefault(part.actor, set()).add(part.role)
    if not lacking and all(len(given) == 1 for given in roles.values()):
        return None
    told = [("; ".join(sorted(f"{p.name} ({p.role})" for p in t.parts)), t.source) for t in tellings if t.parts]
    chosen = "; ".join(sorted(f"{part.name} ({part.role})" for part in _choose_parts(tellings)))
    return _dispute("participants", told, chosen, "everybody whom an outlet names, in the role that most give")


def _dispute_wording(tellings: Sequence[StatementTelling], best: StatementTelling) -> Dispute | None:
    """Wordings differ where words differ; that one outlet printed less of it is no disagreement."""
    full = words_of(best.text)
    if all(_is_cut(words_of(telling.text), full) for telling in tellings):
        return None
    return _dispute("text", [(telling.text, telling.source) for telling in tellings], best.text,
                    "complete before shortened, as printed before translated, then by most outlets")  # fmt: skip


def _is_cut(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words stand in the full text in one piece."""
    return any(full[start : start + len(words)] == words for start in range(len(full) - len(words) + 1))


def _dispute(field: str, given: Iterable[tuple[str, Source]], chosen: str, reason: str) -> Dispute:
    articles: dict[str, list[str]] = {}
    for value, source in given:
        articles.setdefault(value, []).append(source.article)
    return Dispute(
        field, tuple((value, tuple(sorted(set(articles[value])))) for value in sorted(articles)), chosen, reason
    )


def _wording_rank(telling: StatementTelling, tellings: Sequence[StatementTelling]) -> tuple[object, ...]:
    same = [other for other in tellings if words_of(other.text) == words_of(telling.text)]
    return (
        not telling.complete,
        telling.wording != "as_printed",
        *_support(same)[:1],
        -len(telling.text),
        telling.order,
    )


def _choose_subtype(tellings: Sequence[EventTelling]) -> str:
    """A subtype that says something, by most outlets."""
    return min(
        tellings, key=lambda t: (t.subtype in ("", "other"), *_support([o for o in tellings if o.subtype == t.subtype]))
    ).subtype


def _choose_status(tellings: Sequence[EventTelling]) -> EventStatus:
    """The latest report knows best whether it took place; on one day, what was seen goes before what was planned."""
    return min(tellings, key=lambda t: (-t.source.reported.toordinal(), STATUS_RANK[t.status], t.order)).status


def _choose_parts(tellings: Sequence[EventTelling]) -> tuple[Part, ...]:
    """Everybody any article names, with the role most give; a state gives way to an official of its own in its role.

    They stand in the order in which the event's type lists its roles (who acts first), people before states.
    """
    by_actor: dict[str, list[tuple[EventTelling, Part]]] = {}
    for telling in tellings:
        for part in telling.parts:
            by_actor.setdefault(part.actor, []).append((telling, part))
    chosen = [_choose_part(given) for given in by_actor.values()]
    officials = {(part.country, part.role) for part in chosen if part.kind is ActorKind.PERSON}
    kept = [part for part in chosen if part.kind is not ActorKind.STATE or (part.country, part.role) not in officials]
    roles = _roles_of(tellings[0].type)

    def rank(part: Part) -> tuple[int, str, bool]:
        return (roles.get(part.role, len(roles)), part.role, part.kind is not ActorKind.PERSON)

    return tuple(sorted(kept, key=rank))  # else as first told


@lru_cache
def _roles_of(event_type: str) -> Mapping[str, int]:
    known = load_event_types().get(event_type)
    return {role.code: position for position, role in enumerate(known.roles)} if known else {}


def _choose_part(given: Sequence[tuple[EventTelling, Part]]) -> Part:
    def rank(role: str) -> tuple[object, ...]:
        return _support([telling for telling, part in given if part.role == role])

    role = min({part.role for _, part in given}, key=rank)
    first = next(part for _, part in given if part.role == role)
    office = first.office or _first(part.office for _, part in given)
    return Part(first.actor, first.kind, role, first.name, first.country, office)


def _support(tellings: Sequence[Item]) -> tuple[object, ...]:
    """Sort key: most outlets first, then the earliest report, then the article's key."""
    return (
        -_count(t.source.outlet for t in tellings),
        min(t.source.reported for t in tellings),
        min(t.order for t in tellings),
    )


def _topics(tellings: Sequence[Item]) -> tuple[str, ...]:
    return tuple(sorted({topic for telling in tellings for topic in telling.topics}))


def _confidence(tellings: Sequence[Item]) -> float | None:
    return max((telling.confidence for telling in tellings if telling.confidence is not None), default=None)


def _count(values: Iterable[str]) -> int:
    return len(set(values))


def _first(values: Iterable[V | None]) -> V | None:
    return next((value for value in values if value is not None), None)
