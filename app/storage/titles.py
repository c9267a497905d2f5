"""Titles of events follow the names of those who took part and of where it was."""

from collections.abc import Collection

from app.db import note_change
from app.documents.titles import event_title
from app.storage.work import Work

EVENTS_AT_ONCE = 500
TOLD = (
    "SELECT event.id, event.type, event.subtype, event.title,"
    " CASE WHEN place.kind IN ('city', 'venue') THEN place.name END"
    " FROM events event LEFT JOIN places place ON place.id = event.place_id WHERE event.id IN ({ids})"
)
NAMED = (
    "SELECT part.event_id, part.role, actor.name FROM participants part JOIN actors actor ON actor.id = part.actor_id"
    " WHERE part.event_id IN ({ids}) ORDER BY part.event_id, part.position"
)


def retitle_events(work: Work, actors: Collection[str], places: Collection[str]) -> None:
    """Make the titles anew of events with actors or at places whose names may have changed."""
    ids = {event for (event,) in work.sql.among("SELECT event_id FROM participants WHERE actor_id IN ({ids})", actors)}
    ids |= {event for (event,) in work.sql.among("SELECT id FROM events WHERE place_id IN ({ids})", places)}
    ordered = sorted(ids)
    for start in range(0, len(ordered), EVENTS_AT_ONCE):
        _retitle(work, ordered[start : start + EVENTS_AT_ONCE])


def _retitle(work: Work, ids: Collection[str]) -> None:
    named: dict[str, list[tuple[str, str]]] = {}
    for event, role, name in work.sql.among(NAMED, ids):
        named.setdefault(event, []).append((role, name))
    changed = [
        (title, event)
        for event, kind, subtype, old, place in work.sql.among(TOLD, ids)
        if (title := event_title(kind, subtype, named.get(event, []), place)) != old
    ]
    if changed:
        work.sql.many("UPDATE events SET title = ? WHERE id = ?", changed)
        note_change(work.session)
    for _, event in changed:
        work.note("event", event, "changed")
