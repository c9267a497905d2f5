"""All tables on one page.

What articles say is kept twice: as each article tells it (``*_mentions``, with evidence), and as the record serves it
(``events``, ``statements``: recomputed from the mentions linked to them). A merge is such a link, so undoing a merge
is moving a link. Words of closed vocabularies (``app.enums``) are plain text columns with a check. Below stand the
tables of the read side (documents, postings): derived, may be dropped and rebuilt.
"""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from app.enums import (
    ActorKind,
    DateBasis,
    EventStatus,
    Origin,
    PlaceKind,
    Precision,
    PublishedBasis,
    RetiredStatus,
    StatementKind,
    TextKind,
    Wording,
)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a migration can change it."""


def one_of(column: str, vocabulary: type) -> CheckConstraint:
    """A check that a column holds a word of a closed vocabulary."""
    words = ", ".join(f"'{word.value}'" for word in vocabulary)  # type: ignore[attr-defined]
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


class Dataset(SQLModel, table=True):
    """One row: the version of the record, raised once by each commit that changed a row."""

    __tablename__ = "dataset"
    id: int = Field(default=1, primary_key=True)
    version: int = 0
    updated_at: datetime | None = None
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)


class Article(SQLModel, table=True):
    """One published text, kept untouched: offsets of evidence count its code points."""

    __tablename__ = "articles"
    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    ordinal: int = Field(sa_column=Column(BigInteger, unique=True, nullable=False))
    url: str | None = None
    title: str
    publisher: str | None = Field(default=None, index=True)
    published: date | None = None
    published_basis: str
    language: str
    text: str
    text_kind: str
    sha256: str = Field(index=True)
    translation: str | None = None
    via: str | None = None
    reuse_share: float | None = None
    reuse_terms: str | None = None
    extractor: str
    read_at: datetime
    withdrawn: str | None = None
    __table_args__ = (one_of("text_kind", TextKind), one_of("published_basis", PublishedBasis))


class Actor(SQLModel, table=True):
    """A person, state or body."""

    __tablename__ = "actors"
    id: str = Field(primary_key=True)
    kind: str
    name: str
    country: str | None = Field(default=None, index=True)
    gender: str | None = None
    wikidata: str | None = None
    origin: str
    __table_args__ = (one_of("kind", ActorKind), one_of("origin", Origin))


class Appearance(SQLModel, table=True):
    """An actor as one article names it; actors met in articles are made of these, and go with the last of them."""

    __tablename__ = "appearances"
    id: int = Field(primary_key=True)
    article_id: str = Field(sa_column=Column(ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True))
    actor_id: str = Field(foreign_key="actors.id", index=True)
    kind: str
    name: str
    name_key: str = Field(index=True)
    """What appearances of one name in different articles share; the article's own where the name is a surname alone."""
    country: str | None = None
    gender: str | None = None
    office: str | None = None
    office_kind: str | None = None
    known: bool
    """Whether the reader recognised an actor of the seeds."""
    __table_args__ = (one_of("kind", ActorKind),)


class Alias(SQLModel, table=True):
    """One spelling of an actor's name; ``folded`` is what it is looked up by."""

    __tablename__ = "aliases"
    id: int | None = Field(default=None, primary_key=True)
    actor_id: str = Field(sa_column=Column(ForeignKey("actors.id", ondelete="CASCADE"), nullable=False))
    name: str
    folded: str = Field(index=True)
    name_key: str | None = Field(default=None, index=True)
    """What all spellings and scripts of a full name have in common; null for what is no full name."""
    language: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_primary: bool = False
    origin: str
    __table_args__ = (UniqueConstraint("actor_id", "name", "language"), one_of("origin", Origin))


class Office(SQLModel, table=True):
    """An office an actor held between two days (inclusive, open where null)."""

    __tablename__ = "offices"
    id: int | None = Field(default=None, primary_key=True)
    actor_id: str = Field(sa_column=Column(ForeignKey("actors.id", ondelete="CASCADE"), nullable=False, index=True))
    title: str
    kind: str
    country: str | None = None
    body_id: str | None = Field(default=None, foreign_key="actors.id")
    valid_from: date | None = None
    valid_to: date | None = None
    origin: str
    __table_args__ = (one_of("origin", Origin),)


class Place(SQLModel, table=True):
    """A located name."""

    __tablename__ = "places"
    id: str = Field(primary_key=True)
    kind: str
    name: str
    country: str | None = Field(default=None, index=True)
    latitude: float | None = None
    longitude: float | None = None
    parent_id: str | None = Field(default=None, foreign_key="places.id")
    wikidata: str | None = None
    origin: str
    __table_args__ = (
        one_of("kind", PlaceKind),
        one_of("origin", Origin),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_range"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_range"),
    )


class PlaceName(SQLModel, table=True):
    """A dated name of a place: Nur-Sultan from 2019-03-23 to 2022-09-17."""

    __tablename__ = "place_names"
    id: int | None = Field(default=None, primary_key=True)
    place_id: str = Field(sa_column=Column(ForeignKey("places.id", ondelete="CASCADE"), nullable=False))
    name: str
    folded: str = Field(index=True)
    language: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_primary: bool = False
    __table_args__ = (UniqueConstraint("place_id", "name", "language"),)


class DateColumns(SQLModel):
    """An interval of possible days; api.md's *Dates*."""

    start: date | None = None
    end: date | None = None
    precision: str
    basis: str
    lasting: bool = False
    date_text: str | None = None


class Event(DateColumns, table=True):
    """One happening, as chosen from the mentions linked to it."""

    __tablename__ = "events"
    id: str = Field(primary_key=True)
    ordinal: int = Field(sa_column=Column(BigInteger, unique=True, nullable=False))
    type: str = Field(index=True)
    subtype: str
    status: str
    title: str
    reported: date
    sort_date: date
    place_id: str | None = Field(default=None, foreign_key="places.id", index=True)
    part_of: str | None = Field(
        default=None,
        sa_column=Column(ForeignKey("events.id", ondelete="SET NULL"), nullable=True, index=True),
    )
    confidence: float | None = None
    disputed: bool = False
    disputes: str | None = None
    """JSON: where outlets disagree, all values with their articles, the chosen one and why."""
    article_count: int
    source_count: int
    withdrawn: str | None = None
    """Why the record was taken back; such a row stands in no answer."""
    __table_args__ = (
        one_of("status", EventStatus),
        one_of("precision", Precision),
        one_of("basis", DateBasis),
        CheckConstraint('start IS NULL OR "end" IS NULL OR start <= "end"', name="interval"),
    )


class Participant(SQLModel, table=True):
    """An actor's part in an event."""

    __tablename__ = "participants"
    id: int | None = Field(default=None, primary_key=True)
    event_id: str = Field(sa_column=Column(ForeignKey("events.id", ondelete="CASCADE"), nullable=False))
    actor_id: str = Field(foreign_key="actors.id", index=True)
    role: str
    office: str | None = None
    country: str | None = None
    position: int = 0
    __table_args__ = (UniqueConstraint("event_id", "actor_id", "role"),)


class EventMention(DateColumns, table=True):
    """One event as one article tells it, linked to the record's event; ``merged_because`` says why."""

    __tablename__ = "event_mentions"
    id: int | None = Field(default=None, primary_key=True)
    event_id: str = Field(sa_column=Column(ForeignKey("events.id"), nullable=False, index=True))
    article_id: str = Field(sa_column=Column(ForeignKey("articles.id", ondelete="CASCADE"), nullable=False))
    number: int
    position: int = 0
    """Where in the article's text it is told."""
    reported: date
    type: str
    subtype: str
    status: str
    place_id: str | None = Field(default=None, foreign_key="places.id")
    part_of: int | None = None
    rule: str
    confidence: float | None = None
    merged_because: str | None = None
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        Index("ix_event_mentions_type_start_end", "type", "start", "end"),
        Index("ix_event_mentions_type_reported", "type", "reported"),
        one_of("status", EventStatus),
        one_of("precision", Precision),
        one_of("basis", DateBasis),
    )


class MentionParticipant(SQLModel, table=True):
    """An actor's part in an event as one article tells it."""

    __tablename__ = "mention_participants"
    id: int | None = Field(default=None, primary_key=True)
    mention_id: int = Field(
        sa_column=Column(ForeignKey("event_mentions.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    actor_id: str = Field(foreign_key="actors.id", index=True)
    role: str
    office: str | None = None
    country: str | None = None


class Statement(DateColumns, table=True):
    """A thing said, as chosen from the mentions linked to it."""

    __tablename__ = "statements"
    id: str = Field(primary_key=True)
    ordinal: int = Field(sa_column=Column(BigInteger, unique=True, nullable=False))
    kind: str
    text: str
    complete: bool
    language: str
    wording: str
    speaker_id: str | None = Field(default=None, foreign_key="actors.id", index=True)
    office: str | None = None
    cue: str | None = None
    reported: date
    sort_date: date
    event_id: str | None = Field(
        default=None,
        sa_column=Column(ForeignKey("events.id", ondelete="SET NULL"), nullable=True, index=True),
    )
    confidence: float | None = None
    disputed: bool = False
    disputes: str | None = None
    """JSON: where outlets disagree, all values with their articles, the chosen one and why."""
    article_count: int
    source_count: int
    withdrawn: str | None = None
    """Why the record was taken back; such a row stands in no answer."""
    __table_args__ = (
        one_of("kind", StatementKind),
        one_of("wording", Wording),
        one_of("precision", Precision),
        one_of("basis", DateBasis),
    )


class StatementMention(DateColumns, table=True):
    """One statement as one article prints it."""

    __tablename__ = "statement_mentions"
    id: int | None = Field(default=None, primary_key=True)
    statement_id: str = Field(sa_column=Column(ForeignKey("statements.id"), nullable=False, index=True))
    article_id: str = Field(sa_column=Column(ForeignKey("articles.id", ondelete="CASCADE"), nullable=False))
    number: int
    position: int = 0
    """Where in the article's text it stands."""
    reported: date
    kind: str
    text: str
    complete: bool
    speaker_id: str | None = Field(default=None, foreign_key="actors.id")
    speaker_text: str | None = None
    office: str | None = None
    cue: str | None = None
    event_number: int | None = None
    """Number of the article's event mention it was made at."""
    rule: str
    confidence: float | None = None
    merged_because: str | None = None
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        Index("ix_statement_mentions_speaker_id_start", "speaker_id", "start"),
        one_of("kind", StatementKind),
        one_of("precision", Precision),
        one_of("basis", DateBasis),
    )


class StatementActor(SQLModel, table=True):
    """An actor a statement names (``mentioned``) or who said it too (``co_speaker``)."""

    __tablename__ = "statement_actors"
    id: int | None = Field(default=None, primary_key=True)
    mention_id: int = Field(
        sa_column=Column(ForeignKey("statement_mentions.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    actor_id: str = Field(foreign_key="actors.id", index=True)
    role: str


class MentionTopic(SQLModel, table=True):
    """A topic of an event or statement as one article tells it."""

    __tablename__ = "mention_topics"
    id: int | None = Field(default=None, primary_key=True)
    topic: str
    event_mention_id: int | None = Field(
        default=None,
        sa_column=Column(ForeignKey("event_mentions.id", ondelete="CASCADE"), nullable=True, index=True),
    )
    statement_mention_id: int | None = Field(
        default=None,
        sa_column=Column(ForeignKey("statement_mentions.id", ondelete="CASCADE"), nullable=True, index=True),
    )
    __table_args__ = (
        CheckConstraint("(event_mention_id IS NULL) <> (statement_mention_id IS NULL)", name="one_owner"),
    )


class Evidence(SQLModel, table=True):
    """The span one value was taken from: ``article.text[start:end] == exact``."""

    __tablename__ = "evidence"
    id: int | None = Field(default=None, primary_key=True)
    article_id: str = Field(sa_column=Column(ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True))
    event_mention_id: int | None = Field(
        default=None,
        sa_column=Column(ForeignKey("event_mentions.id", ondelete="CASCADE"), nullable=True, index=True),
    )
    statement_mention_id: int | None = Field(
        default=None,
        sa_column=Column(ForeignKey("statement_mentions.id", ondelete="CASCADE"), nullable=True, index=True),
    )
    field: str
    actor_id: str | None = Field(default=None, foreign_key="actors.id")
    role: str | None = None
    exact: str
    start: int
    end: int
    rule: str
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        CheckConstraint("(event_mention_id IS NULL) <> (statement_mention_id IS NULL)", name="one_owner"),
    )


class Retired(SQLModel, table=True):
    """An id that no longer answers: merged (308 to ``successor``), removed or withdrawn (410 with ``reason``)."""

    __tablename__ = "retired"
    id: str = Field(primary_key=True)
    object: str
    status: str
    successor: str | None = None
    reason: str
    version: int
    __table_args__ = (one_of("status", RetiredStatus),)


class Change(SQLModel, table=True):
    """What one commit did to one record; feeds ``/v1/changes``."""

    __tablename__ = "changes"
    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(index=True)
    object: str
    record_id: str
    change: str
    __table_args__ = (Index("ix_changes_record", "record_id"),)


# The read side: derived from the tables above (``app/documents``), may be dropped and rebuilt at any time.

BIG_KEY = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite's own row number is an INTEGER PRIMARY KEY, and holds 64 bits."""
BY_CODE_POINT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts alike on both databases."""


class StoredDocument(SQLModel, table=True):
    """What the API serves for one record, as bytes of JSON; ``position`` is its place in lists, newest highest."""

    __tablename__ = "documents"
    position: int = Field(sa_column=Column(BIG_KEY, primary_key=True, autoincrement=False))
    id: str = Field(unique=True)
    object: str
    until: int
    """Last possible day as a day number; for an open date a day that never comes."""
    latitude: float | None = None
    longitude: float | None = None
    confidence: float | None = None
    sort_key: str | None = Field(default=None, sa_column=Column(BY_CODE_POINT, nullable=True))
    """For actors and places, which are listed by name."""
    terms: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Ids of the terms it is listed under, four bytes each."""
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    __table_args__ = (
        Index(
            "ix_documents_by_name",
            "object",
            "sort_key",
            sqlite_where=text("sort_key IS NOT NULL"),
            postgresql_where=text("sort_key IS NOT NULL"),
        ),
    )


class Term(SQLModel, table=True):
    """One value of one field that records are listed under; ids are kept for good."""

    __tablename__ = "terms"
    id: int | None = Field(default=None, primary_key=True)
    object: str
    field: str
    value: str
    count: int = 0
    """How many records are listed under it."""
    __table_args__ = (UniqueConstraint("object", "field", "value"),)


class Posting(SQLModel, table=True):
    """A record listed under a term.

    ``list`` is eight times the term's id, plus the class of length for a second entry of records longer than a day
    (``app/documents/positions.py``).
    """

    __tablename__ = "postings"
    list: int = Field(sa_column=Column(BIG_KEY, primary_key=True, autoincrement=False))
    position: int = Field(sa_column=Column(BIG_KEY, primary_key=True, autoincrement=False))
    until: int = 0
    """Last possible day, in second entries."""
    __table_args__ = ({"sqlite_with_rowid": False},)


class Tally(SQLModel, table=True):
    """How many records of one month are listed under a term."""

    __tablename__ = "tallies"
    term: int = Field(sa_column=Column(BIG_KEY, primary_key=True, autoincrement=False))
    month: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    """Year times twelve plus month, from nought."""
    count: int
    __table_args__ = ({"sqlite_with_rowid": False},)


class SearchText(SQLModel, table=True):
    """The folded words that full text finds a record by; each database indexes them in its own way."""

    __tablename__ = "search_texts"
    position: int = Field(sa_column=Column(BIG_KEY, primary_key=True, autoincrement=False))
    words: str


class NameKey(SQLModel, table=True):
    """A folded spelling (or its rest from some word on, or its skeleton) that an actor or place is looked up by."""

    __tablename__ = "name_keys"
    key: str = Field(sa_column=Column(BY_CODE_POINT, primary_key=True))
    form: str = Field(primary_key=True)
    """whole, part or skeleton."""
    object: str
    record_id: str = Field(primary_key=True, index=True)
    name: str
    """The spelling as it is written."""
    __table_args__ = ({"sqlite_with_rowid": False},)
