"""The shapes of room 1 and 2: an article as received, and the same text cut into sentences.

Every offset counts Unicode code points of ``RawArticle.text``, which is the text exactly as received:
``article.text[start:end] == exact`` holds for every span anywhere in the house.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum

from app.enums import PublishedBasis, TextKind
from app.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text: ``text[start:end]``."""

    start: int
    end: int

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


def lies_in(span: Span, stretches: Sequence[Span]) -> bool:
    """Whether a span lies wholly in one of some stretches, which stand apart and in order of the text."""
    index = bisect_right(stretches, span.start, key=lambda stretch: stretch.start) - 1
    return index >= 0 and span in stretches[index]


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One published news text as received, and what is known of it."""

    text: str
    """The text untouched."""
    stem: str
    """File name without suffix: what the article is called where it has no link."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    language: str = "en"
    text_kind: TextKind = TextKind.FULL
    machine_translated: bool = False
    """Whether the text says of itself that a machine translated it."""
    via: tuple[str, ...] = ()
    """Outlets or agencies which the article names as its source, first the one it relays."""
    reuse_share: float | None = None
    """Share of its text that the publisher allows to reuse, where it says so (0.3 for "only 30 %")."""
    reuse_terms: Span | None = None
    """Where it says so."""
    found: tuple[tuple[str, Span], ...] = ()
    """Evidence for what was found in the text itself: ("title", span), ("published", span), ("via", span) …"""
    dateline: Span | None = None
    """"CAIRO – 26 July 2022:" at the head of the story."""
    sha256: str = ""
    """Hash of the text's UTF-8 bytes."""


class LineKind(StrEnum):
    """What a paragraph is for; only STORY (and HEADLINE, for its statements) is read for facts."""

    STORY = "story"
    HEADLINE = "headline"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Share buttons, menus, rates, weather, notices, "read also" lists, repeated leads."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``index`` counts through the whole document, ``paragraph`` is its paragraph's index."""

    span: Span
    index: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line or block of the text, trimmed of white space."""

    span: Span
    index: int
    kind: LineKind
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into paragraphs and sentences; nothing is deleted, furniture is only marked."""

    raw: RawArticle
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...] = field(default=())
    """The sentences of all paragraphs that are story or headline, in order of the text."""

    @property
    def text(self) -> str:
        """The article's text, untouched."""
        return self.raw.text

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.raw.text[span.start : span.end]

    def numbered(self, numbers: Iterable[int]) -> list[Sentence]:
        """The sentences with these indices, in order of the text; those of furniture are left out."""
        found = []
        for number in sorted(set(numbers)):
            place = bisect_left(self.sentences, number, key=lambda sentence: sentence.index)
            if place < len(self.sentences) and self.sentences[place].index == number:
                found.append(self.sentences[place])
        return found

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that an offset lies in."""
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].span.end else None
