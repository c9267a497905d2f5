"""The gazetteer of a database: what the seeds name, and whom and what articles have named since.

Articles are read with the seeds' gazetteer alone, so that the order of reading cannot matter; this one is for looking
up names in the record.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, select
from sqlmodel import Session

from app.enums import ActorKind, Origin, PlaceKind
from app.lexicon.gazetteer import Gazetteer
from app.lexicon.known import KnownActor, KnownName, KnownOffice, KnownPlace
from app.storage.tables import ACTORS, ALIASES, OFFICES, PLACE_NAMES, PLACES


def build_gazetteer(session: Session) -> Gazetteer:
    """A snapshot of all actors and places in the tables."""
    names, offices = _by_owner(session, ALIASES, "actor_id"), _by_owner(session, OFFICES, "actor_id")
    place_names = _by_owner(session, PLACE_NAMES, "place_id")
    actors = [
        KnownActor(row.id, ActorKind(row.kind), row.name, tuple(_names(names.get(row.id, ()))), row.country, row.gender,
                   tuple(_offices(offices.get(row.id, ()))), wikidata=row.wikidata, origin=Origin(row.origin))
        for row in session.execute(select(ACTORS).order_by(ACTORS.c.id))
    ]  # fmt: skip
    places = [
        KnownPlace(row.id, PlaceKind(row.kind), row.name, row.country, row.latitude, row.longitude,
                   tuple(_names(place_names.get(row.id, ()))), row.parent_id, wikidata=row.wikidata,
                   origin=Origin(row.origin))
        for row in session.execute(select(PLACES).order_by(PLACES.c.id))
    ]  # fmt: skip
    return Gazetteer.build(actors, places)


def _by_owner(session: Session, table: Table, owner: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in session.execute(select(table).order_by(table.c.id)):
        found.setdefault(getattr(row, owner), []).append(row)
    return found


def _names(rows: Iterable[Any]) -> Iterable[KnownName]:
    return (KnownName(row.name, row.language, row.valid_from, row.valid_to, row.is_primary) for row in rows)


def _offices(rows: Iterable[Any]) -> Iterable[KnownOffice]:
    return (KnownOffice(r.title, r.kind, r.country, r.body_id, r.valid_from, r.valid_to) for r in rows)
