"""What room 4 gives: one article's known things, ready to be stored. All are frozen.

``ref`` numbers count within one article: ``ResolvedArticle.actors[ref]``, ``.events[index]``.
"""

from datetime import date

from app.enums import ActorKind, DateBasis, EventStatus, PlaceKind, Precision, StatementKind
from app.extraction.mentions import DateMention
from app.reading.article import RawArticle, Span
from app.values import dataclass

DATELINE = "dateline"
"""Rule of a place that an agency's dateline gives: from there it was reported, and most often it happened there."""


@dataclass(frozen=True, slots=True)
class ResolvedEvidence:
    """The span that one value was taken from."""

    field: str
    """type, status, date, place, participant; text, speaker, cue."""
    span: Span
    rule: str
    actor: int | None = None
    """For participants: the actor's ref."""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """One actor of an article: known to the gazetteer (``key``) or met here first (``key`` None)."""

    key: str | None
    kind: ActorKind
    name: str
    """The article's fullest spelling."""
    spellings: tuple[str, ...] = ()
    office: str | None = None
    """Office as the article gives it."""
    office_kind: str | None = None
    country: str | None = None
    gender: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A place of an event; ``key`` is a gazetteer key ("astana", "geonames:2950159")."""

    key: str | None
    kind: PlaceKind
    name: str
    """English name as the article gives it (city), or the country's name."""
    country: str | None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """An interval of possible days with its precision, as api.md's *Dates* writes it (open sides are None)."""

    start: date | None
    end: date | None
    precision: Precision
    basis: DateBasis
    lasting: bool = False
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ResolvedParticipant:
    """An actor's part in an event."""

    actor: int
    role: str
    office: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedStatement:
    """A thing said by a resolved speaker."""

    kind: StatementKind
    text: str
    pieces: tuple[Span, ...]
    complete: bool
    speaker: int | None
    co_speakers: tuple[int, ...]
    speaker_text: str | None
    speaker_span: Span | None
    office: str | None
    cue: str | None
    cue_span: Span | None
    date: ResolvedDate
    mentioned: tuple[int, ...] = ()
    """Refs of the actors its words name."""
    topics: tuple[str, ...] = ()
    event: int | None = None
    """Index of the event it was made at."""
    rule: str = ""
    confidence: float = 0.5
    evidence: tuple[ResolvedEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """One happening as one article tells it, its mentions merged."""

    type: str
    subtype: str
    status: EventStatus
    date: ResolvedDate
    place: ResolvedPlace | None
    participants: tuple[ResolvedParticipant, ...]
    part_of: int | None = None
    """Index of the visit or summit it was part of."""
    topics: tuple[str, ...] = ()
    span: Span | None = None
    rule: str = ""
    confidence: float = 0.5
    evidence: tuple[ResolvedEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """Everything one article says, resolved."""

    raw: RawArticle
    actors: tuple[ResolvedActor, ...] = ()
    statements: tuple[ResolvedStatement, ...] = ()
    events: tuple[ResolvedEvent, ...] = ()
    dates: tuple[DateMention, ...] = ()
