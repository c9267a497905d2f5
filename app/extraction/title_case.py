"""Headlines in title case: a capitalised word that the story never prints so is no part of a name ("Abe Coming")."""

import re

from app.extraction.chunks import ChunkLine
from app.reading.article import Document, LineKind

_CAPITALISED_RE = re.compile(r"\b[A-Z]\w+")
_LONG_RE = re.compile(r"[^\W\d_]{4,}")
_LEAST_WORDS, _LEAST_SHARE = 4, 0.8
"""Of so many longer words a headline in title case has this share capitalised."""
_SHORTEST_STORY = 200
"""Characters of a story long enough to name again whom its headline names."""


def capitalised_in_story(document: Document) -> frozenset[str]:
    """The words that the story prints with a capital; empty where there is too little of it to tell."""
    story = [document.words(p.span) for p in document.paragraphs if p.kind is LineKind.STORY]
    if sum(map(len, story)) < _SHORTEST_STORY:
        return frozenset()
    return frozenset(word for words in story for word in _CAPITALISED_RE.findall(words))


def sobered(line: ChunkLine, names: frozenset[str]) -> ChunkLine:
    """A headline's line in which capitalised words are plain where the headline capitalises all and the story not.

    Args:
        line: the chunks of the headline.
        names: the words the story prints with a capital.
    """
    if not names or not line.spans or not _is_title_case(line.text[line.spans[0][0] : line.spans[-1][1]]):
        return line
    titled = {number for match in _TITLED_RE.finditer(line.tags) for number in _unheard_of(line, names, *match.span(1))}
    tags = "".join(
        "x" if tag == "C" and number not in titled and line.printed(number) not in names else tag
        for number, tag in enumerate(line.tags)
    )
    return ChunkLine(line.text, line.spans, tags, line.meanings)


_TITLED_RE = re.compile(r"[OEH]([CI]{2,4})(?![CIN])")
_VERBAL_RE = re.compile(r"(?:s|ed|ing)$")


def _unheard_of(line: ChunkLine, names: frozenset[str], start: int, end: int) -> range:
    """The words behind a title where the story has none of them: a name it never tells again, unless a verb begins."""
    words = [line.printed(number) for number in range(start, end)]
    strange = not names.intersection(words) and _VERBAL_RE.search(words[0]) is None
    return range(start, end) if strange else range(0)


def _is_title_case(headline: str) -> bool:
    words = _LONG_RE.findall(headline)
    return len(words) >= _LEAST_WORDS and sum(word[0].isupper() for word in words) >= _LEAST_SHARE * len(words)
