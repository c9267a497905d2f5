"""find_quotations(): the spans between quotation marks, paragraph by paragraph.

A small machine reads the marks of one paragraph from left to right. A quotation that is not closed goes on in the next
paragraph if that one opens with a mark, or closes one that it did not open; else its mark is a stray one, which costs
its own sentence and nothing else. Marks within marks belong to the outer quotation. Apostrophes are not marks.
"""

import re
from bisect import bisect_right
from dataclasses import field
from enum import Enum

from app.extraction.mentions import Quotation
from app.reading.article import Document, LineKind, Paragraph, Span
from app.values import dataclass

_MARK_RE = re.compile(
    r"""
    ["“”„‟«»`'‘‚‹’›]      # one set that the search can run through; what follows tells which of them are marks
    (?: (?<=["“”„‟«»]) | (?<=`)` | (?<=')'
      | (?<=['‘‚‹])(?<!\w.)(?=[\w$€£\[(“"])(?!\d\ds|n['’]|em\b|tis\b)
      | (?<=['’›])(?<=[^\s'"‘“].)(?!\w)
    )""",
    re.VERBOSE,
)
_SINGLE = frozenset("'‘’‚‹›")
_OPENING = frozenset({*"“„‟«‘‚‹", "``"})
_CLOSING = frozenset({*"”»’›", "''"})
_OPENS_AFTER = frozenset(" \t\n\r\xa0\u202f\u2009([{—–-/:'‘\"“«*•")
_CLOSES_BEFORE = frozenset(" \t\n\r\xa0\u202f\u2009)]}—–-/:;,.!?…'’\"”»")
_LOOK_AHEAD = 8
"""How many marks ahead a single quotation mark looks for its partner; beyond it is taken for an apostrophe."""
_LEAST_ROOM = 5
"""Characters a mark must have on average: a paragraph of marks alone is no prose and is passed over."""
_SILENT_PARAGRAPHS = 2
"""How many paragraphs without any mark a quotation may run through."""

_LETTER_PARAGRAPHS = 12
"""The same for a letter, which is printed whole between two marks."""
_SALUTATION_RE = re.compile(
    r"(?:(?:My )?Dear|Esteemed|Respected|Honou?rable|Your (?:Excellency|Majesty|Highness|Eminence))\b"
)


class _Side(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: _Side
    single: bool


@dataclass(slots=True)
class _Pending:
    """A quotation whose closing mark has not been met."""

    start: int
    """Where the words of its current piece begin."""
    single: bool
    paragraph: Paragraph
    sure: bool
    """Whether its neighbours told that the mark opens; else it does not go on in another paragraph."""
    pieces: list[Span] = field(default_factory=list)


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Finds every quotation of an article's story and headline, in order of the text."""
    machine = _Machine(document)
    for number in range(len(machine.paragraphs)):
        machine.read(number)
    machine.give_up()
    return tuple(sorted(machine.found, key=lambda quotation: quotation.pieces[0]))


class _Machine:
    """Reads paragraphs in order and keeps the quotation that is still open."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.paragraphs = [p for p in document.paragraphs if p.kind in (LineKind.STORY, LineKind.HEADLINE)]
        self.marks = [_marks_of(self.text, paragraph.span) for paragraph in self.paragraphs]
        self.found: list[Quotation] = []
        self.pending: _Pending | None = None

    def read(self, number: int) -> None:
        """Reads the marks of one paragraph."""
        paragraph, marks = self.paragraphs[number], self.marks[number]
        if self.pending is not None:
            if self._goes_on(number):
                marks = self._go_on(self.pending, paragraph, marks)
            else:
                self.give_up()
        depth = 0
        for index, mark in enumerate(marks):
            depth = self._step(marks, index, mark, depth, paragraph)
        if self.pending is not None:
            self._add_piece(self.pending, paragraph.span.end)

    def _step(self, marks: list[_Mark], index: int, mark: _Mark, depth: int, paragraph: Paragraph) -> int:
        pending = self.pending
        if pending is None:
            if _may_open(self.text, marks, index):
                self.pending = _Pending(mark.end, mark.single, paragraph, mark.side is _Side.OPEN)
            return 0
        if mark.single != pending.single:
            return depth
        if mark.side is _Side.OPEN:
            if _is_nested(marks, index):
                return depth + 1
            self._add_piece(pending, mark.start)
            if _is_mistyped(self.text, marks, index):
                self._give(pending.pieces, closed=True, rule="mistyped")
                self.pending = None
                return 0
            self.give_up()
            self.pending = _Pending(mark.end, mark.single, paragraph, mark.side is _Side.OPEN)
            return 0
        if depth:
            return depth - 1
        if not (mark.single and _is_possessive(self.text, marks, index)):
            self._add_piece(pending, mark.start)
            self._give(pending.pieces, closed=True, rule="continued" if len(pending.pieces) > 1 else "paired")
            self.pending = None
        return 0

    def _goes_on(self, number: int) -> bool:
        """Whether the pending quotation goes on in this paragraph."""
        if self.pending is None or not self.pending.sure:
            return False
        own = [mark for mark in self.marks[number] if mark.single == self.pending.single]
        if own:
            opens_at_start = own[0].start == self.paragraphs[number].span.start and own[0].side is not _Side.CLOSE
            return opens_at_start or own[0].side is _Side.CLOSE
        begin = self.pending.pieces[0].start if self.pending.pieces else self.pending.start
        silent = _LETTER_PARAGRAPHS if _SALUTATION_RE.match(self.text, begin) else _SILENT_PARAGRAPHS
        for later in range(number + 1, min(number + 1 + silent, len(self.marks))):
            own = [mark for mark in self.marks[later] if mark.single == self.pending.single]
            if own:
                return own[0].side is _Side.CLOSE
        return False

    @staticmethod
    def _go_on(pending: _Pending, paragraph: Paragraph, marks: list[_Mark]) -> list[_Mark]:
        pending.start, pending.paragraph = paragraph.span.start, paragraph
        if marks and marks[0].start == paragraph.span.start and marks[0].side is not _Side.CLOSE:
            pending.start = marks[0].end
            return marks[1:]
        return marks

    def give_up(self) -> None:
        """Ends a quotation that nothing closes: a stray mark costs no more than its own sentence."""
        pending, self.pending = self.pending, None
        if pending is None or not pending.pieces:
            return
        if len(pending.pieces) == 1:
            first = pending.pieces[0]
            end = min(first.end, _sentence_end(pending.paragraph, first.start))
            pending.pieces = [Span(first.start, end)] if end > first.start else []
        self._give(pending.pieces, closed=False, rule="unclosed")

    def _add_piece(self, pending: _Pending, end: int) -> None:
        words = self.text[pending.start : end]
        start = pending.start + len(words) - len(words.lstrip())
        end = pending.start + len(words.rstrip())
        if start < end:
            pending.pieces.append(Span(start, end))

    def _give(self, pieces: list[Span], closed: bool, rule: str) -> None:
        if any(any(map(str.isalnum, self.text[piece.start : piece.end])) for piece in pieces):
            self.found.append(Quotation(tuple(pieces), closed, rule))


def _marks_of(text: str, span: Span) -> list[_Mark]:
    places = [match.span() for match in _MARK_RE.finditer(text, span.start, span.end)]
    if _LEAST_ROOM * len(places) > span.end - span.start:
        return []
    return [_mark(text, start, end, span) for start, end in places]


def _mark(text: str, start: int, end: int, within: Span) -> _Mark:
    """Decides by its neighbours, then by its shape, whether a mark opens or closes."""
    glyph = text[start:end]
    opens = start == within.start or text[start - 1] in _OPENS_AFTER
    closes = end == within.end or text[end] in _CLOSES_BEFORE
    if opens != closes:
        side = _Side.OPEN if opens else _Side.CLOSE
    elif glyph in _OPENING:
        side = _Side.OPEN
    elif glyph in _CLOSING:
        side = _Side.CLOSE
    else:
        side = _Side.EITHER
    return _Mark(start, end, side, glyph in _SINGLE)


def _may_open(text: str, marks: list[_Mark], index: int) -> bool:
    mark = marks[index]
    if mark.side is _Side.CLOSE:
        return False
    if not mark.single:
        return not (text[mark.start] == '"' and mark.side is _Side.EITHER and text[mark.start - 1].isdigit())
    return any(later.single and later.side is not _Side.OPEN for later in marks[index + 1 : index + 1 + _LOOK_AHEAD])


def _is_nested(marks: list[_Mark], index: int) -> bool:
    """Whether an opening mark inside an open quotation has a closing mark of its own before the outer one's."""
    single = marks[index].single
    own = [later.side for later in marks[index + 1 : index + 1 + _LOOK_AHEAD] if later.single == single][:2]
    return len(own) == 2 and _Side.OPEN not in own


def _is_mistyped(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether an opening mark stands where one must close: behind it the sentence goes on, and no other mark closes."""
    mark = marks[index]
    goes_on = not mark.single and text[mark.end : mark.end + 1].islower()
    ahead = marks[index + 1 : index + 1 + _LOOK_AHEAD]
    return goes_on and all(later.single or later.side is _Side.OPEN for later in ahead)


def _is_possessive(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether a single mark after a final s is an apostrophe ("the governments’ work") and the quotation goes on."""
    mark = marks[index]
    if text[mark.start - 1] not in "sS":
        return False
    for later in marks[index + 1 : index + 1 + _LOOK_AHEAD]:
        if later.single and later.side is _Side.OPEN:
            return False
        if later.single:
            return text[later.start - 1] in ",.!?…"
    return False


def _sentence_end(paragraph: Paragraph, offset: int) -> int:
    """Where the sentence of a paragraph ends that the offset lies in."""
    index = bisect_right(paragraph.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return paragraph.sentences[index].span.end if index >= 0 else paragraph.span.end
