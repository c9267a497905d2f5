"""GeoJSON (RFC 7946): a feature a record, longitude before latitude, no geometry where no place is known."""

from collections.abc import Iterator
from typing import Any

import orjson

from app.formats.base import DATED, Answer, Format, Record
from app.formats.columns import flat_row


def render(answer: Answer) -> Iterator[bytes]:
    """A feature collection, streamed."""
    yield b'{"type":"FeatureCollection","features":['
    for number, record in enumerate(answer.records()):
        yield (b",\n" if number else b"") + orjson.dumps(_feature(answer.resource, record))
    yield b"]}"


def _feature(resource: str, record: Record) -> dict[str, Any]:
    place = record if record["object"] == "place" else record.get("place") or {}
    properties = {**flat_row(resource, record), "object": record["object"]}
    return {"type": "Feature", "id": record["id"], "geometry": _point(place), "properties": properties}


def _point(place: Record) -> dict[str, Any] | None:
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}


FORMAT = Format(
    "geojson", ".geojson", "application/geo+json", True, render, "Points for maps", resources=DATED | {"places"}
)
