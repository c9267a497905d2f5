"""Reading an article again: a digest gives way to the whole text, ids stay by the matching rule, the rest tells why."""

from sqlalchemy import select
from sqlmodel import Session

from app.enums import RetiredStatus, TextKind
from app.storage import StoredAs, store_article
from app.storage.tables import ARTICLES, EVENTS, RETIRED, STATEMENTS
from tests.storage.tellings import ARVENIA, BORLAND, QUILL, ROTH, ArticleMaker, days


def digest() -> ArticleMaker:
    article = ArticleMaker("story", text_kind=TextKind.DIGEST, head="Our own summary.")
    article.event(words="Quill came to Arvenia for a visit on 27 November 2024")
    article.event("call", days("2024-11-20"), ((QUILL, "party"), (ROTH, "party")), words="they spoke by telephone")
    article.statement("Our ties are growing every year, and the bridge will be ready [...]", complete=False)
    article.statement("We have nothing else to say about it today", QUILL)
    return article


def whole_text() -> ArticleMaker:
    article = ArticleMaker("story", head="The story as it was printed.")
    article.event(when=days("2024-11-27", "2024-11-28"), words="The President of Borland arrived in Arvenia")
    article.event("meeting", days("2024-11-28"), ((BORLAND, "party"), (ARVENIA, "party")), words="Talks were held")
    article.statement("Our ties are growing every year, and the bridge will be ready before the first snow, as we said")
    return article


def ids(session: Session) -> dict[str, set[str]]:
    return {table.name: set(session.execute(select(table.c.id)).scalars()) for table in (ARTICLES, EVENTS, STATEMENTS)}


def test_the_whole_text_replaces_its_digest_and_matched_ids_stay(session: Session) -> None:
    store_article(session, digest().made(), "v1")
    before = ids(session)
    assert store_article(session, whole_text().made(), "v1").status is StoredAs.CHANGED
    after = ids(session)
    assert before["articles"] == after["articles"]
    assert len(before["events"] & after["events"]) == 1, "the visit: same type, compatible days, a common participant"
    assert before["statements"] > after["statements"], "at least 60 % of the shorter text's words"
    gone = {row.id: row for row in session.execute(select(RETIRED))}
    assert gone.keys() == (before["events"] - after["events"]) | (before["statements"] - after["statements"])
    assert {row.status for row in gone.values()} == {RetiredStatus.REMOVED}


def test_a_digest_never_replaces_the_whole_text(session: Session) -> None:
    store_article(session, whole_text().made(), "v1")
    before = ids(session)
    stored = store_article(session, digest().made(), "v2")
    assert stored.status is StoredAs.UNCHANGED
    assert "whole text is known" in stored.note
    assert ids(session) == before


def test_links_that_differ_in_nothing_that_matters_are_one_article(session: Session) -> None:
    first = store_article(session, digest().made(), "v1")
    again = digest()
    again.url = "HTTP://Example.org/story/?utm_source=letter#top"
    assert store_article(session, again.made(), "v1").article == first.article


def test_a_text_without_a_link_is_known_by_its_words(session: Session) -> None:
    linked = store_article(session, whole_text().made(), "v1")
    bare = whole_text()
    bare.url = None
    again = store_article(session, bare.made(), "v1")
    assert (again.article, again.status) == (linked.article, StoredAs.UNCHANGED)


def test_a_link_learnt_later_is_given_to_the_article(session: Session) -> None:
    bare = whole_text()
    bare.url = None
    first = store_article(session, bare.made(), "v1")
    second = store_article(session, whole_text().made(), "v1")
    assert (second.article, second.status) == (first.article, StoredAs.CHANGED)
    assert session.execute(select(ARTICLES.c.url)).scalar_one() == "https://example.org/story"


def test_a_record_that_comes_back_has_its_id_again(session: Session) -> None:
    store_article(session, whole_text().made(), "v1")
    before = ids(session)["statements"]
    without = whole_text()
    without.head += "\n" + without.statements.pop()["text"]
    store_article(session, without.made(), "v2")
    assert ids(session)["statements"] == set()
    store_article(session, whole_text().made(), "v3")
    assert ids(session)["statements"] == before
    assert session.execute(select(RETIRED).where(RETIRED.c.object == "statement")).all() == []


def test_an_undated_article_counts_as_reported_on_the_day_it_was_read(session: Session) -> None:
    article = ArticleMaker("undated", published=None)
    article.event()
    store_article(session, article.made(), "v1")
    row = session.execute(select(ARTICLES)).one()
    assert row.published is None
    assert session.execute(select(EVENTS.c.reported)).scalar_one() == row.read_at.date()
