"""Somebody brought in without a name speaks for an institution, and goes on as "he", "they" or "the official"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from app.enums import ActorKind
from app.extraction.mentions import ActorForm, ActorMention, Extraction, StatementMention
from app.lexicon.folding import fold
from app.lexicon.speech import load_speech
from app.reading.article import Span
from app.resolution.actors import ActorResolution
from app.values import dataclass

INDEFINITE = frozenset({"a", "an", "one", "another", "two", "three", "several", "some", "many", "other"})
_LED_RE = re.compile(rf"\b(?:{'|'.join(sorted(INDEFINITE))})(?: [a-z][\w-]*){{0,3}} $", re.IGNORECASE)
"""What brings in a phrase that opens with a demonym: "a senior [Peruvian commander]"."""
_LEAD = 40
_FOR_RE = re.compile(r"\s+(?:for|of|from|at|with|in)\s+(?:the\s+)?")
_GENDERS = (("woman", "f"), ("man", "m"))
"""By the ending of the noun: "policewoman", "spokesman"."""
_OPENING = 12
"""Characters within which a sentence opens with its subject."""
_FARTHEST = 600
"""Characters after which "he" no longer means an unnamed official."""
_NAMELESS = (ActorForm.OFFICE, ActorForm.UNNAMED)
_PERSONS = load_speech().words.persons


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """Somebody who has spoken without being named."""

    end: int
    """Where that stopped."""
    place: Span
    """The mention it was last told of."""
    words: ActorMention
    """The words that brought them in."""
    refs: tuple[int, ...]
    """Whom they speak for."""


class UnnamedSpeakers:
    """Follows those who speak without being named through one article."""

    def __init__(self, extraction: Extraction, resolution: ActorResolution, named: Sequence[tuple[Span, int]]) -> None:
        self.document = extraction.document
        self.text = extraction.document.text
        self.actors = extraction.actors
        self.named = named
        """Where each actor is named, in order of the text."""
        self.resolution = resolution
        self.last: _Unnamed | None = None
        """The last to speak; None where that one had a name."""

    def take(self, statement: StatementMention, refs: tuple[int, ...]) -> None:
        """Remembers who has just spoken, if it was somebody unnamed."""
        mention = statement.speaker
        if mention is None:
            return
        before = self.last
        self.last = None
        end = max(mention.span.end, statement.pieces[-1].end)
        if before is not None and self._goes_on(mention, statement, before):
            self.last = _Unnamed(end, mention.span, before.words, refs)
        elif self.is_indefinite(mention) or (not refs and mention.form in _NAMELESS):
            self.last = _Unnamed(end, mention.span, mention, refs)

    def again(self, mention: ActorMention, statement: StatementMention) -> tuple[int, ...] | None:
        """Whom the unnamed person speaks for who goes on speaking; None where somebody else is meant."""
        return self.last.refs if self.last and self._goes_on(mention, statement, self.last) else None

    def _goes_on(self, mention: ActorMention, statement: StatementMention, before: "_Unnamed") -> bool:
        """Whether a mention means the one who has spoken without a name."""
        if mention.span == before.place:
            return True
        if not 0 <= mention.span.start - before.end < _FARTHEST:
            return False
        if mention.form is not ActorForm.PRONOUN:
            return self._same_words(mention, before.words)
        if mention.head.of(self.text).casefold() not in ("he", "she", "they"):
            return False
        trailing = statement.pieces[0].start < mention.span.start
        return self._agrees(mention, before.words) and not self._is_other_named(before.end, mention, trailing)

    def _same_words(self, mention: ActorMention, before: ActorMention) -> bool:
        """Whether "the official" takes up "a senior official"."""
        words = mention.span.of(self.text).casefold().split()
        return words[0] == "the" and words[-1] == before.span.of(self.text).casefold().split()[-1]

    def _agrees(self, mention: ActorMention, before: ActorMention) -> bool:
        """Whether the pronoun fits: "they" fits all, "she" no spokesman."""
        if mention.plural:
            return True
        noun = fold(before.head.of(self.text)).split()[-1]
        own = next((gender for ending, gender in _GENDERS if noun.endswith(ending)), None)
        return not before.plural and own in (None, mention.gender)

    def _is_other_named(self, end: int, mention: ActorMention, trailing: bool) -> bool:
        """Whether a person opens a sentence since: "An official said … Mr Aas was there. He said"."""
        first = bisect_left(self.named, (Span(end, end), 0))
        for span, ref in islice(self.named, first, None):
            if span.start >= mention.span.start:
                return False
            if span == mention.span or self.resolution.actors[ref].kind is not ActorKind.PERSON:
                continue
            sentence = self.document.sentence_at(span.start)
            own = trailing and sentence is not None and sentence.span.end > mention.span.start
            if sentence is not None and not own and span.start - sentence.span.start < _OPENING:
                return True
        return False

    def is_indefinite(self, mention: ActorMention) -> bool:
        """Whether a person is brought in without a name: "a spokesman for the army", "one senior official"."""
        if mention.form not in (ActorForm.OFFICE, ActorForm.UNNAMED) or mention.name or mention.rule == "document":
            return False
        start = mention.span.start
        return (
            mention.span.of(self.text).casefold().split(" ", 1)[0] in INDEFINITE
            or _LED_RE.search(self.text, max(0, start - _LEAD), start) is not None
            or self._is_bare_plural(mention)
        )

    def _is_bare_plural(self, mention: ActorMention) -> bool:
        """Whether nothing points at them: "officials said", but not "the officials"."""
        words = mention.span.of(self.text).casefold().split()
        before = self.text[max(0, mention.span.start - 6) : mention.span.start].casefold()
        definite = words[0] in ("the", "both", "these", "those") or before.endswith(("the ", "both ", "these "))
        return mention.form is ActorForm.UNNAMED and mention.plural and words[-1] in _PERSONS and not definite

    def spoken_for(self, mention: ActorMention) -> tuple[int, ...]:
        """The institution an unnamed person speaks for: named in the phrase or hung on it by "for" or "of"."""
        end = mention.span.end
        hung = _FOR_RE.match(self.text, end)
        reach = Span(mention.span.start, hung.end() + 1 if hung else end)
        first = bisect_left(self.actors, reach.start, key=lambda actor: actor.span.start)
        for actor in islice(self.actors, first, None):
            if actor.span.start >= reach.end:
                break
            if actor.span == mention.span:
                continue
            refs = self.resolution.of(actor)
            if refs and not actor.adjective and self.resolution.actors[refs[0]].kind is not ActorKind.PERSON:
                return refs[:1]
        refs = self.resolution.of(mention)
        return refs if refs and self.resolution.actors[refs[0]].kind is not ActorKind.PERSON else ()
