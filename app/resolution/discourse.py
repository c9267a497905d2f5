"""What a reader has in mind at one point of an article: who was named last, who is the subject, who spoke."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from app.enums import ActorKind, StatementKind
from app.extraction.mentions import ActorMention, Extraction, StatementMention
from app.reading.article import Span
from app.resolution.clusters import Cluster
from app.resolution.naming import Place

REMEMBERED = 40
"""Persons further back than this many are not meant by "he" any more; it also keeps reading linear."""
PREPOSITIONS = frozenset(
    {"with", "of", "by", "to", "from", "between", "for", "at", "on", "against", "and", "or", "met", "told", "thanked"}
    | {"via", "near", "like", "than", "over", "including"}
)


class Passed(NamedTuple):
    """A mention of a person that has been read."""

    start: int
    cluster: Cluster
    subject: bool


def _quoted(extraction: Extraction) -> Iterator[StatementMention]:
    """The statements in quotation marks whose speaker is told."""
    for statement in extraction.statements:
        if statement.kind is StatementKind.DIRECT and statement.speaker is not None:
            yield statement


class Discourse:
    """The persons passed so far, sentence by sentence; what stands inside quotation marks is kept apart."""

    def __init__(self, extraction: Extraction, meant: dict[Place, tuple[Cluster, ...]]) -> None:
        self._document = extraction.document
        self._meant = meant
        self._starts = [sentence.span.start for sentence in extraction.document.sentences]
        self._quoted = sorted(piece for quotation in extraction.quotations for piece in quotation.pieces)
        self._quoted_starts = [piece.start for piece in self._quoted]
        self._sentences: dict[int, list[Passed]] = {}
        self._named: dict[int, dict[Cluster, None]] = {}
        self._subjects: dict[int, Cluster] = {}
        self._last: list[int] = []
        self._recent: dict[Cluster, None] = {}
        self._bodies: dict[Cluster, None] = {}
        self._speakers = self._speakers_by_sentence(extraction)
        self._said = sorted(
            (
                (piece.start, piece.end, statement.speaker)
                for statement in _quoted(extraction)
                for piece in statement.pieces
            ),
            key=lambda said: said[:2],
        )
        self._said_starts = [start for start, _, _ in self._said]
        self._quoted_subjects: dict[int, tuple[int, Cluster]] = {}

    def _speakers_by_sentence(self, extraction: Extraction) -> dict[int, ActorMention]:
        return {
            self.sentence(statement.speaker.span): statement.speaker
            for statement in extraction.statements
            if statement.speaker is not None
        }

    def sentence(self, span: Span) -> int:
        """Index of the sentence a span stands in."""
        return bisect_right(self._starts, span.start) - 1

    def is_quoted(self, span: Span) -> bool:
        """Whether it stands between quotation marks."""
        number = bisect_right(self._quoted_starts, span.start) - 1
        return number >= 0 and span in self._quoted[number]

    def _saying(self, span: Span) -> int:
        """Number of the quoted piece a span stands in; -1 where it stands in none."""
        number = bisect_right(self._said_starts, span.start) - 1
        return number if number >= 0 and span.end <= self._said[number][1] else -1

    def sayer(self, span: Span) -> ActorMention | None:
        """Who says the quoted words in which a span stands."""
        number = self._saying(span)
        return self._said[number][2] if number >= 0 else None

    def quoted_subject(self, mention: ActorMention) -> list[Cluster]:
        """The last subject in the same quoted words, before the mention's sentence."""
        number = self._saying(mention.span)
        found = self._quoted_subjects.get(number)
        return [found[1]] if found is not None and number >= 0 else []

    def passes(self, mention: ActorMention, cluster: Cluster) -> None:
        """Takes note that a mention has been read."""
        if cluster.kind is ActorKind.BODY:
            self._bodies.pop(cluster, None)
            self._bodies[cluster] = None
        if cluster.kind is not ActorKind.PERSON:
            return
        self._recent.pop(cluster, None)
        self._recent[cluster] = None
        if (number := self._saying(mention.span)) >= 0 and self._is_subject(mention):
            sentence = self.sentence(mention.span)
            if self._quoted_subjects.get(number, (-1, cluster))[0] != sentence:
                self._quoted_subjects[number] = (sentence, cluster)
        if self.is_quoted(mention.span):
            return
        number = self.sentence(mention.span)
        if number not in self._sentences:
            self._sentences[number] = []
            self._last.append(number)
        passed = Passed(mention.span.start, cluster, self._is_subject(mention))
        self._sentences[number].append(passed)
        self._named.setdefault(number, {})[cluster] = None
        if passed.subject:
            self._subjects.setdefault(number, cluster)

    def _is_subject(self, mention: ActorMention) -> bool:
        before = self._document.text[max(0, mention.span.start - 20) : mention.span.start].split()
        after = self._document.text[mention.span.end : mention.span.end + 2]
        return (not before or before[-1].casefold() not in PREPOSITIONS) and not after.startswith(("'", "’"))

    def recent(self) -> list[Cluster]:
        """Persons, the most recently named first."""
        return list(islice(reversed(self._recent), REMEMBERED))

    def recent_bodies(self) -> Iterator[Cluster]:
        """Institutions, the most recently named first."""
        return islice(reversed(self._bodies), REMEMBERED)

    def subject(self, mention: ActorMention) -> Cluster | None:
        """The subject of the mention's own sentence so far, else of the last sentence that names somebody."""
        number = self.sentence(mention.span)
        return self._subject_of(number) or self.last_subject(mention)

    def last_subject(self, mention: ActorMention) -> Cluster | None:
        """The subject of the last sentence before the mention's that names somebody outside quotation marks."""
        number = self.sentence(mention.span)
        earlier = next((last for last in reversed(self._last) if last < number), None)
        return None if earlier is None else self._subject_of(earlier)

    def _subject_of(self, sentence: int) -> Cluster | None:
        passed = self._sentences.get(sentence)
        return self._subjects.get(sentence) or (passed[0].cluster if passed else None)

    def last_named(self, mention: ActorMention, back: int) -> Iterator[tuple[Cluster, ...]]:
        """The first distinct persons of the mention's sentence and of those before it, nearest sentence first."""
        number = self.sentence(mention.span)
        for earlier in range(number, max(-1, number - back - 1), -1):
            yield tuple(islice(self._named.get(earlier, ()), REMEMBERED))

    def speaker(self, mention: ActorMention) -> Cluster | None:
        """Who spoke in the sentence before, or in the one before that where nobody is named in between."""
        number = self.sentence(mention.span)
        for earlier in (number - 1, number - 2):
            speaker = self._speakers.get(earlier)
            meant = self._meant.get((speaker.head.start, speaker.head.end), ()) if speaker else ()
            if len(meant) == 1 and meant[0].kind is ActorKind.PERSON:
                return meant[0]
            if self._sentences.get(earlier):
                return None
        return None
