"""One expression of time with its words and surroundings, and the clock that it is read by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from app.enums import Precision
from app.extraction.calendar import Interval
from app.extraction.date_tokens import Token, Vocabulary
from app.extraction.tense import Tense
from app.lexicon.dates import DateWords, Unit


@dataclass(slots=True)
class Clock:
    """From where time is counted; moves on with each expression read."""

    today: date | None
    """The day the text was written: its dateline's or its publication day."""
    previous: Interval | None = None
    """The last closed expression: what "the same day" and "a year earlier" refer to."""
    year: int | None = None
    """The year of the last full day named, for texts without a day of publication."""
    age: int = 0
    """How many sentences ago that was."""

    def moved_to(self, interval: Interval) -> None:
        """Remembers an expression for those that refer back to it."""
        if interval.start is not None and interval.end is not None:
            self.previous = interval
            self.age = 0
            if interval.precision is Precision.DAY:
                self.year = interval.start.year


@dataclass(slots=True)
class Expression:
    """The words of one expression, by kind."""

    tokens: list[Token]
    clock: Clock
    known: Vocabulary
    find_tense: Callable[[], Tense | None]
    before: Token | None = None
    """The word in front of it."""
    after: Token | None = None
    """The word behind it."""
    find_superlative: Callable[[], bool] = lambda: False
    """Whether a "first" or "largest" stands shortly before: "the first summit in three years" tells no date."""
    _tense: list[Tense | None] = field(default_factory=list)

    @property
    def words(self) -> DateWords:
        """The language's words of time."""
        return self.known.words

    @property
    def kinds(self) -> str:
        """The kinds of its words as one string."""
        return "".join(token.kind for token in self.tokens)

    @property
    def is_superlative(self) -> bool:
        """Whether it says in how long a time something is the first or largest."""
        return self.find_superlative()

    @property
    def tense(self) -> Tense | None:
        """Whether its clause tells what was or what is to come."""
        if not self._tense:
            self._tense.append(self.find_tense())
        return self._tense[0]

    def all_of(self, kinds: str) -> list[Token]:
        """Its words of certain kinds."""
        return [token for token in self.tokens if token.kind in kinds]

    def has(self, kinds: str) -> bool:
        """Whether it has a word of certain kinds."""
        return any(token.kind in kinds for token in self.tokens)

    def months(self) -> list[int]:
        """The months it names."""
        return [self.words.months[token.word] for token in self.all_of("Mm")]

    def weekdays(self) -> list[int]:
        """The weekdays it names."""
        return [self.words.weekdays[token.word] for token in self.all_of("Ww")]

    def years(self) -> list[int]:
        """The years it names in figures."""
        return [int(token.word) for token in self.all_of("Y")]

    def day_numbers(self) -> list[int]:
        """Days of the month, in figures or ordinals."""
        return [self.number(token) for token in self.all_of("NO")]

    def number(self, token: Token) -> int:
        """The value of a number or ordinal."""
        digits = token.word.rstrip("stndrh")
        if digits.isdigit():
            return int(digits)
        return self.words.ordinals.get(token.word) or self.words.numbers.get(token.word) or 1

    def unit(self) -> Unit:
        """The (last) unit it names."""
        return self.words.units[self.all_of("U")[-1].word]

    def year_shift(self) -> int | None:
        """-1, 0 or 1 for "of last, this, next year"; None where it names no such year."""
        for first, second in zip(self.tokens, self.tokens[1:], strict=False):
            if second.kind == "U" and self.words.units[second.word] is Unit.YEAR and first.kind in SHIFTS:
                return SHIFTS[first.kind]
        return None


SHIFTS = {"L": -1, "R": -1, "T": 0, "K": 1}
