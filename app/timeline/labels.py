"""Names and labels in Russian or Kazakh: put into documents as they are served; texts stay as they were printed."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.documents.bodies import read_body, write_body
from app.documents.titles import event_title
from app.timeline.reader import Connection

NAMES = "SELECT id, body FROM documents WHERE id IN ({ids})"
PEOPLE = ("participants", "visitors", "co_speakers", "mentions")


def in_language(connection: Connection, items: Iterable[bytes], lang: str) -> list[bytes]:
    """Documents with names, and titles of events, in a language."""
    records = [read_body(item) for item in items]
    names = names_in(connection, {key for record in records for key in _ids(record)}, lang)
    return [write_body(_translate(record, names, lang)) for record in records]


def names_in(connection: Connection, ids: set[str], lang: str) -> dict[str, str]:
    """Names of actors and places in a language, where they have one; a venue's is that of its city."""
    names: dict[str, str] = {}
    for key, body in connection.among(NAMES, sorted(ids)):
        record = read_body(body)
        name = record.get("names", {}).get(lang)
        if name:
            names[key] = name
    return names


def _ids(record: dict[str, Any]) -> Iterator[str]:
    if record["object"] in ("actor", "place"):
        yield record["id"]
    for part in _named(record):
        yield part["id"]
    if record.get("place"):
        yield record["place"]["id"]


def _named(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in PEOPLE:
        yield from record.get(name) or ()
    for name in ("speaker", "host"):
        if record.get(name):
            yield record[name]


def _translate(record: dict[str, Any], names: dict[str, str], lang: str) -> dict[str, Any]:
    for part in _named(record):
        part["name"] = names.get(part["id"], part["name"])
    place = record.get("place")
    if place:
        _translate_place(record, place, names)
    if record["object"] == "event":
        parts = [(part["role"], part["name"]) for part in record["participants"]]
        record["title"] = event_title(record["type"], record["subtype"], parts, place and place["city"], lang)
    elif record["object"] in ("actor", "place"):
        record["name"] = names.get(record["id"], record["name"])
    return record


def _translate_place(record: dict[str, Any], place: dict[str, Any], names: dict[str, str]) -> None:
    name = names.get(place["id"])
    if name is None:
        return
    place["name"] = name
    if place["precision"] == "city":
        place["city"] = name
        if "visitors" in record:
            record["city"] = name
