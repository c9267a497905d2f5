"""One record as it will be stored for serving: where it stands, what it is listed under, its words, its JSON."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from app.documents.positions import OPEN_UNTIL
from app.lexicon.folding import fold

WORD_RE = re.compile(r"[^\W_]+")
PLAIN_WORDS = bytes(code + 32 * (65 <= code <= 90) if chr(code).isalnum() and code < 128 else 32 for code in range(256))
"""ASCII as full text knows it: small letters and digits, all else spaces."""
MOST_WORDS = 20_000
"""Words of one record that full text knows; PostgreSQL takes a megabyte a record."""

ListedUnder = AbstractSet[tuple[str, str]]
"""Terms: field and value."""
EVERYTHING = ("all", "")


@dataclass(slots=True)
class Shown:
    """One record ready to be stored for serving."""

    id: str
    object: str
    position: int
    body: dict[str, Any]
    terms: ListedUnder
    until: int = OPEN_UNTIL
    latitude: float | None = None
    longitude: float | None = None
    confidence: float | None = None
    sort_key: str | None = None
    words: str = ""


def search_words(*texts: str | None) -> str:
    """Texts as full text knows them: folded words with a space between."""
    joined = " ".join(filter(None, texts))
    folded = joined if joined.isascii() else fold(joined)
    if not folded.isascii():
        return " ".join(WORD_RE.findall(folded)[:MOST_WORDS])
    return " ".join(folded.encode().translate(PLAIN_WORDS).decode().split()[:MOST_WORDS])


def pairs_among(sides: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The terms of all pairs of states among some."""
    return [("pair", f"{first}-{second}") for first, second in combinations(sorted(set(sides)), 2)]


def at_least(count: int) -> Iterable[tuple[str, str]]:
    """The terms of all numbers of articles up to a record's own, from two on."""
    return [("min_articles", str(number)) for number in range(2, min(count, 100) + 1)]
