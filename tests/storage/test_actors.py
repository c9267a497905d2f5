"""Who is whom across articles: full names meet, surnames with their office, two countries are two persons."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
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


def leader(name: str, country: str | None = None) -> ResolvedActor:
    """A head of state, by whatever the article calls this one."""
    return replace(person(name, country, "President"), office_kind="head_of_state")


def test_a_surname_with_its_office_is_the_one_who_holds_it(session: Session) -> None:
    meant = read(session, [leader("Lund")], [leader("Mira Lund", "BO")], [person("Lund")])
    assert len({one for [one] in meant}) == 1
    assert session.execute(select(ACTORS.c.name)).scalar_one() == "Mira Lund"


def test_two_who_share_surname_and_office_leave_it_to_nobody(session: Session) -> None:
    [first], [second], [third] = read(
        session, [leader("Lund")], [leader("Mira Lund", "BO")], [leader("Ola Lund", "AR")]
    )
    assert len({first, second, third}) == 3


def test_a_surname_parts_again_when_another_bearer_becomes_known(session: Session) -> None:
    [lone], [full] = read(session, [person("Lund")], [leader("Mira Lund", "BO")])
    assert lone == full
    meant = read(session, [person("Lund")], [leader("Mira Lund", "BO")], [person("Ola Lund", "AR")])
    assert len({one for [one] in meant}) == 3


def test_an_article_that_names_both_tells_them_apart_itself(session: Session) -> None:
    [[one, other], [full]] = read(session, [leader("Mira Lund", "BO"), person("Lund")], [leader("Mira Lund", "BO")])
    assert one == full != other


@pytest.mark.parametrize("longer", ["Rodrigo Vega Pardo", "Dato Seri Rodrigo Vega", "Vega Rodrigo", "R. Vega"])
def test_other_forms_of_a_name_meet_where_country_and_office_agree(session: Session, longer: str) -> None:
    [one], [other] = read(session, [leader("Rodrigo Vega", "BO")], [leader(longer, "BO")])
    assert one == other


@pytest.mark.parametrize("longer", ["Rodrigo Vega Pardo", "Dato Seri Rodrigo Vega", "Vega Rodrigo"])
def test_other_forms_of_a_name_stay_apart_in_other_countries_and_offices(session: Session, longer: str) -> None:
    minister = replace(leader(longer, "BO"), office_kind="foreign_minister")
    [one], [other] = read(session, [leader("Rodrigo Vega", "BO")], [leader(longer, "AR")])
    assert one != other
    [*_, [third]] = read(session, [leader("Rodrigo Vega", "BO")], [leader(longer, "AR")], [minister])
    assert third not in (one, other)


def test_an_initial_meets_no_other_name(session: Session) -> None:
    [one], [other] = read(session, [leader("Rodrigo Vega", "BO")], [leader("T. Vega", "BO")])
    assert one != other


def test_a_name_that_is_part_of_two_longer_ones_is_neither(session: Session) -> None:
    meant = read(session, [leader("Rodrigo Vega", "BO")], [leader("Rodrigo Vega Pardo", "BO")],
                 [leader("Rodrigo Vega Lima", "BO")])  # fmt: skip
    assert len({one for [one] in meant}) == 3


def test_arabic_articles_and_particles_do_not_matter(session: Session) -> None:
    meant = read(
        session, [leader("Ahmad bin Fahd Al-Sabri", "BO")], [leader("Ahmad Fahd El Sabri")], [leader("Al-Sabri")]
    )
    assert len({one for [one] in meant}) == 1
