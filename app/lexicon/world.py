"""What libraries know of the world's states: their names in three languages (Babel), and their capitals (GeoNames)."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from babel import Locale

from app.enums import ActorKind, Origin, PlaceKind
from app.lexicon.cities import PREFIX, library_cities
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
        city = library_cities().of_country(code, data.capital) if data.capital else None
        if city is not None and int(city.key.removeprefix(PREFIX)) not in geonames:
            key = slug(str(data.capital))
            yield _as_capital(city, f"{key}-city" if key in used else key, str(data.capital))


def _as_capital(city: KnownPlace, key: str, name: str) -> KnownPlace:
    """A city under the name and key that it has as a capital."""
    others = (other for other in city.names if fold(other.text) != fold(name))
    names = (KnownName(name, "en", primary=True), *(KnownName(other.text) for other in others))
    return replace(city, key=key, name=name, names=names)
