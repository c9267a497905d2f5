"""What the finders of room 3 give: mentions, each with its span in the untouched text. All are frozen.

A mention is what one place in the text says; who is meant by "he" and which two mentions are one happening is
decided in room 4.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from app.enums import ActorKind, DateBasis, EventStatus, Precision, StatementKind
from app.reading.article import Document, Span
from app.values import dataclass


class ActorForm(StrEnum):
    """By what kind of words an actor is named."""

    NAME = "name"
    """A person's name, with or without title: "Russian President Vladimir Putin", "Tokayev"."""
    STATE = "state"
    """A state by name, demonym or capital: "Kazakhstan", "the Kazakh side", "Moscow"."""
    BODY = "body"
    """An institution: "the Foreign Ministry", "Akorda", "CSTO"."""
    OFFICE = "office"
    """A person by office alone: "the Kazakh president", "the ministry's spokeswoman", "the Prime Minister"."""
    PRONOUN = "pronoun"
    """he, she, they, who."""
    GROUP = "group"
    """Several without naming them: "the two leaders", "the heads of state", "both sides"."""
    UNNAMED = "unnamed"
    """"an official", "diplomats", "sources"."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One place where an actor is named."""

    span: Span
    """The whole phrase with title and apposition: "Russian President Vladimir Putin"."""
    head: Span
    """The naming words: "Vladimir Putin", "he", "Kazakhstan"."""
    form: ActorForm
    kind: ActorKind | None
    name: str | None = None
    """The proper name as printed, without title: "Vladimir Putin"; None for offices, pronouns, groups."""
    office: str | None = None
    """The office as printed: "Russian President", "Chairman of the Federation Council"."""
    office_kind: str | None = None
    """The lexicon's key of that office: head_of_state, head_of_government, foreign_minister, spokesperson …"""
    country: str | None = None
    """ISO alpha-2 of the state the words imply: RU for "Russian President" and for "Moscow"."""
    body: str | None = None
    """Gazetteer key of the body the office belongs to, where the words name it."""
    gender: str | None = None
    """m, f or None."""
    plural: bool = False
    keys: tuple[str, ...] = ()
    """Gazetteer keys the name may mean; empty for persons not known."""
    adjective: bool = False
    """For states: named by a demonym or inside a longer phrase ("Russian gas", "the President of Russia")."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place where a city, venue, region or country is named as a place."""

    span: Span
    name: str
    keys: tuple[str, ...] = ()
    """Gazetteer keys of places it may mean, likeliest first."""
    country: str | None = None
    """Alpha-2 if it is clear."""
    is_country: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One expression of time, worked out from the publication date."""

    span: Span
    start: date | None
    """First possible day; None where open."""
    end: date | None
    """Last possible day (= start for a day); None where open."""
    precision: Precision
    basis: DateBasis
    lasting: bool = False
    """True where the expression is a stretch ("on November 27 and 28", "December 13-15"), not a window."""
    rule: str = ""
    naming: bool = False
    """True where it names a thing by its year ("the 2019 agreement"): no time of what the sentence tells."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that signal: "said", "arrived in … for a visit"."""

    span: Span
    lemma: str
    """The lexicon's form: say, stress …; for an event cue its rule name."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span between quotation marks; several pieces where it was broken or runs over paragraphs."""

    pieces: tuple[Span, ...]
    """The words between the marks, marks excluded."""
    closed: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True)
class StatementMention:
    """A thing said: its words, its speaker as printed, and the cue."""

    kind: StatementKind
    pieces: tuple[Span, ...]
    speaker: ActorMention | None
    co_speakers: tuple[ActorMention, ...] = ()
    cue: Cue | None = None
    date: DateMention | None = None
    """When it was said, where the sentence tells; None is decided in resolution."""
    sentence: int = 0
    """Index of the sentence that attributes it."""
    topics: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class RoleMention:
    """An actor with its role in an event: visitor, host, party, sender, recipient and others."""

    role: str
    actor: ActorMention


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where a contact between states is told."""

    type: str
    subtype: str
    status: EventStatus
    roles: tuple[RoleMention, ...]
    span: Span
    """At most 20 words around the cue: the evidence."""
    cue: Cue
    place: PlaceMention | None = None
    host_place: PlaceMention | None = None
    """The country visited, where only that is told."""
    date: DateMention | None = None
    sentence: int = 0
    topics: tuple[str, ...] = ()
    status_span: Span | None = None
    """The words that make it planned, cancelled or ongoing."""
    type_span: Span | None = None
    recalled: bool = False
    """Told as background of another time ("earlier", "last year")."""
    definite: bool = False
    """Refers back to something already told ("the visit", "during the talks")."""
    during: bool = False
    """Told in a sentence that goes on with a visit: "During it, …"."""
    attended: bool = False
    """Tells who was there ("was attended by", "also joined"), who need not be all."""
    another: bool = False
    """Told as one more of its kind ("further talks", "a second call")."""
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Extraction:
    """All mentions of one document, in order of the text."""

    document: Document
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    statements: tuple[StatementMention, ...] = ()
    events: tuple[EventMention, ...] = ()


class Placed(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Mention = TypeVar("Mention", bound=Placed)


def within(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    """Those of an extraction's mentions, which stand in order of the text, that lie wholly in a span."""
    for place in range(bisect_left(mentions, span.start, key=lambda mention: mention.span.start), len(mentions)):
        mention = mentions[place]
        if mention.span.start >= span.end:
            return
        if mention.span in span:
            yield mention
