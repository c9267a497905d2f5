"""Across real articles: what is one happening and who is one person, against a list made by hand.

The articles lie beside the checkout; the list holds their names and offsets only. Tests that need them are skipped
where they are absent.
"""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session

from app.storage import store_article
from app.storage.tables import STATEMENT_MENTIONS
from app.storage.work import Work
from app.storage.writer import remove_share
from tests.gold.across import left_apart, wrongly_joined
from tests.gold.real_articles import (
    CORPUS,
    SAME,
    people_stored,
    persons_named,
    resolved_articles,
    store_all,
    told_events,
)
from tests.storage.snapshots import snapshot

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="no real articles beside this checkout")

RECALL = 0.8
"""Of the pairs of the list of which both were read, so many are one record."""


@pytest.fixture
def stored(known: Engine) -> Iterator[tuple[Session, dict[str, str]]]:
    """All real articles in one record, and their names by id."""
    with Session(known) as session:
        yield session, store_all(session, resolved_articles())


def test_tellings_are_joined_only_where_they_tell_one_happening(stored: tuple[Session, dict[str, str]]) -> None:
    joined, wrong = wrongly_joined(told_events(*stored))
    assert joined
    assert wrong == []


def test_most_tellings_of_one_happening_are_joined(stored: tuple[Session, dict[str, str]]) -> None:
    wanted, missed = left_apart(told_events(*stored))
    assert len(wanted) >= 10
    assert 1 - len(missed) / len(wanted) >= RECALL, missed


def test_no_statement_is_printed_by_two_of_them(stored: tuple[Session, dict[str, str]]) -> None:
    several = select(STATEMENT_MENTIONS.c.statement_id).group_by(STATEMENT_MENTIONS.c.statement_id)
    several = several.having(func.count(STATEMENT_MENTIONS.c.article_id.distinct()) > 1)
    assert SAME["statements"] == []
    assert list(stored[0].execute(several)) == []


def test_no_person_is_two_actors_and_no_two_are_one(stored: tuple[Session, dict[str, str]]) -> None:
    session, stems = stored
    bearers: dict[int, set[str]] = {}
    borne: dict[str, set[int]] = {}
    for article, actor, name in people_stored(session):
        for person in persons_named(stems[article], name):
            bearers.setdefault(person, set()).add(actor)
            borne.setdefault(actor, set()).add(person)
    assert len(bearers) > 60
    assert {actor: people for actor, people in borne.items() if len(people) > 1} == {}
    assert {person: actors for person, actors in bearers.items() if len(actors) > 1} == {}


def test_any_order_of_reading_gives_the_same_record(known: Engine) -> None:
    articles = list(resolved_articles().items())
    with Session(known) as session:
        store_all(session, dict(articles))
        expected = snapshot(session)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        with Session(known) as session:
            store_all(session, dict(articles))
            assert snapshot(session) == expected


def test_any_article_taken_out_and_read_again_leaves_no_trace(stored: tuple[Session, dict[str, str]]) -> None:
    session, stems = stored
    complete = snapshot(session)
    for article, stem in stems.items():
        work = Work(session)
        remove_share(work, article)
        work.finish()
        assert snapshot(session) != complete, stem
        store_article(session, resolved_articles()[stem], f"read again: {stem}")
        assert snapshot(session) == complete, stem
