"""A sentence as a row of kinds of words, one letter each: the rules of time are patterns over these letters.

Kinds by form: M month (m: also a verb or a first name), W weekday (w: likewise), N number to 31, X other number,
Y year, E decade (1990s), O ordinal, C number word, U unit, S season, D day word (yesterday), I day in figures,
Q quarter in figures (Q1), ``p`` 's, ``,`` ``.`` ``-`` ``(`` themselves, ``;`` what ends a clause, c a capitalised word,
x anything else.
The other kinds are named in the language's file under ``[dates.words]``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from app.lexicon.dates import DateWords
from app.lexicon.languages import load_languages

TOKEN_RE = re.compile(
    r"""[a-z]++(?![^\W_]) # most words: tried first
      | \d{4}-\d\d-\d\d(?!\d) | \d{1,2}[./]\d{1,2}[./]\d{4}(?!\d) | \d{1,2}:\d\d
      | \d{1,9}(?:[.,]\d{1,9})+ | \d+[^\W\d_]* | [Qq][1-4]\b | ['’](?:s\b|ll\b|\d0s\b) | [^\W\d_]+ | \S""",
    re.VERBOSE,
)
FULL_RE = re.compile(r"(?P<iso>\d{4})-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}")
ORDINAL_RE = re.compile(r"(?P<number>\d{1,2})(?:st|nd|rd|th)")
DECADE_RE = re.compile(r"(?P<year>(?:1[0-9]|20)\d0)s|['’](?P<short>[2-9]0)s")
QUARTER_RE = re.compile(r"[Qq](?P<number>[1-4])")
PUNCTUATION = {
    **{sign: sign for sign in ",.-()/"},
    **dict.fromkeys("–—−", "-"),
    **dict.fromkeys(';:"“”«»…', ";"),
    **dict.fromkeys(("'s", "’s"), "p"),
}
FIRST_YEAR, LAST_YEAR = 1000, 2199


class Token(NamedTuple):
    """One word or sign; a named tuple, since there are hundreds in every article."""

    text: str
    """As printed."""
    kind: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """In lower case."""
        return self.text.lower()

    @property
    def capitals(self) -> int:
        """0: none; 1: the first letter; 2: all letters."""
        return 2 if self.text.isupper() else 1 if self.text[0].isupper() else 0


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of time of one language, looked up by lower-case word."""

    words: DateWords
    kinds: dict[str, str]
    """Kinds of words as they are printed: "may" the verb is none, "May" and "MAY" are."""
    triggers: AhoCorasick
    """Finds the words without which a sentence holds no expression of time."""
    vague: int
    """From this number on the triggers are vague phrases ("recently")."""
    holidays_re: re.Pattern[str]
    """Feasts, with a year or without."""


@lru_cache
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a language."""
    words = load_languages()[code].dates
    kinds: dict[str, str] = {}
    for kind, members in words.words.items():
        kinds.update(dict.fromkeys(members, kind))
    kinds.update(dict.fromkeys(words.numbers, "C"))
    kinds.update(dict.fromkeys(words.ordinals, "O"))
    kinds.update(dict.fromkeys(words.units, "U"))
    kinds.update(dict.fromkeys(words.seasons, "S"))
    kinds.update(dict.fromkeys(words.days, "D"))
    kinds.update({name: "w" if name in words.names_too else "W" for name in words.weekdays})
    kinds.update({name: "m" if name in words.names_too else "M" for name in words.months})
    heads = [*words.months, *words.weekdays, *words.units, *words.seasons, *words.days, *words.words["q"], "eve"]
    feasts = {_title(name).split("'")[0] for name in words.holidays}
    exact = dict.fromkeys(
        [*"0123456789", *feasts, *(form for word in heads for form in _printed(word, kinds.get(word, "")))]
    )
    vague = [form for phrase in (*words.before_phrases, *words.after_phrases) for form in _printed(phrase, "")]
    printed = {form: kind for word, kind in kinds.items() for form in _printed(word, kind)}
    return Vocabulary(words, printed, AhoCorasick([*exact, *vague]), len(exact), _holidays_re(words))


def _holidays_re(words: DateWords) -> re.Pattern[str]:
    names = "|".join(re.escape(_title(name)) for name in sorted(words.holidays, key=len, reverse=True))
    return re.compile(rf"\b(?P<name>{names})\b(?! [A-Z])(?:,? (?P<year>\d{{4}})\b)?".replace("'", "['’]"))


def _title(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())


def _printed(word: str, kind: str) -> tuple[str, ...]:
    """How a word may be printed; months and weekdays are capitalised."""
    if kind and kind in "MmWw":
        return word.capitalize(), word.upper()
    return word, word.capitalize(), word.upper()


def tokens_of(text: str, start: int, end: int, known: Vocabulary) -> list[Token]:
    """The words and signs of a stretch of text."""
    kinds = known.kinds
    return [
        Token(word := match[0], kinds.get(word) or _kind_of(word), match.start(), match.end())
        for match in TOKEN_RE.finditer(text, start, end)
    ]


def _kind_of(word: str) -> str:
    """The kind of what is no word of time."""
    if word.isalpha():
        return _by_case(word)
    return PUNCTUATION.get(word) or _by_form(word.lower())


def _by_case(word: str) -> str:
    return "c" if word[0].isupper() else "x"


def _by_form(word: str) -> str:
    """The kind of figures; x for everything else."""
    if word.isdigit() and word.isascii():
        number = int(word) if len(word) < 6 else 0
        if len(word) <= 2:
            return "N" if 1 <= number <= 31 else "X"
        return "Y" if len(word) == 4 and FIRST_YEAR <= number <= LAST_YEAR else "X"
    if FULL_RE.fullmatch(word):
        return "I"
    if ORDINAL_RE.fullmatch(word):
        return "O"
    if DECADE_RE.fullmatch(word):
        return "E"
    if QUARTER_RE.fullmatch(word):
        return "Q"
    return "X" if word[0].isdigit() else "x"
