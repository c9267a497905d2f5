"""Room 7: a page becomes bytes. ``FORMATS`` is the one list of formats; the first is the default."""

from app.formats import atom, csv, geojson, ics, json, json_feed, ndjson, parquet, timelinejs, timelinejs_csv, vis
from app.formats.base import Answer, Format
from app.formats.columns import COLUMNS, flat_row, table_schema

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (json, csv, ndjson, geojson, ics, atom, json_feed, timelinejs, timelinejs_csv, vis, parquet)
}


def formats_of(resource: str) -> list[Format]:
    """The formats a collection is offered in."""
    return [form for form in FORMATS.values() if resource in form.resources]


__all__ = ["COLUMNS", "FORMATS", "Answer", "Format", "flat_row", "formats_of", "table_schema"]
