"""Cuts a text into its lines (or, where lines are wrapped by hand, its blocks), trimmed, with their spans."""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.reading.article import Span

LINE_RE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
BLANK_RE = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[ \t\u00a0]*(?:\r\n|[\r\n\u2028\u2029])\s*")
WRAP_MIN, WRAP_MAX = 50, 100
"""A text wrapped by hand has lines about this long."""
WRAP_SHARE = 0.6
ENDS = ".!?:;…\"'”’»)"


SPACE_RE = re.compile("[\u00a0\u202f\u2009\u2007\u2002\u2003]")


def plain_spaces(text: str) -> str:
    """The text with every kind of blank as a plain one, character for character: offsets stay."""
    return text if text.isascii() else SPACE_RE.sub(" ", text)


def even_lower(text: str) -> str:
    """The text in lower case, character for character: offsets stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def cut_lines(text: str) -> list[Span]:
    """The lines of a text that have something in them, without the white space around them."""
    lines = [span for match in LINE_RE.finditer(text) if (span := trim(text, match.start(), match.end()))]
    return _blocks(text) if _is_wrapped(text, lines) else list(_joined(text, lines))


CONTINUED = 40
"""A line that breaks off amid a sentence is no shorter: shorter ones are labels and items of lists."""


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines, those joined of which the second goes on in small letters right below where the first breaks off."""
    before: Span | None = None
    for line in lines:
        if before is not None and _goes_on(text, before, line):
            before = Span(before.start, line.end)
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def _goes_on(text: str, before: Span, line: Span) -> bool:
    if before.end - before.start < CONTINUED or not text[line.start].islower() or text[before.end - 1] in ENDS:
        return False
    gap = text[before.end : line.start]
    return len(gap.splitlines()) <= 2 and " " in text[line.start : line.end] and BLANK_RE.search(gap) is None


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space (and byte order marks) at its ends; None if nothing is left."""
    words = text[start:end]
    stripped = words.strip(" \t\u00a0\u200b\ufeff\u3000\x1c\x1d\x1e\x1f\x85")
    stripped = stripped.strip()
    if not stripped:
        return None
    head = words.index(stripped)
    return Span(start + head, start + head + len(stripped))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether sentences run over line ends: most lines right before another are full and end amid a sentence."""
    followed = [line for line, after in pairwise(lines) if len(text[line.end : after.start].splitlines()) < 2]
    if len(followed) < 4:
        return False
    full = [line for line in followed if WRAP_MIN <= line.end - line.start <= WRAP_MAX]
    broken = sum(text[line.end - 1] not in ENDS for line in full)
    return broken >= WRAP_SHARE * len(followed)


def _blocks(text: str) -> list[Span]:
    blocks, start = [], 0
    for match in BLANK_RE.finditer(text):
        blocks.append(trim(text, start, match.start()))
        start = match.end()
    blocks.append(trim(text, start, len(text)))
    return [block for block in blocks if block]
