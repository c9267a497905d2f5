"""Marks the lines that are not the story. Nothing is cut: every offset keeps its meaning.

Three kinds of knowledge decide, in this order: what a line says by itself (words of the language's file), whether it
was said before (repeated titles and leads), and where it stands (before the story, in a list, at the end).
"""

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.lexicon.languages import Language
from app.reading.article import LineKind, Span
from app.reading.patterns import Compiled, Purpose, reading_patterns

STORY_LENGTH = 150
"""From this length on a line is story even without a full stop."""
SHORT_WORDS = 14
"""Headings and headlines of other pages have at most so many words."""
REPEATED_LENGTH = 30
TAIL_RUN = 3
"""So many short lines without a full stop after the story are a list of other pages."""
PATTERN_LENGTH = 700
"""Longer lines are not tried: no share bar, caption or notice is so long."""

PUBLICATION_LENGTH = 120
LOOK = 300
"""So many characters tell in what script a line is and whether it is all figures."""
NO_LETTERS = bytes(set(range(128)) - set(string.ascii_letters.encode()))
KINDS = {
    Purpose.FURNITURE: LineKind.FURNITURE,
    Purpose.MACHINE_TRANSLATION: LineKind.FURNITURE,
    Purpose.REUSE: LineKind.FURNITURE,
    Purpose.CAPTION: LineKind.CAPTION,
}

DIGIT_RE = re.compile(r"\d")
LIST_ITEM_RE = re.compile(r"(?:[-*•·»›>▪●]|\d{1,2}[.)])\s+(?=\S)")
TURN_RE = re.compile(r"[A-Z][^:\n]{2,80}:\s*\S")
PLACE_RE = re.compile(r"(?:The )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?")
SALUTED_RE = re.compile(
    r"(?:^|:\s*)[\"“«]?(?:Dear|Esteemed|Honou?rable|Respected|(?:Your|His|Her) (?:Excellenc(?:y|ies)|Majesty|Highness)"
    r"|(?:Mr|Ms|Mrs|Madam)\.? \w+)[^.:\n]{0,80}[,!]$"
)
"""A line that only addresses somebody: "Your Excellency,", "President Ana Ruiz: Mr Chairman,"."""
LETTERS_RE = re.compile(r"[^\W\d_]+")
LATIN_RE = re.compile(r"[A-Za-zÀ-ɏ]+")
WORD_RE = re.compile(r"\w+")
FULL_STOP_RE = re.compile(r"""[.…]["'”’»)\]]*$ | [.!?,…]["”’»]$ | [.!?]["”’»)]*\s[–—-]+\s?\S{2,20}$""", re.VERBOSE)
OUTER = " \t\u00a0.:;,…|·•-–—>»›*[]()!?\"'“”"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what deciding needs of it."""

    span: Span
    words: str
    plain: str
    """Lower case, without list sign and outer punctuation."""
    listed: bool
    """Whether it begins with the sign of a list."""

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as running text."""
        return len(self.words) >= STORY_LENGTH or bool(FULL_STOP_RE.search(self.words))

    @property
    def is_short(self) -> bool:
        """Whether it could be a heading."""
        return len(self.words) < STORY_LENGTH and self.words.count(" ") < SHORT_WORDS and not self.is_sentence


def mark_lines(text: str, spans: list[Span], language: Language, hints: Mapping[int, list[Compiled]]) -> list[LineKind]:
    """What each line is for; `hints` are the patterns worth trying on a line."""
    lines = [_line(text, span) for span in spans]
    published = reading_patterns(language.code).published
    kinds = [_kind_by_words(line, language, hints.get(n, ()), published) for n, line in enumerate(lines)]
    _mark_repeats(lines, kinds)
    _mark_lists(lines, kinds, language)
    _mark_tail(lines, kinds)
    _mark_head(lines, kinds)
    _mark_headings(lines, kinds)
    if LineKind.STORY not in kinds and None not in kinds:
        return _all_story(kinds)
    return [kind or LineKind.STORY for kind in kinds]


def _all_story(kinds: list[LineKind | None]) -> list[LineKind]:
    """A text of headlines only: they are all there is to read."""
    return [LineKind.STORY if kind is LineKind.HEADLINE else kind or LineKind.STORY for kind in kinds]


def _line(text: str, span: Span) -> Line:
    words = span.of(text)
    item = LIST_ITEM_RE.match(words)
    return Line(span, words, (words[item.end() :] if item else words).casefold().strip(OUTER), item is not None)


def _kind_by_words(
    line: Line, language: Language, hints: Iterable[Compiled], published: Iterable[Compiled]
) -> LineKind | None:
    if line.plain in language.reading.furniture_lines or not line.plain:
        return LineKind.FURNITURE
    if len(line.words) > PATTERN_LENGTH:
        return None
    if _is_figures(line.words) or _is_foreign(line.words) or _is_publication_line(line.words, published):
        return LineKind.FURNITURE
    kinds = {KINDS[pattern.purpose] for pattern in hints if pattern.purpose in KINDS and _fits(pattern, line.words)}
    return LineKind.CAPTION if LineKind.CAPTION in kinds else LineKind.FURNITURE if kinds else None


def _fits(pattern: Compiled, words: str) -> bool:
    """Notes may stand amid a line; what makes a line a button or a caption must be all of it."""
    if pattern.purpose in (Purpose.MACHINE_TRANSLATION, Purpose.REUSE):
        return pattern.regex.search(words) is not None
    return pattern.regex.fullmatch(words) is not None


def _is_publication_line(words: str, published: Iterable[Compiled]) -> bool:
    if len(words) > PUBLICATION_LENGTH or not DIGIT_RE.search(words):
        return False
    return any(pattern.regex.fullmatch(words) for pattern in published)


def _is_figures(words: str) -> bool:
    """Rates, dates, counters: hardly a letter in them."""
    if words.isascii():
        start = words[:LOOK].encode()
        return len(start.translate(None, NO_LETTERS)) * 4 < len(start.translate(None, b" "))
    return _count(LETTERS_RE, words[:LOOK]) * 4 < len(words[:LOOK].replace(" ", ""))


def _is_foreign(words: str) -> bool:
    """Written in another script: noise in this page."""
    if words.isascii():
        return False
    return _count(LATIN_RE, words[:LOOK]) * 2 < _count(LETTERS_RE, words[:LOOK])


def _count(runs: re.Pattern[str], words: str) -> int:
    """How many characters stand in such runs."""
    return sum(map(len, runs.findall(words)))


def _mark_repeats(lines: list[Line], kinds: list[LineKind | None]) -> None:
    """A title or lead told again is furniture; of a heading in a list of links and alone, the one alone counts."""
    first: dict[str, int] = {}
    alone = {line.plain for line in lines if not line.listed}
    for number, line in enumerate(lines):
        if kinds[number] is not None or len(line.plain) < REPEATED_LENGTH:
            continue
        if line.plain in first or (line.listed and line.plain in alone):
            kinds[number] = LineKind.FURNITURE
        else:
            first[line.plain] = number
    _mark_titles_with_captions(lines, kinds)


def _mark_titles_with_captions(lines: list[Line], kinds: list[LineKind | None]) -> None:
    """A caption may begin with the title told again."""
    if not lines or kinds[0] is not None or lines[0].is_sentence or len(lines[0].plain) < REPEATED_LENGTH:
        return
    title = lines[0].plain
    for number, line in enumerate(lines):
        is_told_again = number and kinds[number] is None and line.plain.startswith(title)
        if is_told_again and len(line.plain) < len(title) + STORY_LENGTH:
            kinds[number] = LineKind.CAPTION


def _mark_lists(lines: list[Line], kinds: list[LineKind | None], language: Language) -> None:
    """After "Read also" come headlines of other pages, until a line reads like a story again."""
    inside = False
    for number, line in enumerate(lines):
        if line.plain in language.reading.list_openers:
            inside = True
        elif number and _points_to_other_page(lines[number - 1], line, kinds[number]):
            kinds[number] = LineKind.FURNITURE
        elif inside and kinds[number] is None:
            if line.is_sentence:
                inside = False
            else:
                kinds[number] = LineKind.FURNITURE


def _points_to_other_page(before: Line, line: Line, kind: LineKind | None) -> bool:
    """'More in our report:' and then a headline is a link; a speaker's words after a colon stand in marks."""
    return (
        before.words.endswith(":") and not before.listed and line.is_short and kind is None and line.words[0].isalpha()
    )


def _mark_tail(lines: list[Line], kinds: list[LineKind | None]) -> None:
    """After the last running text short lines are a list of other pages, names and buttons."""
    last = max(
        (number for number, line in enumerate(lines) if line.is_sentence and kinds[number] is None), default=None
    )
    if last is None:
        return
    tail = [number for number in range(last + 1, len(lines)) if kinds[number] is None]
    if any(TURN_RE.match(lines[number].words) for number in tail):
        return
    if len(tail) >= TAIL_RUN or all(lines[number].is_short for number in tail):
        for number in tail:
            kinds[number] = LineKind.FURNITURE


def _mark_head(lines: list[Line], kinds: list[LineKind | None]) -> None:
    """Before the story: headlines; what stands before a list of links that leads to the page is the site's own."""
    story = next((n for n, line in enumerate(lines) if kinds[n] is None and _begins_story(n, line, lines)), None)
    if story is None:
        return
    last_item = max((n for n in range(story) if lines[n].listed), default=-1)
    items = {lines[n].plain for n in range(story) if lines[n].listed}
    for number in range(story):
        line = lines[number]
        if kinds[number] is not None:
            continue
        if line.listed or (number < last_item and line.plain not in items):
            kinds[number] = LineKind.FURNITURE
        elif _is_caption_of_credit(number, kinds):
            kinds[number] = LineKind.CAPTION
        else:
            kinds[number] = LineKind.HEADLINE


def _begins_story(number: int, line: Line, lines: list[Line]) -> bool:
    """Running text; a first line that ends in a question or quotation mark is a headline still, if a story follows."""
    if len(line.words) >= STORY_LENGTH or SALUTED_RE.search(line.words):
        return True
    if number == 0 and len(lines) > 1 and not line.words.endswith("."):
        return False
    return line.is_sentence and not line.listed


def _is_caption_of_credit(number: int, kinds: list[LineKind | None]) -> bool:
    return number > 0 and number + 1 < len(kinds) and kinds[number + 1] is LineKind.CAPTION


def _mark_headings(lines: list[Line], kinds: list[LineKind | None]) -> None:
    """Short lines without a full stop between paragraphs are headings, or the caption of a credit right below."""
    for number, line in enumerate(lines):
        if SALUTED_RE.search(line.words):
            continue
        if kinds[number] is None and line.is_short and not TURN_RE.match(line.words) and not line.listed:
            kinds[number] = LineKind.CAPTION if _is_caption_of_credit(number, kinds) else LineKind.HEADLINE
