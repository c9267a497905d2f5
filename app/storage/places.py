"""Places of events become rows when they are first used; those nobody uses any more go."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import delete, select

from app.enums import Origin, PlaceKind, RetiredStatus
from app.lexicon.folding import fold
from app.merging.tellings import Location
from app.resolution.resolved import ResolvedPlace
from app.storage.identity import make_id
from app.storage.tables import EVENT_MENTIONS, EVENTS, PLACE_NAMES, PLACES
from app.storage.work import Row, Work

MADE_WHEN_USED = ("geonames:", "plc_")
"""Ids of places that the seeds do not name."""


def store_places(work: Work, places: Iterable[ResolvedPlace]) -> dict[ResolvedPlace, Location]:
    """Make rows of places not yet known, and tell of each where it is."""
    ids = _place_ids(work, set(places))
    wanted = {key: place for place, key in sorted(ids.items(), key=lambda pair: repr(pair))}
    fresh = sorted(wanted.keys() - locations(work, wanted).keys())
    work.insert(PLACES, [_place_row(key, wanted[key]) for key in fresh])
    work.insert(PLACE_NAMES, [_name_row(work, key, wanted[key].name) for key in fresh])
    work.revive(*fresh)
    for key in fresh:
        work.note("place", key, "added")
    found = locations(work, wanted)
    return {place: found[key] for place, key in ids.items()}


def _place_ids(work: Work, places: Collection[ResolvedPlace]) -> dict[ResolvedPlace, str]:
    """The gazetteer's key; for a country the one place that is it; else an id made of name and country."""
    countries = {place.country for place in places if place.key is None and place.kind is PlaceKind.COUNTRY}
    wanted = "SELECT country, id FROM places WHERE kind = 'country' AND country IN ({ids}) ORDER BY id DESC"
    found: dict[str, str] = dict(work.sql.among(wanted, countries - {None}))
    return {place: place.key or _country(place, found) or _made_id(place) for place in places}


def _country(place: ResolvedPlace, found: Mapping[str, str]) -> str | None:
    return found.get(place.country) if place.kind is PlaceKind.COUNTRY and place.country else None


def _made_id(place: ResolvedPlace) -> str:
    return make_id("plc", place.kind, fold(place.name), place.country or "")


def _place_row(key: str, place: ResolvedPlace) -> Row:
    origin = Origin.LIBRARY if place.key else Origin.ARTICLE
    return {"id": key, "kind": place.kind.value, "name": place.name, "country": place.country,
            "latitude": place.latitude, "longitude": place.longitude, "origin": origin.value}  # fmt: skip


def _name_row(work: Work, key: str, name: str) -> Row:
    number = work.next_number(PLACE_NAMES)
    return {"id": number, "place_id": key, "name": name, "folded": fold(name), "is_primary": True}


def locations(work: Work, ids: Iterable[str]) -> dict[str, Location]:
    """Where places are: their country, and the city they are or stand in."""
    wanted = "SELECT id, kind, name, country, parent_id FROM places WHERE id IN ({ids})"
    return {
        key: Location(key, PlaceKind(kind), name, country, _city(kind, key, parent))
        for key, kind, name, country, parent in work.sql.among(wanted, set(ids))
    }


def _city(kind: str, key: str, parent: str | None) -> str | None:
    if kind == PlaceKind.CITY:
        return key
    return parent if kind == PlaceKind.VENUE else None


def remove_unused_places(work: Work, ids: Iterable[str]) -> None:
    """Let places go that were made for an event and that no event happened at any more; their ids tell so."""
    for key in sorted(set(ids)):
        used = any(
            work.session.execute(select(column).where(column == key).limit(1)).first()
            for column in (EVENT_MENTIONS.c.place_id, EVENTS.c.place_id, PLACES.c.parent_id)
        )
        if key.startswith(MADE_WHEN_USED) and not used:
            work.session.execute(delete(PLACES).where(PLACES.c.id == key))
            work.retire("place", key, RetiredStatus.REMOVED, "no event happened here any more")
