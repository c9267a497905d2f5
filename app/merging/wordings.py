"""Near-identical statements of one speaker, printed by several outlets, are one statement with variants."""

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from app.enums import DateBasis
from app.merging.partition import Exclusion, Link, Relation
from app.merging.tellings import WIDEST, Days, StatementTelling

WORD_RE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ALIKE = 0.8
"""Share of words in the same order from which two wordings are one: translations of one sentence by two outlets stay
apart at this, misprints and dropped words do not matter."""
SHORTENED = 0.9
"""Share of the shorter text's words that the longer must hold in order, where one outlet cut it."""
FEWEST = 5
"""Texts with fewer words must be the same word for word: formulas repeat."""
PRINTED_WITHIN = 3
"""Days within which outlets print the same words when they do not say when they were spoken."""


@lru_cache(maxsize=10_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded for comparison."""
    return tuple(word.casefold().replace("’", "'") for word in WORD_RE.findall(text))


def relate_statements(a: StatementTelling, b: StatementTelling) -> Relation:
    """How two printed statements of one speaker and kind stand to one another."""
    if a.source.key == b.source.key:
        return Exclusion("one article prints both")
    if a.speaker is None or a.speaker != b.speaker or a.kind != b.kind or a.language != b.language:
        return None
    if not _days_fit(a, b):
        return Exclusion("said on different days")
    share = likeness(words_of(a.text), words_of(b.text))
    if share == 0:
        return None
    how = "in the same words" if share == 1 else f"in nearly the same words ({share:.0%})"
    return Link(round(share * 1000), f"said by the same speaker {how}")


def _days_fit(a: StatementTelling, b: StatementTelling) -> bool:
    if not (is_told_narrowly(a.days) and is_told_narrowly(b.days)):
        return abs((a.source.reported - b.source.reported).days) <= PRINTED_WITHIN
    both_told = a.days.basis is DateBasis.TEXT and b.days.basis is DateBasis.TEXT
    return a.days.gap(b.days) <= (0 if both_told else PRINTED_WITHIN)


def is_told_narrowly(days: Days) -> bool:
    """Whether its days are known well enough to be compared; else the days of printing are."""
    return days.is_closed and days.width <= WIDEST


@lru_cache(maxsize=20_000)
def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Share of words two texts have in common in the same order; 0 where they are not the same statement."""
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    if len(short) < FEWEST:
        return 0.0
    if (Counter(short) & Counter(long)).total() < ALIKE * len(short):
        return 0.0
    common = sum(block.size for block in SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks())
    if 2 * common / (len(short) + len(long)) >= ALIKE:
        return min(0.99, 2 * common / (len(short) + len(long)))
    shortened = common >= SHORTENED * len(short) and 2 * len(short) >= len(long)
    return 0.7 if shortened else 0.0
