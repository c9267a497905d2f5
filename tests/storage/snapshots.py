"""The record without its ids: what must be the same whatever the order of reading."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from app.storage.tables import (
    ACTORS,
    APPEARANCES,
    ARTICLES,
    EVENT_MENTIONS,
    EVENTS,
    PARTICIPANTS,
    STATEMENT_MENTIONS,
    STATEMENTS,
)

IDS = {"id", "ordinal", "event_id", "part_of", "speaker_id", "disputes"}
Told = frozenset[tuple[str, int]]
"""Tellings by article key and number: what identifies a record where ids may differ."""


def snapshot(session: Session) -> dict[str, Any]:
    """Events, statements and actors, each named by the tellings it is made of."""
    actors = _told_by(session, APPEARANCES, "actor_id", "name_key")
    events = _told_by(session, EVENT_MENTIONS, "event_id", "number")
    statements = _told_by(session, STATEMENT_MENTIONS, "statement_id", "number")
    names = {row.id: (row.name, row.country) for row in session.execute(select(ACTORS))}
    parts: dict[str, set[Any]] = {}
    for row in session.execute(select(PARTICIPANTS)):
        parts.setdefault(row.event_id, set()).add((names[row.actor_id], row.role, row.office, row.country))
    return {
        "events": {
            events[row.id]: (_plain(row), events.get(row.part_of), frozenset(parts.get(row.id, ())))
            for row in session.execute(select(EVENTS))
        },
        "statements": {
            statements[row.id]: (_plain(row), events.get(row.event_id), names.get(row.speaker_id))
            for row in session.execute(select(STATEMENTS))
        },
        "actors": {actors[key]: names[key] for key in actors},
        "joined": sorted(
            (row.article_id, row.number, row.merged_because)
            for row in session.execute(select(EVENT_MENTIONS))
            if row.merged_because and "fits several" not in row.merged_because
        ),
    }


def _told_by(session: Session, table: Any, record: str, number: str) -> dict[str, Told]:
    found: dict[str, set[tuple[str, Any]]] = {}
    wanted = select(table.c[record], ARTICLES.c.key, table.c[number]).join(
        ARTICLES, ARTICLES.c.id == table.c.article_id
    )
    for key, article, told in session.execute(wanted):
        found.setdefault(key, set()).add((article, told))
    return {key: frozenset(tellings) for key, tellings in found.items()}


def _plain(row: Any) -> tuple[Any, ...]:
    return tuple(value for key, value in row._mapping.items() if key not in IDS)
