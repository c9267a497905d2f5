"""Expressions of time in running news of our own: found, and worked out to the right days."""

import json
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from app.extraction.mentions import DateMention
from tests.extraction.dating import mentions_in, written

GOLD = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))["dates"]
ASIDE = ("counted_from_next",)
"""Rules that date what follows ("a week after the talks") and are no expression of a date themselves."""
OPEN = ("before", "after", "unknown")


def _f1(hit: int, found: int, wanted: int) -> float:
    return round(2 * hit / (found + wanted), 3)


def _overlap(mention: DateMention, text: str, start: int, words: str) -> bool:
    return mention.span.start < start + len(words) and start < mention.span.end


def _wanted(text: str, pairs: list[list[str]]) -> list[tuple[int, str, str]]:
    """Each expression with its place; they stand in order of the text."""
    places, at = [], 0
    for words, value in pairs:
        at = text.index(words, at)
        places.append((at, words, value))
        at += len(words)
    return places


@lru_cache
def figures() -> tuple[dict[str, float], list[str]]:
    """Value F1 and span F1 over all texts, and what was missed."""
    found = wanted = spans = values = 0
    misses: list[str] = []
    for file in sorted(GOLD.glob("dates/*.toml")):
        for piece in tomllib.loads(file.read_text(encoding="utf-8"))["text"]:
            hits, right, count, told = _score(piece["words"].strip(), piece["published"], piece["dates"])
            spans, values, found, wanted = spans + hits, values + right, found + count, wanted + len(piece["dates"])
            misses += [f"{file.stem}: {line}" for line in told]
    return {"found": _f1(spans, found, wanted), "value": _f1(values, found, wanted)}, misses


def _score(text: str, published: date, pairs: list[list[str]]) -> tuple[int, int, int, list[str]]:
    mentions = [m for m in mentions_in(text, published) if m.precision not in OPEN and m.rule not in ASIDE]
    told, hits, right = [], 0, 0
    left = list(mentions)
    for start, words, value in _wanted(text, pairs):
        mention = next((m for m in left if _overlap(m, text, start, words)), None)
        if mention is None:
            told.append(f"not found: {words}")
            continue
        left.remove(mention)
        hits += 1
        right += written(mention) == value
        if written(mention) != value:
            told.append(f"{words}: {written(mention)} for {value}")
    told += [f"no date: {mention.span.of(text)} ({written(mention)}, {mention.rule})" for mention in left]
    return hits, right, len(mentions), told


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_expressions_of_time_are_read_no_worse(figure: str) -> None:
    reached, misses = figures()
    assert reached[figure] >= FLOORS[figure], "\n".join(misses)
