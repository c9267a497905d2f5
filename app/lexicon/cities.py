"""Cities of the world, from the table ``cities.tsv``: found by name at once, made into places when asked for."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from app.enums import Origin, PlaceKind
from app.lexicon.data_file import LEXICON_DIR
from app.lexicon.folding import fold, fold_aligned
from app.lexicon.known import KnownName, KnownPlace

TABLE = LEXICON_DIR / "cities.tsv"
PREFIX = "geonames:"
Index = Mapping[str, tuple[str, ...]]
Spot = tuple[str | None, float | None, float | None]
"""Country, latitude and longitude: where two cities are one."""


class Cities(Mapping[str, KnownPlace]):
    """Cities by key, most populous first."""

    def __init__(self, lines: Mapping[str, str], index: Index) -> None:
        """``lines``: of the table, by key."""
        self._lines = lines
        self._made: dict[str, KnownPlace] = {}
        self.index = index
        """Folded name, with marks and with spaces for them → keys, most populous first."""

    def __getitem__(self, key: str) -> KnownPlace:
        if key not in self._made:
            self._made[key] = _place(key, self._lines[key])
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def without(self, keys: Collection[str], spots: Collection[Spot]) -> "Cities":
        """The cities but those that stand elsewhere, under another key or by their spot."""
        taken = {f"\t{country}\t{latitude!r}\t{longitude!r}\t" for country, latitude, longitude in spots}
        gone = {key for key, line in self._lines.items() if key in keys or _spot_of(line) in taken}
        index = dict(self.index)
        for form in {form for key in gone for name in _names_of(self._lines[key]) for form in _forms(name)}:
            index[form] = tuple(key for key in index[form] if key not in gone)
        lines = {key: line for key, line in self._lines.items() if key not in gone}
        return Cities(lines, {form: keys for form, keys in index.items() if keys})

    def of_country(self, country: str, name: str) -> KnownPlace | None:
        """The most populous city of a country that bears a name."""
        return next((self[key] for key in self.index.get(fold(name), ()) if self[key].country == country), None)


NO_CITIES = Cities({}, {})


@lru_cache
def library_cities() -> Cities:
    """All cities of the table."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    lines = {f"{PREFIX}{number}": rest for number, _, rest in (row.partition("\t") for row in rows)}
    index: dict[str, tuple[str, ...]] = {}
    for key, line in lines.items():
        for name in _names_of(line):
            for form in _forms(name):
                known = index.get(form, ())
                if key not in known:
                    index[form] = (*known, key)
    return Cities(lines, index)


def _names_of(line: str) -> list[str]:
    return line[: line.index("\t")].split("|")


def _forms(name: str) -> tuple[str, ...]:
    """What a name is found by: folded, and where it has marks also with spaces for them."""
    folded = fold(name)
    if folded.isalpha() and folded.isascii():
        return (folded,)
    aligned = fold_aligned(folded)
    return (folded,) if aligned == folded else (folded, aligned)


def _spot_of(line: str) -> str:
    return line[line.index("\t") : line.rindex("\t") + 1]


def _place(key: str, line: str) -> KnownPlace:
    names, country, latitude, longitude, people = line.split("\t")
    usual, *others = names.split("|")
    return KnownPlace(
        key=key,
        kind=PlaceKind.CITY,
        name=usual,
        country=country,
        latitude=float(latitude),
        longitude=float(longitude),
        names=(KnownName(usual, "en", primary=True), *map(KnownName, others)),
        population=int(people),
        origin=Origin.LIBRARY,
    )
