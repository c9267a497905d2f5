"""The public records, as answers are documented; documents are rendered to these shapes and not checked again."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.enums import (
    ActorKind,
    DateBasis,
    EventStatus,
    Origin,
    PlaceKind,
    Precision,
    PublishedBasis,
    StatementKind,
    TextKind,
    Wording,
)


class Public(BaseModel):
    """Base of all public records: fields are only ever added."""

    model_config = ConfigDict(extra="allow")


class LinksPublic(Public):
    """Where a record stands."""

    self: str = Field(description="The record in the API.")
    page: str = Field(description="A page for people.")


class DatePublic(Public):
    """An interval of possible days."""

    start: date | None = Field(description="First possible day; null where open.", examples=["2024-11-27"])
    end: date | None = Field(description="Last possible day, inclusive; null where open.", examples=["2024-11-28"])
    precision: Precision
    edtf: str = Field(description="The same as ISO 8601-2.", examples=["2024-11-27/2024-11-28"])
    basis: DateBasis = Field(description="Where it comes from.")
    text: str | None = Field(description="The words of the article.", examples=["On November 27"])
    reported: date = Field(description="The earliest publication day.")
    sort_date: date = Field(description="The day lists are sorted by.")


class SourcePublic(Public):
    """An article that tells a record."""

    article: str
    publisher: str | None
    title: str
    url: str | None = Field(description="The publisher's page.")
    published: date | None
    via: str | None = Field(description="Outlet or agency that the article names as its source.")
    text_kind: TextKind = Field(description="digest: our own summary of the article, not its words.")


class EvidencePublic(Public):
    """The span one value was taken from: W3C text quote and text position selectors."""

    article: str
    text_kind: TextKind
    field: str = Field(examples=["date"])
    exact: str | None = Field(description="The words; null where the publisher's share is used up.")
    prefix: str | None = Field(description="At most 32 characters before.")
    suffix: str | None = Field(description="At most 32 characters after.")
    start: int = Field(description="Unicode code points from the beginning of the article's text as received.")
    end: int
    rule: str = Field(description="The rule that read it.", examples=["visit.arrived"])
    actor: str | None = Field(None, description="For participants: whose part it is.")
    role: str | None = None


class NamedPublic(Public):
    """An actor as other records name it."""

    id: str
    name: str


class OfficerPublic(NamedPublic):
    """An actor with the office held that day."""

    office: str | None
    country: str | None = Field(description="ISO 3166-1 alpha-2.")


class ParticipantPublic(OfficerPublic):
    """An actor's part in an event."""

    role: str = Field(examples=["visitor"])


class WherePublic(Public):
    """Where an event happened."""

    id: str
    name: str
    city: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: PlaceKind = Field(description="What the point stands for.")


class CodesPublic(Public):
    """Where an event stands in other vocabularies."""

    plover: str | None
    mode: str | None
    cameo: str | None
    goldstein: float | None


class DatedPublic(Public):
    """What events and statements share."""

    id: str
    date: DatePublic
    topics: list[str]
    article_count: int
    source_count: int = Field(description="Distinct outlets and agencies behind these articles.")
    confidence: float | None = Field(description="How sure the reading is, from 0 to 1.")
    disputed: bool = Field(description="Whether articles contradict one another.")
    sources: list[SourcePublic]
    links: LinksPublic
    evidence: list[EvidencePublic] | None = Field(None, description="With include=evidence, and on detail pages.")


class EventPublic(DatedPublic):
    """One happening between states, however many articles tell it."""

    object: Literal["event"]
    type: str = Field(examples=["visit"])
    subtype: str = Field(examples=["state"])
    status: EventStatus
    title: str = Field(description="In our words.", examples=["Mira Lund's state visit to Norland (Norwick)"])
    place: WherePublic | None
    participants: list[ParticipantPublic]
    codes: CodesPublic | None
    part_of: str | None = Field(description="Id of the visit or summit it was part of.")
    visitors: list[OfficerPublic] | None = Field(None, description="Of visits only.")
    host: OfficerPublic | None = Field(None, description="Of visits only.")
    city: str | None = Field(None, description="Of visits only.")


class VisitPublic(EventPublic):
    """An event of type visit."""

    visitors: list[OfficerPublic]
    host: OfficerPublic | None
    city: str | None


class StatementPublic(DatedPublic):
    """A thing said, directly or indirectly."""

    object: Literal["statement"]
    kind: StatementKind
    text: str = Field(description="What was said, as the article prints it.")
    complete: bool = Field(description="False where the quotation was shortened.")
    language: str
    wording: Wording
    speaker: OfficerPublic | None
    co_speakers: list[NamedPublic]
    mentions: list[NamedPublic] = Field(description="Actors its words name.")
    cue: str | None = Field(description="The words that attribute it.", examples=["said"])
    event: str | None = Field(description="Id of the event it was made at.")


class AliasPublic(Public):
    """One spelling of a name."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)
    name: str
    language: str | None
    from_: date | None = Field(alias="from")
    to: date | None


class OfficePublic(Public):
    """An office held between two days, inclusive."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)
    title: str
    kind: str
    country: str | None
    body: str | None
    from_: date | None = Field(alias="from")
    to: date | None


class ActorCounts(Public):
    """How often an actor is on record; for a state its officials and bodies with it."""

    events: int
    statements: int
    mentions: int = Field(description="Statements by it or that name it.")


class PlaceCounts(Public):
    """How often a place is on record."""

    events: int
    statements: int
    visits: int


class KnownPublic(Public):
    """What actors and places share."""

    id: str
    name: str
    names: dict[str, str] = Field(description="The name shown in each language.")
    aliases: list[AliasPublic] = Field(description="All spellings, former names with their dates.")
    country: str | None = Field(description="ISO 3166-1 alpha-2.")
    wikidata: str | None
    origin: Origin
    first_seen: date | None
    last_seen: date | None
    links: LinksPublic


class ActorPublic(KnownPublic):
    """A person, state or body."""

    object: Literal["actor"]
    kind: ActorKind
    gender: str | None
    offices: list[OfficePublic]
    counts: ActorCounts


class PlacePublic(KnownPublic):
    """A city, country, region or venue."""

    object: Literal["place"]
    kind: PlaceKind
    latitude: float | None
    longitude: float | None
    part_of: str | None = Field(description="Id of the city a venue stands in.")
    counts: PlaceCounts


class ReusePublic(Public):
    """What an article's publisher allows."""

    share: float | None = Field(description="Share of its text that may be shown; null where it says nothing.")
    terms: str | None = Field(description="Its own words.")


class ArticlePublic(Public):
    """One published text."""

    object: Literal["article"]
    id: str
    title: str
    publisher: str | None
    published: date | None
    published_basis: PublishedBasis
    language: str
    url: str | None
    via: str | None
    translation: str | None = Field(description="Kind of translation that the article tells of.")
    text_kind: TextKind = Field(description="digest: our own summary of the article, not its words.")
    length: int = Field(description="Code points of the text as received.")
    sha256: str = Field(description="Of the text's UTF-8 bytes, as received.")
    reuse: ReusePublic
    event_count: int
    statement_count: int
    links: LinksPublic


class TellingPublic(Public):
    """One article's telling of a record, and why it was taken for the same as the others."""

    article: str
    merged_because: str | None
    rule: str


class ValuePublic(Public):
    """One of several values that articles give."""

    value: str
    articles: list[str] = Field(description="Ids of the articles that give it.")


class DisputePublic(Public):
    """One field on which articles contradict one another."""

    field: str = Field(examples=["date"])
    values: list[ValuePublic]
    chosen: str = Field(description="The value that the record shows.")
    reason: str = Field(description="Why it was chosen.")


class EventDetail(EventPublic):
    """An event with its evidence, the statements made at it and its parts."""

    derived: dict[str, list[str]] = Field(description="Values without evidence of their own: what they come from.")
    told_by: list[TellingPublic]
    disputes: list[DisputePublic]
    statements: list[StatementPublic]
    parts: list[EventPublic]


class StatementDetail(StatementPublic):
    """A statement with its evidence."""

    derived: dict[str, list[str]] = Field(description="Values without evidence of their own: what they come from.")
    told_by: list[TellingPublic]
    disputes: list[DisputePublic]


class ActorDetail(ActorPublic):
    """An actor with all names and offices."""


class PlaceDetail(PlacePublic):
    """A place with all names."""


class ArticleDetail(ArticlePublic):
    """An article with everything taken from it."""

    excerpt: str | None = Field(description="The beginning of its story, as far as the publisher's share goes.")
    events: list[EventPublic]
    statements: list[StatementPublic]
