"""Seeds become rows once, follow their files, and adopt whom articles met first."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlmodel import Session

from app.enums import ActorKind, Origin, PlaceKind
from app.lexicon.known import KnownActor, KnownName, KnownOffice, KnownPlace
from app.lexicon.seeds import Seeds
from app.storage import store_article
from app.storage.gazetteer import build_gazetteer
from app.storage.seeding import store_seeds
from app.storage.tables import ACTORS, ALIASES, EVENTS, OFFICES, PARTICIPANTS, PLACES, RETIRED, STATEMENTS
from tests.storage.tellings import ArticleMaker, person

BORLAND = KnownActor("borland", ActorKind.STATE, "Borland", (KnownName("Borland", "en", primary=True),), "BO")
LUND = KnownActor(
    "mira-lund", ActorKind.PERSON, "Mira Lund",
    (KnownName("Mira Lund", "en", primary=True), KnownName("Мира Лунд", "ru", primary=True)), "BO", "f",
    (KnownOffice("Prime Minister of Borland", "head_of_government", "BO"),),
)  # fmt: skip
NORWICK = KnownPlace("norwick", PlaceKind.CITY, "Norwick", "AR", 51.5, 71.5, (KnownName("Norwick", "en"),))
PALACE = KnownPlace("palace", PlaceKind.VENUE, "Old Palace", "AR", parent="norwick")
SEEDS = Seeds((BORLAND, LUND), (PALACE, NORWICK))


def test_seeds_are_stored_once(session: Session) -> None:
    assert store_seeds(session, SEEDS).actors == {"borland", "mira-lund"}
    again = store_seeds(session, SEEDS)
    assert not (again.actors or again.places)
    assert session.execute(select(func.count()).select_from(ALIASES)).scalar() == 3
    assert session.execute(select(PLACES.c.parent_id).where(PLACES.c.id == "palace")).scalar() == "norwick"


def test_a_changed_file_changes_its_rows_alone(session: Session) -> None:
    store_seeds(session, SEEDS)
    retired = KnownActor(LUND.key, LUND.kind, "Mira Lund-Hale", LUND.names[:1], "BO", "f")
    assert store_seeds(session, Seeds((BORLAND, retired), SEEDS.places)).actors == {"mira-lund"}
    assert session.execute(select(ACTORS.c.name).where(ACTORS.c.id == "mira-lund")).scalar() == "Mira Lund-Hale"
    assert session.execute(select(OFFICES)).all() == []


def test_seeds_adopt_whom_an_article_met_first(session: Session) -> None:
    article = ArticleMaker()
    article.event(parts=((person("Mira Lund", "BO"), "visitor"),))
    article.statement("Our ties are growing every year", person("Mira Lund", "BO"))
    store_article(session, article.made(), "v1")
    met = session.execute(select(ACTORS.c.id).where(ACTORS.c.origin == Origin.ARTICLE)).scalar_one()
    store_seeds(session, SEEDS)
    assert session.execute(select(PARTICIPANTS.c.actor_id)).scalars().all() == ["mira-lund"]
    assert session.execute(select(STATEMENTS.c.speaker_id)).scalars().all() == ["mira-lund"]
    retired = session.execute(select(RETIRED).where(RETIRED.c.id == met)).one()
    assert (retired.status, retired.successor) == ("merged", "mira-lund")


def test_a_new_name_changes_the_titles_of_events(session: Session) -> None:
    store_seeds(session, SEEDS)
    article = ArticleMaker()
    article.event(parts=((replace(person("Mira Lund", "BO"), key="mira-lund"), "visitor"),))
    store_article(session, article.made(), "v1")
    assert "Mira Lund's" in session.execute(select(EVENTS.c.title)).scalar_one()
    store_seeds(session, Seeds((BORLAND, replace(LUND, name="Mira Hale")), SEEDS.places))
    assert "Mira Hale's" in session.execute(select(EVENTS.c.title)).scalar_one()


def test_seeds_do_not_adopt_a_namesake_of_another_state(session: Session) -> None:
    article = ArticleMaker()
    article.event(parts=((person("Mira Lund", "CA"), "visitor"),))
    store_article(session, article.made(), "v1")
    store_seeds(session, SEEDS)
    assert session.execute(select(PARTICIPANTS.c.actor_id)).scalar_one().startswith("act_")


def test_seeds_know_a_name_in_another_script(session: Session) -> None:
    article = ArticleMaker()
    article.event(parts=((person("Мира Лунд"), "visitor"),))
    store_article(session, article.made(), "v1")
    store_seeds(session, SEEDS)
    assert session.execute(select(PARTICIPANTS.c.actor_id)).scalar_one() == "mira-lund"


def test_the_gazetteer_knows_seeds_and_whom_articles_met(session: Session) -> None:
    store_seeds(session, SEEDS)
    article = ArticleMaker()
    article.event(parts=((person("Tomas Hale", "AR"), "visitor"),))
    store_article(session, article.made(), "v1")
    gazetteer = build_gazetteer(session)
    assert gazetteer.actors_named("Мира Лунд") == ("mira-lund",)
    [met] = gazetteer.actors_named("tomas hale")
    assert gazetteer.actors[met].origin is Origin.ARTICLE
    assert gazetteer.places_named("Norwick")[0] == "norwick"
