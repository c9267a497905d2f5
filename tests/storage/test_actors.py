"""Who is whom across articles: full names meet, surnames do not, two countries are two persons."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session

from app.resolution.resolved import ResolvedActor
from app.storage import store_article
from app.storage.tables import ACTORS, ALIASES, APPEARANCES
from tests.storage.tellings import ArticleMaker, person


def read(session: Session, *articles: Sequence[ResolvedActor]) -> list[list[str]]:
    """Store articles naming these people; gives whom each article means in the end."""
    for number, people in enumerate(articles):
        article = ArticleMaker(f"article-{number}")
        article.actors += people
        store_article(session, article.made(), "v1")
    meant = session.execute(select(APPEARANCES.c.article_id, APPEARANCES.c.actor_id).order_by(APPEARANCES.c.id)).all()
    order = list(dict.fromkeys(row.article_id for row in meant))
    return [[row.actor_id for row in meant if row.article_id == article] for article in order]


def test_one_full_name_is_one_person(session: Session) -> None:
    [first], [second] = read(session, [person("Mira Lund", "BO")], [person("Mira Lund", "BO")])
    assert first == second


def test_patronymics_initials_and_scripts_do_not_matter(session: Session) -> None:
    meant = read(
        session, [person("Elena Orlova", "BO")], [person("Elena Petrovna Orlova")], [person("Елена Орлова", "BO")]
    )
    assert len({one for [one] in meant}) == 1
    assert set(session.execute(select(ALIASES.c.name)).scalars()) == {
        "Elena Orlova",
        "Elena Petrovna Orlova",
        "Елена Орлова",
    }
    assert session.execute(select(ACTORS.c.name)).scalar_one() == "Elena Petrovna Orlova"


def test_namesakes_of_two_states_are_two(session: Session) -> None:
    [first], [second] = read(session, [person("Mira Lund", "BO")], [person("Mira Lund", "AR")])
    assert first != second


def test_a_surname_alone_is_nobody_elses(session: Session) -> None:
    [first], [second], [third] = read(
        session, [person("Lund", "BO")], [person("Lund", "BO")], [person("Mira Lund", "BO")]
    )
    assert len({first, second, third}) == 3


def test_without_a_country_it_is_the_only_bearer(session: Session) -> None:
    [first], [second] = read(session, [person("Mira Lund")], [person("Mira Lund", "BO")])
    assert first == second
    assert session.execute(select(ACTORS.c.country)).scalar_one() == "BO"


def test_without_a_country_and_beside_two_bearers_it_is_neither(session: Session) -> None:
    [first], [second], [third] = read(
        session, [person("Mira Lund")], [person("Mira Lund", "BO")], [person("Mira Lund", "AR")]
    )
    assert len({first, second, third}) == 3
