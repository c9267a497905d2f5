"""The lookup of known actors and places."""

from datetime import date

import pytest

from app.enums import ActorKind, PlaceKind
from app.lexicon.gazetteer import Gazetteer, default_gazetteer
from app.lexicon.known import KnownActor, KnownName, KnownOffice, KnownPlace


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return default_gazetteer()


def actor(key: str, *names: str, kind: ActorKind = ActorKind.BODY, surname: str | None = None) -> KnownActor:
    return KnownActor(key, kind, names[0], tuple(KnownName(name) for name in names), surname=surname)


def small_gazetteer() -> Gazetteer:
    return Gazetteer.build(
        [
            actor("opec", "OPEC"),
            actor("opec-plus", "OPEC+"),
            actor("who", "WHO", "World Health Organization"),
            actor("ana-quispe", "Ana Quispe", kind=ActorKind.PERSON, surname="Quispe"),
        ],
        [KnownPlace("lome", PlaceKind.CITY, "Lomé", "TG", names=(KnownName("Lomé"),))],
    )


def test_names_are_found_as_whole_words_with_their_exact_offsets() -> None:
    text = "Lomé: Ana Quispe (OPEC+) met; Quispes did not. OPEC did."
    hits = [(text[hit.start : hit.end], hit.keys) for hit in small_gazetteer().find_actor_names(text)]
    assert hits == [("Ana Quispe", ("ana-quispe",)), ("OPEC+", ("opec-plus",)), ("OPEC", ("opec",))]


def test_an_acronym_is_one_only_in_capitals() -> None:
    hits = list(small_gazetteer().find_actor_names("Who said that the WHO would come?"))
    assert [(hit.start, hit.keys) for hit in hits] == [(18, ("who",))]


def test_places_are_found_without_their_accents() -> None:
    assert [hit.keys for hit in small_gazetteer().find_place_names("They met in Lome, not in lome.")] == [("lome",)]


def test_the_text_may_hold_anything() -> None:
    text = "😀 e\u0301 İ \r\n Ana Quispe"
    hit = next(iter(small_gazetteer().find_actor_names(text)))
    assert text[hit.start : hit.end] == "Ana Quispe"


@pytest.mark.parametrize("name", ["Tokayev", "Tokaev", "Токаев", "Тоқаев", "Kassym-Jomart Tokayev"])
def test_persons_are_named_in_any_script(known: Gazetteer, name: str) -> None:
    assert known.actors_named(name) == ("kassym-jomart-tokayev",)


@pytest.mark.parametrize(
    ("name", "code"), [("US", "US"), ("UAE", "AE"), ("Turkey", "TR"), ("DPRK", "KP"), ("Ресей", "RU"), ("Kazakh", "KZ")]
)
def test_states_go_by_short_forms_and_demonyms(known: Gazetteer, name: str, code: str) -> None:
    (key,) = known.actors_named(name)
    assert known.actors[key].country == code


def test_every_state_has_its_capital_placed(known: Gazetteer) -> None:
    states = [actor for actor in known.actors.values() if actor.kind is ActorKind.STATE]
    assert len(states) >= 195
    assert [state.key for state in states if known.places[state.capital or ""].country != state.country] == []


def test_offices_are_held_between_their_days(known: Gazetteer) -> None:
    assert known.holders("head_of_government", "KZ", date(2022, 7, 12)) == ("alikhan-smailov",)
    assert known.holders("head_of_government", "KZ", date(2024, 12, 12)) == ("olzhas-bektenov",)
    assert known.holders("head_of_state", "KZ", date(2019, 3, 19)) == ("nursultan-nazarbayev",)


def test_an_open_office_is_held_on_an_unknown_day() -> None:
    office = KnownOffice("President of Peru", "head_of_state", "PE", start=date(2020, 1, 1))
    assert office.held_on(None)
    assert not office.held_on(date(2019, 12, 31))


@pytest.mark.parametrize(
    ("name", "key"),
    [("Nur-Sultan", "astana"), ("Tselinograd", "astana"), ("St. Petersburg", "saint-petersburg"), ("Kiev", "kyiv")],
)
def test_cities_go_by_former_names(known: Gazetteer, name: str, key: str) -> None:
    assert known.places_named(name)[0] == key


@pytest.mark.parametrize(("name", "country"), [("London", "GB"), ("Washington", "US"), ("Santiago", "CL")])
def test_of_several_cities_the_capital_goes_first(known: Gazetteer, name: str, country: str) -> None:
    assert known.places[known.places_named(name)[0]].country == country
