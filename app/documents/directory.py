"""Actors and places as the API shows them, with counts of what is listed under them, and the names they answer to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from app.documents.bodies import links
from app.documents.days import as_day
from app.documents.events import grouped
from app.documents.positions import day_of, list_of, named_position
from app.documents.shown import EVERYTHING, Shown
from app.documents.sql import Row, Sql
from app.lexicon.folding import fold, name_skeleton

ACTORS = "SELECT id, kind, name, country, gender, wikidata, origin FROM actors WHERE id IN ({ids})"
ALIASES = (
    "SELECT actor_id, name, language, valid_from, valid_to, is_primary FROM aliases WHERE actor_id IN ({ids})"
    " ORDER BY is_primary DESC, id"
)
OFFICES = (
    "SELECT actor_id, title, kind, country, body_id, valid_from, valid_to FROM offices WHERE actor_id IN ({ids})"
    " ORDER BY id"
)
PLACES = (
    "SELECT id, kind, name, country, latitude, longitude, parent_id, wikidata, origin FROM places WHERE id IN ({ids})"
)
PLACE_NAMES = (
    "SELECT place_id, name, language, valid_from, valid_to, is_primary FROM place_names WHERE place_id IN ({ids})"
    " ORDER BY is_primary DESC, id"
)
LANGUAGES = ("en", "ru", "kk")
WORD_START_RE = re.compile(r"(?<=[\s\-'’])(?=\w)")
COUNTED = {
    "person": {
        "events": ("event", "actor"),
        "statements": ("statement", "speaker"),
        "mentions": ("statement", "actor"),
    },
    "state": {
        "events": ("event", "side"),
        "statements": ("statement", "speaker_side"),
        "mentions": ("statement", "side"),
    },
    "place": {"events": ("event", "city"), "statements": ("statement", "city")},
    "country": {"events": ("event", "country"), "statements": ("statement", "country")},
}
"""What is counted for an actor or place: the object and field it is listed in, as the list routes would find it."""

NameRow = tuple[str, str, str, str, str]
"""Key, form, object, record id and the spelling."""


def load_actors(sql: Sql, ids: Sequence[str]) -> Iterator[Shown]:
    """The actors among ``ids``."""
    aliases, offices = grouped(sql.among(ALIASES, ids)), grouped(sql.among(OFFICES, ids))
    for key, kind, name, country, gender, wikidata, origin in sql.among(ACTORS, ids):
        by_country = kind == "state" and country
        counts, seen = _counts(sql, COUNTED["state" if by_country else "person"], country if by_country else key)
        body = {
            "object": "actor",
            "id": key,
            "kind": kind,
            "name": name,
            "names": _names(name, aliases.get(key, [])),
            "aliases": [_alias(row) for row in aliases.get(key, [])],
            "country": country,
            "gender": gender,
            "offices": [_office(row) for row in offices.get(key, [])],
            "wikidata": wikidata,
            "origin": origin,
            "counts": counts,
            "first_seen": seen[0],
            "last_seen": seen[1],
            "links": links("actors", key),
        }
        yield _named("actor", key, kind, name, country, body)


def load_places(sql: Sql, ids: Sequence[str]) -> Iterator[Shown]:
    """The places among ``ids``."""
    names = grouped(sql.among(PLACE_NAMES, ids))
    for key, kind, name, country, latitude, longitude, parent, wikidata, origin in sql.among(PLACES, ids):
        by_country = kind == "country" and country
        counts, seen = _counts(sql, COUNTED["country" if by_country else "place"], country if by_country else key)
        body = {
            "object": "place",
            "id": key,
            "kind": kind,
            "name": name,
            "names": _names(name, names.get(key, [])),
            "aliases": [_alias(row) for row in names.get(key, [])],
            "country": country,
            "latitude": latitude,
            "longitude": longitude,
            "part_of": parent,
            "wikidata": wikidata,
            "origin": origin,
            "counts": counts,
            "first_seen": seen[0],
            "last_seen": seen[1],
            "links": links("places", key),
        }
        shown = _named("place", key, kind, name, country, body)
        shown.latitude, shown.longitude = latitude, longitude
        yield shown


def _named(record: str, key: str, kind: str, name: str, country: str | None, body: dict[str, Any]) -> Shown:
    terms = {EVERYTHING, ("kind", kind)} | ({("country", country)} if country else set())
    return Shown(key, record, named_position(record, key), body, terms, sort_key=f"{fold(name)}\x01{key}")


def _names(name: str, rows: list[Row]) -> dict[str, str]:
    """The name shown in each language: the primary one, else the first known."""
    found = {language: next((row[0] for row in rows if row[1] == language), None) for language in LANGUAGES}
    return {"en": name} | {language: name for language, name in found.items() if name and language != "en"}


def _alias(row: Row) -> dict[str, Any]:
    name, language, valid_from, valid_to, _ = row
    return {"name": name, "language": language, "from": as_day(valid_from), "to": as_day(valid_to)}


def _office(row: Row) -> dict[str, Any]:
    title, kind, country, body, valid_from, valid_to = row
    return {
        "title": title,
        "kind": kind,
        "country": country,
        "body": body,
        "from": as_day(valid_from),
        "to": as_day(valid_to),
    }


def _counts(
    sql: Sql, counted: dict[str, tuple[str, str]], value: str
) -> tuple[dict[str, int], tuple[date | None, date | None]]:
    counts, days = {}, []
    for name, (record, field) in counted.items():
        query = "SELECT id, count FROM terms WHERE object = ? AND field = ? AND value = ?"
        term, count = next(iter(sql.rows(query, (record, field, value))), (None, 0))
        counts[name] = count
        if count:
            days += [_edge(sql, term, "ASC"), _edge(sql, term, "DESC")]
    if "mentions" not in counts:
        counts["visits"] = _visits(sql, counted["events"], value)
    return counts, (min(days, default=None), max(days, default=None))


def _edge(sql: Sql, term: int, order: str) -> date:
    query = f"SELECT position FROM postings WHERE list = ? ORDER BY position {order} LIMIT 1"
    return date.fromordinal(day_of(sql.rows(query, (list_of(term),))[0][0]))


def _visits(sql: Sql, counted: tuple[str, str], value: str) -> int:
    """Visits to a place: the events there that are also listed under the type."""
    query = "SELECT count FROM terms WHERE object = ? AND field = ? AND value = ?"
    found = sql.rows(query, (counted[0], f"{counted[1]}_type", f"{value} visit"))
    return int(found[0][0]) if found else 0


def name_rows(record: str, key: str, spellings: Iterable[str]) -> Iterator[NameRow]:
    """Everything one actor or place is looked up by: whole names, their rests from each word on, and skeletons."""
    rows: dict[tuple[str, str], NameRow] = {}
    for spelling in spellings:
        folded = fold(spelling)
        rows.setdefault((folded, "whole"), (folded, "whole", record, key, spelling))
        skeleton = name_skeleton(spelling)
        rows.setdefault((skeleton, "skeleton"), (skeleton, "skeleton", record, key, spelling))
        for begin in WORD_START_RE.finditer(folded):
            part = folded[begin.start() :]
            rows.setdefault((part, "part"), (part, "part", record, key, spelling))
            skeleton = name_skeleton(part)
            rows.setdefault((skeleton, "skeleton"), (skeleton, "skeleton", record, key, spelling))
    yield from (row for row in rows.values() if row[0])


def load_spellings(sql: Sql, actors: Iterable[str]) -> dict[str, list[str]]:
    """All spellings of actors' names, without rendering the actors."""
    actors = sorted(actors)
    found = {row[0]: {row[2]: None} for row in sql.among(ACTORS, actors)}
    for row in sql.among(ALIASES, actors):
        found[row[0]][row[1]] = None
    return {actor: list(names) for actor, names in found.items()}


def spellings_of(shown: Shown) -> list[str]:
    """All spellings of an actor's or place's name."""
    return list(dict.fromkeys([shown.body["name"], *(alias["name"] for alias in shown.body["aliases"])]))
