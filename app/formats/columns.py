"""The flat columns of CSV, Parquet and ``shape=array``: one scalar a cell, in an order that only grows at the end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from app.formats.base import Record, first_source, source_link
from app.formats.days import is_open

Cell = str | int | float | bool | None
Kind = Literal["string", "date", "datetime", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, type as Frictionless Table Schema names it, meaning, and how it is read from a record."""

    name: str
    kind: Kind
    description: str
    read: Callable[[Record], Any]

    def cell(self, record: Record) -> Cell:
        """The value as one scalar; lists joined by ``"; "``."""
        value = self.read(record)
        if isinstance(value, (list, tuple)):
            return "; ".join(str(part) for part in value if part is not None) or None
        return value  # type: ignore[no-any-return]


def _at(*path: str) -> Callable[[Record], Any]:
    def read(record: Record) -> Any:
        value: Any = record
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    return read


def _each(path: str, key: str, role: str | None = None) -> Callable[[Record], Any]:
    def read(record: Record) -> list[Any]:
        rows = record.get(path) or []
        return [row.get(key) for row in rows if role is None or row.get("role") == role]

    return read


def _source(key: str) -> Callable[[Record], Any]:
    return lambda record: first_source(record).get(key)


def _column(name: str, kind: Kind, description: str, read: Callable[[Record], Any] | None = None) -> Column:
    return Column(name, kind, description, read or _at(name))


DATE = (
    _column("date_start", "date", "First possible day; empty when open", _at("date", "start")),
    _column("date_end", "date", "Last possible day; empty when open", _at("date", "end")),
    _column("date_precision", "string", "day, week, month, …, before, after, unknown", _at("date", "precision")),
    _column("date_edtf", "string", "The date as ISO 8601-2 (EDTF)", _at("date", "edtf")),
    _column("date_basis", "string", "text, dateline, publication or inferred", _at("date", "basis")),
    _column("date_text", "string", "The words of the article", _at("date", "text")),
    _column("date_reported", "date", "The earliest publication day", _at("date", "reported")),
    _column("sort_date", "date", "The day the record is sorted by; never empty", _at("date", "sort_date")),
)
SOURCE = (
    _column("article_count", "integer", "Articles that tell it"),
    _column("source_count", "integer", "Distinct sources of these articles"),
    _column("confidence", "number", "How sure the reading is, 0 to 1"),
    _column("disputed", "boolean", "Whether articles contradict one another"),
    _column("source_article", "string", "Id of the source shown", _source("article")),
    _column("publisher", "string", "Publisher of the source shown", _source("publisher")),
    _column("source_title", "string", "Headline of the source shown", _source("title")),
    _column("url", "string", "The publisher's link", source_link),
    _column("published", "date", "Publication day of the source shown", _source("published")),
    _column("via", "string", "Outlet or agency the source names as its own source", _source("via")),
    _column("link", "string", "This record in the API", _at("links", "self")),
)
PLACE = (
    _column("place_id", "string", "Id of the place", _at("place", "id")),
    _column("city", "string", "City", _at("place", "city")),
    _column("country", "string", "Country, ISO 3166-1 alpha-2", _at("place", "country")),
    _column("latitude", "number", "WGS 84", _at("place", "latitude")),
    _column("longitude", "number", "WGS 84", _at("place", "longitude")),
    _column("geo_precision", "string", "What the point stands for", _at("place", "precision")),
)
EVENT = (
    _column("id", "string", "Stable id"),
    _column("type", "string", "Event type"),
    _column("subtype", "string", "Subtype"),
    _column("status", "string", "occurred, ongoing, planned or cancelled"),
    _column("title", "string", "Title in our words"),
    *DATE,
    *PLACE,
    _column("participants", "string", "Names of all participants", _each("participants", "name")),
    _column("participant_ids", "string", "Their ids, in the same order", _each("participants", "id")),
    _column("participant_roles", "string", "Their roles, in the same order", _each("participants", "role")),
    _column("visitors", "string", "Names of visitors", _each("participants", "name", "visitor")),
    _column("visitor_ids", "string", "Their ids", _each("participants", "id", "visitor")),
    _column("host", "string", "Name of the host", _each("participants", "name", "host")),
    _column("host_id", "string", "Id of the host", _each("participants", "id", "host")),
    _column("plover", "string", "PLOVER code", _at("codes", "plover")),
    _column("mode", "string", "PLOVER mode", _at("codes", "mode")),
    _column("cameo", "string", "CAMEO code", _at("codes", "cameo")),
    _column("goldstein", "number", "Goldstein value of the code", _at("codes", "goldstein")),
    _column("topics", "string", "Topics"),
    _column("part_of", "string", "Id of the event it is part of"),
    *SOURCE,
)
STATEMENT = (
    _column("id", "string", "Stable id"),
    _column("kind", "string", "direct (between quotation marks) or indirect"),
    _column("text", "string", "What was said, as printed"),
    _column("complete", "boolean", "False where the quotation was shortened"),
    _column("language", "string", "Language of the text"),
    _column("wording", "string", "as_printed or machine_translated"),
    _column("speaker_id", "string", "Id of the speaker", _at("speaker", "id")),
    _column("speaker", "string", "Name of the speaker", _at("speaker", "name")),
    _column("speaker_office", "string", "Office held that day", _at("speaker", "office")),
    _column("speaker_country", "string", "Country of the speaker", _at("speaker", "country")),
    _column("cue", "string", "The verb of saying"),
    _column("mentions", "string", "Names of actors its words name", _each("mentions", "name")),
    _column("mention_ids", "string", "Their ids, in the same order", _each("mentions", "id")),
    *DATE,
    _column("topics", "string", "Topics"),
    _column("event", "string", "Id of the event it was made at"),
    *SOURCE,
)
ARTICLE = (
    _column("id", "string", "Stable id"),
    _column("title", "string", "Headline"),
    _column("publisher", "string", "Publisher"),
    _column("published", "date", "Publication day"),
    _column("published_basis", "string", "Where that day was found"),
    _column("language", "string", "Language of the text"),
    _column("url", "string", "The publisher's link", source_link),
    _column("via", "string", "Outlet or agency it names as its source"),
    _column("translation", "string", "Kind of translation the article tells of"),
    _column("text_kind", "string", "full, or digest: our own summary"),
    _column("event_count", "integer", "Events taken from it"),
    _column("statement_count", "integer", "Statements taken from it"),
    _column("link", "string", "This record in the API", _at("links", "self")),
)
ACTOR = (
    _column("id", "string", "Stable id"),
    _column("kind", "string", "person, state or body"),
    _column("name", "string", "Name"),
    _column("country", "string", "Country, ISO 3166-1 alpha-2"),
    _column("wikidata", "string", "Wikidata id"),
    _column("event_count", "integer", "Events with it", _at("counts", "events")),
    _column("statement_count", "integer", "Statements by it", _at("counts", "statements")),
    _column("first_seen", "date", "First day on record"),
    _column("last_seen", "date", "Last day on record"),
    _column("link", "string", "This record in the API", _at("links", "self")),
)
PLACE_RECORD = (
    _column("id", "string", "Stable id"),
    _column("kind", "string", "city, region, country or venue"),
    _column("name", "string", "Name"),
    _column("country", "string", "Country, ISO 3166-1 alpha-2"),
    _column("latitude", "number", "WGS 84"),
    _column("longitude", "number", "WGS 84"),
    _column("wikidata", "string", "Wikidata id"),
    _column("visit_count", "integer", "Visits there", _at("counts", "visits")),
    _column("event_count", "integer", "Events there", _at("counts", "events")),
    _column("link", "string", "This record in the API", _at("links", "self")),
)


def _tags(record: Record) -> str:
    words = [record["object"], record.get("type") or record.get("kind"), *(record.get("topics") or [])]
    return ",".join(str(word) for word in words if word)


def _text_or_title(record: Record) -> Any:
    return record.get("text") or record.get("title")


def _time_end(record: Record) -> Any:
    return None if is_open(record["date"]) else record["date"]["end"]


def _union(*groups: Iterable[Column]) -> tuple[Column, ...]:
    """Columns of several kinds in their order, each name once."""
    merged = {column.name: column for group in groups for column in group}
    return tuple(merged.values())


TIMELINE = _union(
    (_column("object", "string", "event or statement"),),
    EVENT,
    STATEMENT,
    (
        _column("text", "string", "A statement's text, an event's title", _text_or_title),
        _column("time", "date", "sort_date again, as Grafana's annotations name it", _at("date", "sort_date")),
        _column("timeEnd", "date", "Last day of a closed date", _time_end),
        _column("tags", "string", "Object, type and topics, comma-separated", _tags),
    ),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "events": EVENT,
    "visits": EVENT,
    "statements": STATEMENT,
    "timeline": TIMELINE,
    "articles": ARTICLE,
    "actors": ACTOR,
    "places": PLACE_RECORD,
}


def flat_row(resource: str, record: Record) -> dict[str, Cell]:
    """A record as one row of scalars."""
    return {column.name: column.cell(record) for column in COLUMNS[resource]}


def table_schema(resource: str) -> dict[str, Any]:
    """The columns of a resource as a Frictionless Table Schema."""
    fields = [{"name": c.name, "type": c.kind, "description": c.description} for c in COLUMNS[resource]]
    return {"fields": fields, "primaryKey": "id", "missingValues": [""]}
