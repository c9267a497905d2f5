"""Immutable lookup of known actors and places: alias → keys, name → keys, office → holder at a date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind

from app.config import get_settings
from app.enums import ActorKind
from app.lexicon.cities import NO_CITIES, PREFIX, Cities, library_cities
from app.lexicon.folding import fold, fold_aligned, name_skeleton
from app.lexicon.known import KnownActor, KnownName, KnownOffice, KnownPlace
from app.lexicon.places import Index, NameHit, PlaceFinder, Places
from app.lexicon.seeds import Seeds, load_seeds

__all__ = ["Gazetteer", "KnownActor", "KnownName", "KnownOffice", "KnownPlace", "NameHit", "default_gazetteer"]


class NameFinder:
    """One Aho-Corasick pass over a text for all names of an index.

    Names are looked for with a space before them in a text whose marks are spaces, so that none is found inside a word.
    """

    def __init__(self, index: Index, acronyms: frozenset[str]) -> None:
        patterns: dict[str, tuple[bool, tuple[str, ...]]] = {}
        for name, keys in index.items():
            pattern = f" {fold_aligned(name)}"
            _, others = patterns.get(pattern, (False, ()))
            patterns[pattern] = (name in acronyms, tuple(dict.fromkeys((*others, *keys))))
        self._names = tuple(patterns.values())
        self._automaton = AhoCorasick(tuple(patterns), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[NameHit]:
        """The longest names, left to right, that are whole words and begin with a capital (acronyms: all capitals)."""
        aligned = f" {fold_aligned(text)} "
        for number, before, end in self._automaton.find_matches_as_indexes(aligned):
            if text[before].islower() or (aligned[end].isalnum() and aligned[end - 1] != " "):
                continue
            acronym, keys = self._names[number]
            if acronym and not text[before : end - 1].isupper():
                continue
            yield NameHit(before, end - 1, keys)


@dataclass(frozen=True)
class Gazetteer:
    """Everything known by name; made once, shared by all readings."""

    actors: Mapping[str, KnownActor]
    places: Mapping[str, KnownPlace]
    actor_index: Index
    """Folded spelling → actor keys; states by name and short form, persons by full name."""
    surname_index: Index
    """Skeleton of a surname → keys of the persons."""
    demonym_index: Index
    """Folded demonym → keys of states."""
    capital_index: Index
    """Folded name of a capital → keys of the states whose government it may stand for."""
    place_index: Index
    _actor_finder: NameFinder
    _place_finder: PlaceFinder
    _states: Mapping[str, str]
    _holders: Mapping[tuple[str, str | None], tuple[tuple[KnownOffice, str], ...]]

    @classmethod
    def from_seeds(cls, seeds: Seeds) -> "Gazetteer":
        """The gazetteer of seeds and of the library's cities."""
        known = {f"{PREFIX}{number}" for number in seeds.geonames}
        spots = {(place.country, place.latitude, place.longitude) for place in seeds.places}
        return cls.build(seeds.actors, seeds.places, library_cities().without(known, spots))

    @classmethod
    def build(
        cls, actors: Iterable[KnownActor], places: Iterable[KnownPlace], cities: Cities | None = None
    ) -> "Gazetteer":
        """The gazetteer of these actors and places, and of cities that are not among the places."""
        by_key = {actor.key: actor for actor in actors}
        located = Places(places, cities or NO_CITIES)
        actor_names = [(name.text, actor.key) for actor in by_key.values() for name in actor.names]
        demonyms = [(word, actor.key) for actor in by_key.values() for word in actor.demonyms]
        surnames = [(name_skeleton(actor.surname), actor.key) for actor in by_key.values() if actor.surname]
        surname_words = [(actor.surname, actor.key) for actor in by_key.values() if actor.surname]
        capitals = [
            (name.text, actor.key)
            for actor in by_key.values()
            if actor.capital is not None
            and actor.capital in located
            and actor.name not in (n.text for n in located[actor.capital].names)
            for name in located[actor.capital].names
        ]
        place_index = located.index()
        found = _index([*actor_names, *demonyms, *surname_words, *capitals])
        acronyms = frozenset(fold(text) for text, _ in actor_names if text.isupper() and len(text) <= 6)
        return cls(
            actors=MappingProxyType(by_key),
            places=located,
            actor_index=_index(actor_names),
            surname_index=_index(surnames),
            demonym_index=_index(demonyms),
            capital_index=_index(capitals),
            place_index=place_index,
            _actor_finder=NameFinder(found, acronyms),
            _place_finder=PlaceFinder(place_index),
            _states={
                actor.country: actor.key for actor in by_key.values() if actor.kind is ActorKind.STATE and actor.country
            },
            _holders=_holders(by_key.values()),
        )

    def actors_named(self, name: str) -> tuple[str, ...]:
        """Keys of the actors that bear this name, in any spelling of any language."""
        folded = fold(name)
        known = self.actor_index.get(folded) or self.demonym_index.get(folded)
        return known or (() if " " in folded else self.actors_surnamed(name))

    def actors_surnamed(self, surname: str) -> tuple[str, ...]:
        """Keys of the persons whom articles call so, transliteration aside."""
        return self.surname_index.get(name_skeleton(surname), ())

    def places_named(self, name: str) -> tuple[str, ...]:
        """Keys of the places that bear this name, most populous first."""
        return self.place_index.get(fold(name), ())

    def find_actor_names(self, text: str) -> Iterator[NameHit]:
        """Names, surnames and demonyms of known actors in a text."""
        return self._actor_finder.find(text)

    def find_place_names(self, text: str) -> Iterator[NameHit]:
        """Names of known places in a text."""
        return self._place_finder.find(text)

    def state(self, alpha2: str) -> KnownActor | None:
        """The state with this code."""
        key = self._states.get(alpha2)
        return self.actors[key] if key else None

    def holders(self, office_kind: str, country: str | None, day: date | None) -> tuple[str, ...]:
        """Keys of the persons who held that office of that state on that day."""
        held = self._holders.get((office_kind, country), ())
        return tuple(dict.fromkeys(key for office, key in held if office.held_on(day)))


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, dict[str, None]] = {}
    for text, key in pairs:
        index.setdefault(fold(text), {})[key] = None
    return {text: tuple(keys) for text, keys in index.items() if text}


def _holders(actors: Iterable[KnownActor]) -> dict[tuple[str, str | None], tuple[tuple[KnownOffice, str], ...]]:
    held: dict[tuple[str, str | None], list[tuple[KnownOffice, str]]] = {}
    for actor in actors:
        for office in actor.offices:
            held.setdefault((office.kind, office.country), []).append((office, actor.key))
    return {key: tuple(offices) for key, offices in held.items()}


@lru_cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of the seeds folder that the settings name."""
    return Gazetteer.from_seeds(load_seeds(get_settings().seeds_dir))
