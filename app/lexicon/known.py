"""The shapes of what is known: names, offices, actors and places. All are frozen."""

from datetime import date

from app.enums import ActorKind, Origin, PlaceKind
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class KnownName:
    """One spelling, with language (ISO 639-1 or None) and the days between which it was valid."""

    text: str
    language: str | None = None
    start: date | None = None
    end: date | None = None
    primary: bool = False
    """The name shown in its language."""


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office with its dates (inclusive; None is open)."""

    title: str
    kind: str
    """The lexicon's key: head_of_state, head_of_government, foreign_minister, spokesperson …"""
    country: str | None = None
    body: str | None = None
    start: date | None = None
    end: date | None = None

    def held_on(self, day: date | None) -> bool:
        """Whether the office was held on that day (an unknown day: whether it is still held)."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A person, state or body that seeds (or stored articles) know."""

    key: str
    kind: ActorKind
    name: str
    names: tuple[KnownName, ...] = ()
    country: str | None = None
    gender: str | None = None
    offices: tuple[KnownOffice, ...] = ()
    demonyms: tuple[str, ...] = ()
    """For states: "Kazakh", "Kazakhstani"."""
    capital: str | None = None
    """For states: key of the capital."""
    wikidata: str | None = None
    origin: Origin = Origin.SEEDS
    surname: str | None = None
    """For persons: what the article may call them alone; None where that would be ambiguous."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A located name."""

    key: str
    kind: PlaceKind
    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    names: tuple[KnownName, ...] = ()
    parent: str | None = None
    """Key of the city a venue or palace stands in."""
    population: int = 0
    wikidata: str | None = None
    origin: Origin = Origin.SEEDS
