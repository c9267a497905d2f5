"""What words say of a happening: that it lies ahead, goes on, was called off, or is none at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file
from app.lexicon.slots import SLOTS

StatusWord = Literal["none", "planned", "ongoing", "cancelled", "threatened", "standing"]
"""``standing``: in force before the news, since somebody asks that it end."""
PLACES_OF_WORDS = ("left", "right", "modifiers")


class StatusRule(DataModel):
    """Words that decide the status, with the sentence they were written for."""

    status: StatusWord
    why: str
    types: tuple[str, ...] = ()
    """Event types that it is for; empty for all."""
    left: str | None = None
    right: str | None = None
    modifiers: str | None = None
    unless: str | None = Field(default=None, alias="except")
    """Regex which, found in the same words, silences the rule."""
    apart: bool = False
    """Whether a day within the words it matches is of another happening."""
    example: str


class StatusFile(DataModel):
    """The file's shape."""

    rules: tuple[StatusRule, ...]


@dataclass(frozen=True)
class CompiledStatus:
    """A rule with its patterns, ready to be tried."""

    status: StatusWord
    why: str
    types: tuple[str, ...]
    patterns: Mapping[str, re.Pattern[str]]
    unless: re.Pattern[str] | None
    apart: bool


@lru_cache
def load_event_status() -> tuple[CompiledStatus, ...]:
    """Reads the rules in their order."""
    file = load_file(LEXICON_DIR / "event_status.toml", StatusFile)
    return tuple(_compile(rule) for rule in file.rules)


def load_status_rules() -> tuple[StatusRule, ...]:
    """The rules as written, for tests and documentation."""
    return load_file(LEXICON_DIR / "event_status.toml", StatusFile).rules


def _compile(rule: StatusRule) -> CompiledStatus:
    patterns = {}
    for place in PLACES_OF_WORDS:
        words = getattr(rule, place)
        if words is not None:
            patterns[place] = re.compile(f"(?:{_fill(words)})" + (" *$" if place == "left" else ""))
    return CompiledStatus(
        rule.status, rule.why, rule.types, patterns, re.compile(rule.unless) if rule.unless else None, rule.apart
    )


def _fill(words: str) -> str:
    for slot, regex in SLOTS.items():
        words = words.replace("{" + slot + "}", f"(?:{regex})")
    return words
