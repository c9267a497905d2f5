"""An article's share of the record: written once, undone and redone cleanly, ids kept."""

from sqlalchemy import Table, func, select
from sqlmodel import Session

from app.storage import StoredAs, store_article
from app.storage.tables import ARTICLES, EVENT_MENTIONS, EVENTS, EVIDENCE, STATEMENTS
from tests.storage.tellings import ARVENIA, BORLAND, QUILL, ROTH, ArticleMaker, days


def count(session: Session, table: Table) -> int:
    return int(session.execute(select(func.count()).select_from(table)).scalar_one())


def test_an_article_becomes_rows(session: Session) -> None:
    article = ArticleMaker()
    article.event()
    article.statement("Our ties are growing every year")
    stored = store_article(session, article.made(), "v1")
    assert stored.status is StoredAs.NEW
    assert stored.article.startswith("art_") and len(stored.article) == 20
    assert [count(session, table) for table in (ARTICLES, EVENTS, STATEMENTS)] == [1, 1, 1]


def test_the_same_reading_changes_nothing(session: Session) -> None:
    article = ArticleMaker()
    article.event()
    store_article(session, article.made(), "v1")
    assert store_article(session, article.made(), "v1").status is StoredAs.UNCHANGED


def test_two_articles_tell_one_visit(session: Session) -> None:
    for name in ("one", "two"):
        article = ArticleMaker(name, publisher=f"{name} news")
        article.event()
        article.statement("Our ties are growing every year")
        store_article(session, article.made(), "v1")
    event = session.execute(select(EVENTS)).one()
    assert (event.article_count, event.source_count) == (2, 2)
    assert session.execute(select(STATEMENTS)).one().article_count == 2
    reasons = session.execute(select(EVENT_MENTIONS.c.merged_because)).scalars().all()
    assert any(reason and "Ada Quill in both" in reason for reason in reasons)


def test_another_extractor_reads_again_and_ids_stay(session: Session) -> None:
    article = ArticleMaker()
    article.event()
    article.statement("Our ties are growing every year")
    store_article(session, article.made(), "v1")
    before = (
        session.execute(select(EVENTS.c.id)).scalars().all(),
        session.execute(select(STATEMENTS.c.id)).scalars().all(),
    )
    article.event("meeting", words="Event 0")
    assert store_article(session, article.made(), "v2").status is StoredAs.CHANGED
    after = (
        session.execute(select(EVENTS.c.id)).scalars().all(),
        session.execute(select(STATEMENTS.c.id)).scalars().all(),
    )
    assert set(before[0]) <= set(after[0])
    assert before[1] == after[1]
    assert count(session, EVIDENCE) == 3


def test_talks_told_as_two_days_and_as_one_stretch_stay_three(session: Session) -> None:
    """The stretch fits both days; with two candidates nothing is joined, and it says which others it may be."""
    sides = ((BORLAND, "party"), (ARVENIA, "party"))
    by_day, at_once = ArticleMaker("by-day", publisher="A"), ArticleMaker("at-once", publisher="B")
    by_day.event("meeting", days("2024-11-27"), sides)
    by_day.event("meeting", days("2024-11-28"), sides)
    at_once.event("meeting", days("2024-11-27", "2024-11-28"), sides)
    store_article(session, by_day.made(), "v1")
    kept = set(session.execute(select(EVENTS.c.id)).scalars())
    stored = store_article(session, at_once.made(), "v1")
    assert count(session, EVENTS) == 3
    told = session.execute(select(EVENT_MENTIONS).where(EVENT_MENTIONS.c.article_id == stored.article)).one()
    assert told.event_id not in kept
    assert told.merged_because == f"fits several and was joined with none: {', '.join(sorted(kept))}"


def test_parts_and_statements_follow_the_event_they_belong_to(session: Session) -> None:
    for name, when in (("one", days("2024-11-27")), ("two", days("2024-11-27", "2024-11-28"))):
        article = ArticleMaker(name, publisher=f"{name} news")
        visit = article.event(when=when)
        talks = article.event("meeting", parts=((QUILL, "party"), (ROTH, "party")), part_of=visit)
        article.statement("Our ties are growing every year", event=talks)
        store_article(session, article.made(), "v1")
    events = {row.type: row for row in session.execute(select(EVENTS))}
    assert len(events) == 2
    assert events["meeting"].part_of == events["visit"].id
    assert session.execute(select(STATEMENTS.c.event_id)).scalar_one() == events["meeting"].id
