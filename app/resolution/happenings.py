"""The mentions of one happening, with their parts: what is joined, and what events are drafted from."""

from dataclasses import dataclass
from functools import lru_cache

from app.enums import EventStatus
from app.extraction.mentions import ActorMention, DateMention, EventMention, PlaceMention
from app.lexicon.event_types import Cue, load_event_types
from app.resolution.event_parties import Part

GENERIC_SUBTYPES = frozenset({"other", "bilateral", "letter", "visit", "sanction"})
"""Subtypes that a more telling one may take the place of."""
BY_NAME = frozenset({"summit"})
"""Types whose participants come and go while the happening is the same: bodies, days and places tell it apart."""


@dataclass(slots=True)
class Telling:
    """One mention with its parts resolved."""

    mention: EventMention
    parts: tuple[tuple[Part, ActorMention], ...]
    headline: bool = False
    """Whether a headline tells it in the present, which may mean the future: "Norway expels two diplomats"."""

    @property
    def refs(self) -> frozenset[int]:
        """The actors it names."""
        return frozenset(ref for (_, ref), _ in self.parts)


def _is_stayed(telling: Telling) -> bool:
    """Whether a visit is only that during which something will be done: it may have begun."""
    return telling.mention.during and telling.mention.type == "visit"


@dataclass(slots=True)
class Happening:
    """The mentions of one event, in order of the text."""

    type: str
    tellings: list[Telling]

    @property
    def refs(self) -> frozenset[int]:
        """All actors its mentions name."""
        return frozenset().union(*(telling.refs for telling in self.tellings))

    @property
    def subtype(self) -> str:
        """The most telling subtype."""
        found = [telling.mention.subtype for telling in self.tellings if telling.mention.type == self.type]
        return next((subtype for subtype in found if subtype not in GENERIC_SUBTYPES), found[0])

    @property
    def statuses(self) -> set[EventStatus]:
        """The statuses that its mentions tell; a headline's only where the story tells none."""
        told = [telling for telling in self.tellings if not telling.headline] or self.tellings
        own = [telling for telling in told if not (telling.mention.definite or _is_stayed(telling))] or told
        return {telling.mention.status for telling in own}

    @property
    def dates(self) -> list[DateMention]:
        """The expressions of time of its mentions."""
        dates = [telling.mention.date for telling in self.tellings if telling.mention.date]
        return [day for day in dates if day.start or day.end]

    @property
    def cities(self) -> list[PlaceMention]:
        """The cities its mentions name."""
        return [telling.mention.place for telling in self.tellings if telling.mention.place]


def only_adds(rule: str) -> bool:
    """Whether a cue only tells more of what was told, and is no happening by itself."""
    cue = cue_of(rule)
    return cue is not None and cue.adds


@lru_cache
def cue_of(rule: str) -> Cue | None:
    """The cue of a rule's name; None where the rule is no cue."""
    code, _, name = rule.partition(".")
    return next((cue for cue in load_event_types()[code].cues if cue.name == name), None)
