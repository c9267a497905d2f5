"""All places by key and by name: those of the seeds and of states, then the cities of the world."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from app.enums import Origin, PlaceKind
from app.lexicon.cities import PREFIX, Cities
from app.lexicon.folding import fold, fold_aligned
from app.lexicon.known import KnownPlace

METROPOLIS = 1_000_000
"""A capital at least this big goes before its state of the same name (Singapore, not Luxembourg)."""
CAPITALISED_RE = re.compile(r"(?<![^\W_])[^\W\d_a-zà-öø-ÿа-яё][^\W_]*")
"""A word that begins with a capital, or with a letter of another script."""
Index = Mapping[str, tuple[str, ...]]


class NameHit(NamedTuple):
    """A known name found in a text: ``text[start:end]``."""

    start: int
    end: int
    keys: tuple[str, ...]


class Places(Mapping[str, KnownPlace]):
    """Places by key, most prominent first."""

    def __init__(self, places: Iterable[KnownPlace], cities: Cities) -> None:
        known: dict[str, KnownPlace] = {}
        for place in places:
            known.setdefault(place.key, place)
        self._known = dict(sorted(known.items(), key=lambda item: _rank(item[1])))
        self._cities = cities

    def __getitem__(self, key: str) -> KnownPlace:
        place = self._known.get(key)
        return self._cities[key] if place is None else place

    def __iter__(self) -> Iterator[str]:
        return chain(self._known, self._cities)

    def __len__(self) -> int:
        return len(self._known) + len(self._cities)

    def index(self) -> dict[str, tuple[str, ...]]:
        """Folded name, with marks and with spaces for them → keys, most prominent first."""
        found = dict(self._cities.index)
        own: dict[str, dict[str, None]] = {}
        for place in self._known.values():
            for name in place.names:
                folded = fold(name.text)
                for form in {folded, fold_aligned(folded)} - {""}:
                    own.setdefault(form, {})[place.key] = None
        for form, keys in own.items():
            found[form] = tuple(sorted((*keys, *found.get(form, ())), key=lambda key: _rank(self[key])))
        return found


def _rank(place: KnownPlace) -> tuple[int, int]:
    """Of places with one name: those of the seeds, a metropolis that is its state, states, then cities by size."""
    if place.origin is not Origin.LIBRARY or (place.population >= METROPOLIS and not place.key.startswith(PREFIX)):
        return (0, -place.population)
    return (1 if place.kind is PlaceKind.COUNTRY else 2, -place.population)


class PlaceFinder:
    """Finds the names of an index in a text by their first words."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._sizes: dict[str, int] = {}
        """First word → how many words the longest name has that begins with it."""
        for name in index:
            first, size = name.partition(" ")[0], name.count(" ") + 1
            if size > self._sizes.get(first, 0):
                self._sizes[first] = size

    def find(self, text: str) -> Iterator[NameHit]:
        """The longest names, left to right, that are whole words and begin with a capital."""
        aligned, sizes = f"{fold_aligned(text)} ", self._sizes
        past = 0
        for match in CAPITALISED_RE.finditer(text):
            start, end = match.span()
            size = sizes.get(aligned[start:end])
            if size is None or start < past or text[start].islower() or (start and aligned[start - 1] != " "):
                continue
            last = self._end(aligned, start, size)
            if last is not None:
                yield NameHit(start, last, self._index[aligned[start:last]])
                past = last

    def _end(self, aligned: str, start: int, size: int) -> int | None:
        """Where the longest name ends that begins there and has at most so many words."""
        end, longest = start, None
        for _ in range(size):
            end = aligned.find(" ", end + 1)
            if end < 0:
                break
            if aligned[start:end] in self._index:
                longest = end
        return longest
