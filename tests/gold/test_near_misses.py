"""Hard negatives made of real articles: one day, one surname-sharer or one city apart is another happening."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.enums import ActorKind, PlaceKind, Precision
from app.resolution.resolved import ResolvedArticle, ResolvedEvent, ResolvedPlace
from tests.gold.real_articles import CORPUS, SAME, are_listed_together, resolved_articles, store_all, told_events

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="no real articles beside this checkout")

LASTING = ("visit", "summit")
"""A stay may begin and end on the days that two articles tell, and a gathering has more guests than one names."""
ELSEWHERE = ResolvedPlace("plc_elsewhere", PlaceKind.CITY, "Elsewhere", "KZ", 50.0, 70.0)
Change = Callable[[ResolvedArticle, ResolvedEvent], ResolvedArticle | None]


def a_day_later(article: ResolvedArticle, event: ResolvedEvent) -> ResolvedArticle | None:
    """The event a day later, where one day is told."""
    day = event.date
    if day.precision is not Precision.DAY or day.start is None or day.start != day.end or event.type in LASTING:
        return None
    moved = replace(day, start=day.start + timedelta(1), end=day.start + timedelta(1))
    return _with(article, event, replace(event, date=moved))


def by_a_namesake(article: ResolvedArticle, event: ResolvedEvent) -> ResolvedArticle | None:
    """The first guest or partner replaced by somebody of the same surname, state and office."""
    people = [part for part in event.participants if article.actors[part.actor].kind is ActorKind.PERSON]
    guests = [part for part in people if part.role != "host"]
    if not guests or event.type == "summit":
        return None
    actor = article.actors[guests[-1].actor]
    namesake = replace(actor, key=None, name=f"Quentin {actor.name.split()[-1]}")
    parts = [replace(p, actor=len(article.actors)) if p is guests[-1] else p for p in event.participants]
    more = replace(article, actors=(*article.actors, namesake))
    return _with(more, event, replace(event, participants=tuple(parts)))


def in_another_city(article: ResolvedArticle, event: ResolvedEvent) -> ResolvedArticle | None:
    """The event in a city that no article names, in the same country."""
    if event.place is None or event.place.kind is not PlaceKind.CITY or event.type in ("invitation", "call", "message"):
        return None
    return _with(article, event, replace(event, place=replace(ELSEWHERE, country=event.place.country)))


def _with(article: ResolvedArticle, old: ResolvedEvent, new: ResolvedEvent) -> ResolvedArticle:
    return replace(article, events=tuple(new if event is old else event for event in article.events))


@pytest.mark.parametrize("change", [a_day_later, by_a_namesake, in_another_city])
def test_what_differs_by_one_thing_is_another_happening(known: Engine, change: Change) -> None:
    articles = resolved_articles()
    compared = 0
    for stem, number in _joined_tellings(known):
        changed = change(articles[stem], articles[stem].events[number])
        if changed is None:
            continue
        compared += 1
        with Session(known) as session:
            told = told_events(session, store_all(session, {**articles, stem: changed}))
        [one] = [other for other in told if (other.article, other.number) == (stem, number)]
        others = [other for other in told if other.record == one.record and other.article != stem]
        if change is in_another_city:  # who tells no city contradicts none
            others = [other for other in others if _city(articles[other.article].events[other.number])]
        assert not others, (one, change.__name__)
    assert compared >= 2


def _joined_tellings(engine: Engine) -> list[tuple[str, int]]:
    """Tellings that one other article of the list tells too, by article and number."""
    with Session(engine) as session:
        told = told_events(session, store_all(session, resolved_articles()))
    pairs = [(a, b) for a in told for b in told if a.article != b.article and a.record == b.record]
    partners: dict[tuple[str, int], set[str]] = {}
    for a, b in pairs:
        if are_listed_together(a, b, SAME["events"]):
            partners.setdefault((a.article, a.number), set()).add(b.article)
    return sorted(partners)


def _city(event: ResolvedEvent) -> bool:
    return event.place is not None and event.place.kind is PlaceKind.CITY
