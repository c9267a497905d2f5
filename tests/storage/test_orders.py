"""The order of reading changes nothing but ids; an article taken out and read again leaves no trace."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlmodel import Session

from app.enums import EventStatus
from app.resolution.resolved import ResolvedActor, ResolvedArticle
from app.storage import StoredAs, store_article, store_articles
from app.storage.work import Work
from app.storage.writer import remove_share
from tests.storage.snapshots import snapshot
from tests.storage.tellings import (
    ARVENIA,
    BORLAND,
    NORWICK,
    QUILL,
    ROTH,
    SELBY,
    UNKNOWN_DAY,
    ArticleMaker,
    days,
    person,
)

VAGUE_NAMESAKES = [
    person("Mira Lund"),
    replace(person("Mira Lund", "BO"), office_kind="head_of_state"),
    person("Mira Lund", "AR"),
    replace(person("Lund"), office_kind="head_of_state"),
    person("Lund"),
    replace(person("Mira Lund Pardo", "BO"), office_kind="head_of_state"),
    person("Lund Mira", "AR"),
    person("M. Lund", "AR"),
]
MINISTER = person("Tomas Hale", "BO", "Foreign Minister")
SIDES: Sequence[Sequence[ResolvedActor]] = (
    (QUILL, ROTH), (QUILL, ARVENIA), (BORLAND, ARVENIA), (ROTH,), (MINISTER, ROTH), (QUILL, VAGUE_NAMESAKES[2]),
    (VAGUE_NAMESAKES[0], ROTH), (VAGUE_NAMESAKES[3], QUILL),
)  # fmt: skip
WHEN = (
    days("2024-11-27"), days("2024-11-28"), days("2024-11-27", "2024-11-28"), days("2024-11-28", basis="publication"),
    days("2024-11-01", "2024-11-30", precision="month"), days("2024-01-01", "2024-12-31", precision="year"),
    UNKNOWN_DAY, days("2024-11-29", basis="dateline"),
)  # fmt: skip
WORDS = (
    "Our ties are growing every year and will keep growing",
    "Our ties are growing each year and will keep growing",
    "Our ties are growing every year",
    "We shall build the bridge together before the winter comes",
)


def random_article(chance: random.Random, number: int) -> ResolvedArticle:
    """An article that tells a few things about the same few people, as outlets do."""
    article = ArticleMaker(f"article-{number}", publisher=chance.choice(["A", "B", "C"]),
                           published=chance.choice(["2024-11-28", "2024-11-29", "2024-12-01"]))  # fmt: skip
    for _ in range(chance.randint(0, 4)):
        kind = chance.choice(["visit", "meeting", "meeting", "summit"])
        sides = chance.choice(SIDES)
        roles = ("visitor", "host") if kind == "visit" else ("party", "party")
        whole = chance.choice([None, 0]) if article.events else None
        article.event(kind, chance.choice(WHEN), tuple(zip(sides, roles, strict=False)),
                      chance.choice([None, NORWICK, SELBY]), part_of=whole,
                      status=chance.choice([EventStatus.OCCURRED, EventStatus.PLANNED]))  # fmt: skip
    for text in chance.sample(WORDS, chance.randint(0, 2)):
        speaker = chance.choice([QUILL, ROTH, VAGUE_NAMESAKES[0], None])
        made_at = chance.choice([None, 0]) if article.events else None
        article.statement(text, speaker, chance.choice(WHEN[:4]), event=made_at)
    if chance.random() < 0.7:
        article.actors += [one for one in chance.sample(VAGUE_NAMESAKES, 2) if one not in article.actors]
    return article.made()


@pytest.mark.parametrize("seed", range(16))
def test_any_order_of_reading_gives_the_same_record(session: Session, seed: int) -> None:
    chance = random.Random(seed)
    articles = [random_article(chance, number) for number in range(6)]
    expected = read_all(session, articles)
    session.rollback()
    for _ in range(2):
        chance.shuffle(articles)
        assert read_all(session, articles) == expected
        session.rollback()


@pytest.mark.parametrize("seed", range(16))
def test_an_article_taken_out_and_read_again_leaves_no_trace(session: Session, seed: int) -> None:
    chance = random.Random(seed)
    articles = [random_article(chance, number) for number in range(6)]
    odd_one = chance.choice(articles)
    rest = [article for article in articles if article is not odd_one]
    without = read_all(session, rest)
    session.rollback()
    complete = read_all(session, articles)
    work = Work(session)
    remove_share(work, article_id(session, odd_one))
    work.finish()
    assert snapshot(session) == without
    store_article(session, odd_one, "another version")
    assert snapshot(session) == complete


@pytest.mark.parametrize("seed", range(4))
def test_articles_stored_at_once_are_the_record_of_articles_stored_one_by_one(session: Session, seed: int) -> None:
    articles = [random_article(random.Random(seed * 100 + number), number) for number in range(6)]
    expected = read_all(session, articles)
    session.rollback()
    store_articles(session, articles, "v1")
    assert snapshot(session) == expected
    assert all(stored.status is StoredAs.UNCHANGED for stored in store_articles(session, articles, "v1"))


def read_all(session: Session, articles: Sequence[ResolvedArticle]) -> object:
    for article in articles:
        store_article(session, article, "v1")
    return snapshot(session)


def article_id(session: Session, article: ResolvedArticle) -> str:
    return store_article(session, article, "v1").article
