"""Whether two articles' tellings of an event may be one happening, and why, in words.

Two tellings of one type are one happening where their days overlap, their places do not contradict one another and
their participants are compatible: a person in both, or a state in one where its official stands in the other. They
exclude one another where days, places, sides or people contradict, or where one article tells both (its reader has
already decided that they are two, unless they are alike in everything). Neither is no answer: they may still be joined
through a third telling.

Decided cases:

* Days that are told in so many words and differ are two happenings, except for what lasts (visits, summits), whose
  arrival and departure may be told apart, and except for a day that one outlet did not tell (it is the day of
  printing) where another tells the day before.
* Talks told once as two days (the 27th and the 28th) and once as one stretch (27–28) stay three: the stretch fits
  both days, and with two candidates nothing is joined. Each names the others as possibly the same.
* A window wider than a month ("in 2024"), and an open or unknown day, joins only a telling that is the same in
  type, subtype, days, place and all participants (at least two), reported within two days.
"""

from app.enums import ActorKind, DateBasis, EventStatus, Precision
from app.merging.partition import Exclusion, Link, Relation
from app.merging.people import compare_parts
from app.merging.tellings import STAYS, WIDEST, EventTelling, Location

PLACELESS = frozenset({"call", "message", "invitation", "restriction"})
"""Types for which a place tells where it was reported from, not where it happened."""
KINDS_APART = frozenset({"summit", "agreement", "restriction", "message", "invitation"})
"""Types whose subtypes are different things (a forum is no council session)."""
VAGUE_SUBTYPES = frozenset({"other", ""})


def relate_events(a: EventTelling, b: EventTelling) -> Relation:
    """How two tellings of one type stand to one another."""
    if a.source.key == b.source.key:
        if _told_twice(a, b):
            return Link(9999, "one article tells it twice, alike in day, place and people")
        return Exclusion("one article tells both")
    exclusion = _exclusion(a, b)
    if exclusion is not None:
        return Exclusion(exclusion)
    if not (is_mergeable(a) and is_mergeable(b)):
        return _same_vague(a, b)
    parts = compare_parts(a, b)
    days = _days_in_common(a, b)
    if parts.contradiction or not parts.reason or days is None:
        return Exclusion(parts.contradiction) if parts.contradiction else None
    place = _place_in_common(a.place, b.place)
    strength = days[0] * 1000 + parts.strength * 100 + bool(place) * 10 + (a.status == b.status)
    return Link(strength, "; ".join(filter(None, (f"both tell a {a.type}", days[1], place, parts.reason))))


def _told_twice(a: EventTelling, b: EventTelling) -> bool:
    """One article's tellings alike in everything are one, whatever its reader made of them.

    A stay that is called official once and nothing at another time is one too.
    """
    alike = (a.type, a.status, a.days.start, a.days.end, _place_id(a), _actors(a)) == (
        b.type, b.status, b.days.start, b.days.end, _place_id(b), _actors(b))  # fmt: skip
    vague = a.type in STAYS and bool(VAGUE_SUBTYPES & {a.subtype, b.subtype})
    return alike and (a.subtype == b.subtype or vague) and a.days.is_exact and bool(a.parts)


def is_mergeable(telling: EventTelling) -> bool:
    """Whether its days are known well enough to look for other tellings of it."""
    return telling.days.is_closed and telling.days.width <= WIDEST


def _exclusion(a: EventTelling, b: EventTelling) -> str | None:
    if a.type != b.type:
        return "types differ"
    if EventStatus.CANCELLED in (a.status, b.status) and {a.status, b.status} & {
        EventStatus.OCCURRED,
        EventStatus.ONGOING,
    }:
        return "one took place, the other was cancelled"
    if a.type in KINDS_APART and a.subtype != b.subtype and not VAGUE_SUBTYPES & {a.subtype, b.subtype}:
        return f"a {a.subtype} is no {b.subtype}"
    if a.type not in PLACELESS and _places_differ(a.place, b.place):
        return "places differ"
    return _days_apart(a, b)


def _days_apart(a: EventTelling, b: EventTelling) -> str | None:
    if not (a.days.is_closed and b.days.is_closed):
        return None
    gap = a.days.gap(b.days)
    if gap == 1 and (a.type in STAYS or _may_be_off_by_one(a, b) or _may_be_off_by_one(b, a)):
        return None
    return "days differ" if gap else None


def _may_be_off_by_one(printed: EventTelling, told: EventTelling) -> bool:
    """News is printed the day after: the day of printing may be one too late for what another outlet tells.

    An outlet does not contradict itself: its undated report of the 8th and its dated one of the 7th are two.
    """
    guessed = printed.days.basis is DateBasis.PUBLICATION and told.days.basis is not DateBasis.PUBLICATION
    days = printed.days.width == told.days.width == 1
    later = (
        days and printed.days.start is not None and told.days.start is not None and told.days.start < printed.days.start
    )
    return guessed and later and printed.source.outlet != told.source.outlet


def _places_differ(a: Location | None, b: Location | None) -> bool:
    """Whether two places that are told contradict one another; where it was reported from contradicts none."""
    if a is None or b is None or not (a.is_told and b.is_told):
        return False
    if a.country and b.country and a.country != b.country:
        return True
    return a.city is not None and b.city is not None and a.city != b.city


def _place_in_common(a: Location | None, b: Location | None) -> str:
    if a is None or b is None:
        return ""
    if a.city and a.city == b.city:
        return f"{a.name} in both"
    narrow, wide = sorted((a, b), key=lambda place: (place.city is None, place.id))
    return f"{narrow.name} fits {wide.name}" if a.country and a.country == b.country else ""


def _days_in_common(a: EventTelling, b: EventTelling) -> tuple[int, str] | None:
    """How well the days fit (5 the same, 4 overlapping, 3 within a window, 1 neighbours) and the words for it."""
    one, two = sorted((a.days, b.days), key=lambda days: (days.width, days.written()))
    if one.gap(two) == 0:
        if (one.start, one.end) == (two.start, two.end):
            return (5 if one.is_exact else 3), f"{one.written()} in both"
        if two.is_exact:
            return 4, f"{one.written()} overlaps {two.written()}"
        return 3, f"{one.written()} lies within {two.written()}"
    if a.type not in STAYS and one.is_exact and two.is_exact:
        return 1, f"{one.written()} and {two.written()} are neighbours, and not both told by the text"
    return None


def _same_vague(a: EventTelling, b: EventTelling) -> Relation:
    """Days too vague to compare: only a telling alike in everything, printed at the same time, is the same."""
    alike = (a.subtype, a.status, a.days.start, a.days.end, a.days.precision, _place_id(a), _actors(a)) == (
        b.subtype, b.status, b.days.start, b.days.end, b.days.precision, _place_id(b), _actors(b))  # fmt: skip
    near = abs((a.source.reported - b.source.reported).days) <= (2 if a.days.precision is not Precision.YEAR else 0)
    if alike and near and len(_actors(a)) >= 2 and any(part.kind is ActorKind.PERSON for part in a.parts):
        return Link(500, f"the same {a.type} without a day, reported within two days of one another")
    return None


def _place_id(telling: EventTelling) -> str | None:
    return telling.place.id if telling.place else None


def _actors(telling: EventTelling) -> frozenset[tuple[str, str]]:
    return frozenset((part.actor, part.role) for part in telling.parts)
