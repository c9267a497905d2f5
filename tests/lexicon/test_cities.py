"""The cities of the world: the table is the library's, and each city is found by what articles call it."""

import pytest

from app.lexicon.cities import TABLE, Cities, library_cities
from app.lexicon.places import PlaceFinder, Places
from tests.lexicon.derive_cities import table


@pytest.fixture(scope="module")
def cities() -> Cities:
    return library_cities()


def test_the_table_is_what_the_library_knows() -> None:
    assert TABLE.read_text(encoding="utf-8").splitlines() == list(table()), "derive_cities.py writes it anew"


@pytest.mark.parametrize("name", ["n'djamena", "n djamena", "ndjamena"])
def test_a_city_is_found_with_its_marks_and_without(cities: Cities, name: str) -> None:
    assert cities[cities.index[name][0]].country == "TD"


def test_of_cities_of_one_name_the_most_populous_stands_first(cities: Cities) -> None:
    found = [cities[key] for key in cities.index["georgetown"]]
    assert len(found) > 1
    assert [city.population for city in found] == sorted((city.population for city in found), reverse=True)
    assert cities.of_country("MY", "Georgetown") != cities.of_country("GY", "Georgetown")


def test_a_city_that_stands_elsewhere_is_left_out(cities: Cities) -> None:
    oslo = next(city for city in cities.values() if city.name == "Oslo")
    by_key = cities.without({oslo.key}, [])
    by_spot = cities.without((), [(oslo.country, oslo.latitude, oslo.longitude)])
    for rest in (by_key, by_spot):
        assert oslo.key not in rest
        assert oslo.key not in rest.index.get("oslo", ())
        assert len(rest) == len(cities) - 1


def test_the_longest_name_is_found_and_none_inside_a_word_or_in_small_letters(cities: Cities) -> None:
    finder = PlaceFinder(Places([], cities).index())
    text = "They flew from New York, not to york, New Yorkshire or Osloite: to Kuala Lumpur."
    assert [text[hit.start : hit.end] for hit in finder.find(text)] == ["New York", "Kuala Lumpur"]


def test_where_a_longer_name_is_no_whole_word_the_shorter_is_found() -> None:
    finder = PlaceFinder({"lima": ("lima",), "lima north": ("lima-north",)})
    [hit] = finder.find("In Lima Northern winds blew.")
    assert hit.keys == ("lima",)
