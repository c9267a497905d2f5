"""One phrase that the grammar has found, as its readers see it."""

import re

from app.extraction.chunks import ChunkLine
from app.lexicon.gazetteer import Gazetteer
from app.lexicon.offices import OfficeLexicon
from app.reading.article import Span
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A match of the grammar with the line it stands in; parts are ranges of chunks."""

    kind: str
    line: ChunkLine
    match: re.Match[str]
    gazetteer: Gazetteer
    words: OfficeLexicon

    @property
    def whole(self) -> tuple[int, int]:
        """First chunk and the one after the last."""
        return self.match.span()

    @property
    def span(self) -> Span:
        """The phrase in the text."""
        return self.line.span(*self.match.span())

    def part(self, name: str) -> tuple[int, int]:
        """The chunks of a named part."""
        return self.match.span(name)

    def has(self, name: str) -> bool:
        """Whether a named part is there and not empty."""
        return bool(self.match[name])
