"""Closed vocabularies, checked by the database; event types, subtypes and topics are open (they are data)."""

from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """Where a date comes from."""

    TEXT = "text"
    DATELINE = "dateline"
    PUBLICATION = "publication"
    INFERRED = "inferred"


class PublishedBasis(StrEnum):
    """Where an article's publication date was found."""

    TEXT = "text"
    URL = "url"
    CATALOG = "catalog"
    UNKNOWN = "unknown"


class EventStatus(StrEnum):
    """Whether a happening took place."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class StatementKind(StrEnum):
    """Words between quotation marks, or a reported clause."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    BODY = "body"


class PlaceKind(StrEnum):
    """What a place is."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    VENUE = "venue"


class TextKind(StrEnum):
    """Whether an article's text is the publisher's or our own summary of it."""

    FULL = "full"
    DIGEST = "digest"


class Wording(StrEnum):
    """Whether a statement's words are as the article prints them or went through a machine translation."""

    AS_PRINTED = "as_printed"
    MACHINE_TRANSLATED = "machine_translated"


class Origin(StrEnum):
    """Who made an actor or place known: seeds (an editor) or an article."""

    SEEDS = "seeds"
    ARTICLE = "article"
    LIBRARY = "library"


class RetiredStatus(StrEnum):
    """Why an id no longer answers."""

    MERGED = "merged"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
