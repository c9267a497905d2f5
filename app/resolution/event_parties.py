"""Who takes part in a happening: roles of mentions become roles of the article's actors."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.enums import ActorKind
from app.extraction.mentions import ActorForm, ActorMention, EventMention, Extraction
from app.lexicon.gazetteer import Gazetteer
from app.reading.article import Span
from app.resolution.actors import ActorResolution
from app.resolution.resolved import ResolvedActor

Part = tuple[str, int]
"""A role and the ref of the actor who has it."""

NESTED = 8
"""So many stretches back, words may lie inside longer ones that somebody speaks."""
FIRST_PERSONS = frozenset({"first", "second", "we"})
"""Rules of mentions that mean the one who speaks or is spoken to."""


TOGETHER = frozenset({"meeting", "call", "agreement"})
"""Types in which "we" are both sides."""
OWN_STATES = frozenset({"own_state", "your_state"})
"""Rules of "our country" and "your country"."""


@dataclass(frozen=True)
class Cast:
    """Who is who in one article, for the parts of its events."""

    extraction: Extraction
    resolution: ActorResolution
    gazetteer: Gazetteer
    pair: tuple[int, ...] = ()
    """Those who meet or talk in the article's main contact: who "we" are in their words."""

    @property
    def actors(self) -> tuple[ResolvedActor, ...]:
        """The article's actors; parts refer to them by number."""
        return self.resolution.actors

    def parts(self, mention: EventMention) -> tuple[tuple[Part, ActorMention], ...]:
        """Every part that a mention tells, with the words that tell it; each actor once."""
        found: dict[int, tuple[Part, ActorMention]] = {}
        others = {
            ref for role in mention.roles if role.actor.form is not ActorForm.GROUP for ref in self.meant(role.actor)
        }
        for role in mention.roles:
            refs = self._meant_in(mention.type, role.actor)
            if role.actor.form is ActorForm.GROUP and len(refs) > 1 and not others.isdisjoint(refs):
                continue  # "A met the leaders of the two countries": A is none of them
            for ref in refs:
                found.setdefault(ref, ((role.role, ref), role.actor))
        return tuple(found.values())

    def _meant_in(self, event_type: str, actor: ActorMention) -> tuple[int, ...]:
        """What "we" means depends on the event: those who talk where they met, the speaker's state elsewhere."""
        if actor.rule == "we" and event_type not in TOGETHER:
            return tuple(self._own_state(actor))
        return self.meant(actor)

    def meant(self, actor: ActorMention) -> tuple[int, ...]:
        """The refs of the actors that a mention means."""
        if actor.rule in FIRST_PERSONS:
            return tuple(self._interlocutors(actor))
        if actor.rule in OWN_STATES:
            return tuple(self._own_state(actor))
        refs = self.resolution.of(actor)
        if refs:
            return refs
        return tuple(ref for key in actor.keys if (ref := self.by_key(key)) is not None)

    def by_key(self, key: str) -> int | None:
        """The actor of the article that has a gazetteer key."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for ref, actor in enumerate(self.actors):
            if actor.key:
                found.setdefault(actor.key, ref)
        return found

    def _interlocutors(self, actor: ActorMention) -> Iterator[int]:
        speaker = self._speaker_at(actor.span.start)
        if actor.rule == "first":
            yield from (speaker,) if speaker is not None else ()
        elif speaker in self.pair:
            yield from (ref for ref in self.pair if actor.rule == "we" or ref != speaker)

    def _own_state(self, actor: ActorMention) -> Iterator[int]:
        speaker = self._speaker_at(actor.span.start)
        if speaker is None:
            return
        refs = (speaker,) if actor.rule != "your_state" else tuple(ref for ref in self.pair if ref != speaker)
        for ref in refs:
            yield from self.state_of(ref)

    def state_of(self, ref: int) -> Iterator[int]:
        """The actor that is the state of another, where the article names it."""
        state = self.state(self.actors[ref].country or "")
        if state is not None:
            yield state

    def state(self, country: str) -> int | None:
        """The actor that is a state, by its alpha-2, where the article names it."""
        return self._states.get(country)

    @cached_property
    def _states(self) -> dict[str, int]:
        """The first actor that is a state, by its alpha-2."""
        found: dict[str, int] = {}
        for ref, actor in enumerate(self.actors):
            if actor.kind is ActorKind.STATE and actor.country:
                found.setdefault(actor.country, ref)
        return found

    def _speaker_at(self, offset: int) -> int | None:
        """Who says the words at an offset: the speaker of the statement they belong to."""
        before = bisect_right(self._spoken, offset, key=lambda spoken: spoken[0].start)
        around = [spoken for spoken in self._spoken[max(0, before - NESTED) : before] if offset < spoken[0].end]
        if around:
            return next(iter(self.resolution.of(min(around, key=lambda spoken: spoken[1])[2])), None)
        return self._turn_at(offset)

    @cached_property
    def _spoken(self) -> list[tuple[Span, int, ActorMention]]:
        """The stretches of words with a speaker, each with its statement's number, in order of the text."""
        return sorted(
            (
                (piece, number, statement.speaker)
                for number, statement in enumerate(self.extraction.statements)
                if statement.speaker
                for piece in statement.pieces
            ),
            key=lambda spoken: spoken[:2],
        )

    def _turn_at(self, offset: int) -> int | None:
        """Who has the floor in a transcript: the last person named before a colon."""
        before = bisect_left(self._turn_heads, offset, key=lambda mention: mention.span.end)
        return next(iter(self.resolution.of(self._turn_heads[before - 1])), None) if before else None

    def turn_takers(self) -> tuple[int, ...]:
        """Those who speak in a transcript, each once, in order."""
        return tuple(dict.fromkeys(ref for mention in self._turn_heads for ref in self.resolution.of(mention)))

    @cached_property
    def _turn_heads(self) -> list[ActorMention]:
        """The names before the colons of a transcript."""
        text = self.extraction.document.text
        return [
            mention
            for mention in self.extraction.actors
            if mention.form is ActorForm.NAME and text[mention.span.end :][:3].lstrip()[:1] == ":"
        ]

    def represents(self, ref: int, other: int) -> bool:
        """Whether a person or body stands for the state (or the other way round)."""
        one, two = self.actors[ref], self.actors[other]
        if one.kind is ActorKind.STATE and two.kind is ActorKind.STATE:
            return False
        if ActorKind.STATE not in (one.kind, two.kind):
            return self._heads(one, two) or self._heads(two, one)
        return self.same_country(ref, other)

    @staticmethod
    def _heads(person: ResolvedActor, body: ResolvedActor) -> bool:
        """Whether a person's office is one of the body: "Chairman of the Federation Council"."""
        if person.kind is not ActorKind.PERSON or body.kind is not ActorKind.BODY or not person.office:
            return False
        return any(
            name.casefold().removeprefix("the ") in person.office.casefold() for name in (body.name, *body.spellings)
        )

    def same_country(self, ref: int, other: int) -> bool:
        """Whether two actors are known to be of one state."""
        country = self.actors[ref].country
        return country is not None and country == self.actors[other].country
