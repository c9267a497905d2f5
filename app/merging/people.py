"""Whether the participants of two tellings may be those of one happening: a state goes with its officials."""

from collections.abc import Iterable

from app.enums import ActorKind
from app.merging.tellings import EventTelling, Part
from app.values import dataclass

GATHERINGS = frozenset({"summit", "exercise"})
"""Types with more than two sides, of which each article names those it cares for."""
GUEST_ROLES = frozenset({"visitor"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reason to take the participants for the same, or what contradicts it, or neither."""

    strength: int = 0
    reason: str = ""
    contradiction: str = ""


def compare_parts(a: EventTelling, b: EventTelling) -> Comparison:
    """Compare those that make the happening: the visitors of a visit, both sides of talks, anybody at a summit."""
    if a.type == "visit":
        return _compare_guests(a, b)
    if a.type in GATHERINGS:
        return _compare_gatherings(a.parts, b.parts)
    return _compare_sides(a.parts, b.parts)


def sides_in_common(event_type: str) -> int:
    """How many sides two tellings have in common at least, if they are of one happening and share no person.

    Of a visit and a gathering a body or the state of a guest is enough, see ``compare_parts``.
    """
    return 1 if event_type == "visit" or event_type in GATHERINGS else 2


def _compare_guests(a: EventTelling, b: EventTelling) -> Comparison:
    hosts_a, hosts_b = _countries(_hosts(a)), _countries(_hosts(b))
    if hosts_a and hosts_b and not hosts_a & hosts_b:
        return Comparison(contradiction="hosts differ")
    guests_a, guests_b = _guests(a), _guests(b)
    if _persons(guests_a) and _persons(guests_b) and not _persons(guests_a) & _persons(guests_b):
        return Comparison(contradiction="visitors differ")
    found = _shared(guests_a, guests_b)
    if not found.reason and guests_a and guests_b:
        return Comparison(contradiction="visitors differ")
    return found


def _compare_gatherings(a: tuple[Part, ...], b: tuple[Part, ...]) -> Comparison:
    if _bodies(a) and _bodies(b) and not _bodies(a) & _bodies(b):
        return Comparison(contradiction="bodies differ")
    return _shared(a, b)


def _compare_sides(a: tuple[Part, ...], b: tuple[Part, ...]) -> Comparison:
    """Two sides each: no side may be another country, and where both name people of a side, one must be shared."""
    sides_a, sides_b = _countries(a), _countries(b)
    if not (sides_a <= sides_b or sides_b <= sides_a):
        one_each = len(sides_a) == len(sides_b) == 1  # each names one partner: perhaps of one another
        return Comparison() if one_each else Comparison(contradiction="sides differ")
    for country in sides_a & sides_b:
        ours, theirs = _persons(_of(country, a)), _persons(_of(country, b))
        if ours and theirs and not ours & theirs:
            return Comparison(contradiction="people differ")
    if _persons(a) and _persons(b) and _persons(a) & _persons(b):
        return _shared(a, b)
    return _shared(a, b) if len(sides_a & sides_b) >= 2 else Comparison()


def _shared(a: Iterable[Part], b: Iterable[Part]) -> Comparison:
    """What two lists have in common: people, else bodies, else a state and its officials."""
    a, b = tuple(a), tuple(b)
    people = _persons(a) & _persons(b)
    if people:
        return Comparison(min(9, 5 + len(people)), f"{_names(a, people)} in both")
    bodies = _bodies(a) & _bodies(b)
    if bodies:
        return Comparison(4, f"{_names(a, bodies)} in both")
    countries = _countries(a) & _countries(b)
    if not countries:
        return Comparison()
    return Comparison(min(3, len(countries)), f"the same sides ({', '.join(sorted(countries))})")


def _guests(telling: EventTelling) -> tuple[Part, ...]:
    return tuple(part for part in telling.parts if part.role in GUEST_ROLES)


def _hosts(telling: EventTelling) -> tuple[Part, ...]:
    return tuple(part for part in telling.parts if part.role == "host")


def _of(country: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.country == country)


def _persons(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset(part.actor for part in parts if part.kind is ActorKind.PERSON)


def _bodies(parts: Iterable[Part]) -> frozenset[str]:
    """Bodies of several states; those of one state stand for it."""
    return frozenset(part.actor for part in parts if part.kind is ActorKind.BODY and part.country is None)


def _countries(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset(part.country for part in parts if part.country)


def _names(parts: Iterable[Part], actors: frozenset[str]) -> str:
    return ", ".join(sorted({part.name for part in parts if part.actor in actors}))
