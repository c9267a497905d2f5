"""Tellings made by hand."""

from datetime import date
from typing import Any

from app.enums import ActorKind, DateBasis, EventStatus, PlaceKind, Precision, StatementKind
from app.merging.tellings import Days, EventTelling, Location, Part, Source, StatementTelling

NORWICK = Location("norwick", PlaceKind.CITY, "Norwick", "AR", "norwick")
SELBY = Location("selby", PlaceKind.CITY, "Selby", "AR", "selby")
WESTLAND = Location("arvenia", PlaceKind.COUNTRY, "Arvenia", "AR")


def days(
    start: str | None, end: str | None = None, precision: str = "day", basis: DateBasis = DateBasis.TEXT,
    lasting: bool = False,
) -> Days:  # fmt: skip
    """An interval; without an end it is one day, without a start it is open."""
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else first
    return Days(first, last, Precision(precision), basis, lasting)


def part(actor: str, kind: ActorKind = ActorKind.PERSON, role: str = "party", country: str | None = None) -> Part:
    """A participant named after its id."""
    return Part(actor, kind, role, actor.replace("-", " ").title(), country)


def source(article: str, outlet: str | None = None, reported: str = "2024-11-28") -> Source:
    """An article of an outlet of its own."""
    return Source(article, f"art_{article}", outlet or article, date.fromisoformat(reported))


def event(
    article: str, kind: str, *, outlet: str | None = None, reported: str = "2024-11-28", when: Days | None = None,
    number: int = 0, **more: Any,
) -> EventTelling:  # fmt: skip
    """One article's telling of an event on 27 November 2024."""
    return EventTelling(
        id=sum(map(ord, article)) * 10 + number,
        source=source(article, outlet, reported),
        number=number,
        type=kind,
        days=when or days("2024-11-27"),
        **{"subtype": "other", "status": EventStatus.OCCURRED, "place": None, "parts": (), **more},
    )


def statement(
    article: str, text: str, *, reported: str = "2024-11-28", outlet: str | None = None, **more: Any
) -> StatementTelling:
    """One article's print of a statement."""
    known = {
        "number": 0, "kind": StatementKind.DIRECT, "complete": True, "speaker": "emil-roth", "days": days("2024-11-27"),
        "language": "en", "wording": "as_printed", **more,
    }  # fmt: skip
    return StatementTelling(
        id=sum(map(ord, article)) * 10, source=source(article, outlet, reported), text=text, **known
    )
