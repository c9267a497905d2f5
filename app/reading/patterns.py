"""Turns the line patterns of a language's file into compiled ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from app.lexicon.languages import (
    DATE_SLOT,
    NAME_SLOT,
    OUTLET_SLOT,
    Language,
    LinePattern,
    ReadingWords,
    load_languages,
)

WORD = r"[A-Z](?:[\w.'’/-]{0,40}\w)?"
NAME = rf"(?:The )?{WORD}(?: (?:{WORD}|(?:of|en|de|the)(?= [A-Z]))){{0,5}}"
OUTLET_GROUP = "(?P<outlet>{outlet})"
BYLINE = r"(?:\s*(?:[|•·,–—-]|by\b|at\b|\d).{0,60})?"
"""What may stand behind the day on a line of publication."""


class Purpose(StrEnum):
    """What a line pattern tells."""

    FURNITURE = "furniture"
    CAPTION = "caption"
    MACHINE_TRANSLATION = "machine_translation"
    REUSE = "reuse"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A pattern ready to be tried."""

    regex: re.Pattern[str]
    rank: int = 1
    purpose: Purpose | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SourcePattern(Compiled):
    """Words around the name of a known outlet: what must stand right before and right after it."""

    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


def date_regex(language: Language) -> str:
    """A full day in words or figures: "12 July, 2022", "July 12, 2022", "2022-07-12"."""
    months = "|".join(sorted(language.dates.months, key=len, reverse=True))
    return (
        rf"(?:(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month_a>{months})\.?,?[ -](?P<year_a>\d{{4}})"
        rf"|(?P<month_b>{months})\.? (?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_b>\d{{4}})"
        r"|(?P<year_c>\d{4})[-/.](?P<month_c>\d{1,2})[-/.](?P<day_c>\d{1,2})"
        r"|(?P<day_d>\d{1,2})\.(?P<month_d>\d{1,2})\.(?P<year_d>\d{4}))\b"
    )


@dataclass(frozen=True, slots=True, eq=False)
class ReadingPatterns:
    """All line patterns of one language, compiled, with an automaton that tells which are worth trying where."""

    publishers: tuple[Compiled, ...]
    published: tuple[Compiled, ...]
    around_outlets: tuple[SourcePattern, ...]
    by_word: tuple[tuple[Compiled, ...], ...]
    """For each word of the automaton the patterns that have it."""
    words: AhoCorasick
    outlets: AhoCorasick
    """The names of known outlets."""


@lru_cache
def reading_patterns(code: str) -> ReadingPatterns:
    """The compiled patterns of a language."""
    language = load_languages()[code]
    words = language.reading
    slots = {NAME_SLOT: NAME, DATE_SLOT: date_regex(language)}
    by_word: dict[str, list[Compiled]] = {}
    for purpose, patterns in _with_words(words):
        for pattern in patterns:
            compiled = _compiled(pattern, slots, 0 if purpose is Purpose.SOURCE else re.I, purpose)
            for word in pattern.words:
                by_word.setdefault(word, []).append(compiled)
    return ReadingPatterns(
        publishers=tuple(_compiled(pattern, slots, 0) for pattern in words.publishers),
        published=tuple(_compiled(_with_byline(pattern), slots, re.I) for pattern in words.published),
        around_outlets=tuple(_around(pattern) for pattern in words.sources.patterns if OUTLET_SLOT in pattern.pattern),
        by_word=tuple(tuple(patterns) for patterns in by_word.values()),
        words=AhoCorasick(list(by_word)),
        outlets=AhoCorasick(list(words.sources.outlets), matchkind=MatchKind.LeftmostLongest),
    )


def _with_words(words: ReadingWords) -> Iterator[tuple[Purpose, Iterable[LinePattern]]]:
    yield Purpose.FURNITURE, words.furniture
    yield Purpose.CAPTION, words.captions
    yield Purpose.MACHINE_TRANSLATION, words.machine_translation
    yield Purpose.REUSE, words.reuse
    yield Purpose.SOURCE, [pattern for pattern in words.sources.patterns if OUTLET_SLOT not in pattern.pattern]


def _with_byline(pattern: LinePattern) -> LinePattern:
    return pattern.model_copy(update={"pattern": f"(?:{pattern.pattern}){BYLINE}"})


def _compiled(pattern: LinePattern, slots: dict[str, str], flags: int, purpose: Purpose | None = None) -> Compiled:
    text = pattern.pattern
    for slot, regex in slots.items():
        text = text.replace(slot, regex)
    return Compiled(re.compile(text, flags), pattern.rank, purpose)


def _around(pattern: LinePattern) -> SourcePattern:
    """Cut at the outlet's name: two hundred names in one pattern would be tried at every letter of the text."""
    before, _, after = pattern.pattern.partition(OUTLET_GROUP)
    return SourcePattern(
        re.compile(""), before=re.compile(rf"(?:{before})\Z") if before else None, after=re.compile(rf"\b(?:{after})")
    )
