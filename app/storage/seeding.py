"""Seeds become rows; repeating it changes nothing. Seeds adopt: whoever an article made becomes the one they name."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, delete, select, update
from sqlmodel import Session

from app.documents import Touched
from app.enums import Origin
from app.lexicon.folding import fold
from app.lexicon.known import KnownActor, KnownPlace
from app.lexicon.seeds import Seeds
from app.storage.actors import remove_unused_actors
from app.storage.bearers import words_of_key
from app.storage.identity import name_key, person_key
from app.storage.rebuilding import Affected, Arrived, rebuild, remove_empty
from app.storage.regrouping import regroup_actors
from app.storage.settling import settle_names
from app.storage.tables import ACTORS, ALIASES, OFFICES, PLACE_NAMES, PLACES
from app.storage.titles import retitle_events
from app.storage.work import Row, Work

OWNERS = {ALIASES.name: "actor_id", OFFICES.name: "actor_id", PLACE_NAMES.name: "place_id"}


def store_seeds(session: Session, seeds: Seeds) -> Touched:
    """Store all actors and places of the seeds; gives what changed."""
    work = Work(session)
    actors = {actor.key: actor for actor in seeds.actors}
    places = {place.key: place for place in seeds.places}
    _write(work, ACTORS, "actor", [_actor_row(actor) for actor in seeds.actors])
    _write(work, PLACES, "place", [_place_row(place) for place in _whole_first(seeds.places)])
    _write_parts(work, ALIASES, "actor", {key: _alias_rows(actor) for key, actor in actors.items()})
    _write_parts(work, OFFICES, "actor", {key: _office_rows(actor, actors) for key, actor in actors.items()})
    _write_parts(work, PLACE_NAMES, "place", {key: _place_name_rows(place) for key, place in places.items()})
    retitle_events(work, work.touched.actors, work.touched.places)
    _adopt(work)
    work.finish()
    return work.touched


def _actor_row(actor: KnownActor) -> Row:
    return {"id": actor.key, "kind": actor.kind.value, "name": actor.name, "country": actor.country,
            "gender": actor.gender, "wikidata": actor.wikidata, "origin": actor.origin.value}  # fmt: skip


def _place_row(place: KnownPlace) -> Row:
    return {"id": place.key, "kind": place.kind.value, "name": place.name, "country": place.country,
            "latitude": place.latitude, "longitude": place.longitude, "parent_id": place.parent,
            "wikidata": place.wikidata, "origin": place.origin.value}  # fmt: skip


def _alias_rows(actor: KnownActor) -> list[Row]:
    spellings = {(name.text, name.language): name for name in actor.names}
    return [
        {"name": text, "folded": fold(text), "name_key": name_key(actor.kind, text), "language": language,
         "valid_from": name.start, "valid_to": name.end, "is_primary": name.primary, "origin": actor.origin.value}
        for (text, language), name in spellings.items()
    ]  # fmt: skip


def _office_rows(actor: KnownActor, actors: Mapping[str, KnownActor]) -> list[Row]:
    return [
        {"title": office.title, "kind": office.kind, "country": office.country,
         "body_id": office.body if office.body in actors else None, "valid_from": office.start,
         "valid_to": office.end, "origin": actor.origin.value}
        for office in actor.offices
    ]  # fmt: skip


def _place_name_rows(place: KnownPlace) -> list[Row]:
    spellings = {(name.text, name.language): name for name in place.names}
    return [
        {"name": text, "folded": fold(text), "language": language, "valid_from": name.start, "valid_to": name.end,
         "is_primary": name.primary}
        for (text, language), name in spellings.items()
    ]  # fmt: skip


def _whole_first(places: Sequence[KnownPlace]) -> list[KnownPlace]:
    """Places in an order in which each venue follows its city."""
    return sorted(places, key=lambda place: place.parent is not None)


def _write(work: Work, table: Table, what: str, rows: Sequence[Row]) -> None:
    """Insert what is new and update what differs."""
    stored = {row.id: row._mapping for row in work.session.execute(select(table))}
    fresh = [row for row in rows if row["id"] not in stored]
    changed = [row for row in rows if row["id"] in stored and any(stored[row["id"]][key] != row[key] for key in row)]
    work.insert(table, fresh)
    if changed:
        columns: dict[str, Any] = {key: bindparam(f"new_{key}") for key in changed[0] if key != "id"}
        values = [{"old_id": row["id"], **{f"new_{key}": row[key] for key in columns}} for row in changed]
        work.session.connection().execute(
            update(table).where(table.c.id == bindparam("old_id")).values(columns), values
        )
    work.revive(*(row["id"] for row in fresh))
    for row in fresh:
        work.note(what, row["id"], "added")
    for row in changed:
        work.note(what, row["id"], "changed")


def _write_parts(work: Work, table: Table, what: str, wanted: Mapping[str, list[Row]]) -> None:
    """Replace names or offices of those whose names or offices differ."""
    owner = OWNERS[table.name]
    columns = [column.name for column in table.c if column.name not in ("id", owner)]
    stored: dict[str, set[tuple[Any, ...]]] = {}
    for row in work.session.execute(select(table)):
        stored.setdefault(getattr(row, owner), set()).add(tuple(row._mapping[column] for column in columns))
    changed = [
        key for key, rows in wanted.items()
        if stored.get(key, set()) != {tuple(row.get(column) for column in columns) for row in rows}
    ]  # fmt: skip
    if gone := [key for key in changed if key in stored]:
        work.session.execute(delete(table).where(table.c[owner].in_(gone)))
    work.insert(table, [{"id": work.next_number(table), owner: key, **row} for key in changed for row in wanted[key]])
    for key in changed:
        work.note(what, key, "changed")


def _adopt(work: Work) -> None:
    """Look again at every name that seeds and articles share; an article's actor may be the seeds' one by now."""
    aliases = select(ALIASES.c.name_key).where(ALIASES.c.origin != Origin.ARTICLE, ALIASES.c.name_key.is_not(None))
    keys = set(work.session.execute(aliases.distinct()).scalars())
    people = {key for key in keys if words_of_key(key)}
    surnames = {person_key(words_of_key(key)[-1:]) for key in people}
    named = work.sql.among("SELECT DISTINCT name_key FROM appearances WHERE name_key IN ({ids})", keys | surnames)
    _, moves = settle_names(work, people | {row[0] for row in named}, [])
    if not moves:
        return
    affected = Affected()
    regroup_actors(work, [], moves, (), affected)
    rebuilt = rebuild(work, affected, Arrived())
    remove_empty(work, rebuilt)
    remove_unused_actors(work, (), moves)
