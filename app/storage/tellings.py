"""What articles tell, from rows to the values that merging compares."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session

from app.documents.sql import Sql
from app.enums import ActorKind, DateBasis, EventStatus, PlaceKind, Precision, StatementKind, Wording
from app.merging.candidates import is_mergeable
from app.merging.tellings import WIDEST, Days, EventTelling, Location, Part, Source, StatementTelling
from app.merging.wordings import PRINTED_WITHIN, is_told_narrowly
from app.storage.tables import (
    ACTORS,
    ARTICLES,
    EVENT_MENTIONS,
    MENTION_PARTICIPANTS,
    MENTION_TOPICS,
    PLACES,
    STATEMENT_MENTIONS,
)

ARTICLE_COLUMNS = (
    ARTICLES.c.key.label("article_key"),
    ARTICLES.c.via,
    ARTICLES.c.publisher,
    ARTICLES.c.published,
    ARTICLES.c.read_at,
    ARTICLES.c.language,
    ARTICLES.c.translation,
)
PLACE_COLUMNS = (PLACES.c.kind.label("place_kind"), PLACES.c.name.label("place_name"),
                 PLACES.c.country.label("place_country"), PLACES.c.parent_id)  # fmt: skip


def load_events(session: Session, ids: Collection[int]) -> dict[int, EventTelling]:
    """Event tellings by number of their rows."""
    if not ids:
        return {}
    wanted = (
        select(EVENT_MENTIONS, *ARTICLE_COLUMNS, *PLACE_COLUMNS)
        .join(ARTICLES, ARTICLES.c.id == EVENT_MENTIONS.c.article_id)
        .outerjoin(PLACES, PLACES.c.id == EVENT_MENTIONS.c.place_id)
        .where(EVENT_MENTIONS.c.id.in_(ids))
    )
    parts = _parts(session, ids)
    topics = _topics(session, MENTION_TOPICS.c.event_mention_id, ids)
    return {row.id: _event(row, parts.get(row.id, ()), topics.get(row.id, ())) for row in session.execute(wanted)}


def _event(row: Any, parts: Sequence[Part], topics: Sequence[str]) -> EventTelling:
    return EventTelling(
        id=row.id,
        source=_source(row),
        number=row.number,
        type=row.type,
        subtype=row.subtype,
        status=EventStatus(row.status),
        days=_days(row),
        place=_location(row),
        parts=tuple(parts),
        confidence=row.confidence,
        part_of=row.part_of,
        position=row.position,
        topics=tuple(topics),
    )


def _location(row: Any) -> Location | None:
    if row.place_id is None:
        return None
    kind = PlaceKind(row.place_kind)
    city = row.place_id if kind is PlaceKind.CITY else row.parent_id if kind is PlaceKind.VENUE else None
    return Location(row.place_id, kind, row.place_name, row.place_country, city)


def _source(row: Any) -> Source:
    return Source(row.article_key, row.article_id, row.via or row.publisher or row.article_id, row.reported)


def _days(row: Any) -> Days:
    return Days(row.start, row.end, Precision(row.precision), DateBasis(row.basis), row.lasting, row.date_text)


def _parts(session: Session, ids: Collection[int]) -> dict[int, list[Part]]:
    wanted = (
        select(MENTION_PARTICIPANTS, ACTORS.c.kind, ACTORS.c.name, ACTORS.c.country.label("home"))
        .join(ACTORS, ACTORS.c.id == MENTION_PARTICIPANTS.c.actor_id)
        .where(MENTION_PARTICIPANTS.c.mention_id.in_(ids))
        .order_by(MENTION_PARTICIPANTS.c.id)
    )
    found: dict[int, list[Part]] = {}
    for row in session.execute(wanted):
        part = Part(row.actor_id, ActorKind(row.kind), row.role, row.name, row.home or row.country, row.office)
        found.setdefault(row.mention_id, []).append(part)
    return found


def _topics(session: Session, owner: ColumnElement[Any], ids: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    wanted = select(owner, MENTION_TOPICS.c.topic).where(owner.in_(ids)).order_by(MENTION_TOPICS.c.id)
    for number, topic in session.execute(wanted):
        found.setdefault(number, []).append(topic)
    return found


def load_statements(session: Session, ids: Collection[int]) -> dict[int, StatementTelling]:
    """Statement tellings by number of their rows."""
    if not ids:
        return {}
    wanted = (
        select(STATEMENT_MENTIONS, *ARTICLE_COLUMNS)
        .join(ARTICLES, ARTICLES.c.id == STATEMENT_MENTIONS.c.article_id)
        .where(STATEMENT_MENTIONS.c.id.in_(ids))
    )
    topics = _topics(session, MENTION_TOPICS.c.statement_mention_id, ids)
    return {row.id: _statement(row, topics.get(row.id, ())) for row in session.execute(wanted)}


def _statement(row: Any, topics: Sequence[str]) -> StatementTelling:
    return StatementTelling(
        id=row.id,
        source=_source(row),
        number=row.number,
        kind=StatementKind(row.kind),
        text=row.text,
        complete=row.complete,
        speaker=row.speaker_id,
        days=_days(row),
        language=row.language,
        wording=Wording.MACHINE_TRANSLATED if row.translation else Wording.AS_PRINTED,
        office=row.office,
        cue=row.cue,
        event_number=row.event_number,
        confidence=row.confidence,
        position=row.position,
        topics=tuple(topics),
    )


def event_neighbours(sql: Sql, telling: EventTelling) -> set[int]:
    """Rows of tellings that may be of the same happening: type, days and a common participant or side."""
    if not telling.parts:
        return set()
    actors = sorted({part.actor for part in telling.parts})
    countries = sorted({part.country for part in telling.parts if part.country}) or [""]
    near, days = _near(telling)
    a, c = ",".join("?" * len(actors)), ",".join("?" * len(countries))
    wanted = (
        "SELECT DISTINCT mention.id FROM event_mentions mention"
        " JOIN mention_participants part ON part.mention_id = mention.id JOIN actors actor ON actor.id = part.actor_id"
        f" WHERE mention.type = ? AND {near}"
        f" AND (part.actor_id IN ({a}) OR actor.country IN ({c}) OR part.country IN ({c}))"
    )
    return {number for (number,) in sql.rows(wanted, (telling.type, *days, *actors, *countries, *countries))}


def _near(telling: EventTelling) -> tuple[str, tuple[str, ...]]:
    """The condition that finds tellings of days that may be the same, and its parameters."""
    days = telling.days
    if is_mergeable(telling) and days.start and days.end:
        first, last = days.start - timedelta(days=WIDEST + 1), days.end + timedelta(days=1)
        bounds = (first, last, days.start - timedelta(days=1))
        return 'mention.start BETWEEN ? AND ? AND mention."end" >= ?', tuple(day.isoformat() for day in bounds)
    near = timedelta(days=2)
    reported = (telling.source.reported - near).isoformat(), (telling.source.reported + near).isoformat()
    return "mention.reported BETWEEN ? AND ? AND mention.precision = ?", (*reported, days.precision.value)


def statement_neighbours(sql: Sql, telling: StatementTelling) -> set[int]:
    """Rows of tellings that may be the same statement: kind, speaker and days."""
    if telling.speaker is None:
        return set()
    days, near = telling.days, timedelta(days=PRINTED_WITHIN)
    bounds = [telling.source.reported - near, telling.source.reported + near]
    fits = "reported BETWEEN ? AND ?"
    if is_told_narrowly(days) and days.start and days.end:
        fits = '(reported BETWEEN ? AND ? OR start BETWEEN ? AND ? AND "end" >= ?)'
        bounds += [days.start - timedelta(days=WIDEST) - near, days.end + near, days.start - near]
    wanted = f"SELECT id FROM statement_mentions WHERE speaker_id = ? AND kind = ? AND {fits}"
    found = sql.rows(wanted, (telling.speaker, telling.kind.value, *(day.isoformat() for day in bounds)))
    return {number for (number,) in found}
