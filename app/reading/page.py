"""A text cut into lines, each marked with what it is for, and the patterns that are worth trying on it."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from app.lexicon.languages import load_languages
from app.reading.article import LineKind, Span
from app.reading.boilerplate import mark_lines
from app.reading.lines import cut_lines, even_lower, plain_spaces
from app.reading.patterns import Compiled, Purpose, reading_patterns


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The lines of a text."""

    text: str
    """The text with every kind of blank as a plain one; offsets are those of the text as received."""
    spans: tuple[Span, ...]
    kinds: tuple[LineKind, ...]
    hints: dict[int, list[Compiled]]
    """For each line of which a pattern's word was found: those patterns."""

    def worth_trying(self, purpose: Purpose) -> list[tuple[Span, Compiled]]:
        """Lines and patterns of one purpose, in order of the text."""
        return [
            (self.spans[line], pattern)
            for line, patterns in sorted(self.hints.items())
            for pattern in patterns
            if pattern.purpose is purpose
        ]


@lru_cache(maxsize=2)
def read_page(text: str, code: str) -> Page:
    """The page of a text: both halves of reading ask for it, so the last one is kept."""
    even = plain_spaces(text)
    spans = cut_lines(text)
    hints = _hints(even, spans, code)
    return Page(even, tuple(spans), tuple(mark_lines(even, spans, load_languages()[code], hints)), hints)


def _hints(text: str, spans: list[Span], code: str) -> dict[int, list[Compiled]]:
    known = reading_patterns(code)
    starts = [span.start for span in spans]
    hints: dict[int, list[Compiled]] = {}
    seen: set[tuple[int, int]] = set()
    for word, start, _ in known.words.find_matches_as_indexes(even_lower(text), overlapping=True):
        line = bisect_right(starts, start) - 1
        if line >= 0 and (line, word) not in seen:
            seen.add((line, word))
            patterns = hints.setdefault(line, [])
            patterns += [pattern for pattern in known.by_word[word] if pattern not in patterns]
    return hints
