"""Room 2: an article becomes paragraphs and sentences; no abbreviation ends one, a closing mark belongs to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.lexicon.languages import load_languages
from app.reading.article import Document, LineKind, Paragraph, RawArticle, Sentence, Span
from app.reading.page import Page, read_page

READ_KINDS = (LineKind.STORY, LineKind.HEADLINE)

# A full stop with what closes after it and white space; or one glued to the next sentence ("… talks.The minister").
END_RE = re.compile(
    r"""(?P<mark>[.!?…。！？]{1,12}) (?P<close>["'”’»)\]]{0,6})
        (?P<gap>\s+|(?=[A-Z][a-z]+[ ]))
        (?P<next>["'“‘«(\[—–-]{0,4}\s?) (?=(?P<first>\S))""",
    re.VERBOSE,
)
WORD_BEFORE = 24
"""No abbreviation is longer."""
WORD_RE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    abbreviations: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    asking_re: re.Pattern[str]


@lru_cache
def _words_of(code: str) -> _Words:
    words = load_languages()[code].reading
    asking = "|".join(words.asking)
    speaker = r"(?:[A-Z][\w.'’-]*,? ){1,6}"
    return _Words(
        words.titles, words.abbreviations, words.numbered, words.starters, re.compile(rf"{speaker}(?:{asking})\b")
    )


def split_text(raw: RawArticle) -> Document:
    """Cuts an article into paragraphs and sentences, marking which paragraphs are its story."""
    page = read_page(raw.text, raw.language)
    paragraphs = tuple(_paragraphs(page, raw.language, raw.dateline))
    return Document(raw, paragraphs, tuple(s for p in paragraphs if p.kind in READ_KINDS for s in p.sentences))


def _past_dateline(pieces: list[Span], dateline: Span | None) -> list[Span]:
    """What lies within the dateline ("LIMA, May 3. /Wire/.") belongs to the first sentence."""
    if dateline is None or len(pieces) < 2 or pieces[0].start != dateline.start:
        return pieces
    first = next((number for number, piece in enumerate(pieces) if piece.end > dateline.end), len(pieces) - 1)
    return [Span(pieces[0].start, pieces[first].end), *pieces[first + 1 :]]


def _paragraphs(page: Page, code: str, dateline: Span | None) -> Iterator[Paragraph]:
    count = 0
    for index, (span, kind) in enumerate(zip(page.spans, page.kinds, strict=True)):
        pieces = _past_dateline(split_sentences(page.text, span, code), dateline)
        sentences = tuple(Sentence(piece, count + number, index) for number, piece in enumerate(pieces))
        count += len(sentences)
        yield Paragraph(span, index, kind, sentences)


def split_sentences(text: str, span: Span, code: str = "en") -> list[Span]:
    """The sentences of one paragraph."""
    words = _words_of(code)
    sentences, start = [], span.start
    for match in END_RE.finditer(text, span.start, span.end):
        if match.end("close") > start and _ends(text, start, match, words):
            sentences.append(Span(start, match.end("close")))
            start = match.end("gap")
    sentences.append(Span(start, span.end))
    return sentences


def _ends(text: str, start: int, match: re.Match[str], words: _Words) -> bool:
    first = match["first"]
    if first.islower():
        return False
    if match["mark"] == ".":
        before = text[max(start, match.start() - WORD_BEFORE) : match.start()]
        if not match["gap"]:
            return _is_glued_end(text, before, match, words)
        return match["close"] != "" or not _is_abbreviation(text, before, start, match, words)
    if not match["gap"]:
        return False
    return not (match["close"] and words.asking_re.match(text, match.end("gap"), match.end("gap") + 90))


def _is_glued_end(text: str, before: str, match: re.Match[str], words: _Words) -> bool:
    """A full stop without a space ends a sentence after a plain word and before a word that begins one."""
    last = re.split(r"\s", before)[-1]
    return last.isalpha() and last.islower() and len(last) > 2 and _next_word(text, match) in words.starters


def _next_word(text: str, match: re.Match[str]) -> str:
    found = WORD_RE.match(text, match.end())
    return found[0].casefold() if found else ""


def _is_abbreviation(text: str, before: str, start: int, match: re.Match[str], words: _Words) -> bool:
    last = re.split(r"[\s\u00a0(\[\"“‘«/—–-]", before)[-1]
    lower = last.casefold()
    if not last:
        return False
    if lower in words.numbered and match["first"].isdigit():
        return True
    if lower in words.titles:
        return lower not in words.numbered
    if lower in words.abbreviations:
        return match["next"] == "" and _next_word(text, match) not in words.starters
    if len(last) == 1 and last.isalpha() and last.isupper():
        return _next_word(text, match) not in words.starters
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        return _next_word(text, match) not in words.starters
    # "1. Main page": the number of a list item, not a sentence.
    return last.isdigit() and len(last) <= 2 and not text[start : match.start() - len(last)].strip()
