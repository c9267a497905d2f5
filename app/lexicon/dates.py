"""Words of time as data: months, weekdays, units, anchors and phrases of one language.

Finding dates reads a sentence as a row of kinds of words (`words` tells the kind of each); what the rows mean is code.
"""

from datetime import date
from enum import StrEnum

from pydantic import Field, field_validator

from app.lexicon.data_file import DataModel


class Unit(StrEnum):
    """Stretches of the calendar."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    HOUR = "hour"


class DateExample(DataModel):
    """What one rule finds in a sentence published on a day, and a sentence where it finds nothing."""

    rule: str
    text: str
    published: date | None = None
    finds: str
    """The words found."""
    value: str
    """ISO day, or first/last day with a slash; ".." for an open side, "?" for a date that cannot be told."""
    precision: str
    counter_example: str = Field("", alias="not")


class DateWords(DataModel):
    """What finding dates in one language needs to know. Keys are lower-case words."""

    months: dict[str, int] = Field(min_length=12)
    names_too: frozenset[str] = frozenset()
    """Months that are also verbs or first names: believed only beside other words of time."""
    weekdays: dict[str, int] = Field(min_length=7)
    not_before: frozenset[str] = frozenset()
    """Words after a weekday or month that make it a name: "Sunday Times"."""
    not_after: frozenset[str] = frozenset()
    """Words before a weekday that make it a name: "Black Friday"."""
    units: dict[str, Unit]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    seasons: dict[str, int]
    """First month of each, on the northern half of the earth."""
    days: dict[str, int]
    """yesterday = -1."""
    holidays: dict[str, tuple[int, int]] = Field(default_factory=dict)
    """Month and day of feasts that stand still."""
    words: dict[str, list[str]]
    """Kind of word → the words of that kind; the kinds are those of app/extraction/date_tokens.py."""

    @field_validator("words")
    @classmethod
    def _one_kind_each(cls, words: dict[str, list[str]]) -> dict[str, list[str]]:
        every = [word for kind in words.values() for word in kind]
        twice = sorted({word for word in every if every.count(word) > 1})
        if twice:
            raise ValueError(f"of two kinds: {', '.join(twice)}")
        return words

    possessives: frozenset[str] = frozenset()
    """Words before a year that make it part of a name: "its 2021 budget"."""
    counted: frozenset[str] = frozenset()
    """After a number these make it a count, not a year."""
    before_phrases: dict[str, str] = Field(default_factory=dict)
    """Phrases for "at some time before" → the sentence each was written for."""
    after_phrases: dict[str, str] = Field(default_factory=dict)
    unvague: frozenset[str] = frozenset()
    """Words before such a phrase that take its meaning away: "no earlier than"."""
    future: frozenset[str]
    """Words that put what they govern into the future."""
    plans: frozenset[str] = frozenset()
    """Those of them that a past auxiliary puts into the past: "had been set for May"."""
    ahead: frozenset[str] = frozenset()
    """Past forms whose infinitive lies ahead: "agreed to meet on May 5"."""
    repeated: frozenset[str] = frozenset()
    """Words before a day that happens again and again: "every Monday"."""
    either: frozenset[str] = frozenset()
    """Words after which a day may lie before or after publication: "effective May 5"."""
    past: frozenset[str]
    """Past forms that do not end in -ed."""
    scheduled: frozenset[str]
    """Present forms that tell what is planned: "the summit opens on Saturday"."""
    not_past: frozenset[str] = frozenset()
    """Words in -ed that are no past."""
    examples: tuple[DateExample, ...] = ()
