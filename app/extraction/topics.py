"""What a stretch of text is about, by the words of the topics' files."""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from app.extraction.mentions import EventMention, StatementMention
from app.lexicon.lexicon import Lexicon
from app.lexicon.topics import Topic, load_topics
from app.reading.article import Document

NEAR = 8
"""So many phrases of one topic can begin at most before one word and still hold it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    word: str
    is_open: bool
    """Whether any ending may follow."""
    topic: str
    is_topic: bool
    """False for a phrase in which the topic's words mean something else."""


class _Finder:
    """All words of all topics, found in one pass."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.entries = [entry for topic in topics for entry in _entries(topic)]
        self.automaton = AhoCorasick(
            [entry.word for entry in self.entries], implementation=Implementation.ContiguousNFA
        )

    def topics_of(self, text: str) -> tuple[str, ...]:
        """The codes of the topics, in alphabetical order."""
        found = list(self._matches(text.lower().replace("’", "'")))
        elsewhere = _stretches((entry.topic, start, end) for start, end, entry in found if not entry.is_topic)
        topics: set[str] = set()
        for start, end, entry in found:
            if entry.is_topic and entry.topic not in topics and not _lies_in(elsewhere.get(entry.topic), start, end):
                topics.add(entry.topic)
        return tuple(sorted(topics))

    def _matches(self, text: str) -> Iterator[tuple[int, int, _Entry]]:
        for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            entry = self.entries[number]
            if start and _is_inside(text[start - 1]):
                continue
            if entry.is_open:
                while end < len(text) and text[end].isalpha():
                    end += 1
            elif end < len(text) and _is_inside(text[end]):
                continue
            yield start, end, entry


def _stretches(found: Iterable[tuple[str, int, int]]) -> dict[str, list[tuple[int, int]]]:
    """The phrases with another meaning, by topic, in order of the text."""
    stretches: dict[str, list[tuple[int, int]]] = {}
    for topic, start, end in found:
        stretches.setdefault(topic, []).append((start, end))
    return {topic: sorted(spans) for topic, spans in stretches.items()}


def _lies_in(stretches: list[tuple[int, int]] | None, start: int, end: int) -> bool:
    """Whether a word stands inside one of the phrases: they are short, so those right before it are enough."""
    if not stretches:
        return False
    place = bisect_right(stretches, (start, sys.maxsize))
    return any(first <= start and end <= last for first, last in stretches[max(0, place - NEAR) : place + 1])


def _is_inside(letter: str) -> bool:
    """Whether a word goes on with this sign: "oil-rich" is about oil, "turmoil" is not."""
    return letter.isalnum() or letter == "_"


def _entries(topic: Topic) -> Iterator[_Entry]:
    for words, is_topic in ((topic.words, True), (topic.unless, False)):
        for word in words:
            yield _Entry(word.removesuffix("*"), word.endswith("*"), topic.code, is_topic)


@lru_cache
def _finder() -> _Finder:
    return _Finder(load_topics().values())


def find_topics(text: str, lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """The topics that a stretch of text is about, as codes in alphabetical order."""
    return _finder().topics_of(text)


def statements_with_topics(document: Document, statements: Iterable[StatementMention]) -> tuple[StatementMention, ...]:
    """The statements, each with what its words are about."""
    return tuple(
        replace(statement, topics=find_topics(" ".join(document.words(piece) for piece in statement.pieces)))
        for statement in statements
    )


def events_with_topics(document: Document, events: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """The events, each with what the sentence that tells it is about."""
    told = list(events)
    wanted = {event.sentence for event in told}
    topics = {s.index: find_topics(document.words(s.span)) for s in document.sentences if s.index in wanted}
    return tuple(replace(event, topics=topics.get(event.sentence, ())) for event in told)
