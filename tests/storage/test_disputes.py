"""Where outlets disagree all values are kept with their sources, one is chosen for a stated reason, and it shows."""

import json
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import Session

from app.enums import PlaceKind
from app.resolution.resolved import ResolvedPlace
from app.storage import store_article
from app.storage.tables import EVENTS, PLACES, STATEMENTS
from tests.storage.tellings import NORWICK, QUILL, ROTH, ArticleMaker, days, person

SIDES = ((QUILL, "party"), (ROTH, "party"))
OLD = ResolvedPlace("old-palace", PlaceKind.VENUE, "Old Palace", "AR")
NEW = ResolvedPlace("new-palace", PlaceKind.VENUE, "New Palace", "AR")
WHOLE = "We shall finish the bridge over the river before the winter comes"

PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "date": ({"when": days("2024-11-27")}, {"when": days("2024-11-28", basis="publication")}, "2024-11-27"),
    "place": ({"place": OLD}, {"place": NEW}, "Old Palace"),
    "participants": (
        {"parts": (*SIDES, (person("Tomas Hale", "BO"), "party"))},
        {"parts": (*SIDES, (person("Mira Lund", "BO"), "party"))},
        "Ada Quill (party); Emil Roth (party); Mira Lund (party); Tomas Hale (party)",
    ),
}


@pytest.mark.parametrize("field", PAIRS)
def test_outlets_that_disagree_on_an_event(session: Session, field: str) -> None:
    store_city(session)
    first, second, chosen = PAIRS[field]
    for name, told in (("one", first), ("two", second)):
        article = ArticleMaker(name, publisher=f"{name} news")
        article.event("meeting", **{"parts": SIDES, **told})
        store_article(session, article.made(), "v1")
    event = session.execute(select(EVENTS)).one()
    assert event.disputed
    [dispute] = json.loads(event.disputes)
    assert (dispute["field"], dispute["chosen"]) == (field, chosen)
    assert len(dispute["values"]) == 2
    assert dispute["reason"]
    assert all(article.startswith("art_") for _, articles in dispute["values"] for article in articles)


def test_outlets_that_disagree_on_words(session: Session) -> None:
    for name, text in (("one", WHOLE), ("two", WHOLE.replace("river", "stream"))):
        article = ArticleMaker(name, publisher=f"{name} news")
        article.statement(text)
        store_article(session, article.made(), "v1")
    statement = session.execute(select(STATEMENTS)).one()
    assert statement.disputed
    [dispute] = json.loads(statement.disputes)
    assert {value for value, _ in dispute["values"]} == {WHOLE, WHOLE.replace("river", "stream")}


def test_outlets_that_agree(session: Session) -> None:
    for name in ("one", "two"):
        article = ArticleMaker(name, publisher=f"{name} news")
        article.event("meeting", parts=SIDES, place=NORWICK)
        article.statement(WHOLE)
        store_article(session, article.made(), "v1")
    assert not session.execute(select(EVENTS.c.disputed)).scalar_one()
    assert not session.execute(select(STATEMENTS.c.disputed)).scalar_one()


def store_city(session: Session) -> None:
    """Venues stand in a city that the seeds know."""
    city = {"id": "norwick", "kind": "city", "name": "Norwick", "country": "AR", "origin": "seeds"}
    venues = [
        {
            "id": place.key,
            "kind": "venue",
            "name": place.name,
            "country": "AR",
            "parent_id": "norwick",
            "origin": "seeds",
        }
        for place in (OLD, NEW)
    ]
    session.execute(PLACES.insert(), [city])
    session.execute(PLACES.insert(), venues)
