"""A paragraph as units of tokens in which each quotation, actor and date is one token.

What stands between marks cannot be taken for the sentence that carries it, a name of six words is as easy to step over
as a pronoun, and a sentence that ends inside a quotation goes on after it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from app.extraction.mentions import ActorMention, DateMention, Quotation
from app.reading.article import Document, LineKind, Paragraph, Span
from app.values import dataclass

_TOKEN_RE = re.compile(
    r"[a-z]++(?![\w‑'’-])"  # most words: tried first
    r"|['’]s(?!\w)|\d[\d.,]*\d|\w+(?:[-‑](?!\W)\w+)*(?:['’](?!s\b)\w+)*|…|\.\.\.|[^\w\s]"
)
_LONGEST_UNIT = 200
"""Tokens after which a unit is cut: no sentence is so long, and no text may make reading slower than linear."""
_SPLIT_AFTER = frozenset(".!?…")


class Kind(Enum):
    """What a token stands for."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"
    ACTOR = "actor"
    DATE = "date"


class Token(NamedTuple):
    """A word or mark, or a whole quotation, actor or date."""

    kind: Kind
    lower: str
    start: int
    end: int
    item: int = -1
    """Number of the quotation, actor or date."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with what it quotes; ``index`` counts units through the document."""

    tokens: tuple[Token, ...]
    index: int
    sentence: int
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Reading:
    """What the finders of statements have before them."""

    document: Document
    actors: Sequence[ActorMention]
    dates: Sequence[DateMention]
    quotations: Sequence[Quotation]
    units: tuple[Unit, ...]


def read_clauses(
    document: Document,
    actors: Sequence[ActorMention],
    dates: Sequence[DateMention],
    quotations: Sequence[Quotation],
    taken: Sequence[Span] = (),
) -> Reading:
    """Cuts story and headline into units of tokens.

    Args:
        document: the article.
        actors: its actors.
        dates: its dates.
        quotations: what it quotes.
        taken: stretches that are read otherwise (the turns of transcripts).
    """
    covers = _covers(document, actors, dates, quotations)
    starts = [cover.start for cover in covers]
    units: list[Unit] = []
    for paragraph in document.paragraphs:
        if paragraph.kind not in (LineKind.STORY, LineKind.HEADLINE):
            continue
        first = bisect_right(starts, paragraph.span.start - 1)
        tokens = list(_tokens(document.text, paragraph, covers, first))
        if document.raw.dateline is not None:
            tokens = [token for token in tokens if not _is_head(document.raw.dateline, token)]
        for part in _split(document.text, tokens, paragraph):
            if any(span.start < part[-1].end and part[0].start < span.end for span in taken):
                continue
            sentence = _sentence_of(paragraph, part[0].start)
            units.append(Unit(tuple(part), len(units), sentence, paragraph))
    return Reading(document, actors, dates, quotations, tuple(units))


def _is_head(dateline: Span, token: Token) -> bool:
    """Whether a token belongs to the dateline, which is nobody's clause."""
    return dateline.start <= token.start < dateline.end


def _covers(
    document: Document, actors: Sequence[ActorMention], dates: Sequence[DateMention], quotations: Sequence[Quotation]
) -> list[Token]:
    """Quotations with their marks, then what of actors and dates lies outside them; the longest first."""
    text = document.text
    found: list[Token] = []
    for number, quotation in enumerate(quotations):
        for piece in quotation.pieces:
            start, end = _with_marks(text, piece.start, piece.end)
            found.append(Token(Kind.QUOTE, "", start, end, number))
    for number, actor in enumerate(actors):
        if not actor.adjective:
            found.append(Token(Kind.ACTOR, "", actor.span.start, actor.span.end, number))
    found += [Token(Kind.DATE, "", date.span.start, date.span.end, number) for number, date in enumerate(dates)]
    found.sort(key=lambda cover: (cover.start, -cover.end))
    return list(_outermost(found))


_MARKS = frozenset("\"'“”„‟«»‘’‚‹›`")


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and (text[start - 1] in _MARKS or (text[start - 1] in " \xa0\u202f" and text[start - 2] in "«»")):
        start -= 1
    spaced = end
    while spaced < len(text) and text[spaced] in " \xa0\u202f":
        spaced += 1
    if text[spaced : spaced + 1] in ("»", "«"):
        end = spaced
    size = 0
    while end < len(text) and text[end] in _MARKS and size < 2:
        end, size = end + 1, size + 1
    return start, end


def _outermost(covers: list[Token]) -> Iterator[Token]:
    """A quotation swallows what lies in it; of other overlapping covers the first and longest stays."""
    quotes = [cover for cover in covers if cover.kind is Kind.QUOTE]
    starts = [quote.start for quote in quotes]
    end = -1
    for cover in covers:
        if cover.kind is not Kind.QUOTE:
            before = bisect_right(starts, cover.start) - 1
            if before >= 0 and cover.start < quotes[before].end:
                continue
            if before + 1 < len(quotes) and quotes[before + 1].start < cover.end:
                continue
        if cover.start >= end:
            yield cover
            end = cover.end


def _tokens(text: str, paragraph: Paragraph, covers: list[Token], index: int) -> Iterator[Token]:
    place, end = paragraph.span.start, paragraph.span.end
    while index < len(covers) and covers[index].start < end:
        cover = covers[index]
        yield from _words(text, place, cover.start)
        yield cover
        place = cover.end
        index += 1
    yield from _words(text, place, end)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN_RE.finditer(text, start, end):
        word = match[0]
        kind = Kind.WORD if word[0].isalnum() or (len(word) > 1 and word[1] == "s") else Kind.MARK
        start, end = match.span()
        yield Token(kind, word.casefold().replace("’", "'"), start, end)


def _split(text: str, tokens: list[Token], paragraph: Paragraph) -> Iterator[list[Token]]:
    """Cuts at the ends of sentences that lie outside quotations, and after a quotation that ends one."""
    ends = [sentence.span.end for sentence in paragraph.sentences]
    part: list[Token] = []
    number, end = 0, ends[0] if ends else paragraph.span.end
    for token in tokens:
        if part and (
            end <= token.start
            or len(part) >= _LONGEST_UNIT
            or (part[-1].kind is Kind.QUOTE and _quotation_ends_one(text, part[-1], token))
        ):
            yield part
            part = []
        while end <= token.start:
            number += 1
            end = ends[number] if number < len(ends) else paragraph.span.end + 1
        part.append(token)
    if part:
        yield part


def _quotation_ends_one(text: str, last: Token, token: Token) -> bool:
    if text[last.end - 2 : last.end - 1] not in _SPLIT_AFTER:
        return False
    return text[token.start].isupper() or token.kind is Kind.QUOTE


def _sentence_of(paragraph: Paragraph, offset: int) -> int:
    index = bisect_right(paragraph.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return paragraph.sentences[max(index, 0)].index if paragraph.sentences else 0
