"""Places that were made for events: gone with a reason when nothing happened there any more, back when it does."""

from sqlalchemy import select
from sqlmodel import Session

from app.config import Settings
from app.db import get_engine, session_scope
from app.enums import PlaceKind
from app.resolution.resolved import ResolvedPlace
from app.storage import store_article
from app.storage.tables import CHANGES, PLACES, RETIRED
from tests.servers import application
from tests.storage.tellings import ArticleMaker

FERNHAM = ResolvedPlace(None, PlaceKind.CITY, "Fernham", "BO")
REASON = "no event happened here any more"


def story(*, in_fernham: bool) -> ArticleMaker:
    article = ArticleMaker()
    article.event(place=FERNHAM if in_fernham else None)
    return article


def retired(session: Session, place: str) -> list[tuple[str, str, str]]:
    wanted = select(RETIRED.c.object, RETIRED.c.status, RETIRED.c.reason).where(RETIRED.c.id == place)
    return [tuple(row) for row in session.execute(wanted)]


def changes(session: Session, place: str) -> list[str]:
    wanted = select(CHANGES.c.change).where(CHANGES.c.record_id == place).order_by(CHANGES.c.id)
    return list(session.execute(wanted).scalars())


def test_a_place_without_events_is_gone_and_tells_why(session: Session) -> None:
    store_article(session, story(in_fernham=True).made(), "v1")
    place = session.execute(select(PLACES.c.id)).scalar_one()
    store_article(session, story(in_fernham=False).made(), "v2")
    assert session.execute(select(PLACES.c.id)).all() == []
    assert retired(session, place) == [("place", "removed", REASON)]
    assert changes(session, place) == ["added", "removed"]


def test_a_place_where_something_happens_again_is_back(session: Session) -> None:
    for version, there in (("v1", True), ("v2", False), ("v3", True)):
        store_article(session, story(in_fernham=there).made(), version)
    place = session.execute(select(PLACES.c.id)).scalar_one()
    assert retired(session, place) == []
    assert changes(session, place) == ["added", "removed", "added"]


def test_a_place_of_another_article_stays(session: Session) -> None:
    store_article(session, story(in_fernham=True).made(), "v1")
    other = ArticleMaker("two", publisher="Other Press")
    other.event("meeting", place=FERNHAM)
    store_article(session, other.made(), "v1")
    store_article(session, story(in_fernham=False).made(), "v2")
    place = session.execute(select(PLACES.c.id)).scalar_one()
    assert retired(session, place) == []


def test_its_address_answers_410(empty_url: str) -> None:
    engine = get_engine(empty_url)
    with session_scope(engine) as session:
        store_article(session, story(in_fernham=True).made(), "v1")
        place = session.execute(select(PLACES.c.id)).scalar_one()
    with application(Settings(database_url=empty_url)) as client:
        address = f"/v1/places/{place}"
        assert client.get(address).status_code == 200
        for version, there, status in (("v2", False, 410), ("v3", True, 200)):
            with session_scope(engine) as session:
                store_article(session, story(in_fernham=there).made(), version)
            assert client.get(address).status_code == status
    engine.dispose()
