"""What articles tell, from rows to the values that merging compares."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from app.documents.days import as_day
from app.documents.sql import Sql
from app.enums import ActorKind, DateBasis, EventStatus, PlaceKind, Precision, StatementKind, Wording
from app.merging.candidates import is_mergeable
from app.merging.people import sides_in_common
from app.merging.tellings import WIDEST, Days, EventTelling, Location, Part, Source, StatementTelling
from app.merging.wordings import PRINTED_WITHIN, is_told_narrowly
from app.resolution.resolved import DATELINE

SOURCE = "article.key, article.id, article.via, article.publisher, mention.reported"
DAYS = 'mention.start, mention."end", mention.precision, mention.basis, mention.lasting, mention.date_text'
EVENTS = (
    f"SELECT {SOURCE}, {DAYS}, place.id, place.kind, place.name, place.country, place.parent_id,"
    " EXISTS (SELECT 1 FROM evidence line WHERE line.event_mention_id = mention.id AND line.field = 'place'"
    f" AND line.rule = '{DATELINE}'), mention.id,"
    " mention.number, mention.type, mention.subtype, mention.status, mention.confidence, mention.part_of,"
    " mention.position FROM event_mentions mention JOIN articles article ON article.id = mention.article_id"
    " LEFT JOIN places place ON place.id = mention.place_id WHERE mention.id IN ({ids})"
)
PARTS = (
    "SELECT part.mention_id, actor.id, actor.kind, part.role, actor.name, actor.country, part.country, part.office"
    " FROM mention_participants part JOIN actors actor ON actor.id = part.actor_id"
    " WHERE part.mention_id IN ({ids}) ORDER BY part.id"
)
EVENT_TOPICS = "SELECT event_mention_id, topic FROM mention_topics WHERE event_mention_id IN ({ids}) ORDER BY id"
STATEMENTS = (
    f"SELECT {SOURCE}, {DAYS}, article.language, article.translation, mention.id, mention.number, mention.kind,"
    " mention.text, mention.complete, mention.speaker_id, mention.office, mention.cue, mention.event_number,"
    " mention.confidence, mention.position FROM statement_mentions mention"
    " JOIN articles article ON article.id = mention.article_id WHERE mention.id IN ({ids})"
)
STATEMENT_TOPICS = (
    "SELECT statement_mention_id, topic FROM mention_topics WHERE statement_mention_id IN ({ids}) ORDER BY id"
)


def load_events(sql: Sql, ids: Collection[int]) -> dict[int, EventTelling]:
    """Event tellings by number of their rows."""
    parts: dict[int, list[Part]] = {}
    for mention, actor, kind, role, name, home, country, office in sql.among(PARTS, ids):
        parts.setdefault(mention, []).append(Part(actor, ActorKind(kind), role, name, home or country, office))
    topics = _topics(sql, EVENT_TOPICS, ids)
    found: dict[int, EventTelling] = {}
    for row in sql.among(EVENTS, ids):
        source, days, place = row[:5], row[5:11], row[11:17]
        key, number, kind, subtype, status, confidence, part_of, position = row[17:]
        found[key] = EventTelling(
            id=key,
            source=_source(*source),
            number=number,
            type=kind,
            subtype=subtype,
            status=EventStatus(status),
            days=_days(*days),
            place=_location(*place),
            parts=tuple(parts.get(key, ())),
            confidence=confidence,
            part_of=part_of,
            position=position,
            topics=tuple(topics.get(key, ())),
        )
    return found


def _location(
    place: str | None, kind: str, name: str, country: str | None, parent: str | None, reported_from: Any
) -> Location | None:
    if place is None:
        return None
    known = PlaceKind(kind)
    city = place if known is PlaceKind.CITY else parent if known is PlaceKind.VENUE else None
    return Location(place, known, name, country, city, is_told=not reported_from)


def _source(key: str, article: str, via: str | None, publisher: str | None, reported: Any) -> Source:
    day = as_day(reported)
    assert day is not None, "the column is never empty"
    return Source(key, article, via or publisher or article, day)


def _days(start: Any, end: Any, precision: str, basis: str, lasting: Any, text: str | None) -> Days:
    return Days(as_day(start), as_day(end), Precision(precision), DateBasis(basis), bool(lasting), text)


def _topics(sql: Sql, wanted: str, ids: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, topic in sql.among(wanted, ids):
        found.setdefault(number, []).append(topic)
    return found


def load_statements(sql: Sql, ids: Collection[int]) -> dict[int, StatementTelling]:
    """Statement tellings by number of their rows."""
    topics = _topics(sql, STATEMENT_TOPICS, ids)
    found: dict[int, StatementTelling] = {}
    for row in sql.among(STATEMENTS, ids):
        source, days, (language, translation) = row[:5], row[5:11], row[11:13]
        key, number, kind, text, complete, speaker, office, cue, event, confidence, position = row[13:]
        found[key] = StatementTelling(
            id=key,
            source=_source(*source),
            number=number,
            kind=StatementKind(kind),
            text=text,
            complete=bool(complete),
            speaker=speaker,
            days=_days(*days),
            language=language,
            wording=Wording.MACHINE_TRANSLATED if translation else Wording.AS_PRINTED,
            office=office,
            cue=cue,
            event_number=event,
            confidence=confidence,
            position=position,
            topics=tuple(topics.get(key, ())),
        )
    return found


def event_neighbours(sql: Sql, telling: EventTelling) -> set[int]:
    """Rows of tellings that may be of the same happening: type, days and a common person, or enough common sides."""
    sides = sides_in_common(telling.type)
    actors = sorted({part.actor for part in telling.parts if sides == 1 or part.kind is ActorKind.PERSON})
    countries = sorted({part.country for part in telling.parts if part.country})
    if not actors and len(countries) < sides:
        return set()
    near, days = _near(telling)
    a, c = ",".join("?" * max(1, len(actors))), ",".join("?" * max(1, len(countries)))
    wanted = (
        "SELECT mention.id FROM event_mentions mention"
        " JOIN mention_participants part ON part.mention_id = mention.id JOIN actors actor ON actor.id = part.actor_id"
        f" WHERE mention.type = ? AND {near}"
        f" AND (part.actor_id IN ({a}) OR COALESCE(actor.country, part.country) IN ({c})) GROUP BY mention.id"
        f" HAVING MAX(CASE WHEN part.actor_id IN ({a}) THEN 1 ELSE 0 END) = 1"
        " OR COUNT(DISTINCT COALESCE(actor.country, part.country)) >= ?"
    )
    actors, countries = actors or [""], countries or [""]
    found = sql.rows(wanted, (telling.type, *days, *actors, *countries, *actors, sides))
    return {number for (number,) in found}


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
