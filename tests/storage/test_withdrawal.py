"""What was taken back stays away, says why, and can be brought back."""

import pytest
from sqlalchemy import select
from sqlmodel import Session

from app.db import get_engine, session_scope
from app.documents import rebuild_documents
from app.documents.bodies import read_body
from app.documents.sql import Sql
from app.errors import NotFoundError
from app.storage import StoredAs, store_article
from app.storage.tables import CHANGES, EVENTS, RETIRED, STATEMENTS
from app.storage.withdrawal import restore, withdraw
from app.timeline import EventCounts, Reader, StreamQuery, select_counts, select_timeline
from tests.documents.test_refresh import derived
from tests.storage.tellings import ArticleMaker


def story(name: str = "one") -> ArticleMaker:
    article = ArticleMaker(name, publisher=f"{name} news")
    article.event()
    article.statement("Our ties are growing every year")
    return article


def retired(session: Session, record: str) -> tuple[str, str] | None:
    row = session.execute(select(RETIRED.c.status, RETIRED.c.reason).where(RETIRED.c.id == record)).one_or_none()
    return (row.status, row.reason) if row else None


def test_a_withdrawn_event_is_marked_and_its_id_tells_why(session: Session) -> None:
    store_article(session, story().made(), "v1")
    event = session.execute(select(EVENTS.c.id)).scalar_one()
    assert withdraw(session, event, "it never took place").events == {event}
    assert session.execute(select(EVENTS.c.withdrawn)).scalar_one() == "it never took place"
    assert retired(session, event) == ("withdrawn", "it never took place")
    assert (
        session.execute(select(CHANGES.c.change).where(CHANGES.c.record_id == event)).scalars().all()[-1] == "withdrawn"
    )


def test_reading_again_does_not_bring_it_back(session: Session) -> None:
    store_article(session, story().made(), "v1")
    event = session.execute(select(EVENTS.c.id)).scalar_one()
    withdraw(session, event, "it never took place")
    store_article(session, story().made(), "v2")
    store_article(session, story("two").made(), "v2")
    row = session.execute(select(EVENTS)).one()
    assert (row.id, row.withdrawn, row.article_count) == (event, "it never took place", 2)
    assert retired(session, event) == ("withdrawn", "it never took place")


def test_an_event_comes_back(session: Session) -> None:
    store_article(session, story().made(), "v1")
    event = session.execute(select(EVENTS.c.id)).scalar_one()
    withdraw(session, event, "a mistake")
    restore(session, event)
    assert session.execute(select(EVENTS.c.withdrawn)).scalar_one() is None
    assert retired(session, event) is None


def test_a_withdrawn_article_takes_its_share_along(session: Session) -> None:
    first = store_article(session, story().made(), "v1").article
    store_article(session, story("two").made(), "v1")
    withdraw(session, first, "retracted by its publisher")
    assert session.execute(select(EVENTS.c.article_count)).scalar_one() == 1
    assert session.execute(select(STATEMENTS.c.article_count)).scalar_one() == 1
    again = store_article(session, story().made(), "v2")
    assert (again.status, again.note) == (StoredAs.UNCHANGED, "withdrawn: retracted by its publisher")


def test_what_only_a_withdrawn_article_told_is_gone_until_it_is_restored(session: Session) -> None:
    article = store_article(session, story().made(), "v1").article
    event = session.execute(select(EVENTS.c.id)).scalar_one()
    withdraw(session, article, "retracted by its publisher")
    assert session.execute(select(EVENTS)).all() == []
    assert retired(session, event) == ("removed", "no article tells this event any more")
    restore(session, article)
    store_article(session, story().made(), "v1")
    assert session.execute(select(EVENTS.c.id)).scalar_one() == event
    assert retired(session, event) is None


@pytest.mark.parametrize("record", ["evt_unknown", "vladimir", "act_aaaaaaaaaaaaaaaa"])
def test_an_unknown_id_is_told(session: Session, record: str) -> None:
    with pytest.raises(NotFoundError, match=record):
        withdraw(session, record, "why")


def summit_with_talks() -> ArticleMaker:
    """A summit, talks that were part of it, and what was said at the summit."""
    article = ArticleMaker()
    article.event("summit")
    article.event("meeting", part_of=0)
    article.statement("Our ties are growing every year", event=0)
    return article


def of_event(url: str, event: str) -> set[str]:
    """The objects that ``?event=`` lists."""
    reader = Reader(url)
    page = reader.read(select_timeline, "timeline", StreamQuery(event=[event]))
    counts = reader.read(select_counts, "events", EventCounts(event=[event], by=["type"]))
    reader.close()
    found = [read_body(item) for item in page.items]
    assert counts.total == sum(record["object"] == "event" for record in found)
    return {record.get("type", record["object"]) for record in found}


def test_what_was_part_of_a_withdrawn_event_stands_alone_until_it_is_restored(empty_url: str) -> None:
    engine = get_engine(empty_url)

    def part_of() -> str | None:
        with session_scope(engine) as session:
            wanted = "SELECT d.body FROM events e JOIN documents d ON d.id = e.id WHERE e.type = 'meeting'"
            told: str | None = read_body(Sql.of(session).rows(wanted)[0][0])["part_of"]
            before = derived(session)
            rebuild_documents(session)
            assert derived(session) == before
            return told

    with session_scope(engine) as session:
        store_article(session, summit_with_talks().made(), "v1")
        whole = session.execute(select(EVENTS.c.id).where(EVENTS.c.type == "summit")).scalar_one()
    assert part_of() == whole
    assert of_event(empty_url, whole) == {"summit", "meeting", "statement"}
    with session_scope(engine) as session:
        withdraw(session, whole, "it never took place")
    assert part_of() is None
    assert of_event(empty_url, whole) == set()
    with session_scope(engine) as session:
        restore(session, whole)
    assert part_of() == whole
    assert of_event(empty_url, whole) == {"summit", "meeting", "statement"}
    engine.dispose()
