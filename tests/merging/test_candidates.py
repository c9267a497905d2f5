"""Whether two tellings are one happening: each rule with the pair it joins and the near pair it must not join."""

from dataclasses import replace
from typing import Any

import pytest

from app.enums import ActorKind, DateBasis, EventStatus
from app.merging.candidates import relate_events
from app.merging.partition import Exclusion, Link
from app.merging.tellings import EventTelling
from tests.merging.tellings import NORWICK, SELBY, WESTLAND, days, event, part

QUILL = part("ada-quill", country="BO")
HALE = part("tomas-hale", country="BO")
ROTH = part("emil-roth", country="AR")
KEEL = part("ines-keel", country="CA")
BORLAND = part("borland", kind=ActorKind.STATE, country="BO")
ARVENIA = part("arvenia", kind=ActorKind.STATE, country="AR")
UNION = part("river-union", kind=ActorKind.BODY)
PACT = part("hill-pact", kind=ActorKind.BODY)
VISITOR = part("ada-quill", role="visitor", country="BO")
MONTH = days("2024-11-01", "2024-11-30", "month")
UNKNOWN = days(None, precision="unknown")


def meeting(article: str = "a", **more: Any) -> EventTelling:
    return event(article, "meeting", **{"parts": (QUILL, ROTH), **more})


def visit(article: str = "a", **more: Any) -> EventTelling:
    return event(article, "visit", **{"parts": (VISITOR,), **more})


JOINED = {
    "same day and people": (meeting(), meeting("b")),
    "one names a partner only": (meeting(), meeting("b", parts=(ROTH,))),
    "a state with its official": (meeting(), meeting("b", parts=(BORLAND, ARVENIA))),
    "one without a place": (meeting(place=NORWICK), meeting("b")),
    "a country and a city in it": (meeting(place=NORWICK), meeting("b", place=WESTLAND)),
    "a city and another one that a dateline names": (
        meeting(place=NORWICK), meeting("b", place=replace(SELBY, is_told=False))),
    "a day within a month": (meeting(), meeting("b", when=MONTH)),
    "a day of a stretch": (visit(), visit("b", when=days("2024-11-27", "2024-11-28", lasting=True))),
    "announced, then told": (meeting(status=EventStatus.PLANNED), meeting("b")),
    "printed a day later by another outlet": (
        meeting(), meeting("b", when=days("2024-11-28", basis=DateBasis.PUBLICATION))),
    "unknown day, alike in all and printed together": (meeting(when=UNKNOWN), meeting("b", when=UNKNOWN)),
    "a stay told twice by one article, official once": (visit(subtype="official"), visit(number=1)),
    "told twice by one article": (meeting(place=NORWICK), meeting(number=1, place=NORWICK)),
    "members of one body": (event("a", "summit", parts=(QUILL, UNION)), event("b", "summit", parts=(ROTH, UNION))),
}  # fmt: skip

APART = {
    "talks of two kinds in one article": (meeting(subtype="bilateral"), meeting(number=1)),
    "another day": (meeting(), meeting("b", when=days("2024-11-28"))),
    "another city": (meeting(place=NORWICK), meeting("b", place=SELBY)),
    "another partner": (meeting(), meeting("b", parts=(QUILL, KEEL))),
    "another official of the same state": (meeting(), meeting("b", parts=(HALE, ROTH))),
    "another visitor": (visit(), visit("b", parts=(part("tomas-hale", role="visitor", country="BO"),))),
    "cancelled against held": (meeting(status=EventStatus.CANCELLED), meeting("b")),
    "another type": (meeting(), event("b", "call", parts=(QUILL, ROTH))),
    "a forum and a session": (
        event("a", "summit", subtype="forum", parts=(QUILL, UNION)),
        event("b", "summit", subtype="session", parts=(QUILL, UNION))),
    "sessions of two bodies": (event("a", "summit", parts=(QUILL, UNION)), event("b", "summit", parts=(QUILL, PACT))),
    "two of one article": (meeting(place=NORWICK), meeting(number=1)),
    "two vague ones of one article": (meeting(when=MONTH), meeting(number=1, when=MONTH)),
    "an outlet's own two reports": (
        meeting(), meeting("a2", outlet="a", when=days("2024-11-28", basis=DateBasis.PUBLICATION))),
    "two days told in so many words": (meeting(), meeting("b", when=days("2024-11-26"))),
}  # fmt: skip

SILENT = {
    "one state alone in common": (meeting(parts=(BORLAND,)), meeting("b", parts=(BORLAND,))),
    "partners that say nothing of one another": (meeting(parts=(QUILL,)), meeting("b", parts=(ROTH,))),
    "arrival and departure": (visit(), visit("b", when=days("2024-11-28"))),
    "only a year": (meeting(when=days("2024-01-01", "2024-12-31", "year")), meeting("b", when=MONTH)),
    "unknown day, printed a week later": (meeting(when=UNKNOWN), meeting("b", when=UNKNOWN, reported="2024-12-09")),
    "unknown day, one partner missing": (meeting(when=UNKNOWN), meeting("b", when=UNKNOWN, parts=(ROTH,))),
}


@pytest.mark.parametrize("pair", JOINED.values(), ids=JOINED)
def test_joins(pair: tuple[EventTelling, EventTelling]) -> None:
    relation = relate_events(*pair)
    assert isinstance(relation, Link)
    assert relation.reason
    assert relate_events(*reversed(pair)) == relation


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_keeps_apart(pair: tuple[EventTelling, EventTelling]) -> None:
    relation = relate_events(*pair)
    assert isinstance(relation, Exclusion)
    assert isinstance(relate_events(*reversed(pair)), Exclusion)


@pytest.mark.parametrize("pair", SILENT.values(), ids=SILENT)
def test_says_nothing(pair: tuple[EventTelling, EventTelling]) -> None:
    assert relate_events(*pair) is None
    assert relate_events(*reversed(pair)) is None


def test_the_reason_names_days_place_and_people() -> None:
    relation = relate_events(meeting(place=NORWICK), meeting("b", place=NORWICK))
    assert relation is not None
    assert relation.reason == "both tell a meeting; 2024-11-27 in both; Norwick in both; Ada Quill, Emil Roth in both"
