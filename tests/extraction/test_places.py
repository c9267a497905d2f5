"""Finding places in context."""

import pytest

from app.extraction.actors import find_actors
from app.extraction.mentions import PlaceMention
from app.extraction.places import find_places
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from tests.extraction.texts import document


def places(text: str) -> list[PlaceMention]:
    read, lexicon, known = document(text), load_lexicon(), default_gazetteer()
    return list(find_places(read, lexicon, known, find_actors(read, lexicon, known)))


def cities(text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.country) for place in places(text) if not place.is_country]


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("They met in Astana.", "Astana", "KZ"),
        ("They met in Nur-Sultan.", "Nur-Sultan", "KZ"),
        ("She flew to Yekaterinburg.", "Yekaterinburg", "RU"),
        ("They met in Georgetown, Guyana.", "Georgetown", "GY"),
        ("They met at the Kremlin on Monday.", "Kremlin", "RU"),
        ("LIMA – They met.", "Lima", "PE"),
        ("They spoke at the Astana International Forum.", "Astana", "KZ"),
        ("They met in the southern port city of Busan.", "Busan", "KR"),
    ],
)
def test_cities_and_venues(text: str, city: str, country: str) -> None:
    assert cities(text) == [(city, country)]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow warned of delays.",
        "The plant opens in March.",
        "By the grace of God.",
        "President Victoria Lincoln spoke.",
        "Kremlin spokesman Ivan Orlov spoke.",
        "The Commonwealth of Independent States met.",
        "He reads Reading Weekly.",
        "The Kazakh and Russian delegations left.",
    ],
)
def test_no_city_is_invented(text: str) -> None:
    assert cities(text) == []


def test_a_list_of_cities_shares_its_preposition() -> None:
    assert [name for name, _ in cities("He toured factories in Tashkent, Samarkand and Bukhara.")] == [
        "Tashkent",
        "Samarkand",
        "Bukhara",
    ]


def test_of_two_cities_the_one_in_a_state_of_the_article_is_meant() -> None:
    assert cities("Cyprus hosted the talks. They met in Larnaca and Limassol.")[0] == ("Larnaca", "CY")
    assert cities("Spain hosted the talks. They met in Cartagena.") == [("Cartagena", "ES")]
    assert cities("Colombia hosted the talks. They met in Cartagena.") == [("Cartagena", "CO")]


def test_countries_are_places_too_demonyms_are_not() -> None:
    assert [(place.name, place.country) for place in places("Kenyan farmers went to Uganda.")] == [("Uganda", "UG")]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("She flew to the Rwandan capital.", [("Kigali", "RW")]),
        ("She flew to the capital of Chile.", [("Santiago", "CL")]),
        ("The Chilean capital market grew.", []),
    ],
)
def test_a_capital_without_its_name(text: str, city: list[tuple[str, str]]) -> None:
    assert cities(text) == city
