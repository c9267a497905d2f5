"""Records as schema.org says them, for search engines and archives that read JSON-LD."""

from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]

EVENT_STATUS = {"cancelled": "https://schema.org/EventCancelled"}
SCHEDULED = "https://schema.org/EventScheduled"
ACTOR_TYPE = {"person": "Person", "state": "Country", "body": "Organization"}


def record_json_ld(record: Record, page: str) -> dict[str, Any]:
    """A record as a JSON-LD object; ``page`` is its address for people."""
    makers = {"event": _event, "statement": _quotation, "actor": _actor}
    linked = {"@context": "https://schema.org", "@id": page, "url": page, **makers[record["object"]](record)}
    return {key: value for key, value in linked.items() if value not in (None, [], "")}


def dataset_json_ld(base: str, version: int, updated_at: str | None) -> dict[str, Any]:
    """The whole record as a schema.org Dataset."""
    formats = {"json": "application/json", "csv": "text/csv", "ndjson": "application/x-ndjson"}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Relations Timeline",
        "description": "Events, statements and visits between states, each value with the words it was taken from.",
        "url": f"{base}/",
        "version": str(version),
        "dateModified": updated_at,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{base}/v1/events.{suffix}", "encodingFormat": media_type}
            for suffix, media_type in formats.items()
        ],
    }


def _event(record: Record) -> dict[str, Any]:
    date, place = record["date"], record.get("place") or {}
    return {
        "@type": "Event",
        "name": record["title"],
        "startDate": date.get("start"),
        "endDate": date.get("end"),
        "eventStatus": EVENT_STATUS.get(record["status"], SCHEDULED),
        "location": _place(place),
        "attendee": [_named(one) for one in record.get("participants", [])],
        "subjectOf": _sources(record),
    }


def _quotation(record: Record) -> dict[str, Any]:
    return {
        "@type": "Quotation",
        "text": record["text"],
        "inLanguage": record["language"],
        "spokenByCharacter": _named(record["speaker"]) if record.get("speaker") else None,
        "dateCreated": record["date"].get("start"),
        "citation": _sources(record),
    }


def _actor(record: Record) -> dict[str, Any]:
    wikidata = record.get("wikidata")
    return {
        "@type": ACTOR_TYPE[record["kind"]],
        "name": record["name"],
        "sameAs": f"https://www.wikidata.org/entity/{wikidata}" if wikidata else None,
    }


def _named(one: Record) -> dict[str, Any]:
    return {"@type": ACTOR_TYPE.get(one.get("kind") or "person", "Person"), "name": one["name"]}


def _place(place: Record) -> dict[str, Any] | None:
    if not place:
        return None
    named = {"@type": "Place", "name": place.get("city") or place.get("country")}
    if place.get("latitude") is not None:
        point = {"latitude": place["latitude"], "longitude": place["longitude"]}
        named["geo"] = {"@type": "GeoCoordinates", **point}
    return named


def _sources(record: Record) -> list[dict[str, Any]]:
    return [
        {"@type": "NewsArticle", "headline": one["title"], "url": one["url"], "datePublished": one["published"]}
        for one in record.get("sources", [])
        if one.get("url")
    ]
