"""How many records an answer holds, told by a reader of its format."""

import csv
import io
import json
from collections.abc import Callable

import icalendar
import pyarrow.parquet as pq  # type: ignore[import-untyped]

COUNT: dict[str, Callable[[bytes], int]] = {
    "json": lambda body: len(json.loads(body)["items"]),
    "csv": lambda body: len(list(csv.DictReader(io.StringIO(body.decode())))),
    "ndjson": lambda body: len([json.loads(line) for line in body.splitlines()]),
    "geojson": lambda body: len(json.loads(body)["features"]),
    "ics": lambda body: len(list(icalendar.Calendar.from_ical(body).walk("VEVENT"))),
    "atom": lambda body: body.count(b"<entry>"),
    "feed.json": lambda body: len(json.loads(body)["items"]),
    "timelinejs.json": lambda body: len([e for e in json.loads(body)["events"] if e["unique_id"] != "nothing"]),
    "timelinejs.csv": lambda body: len(list(csv.DictReader(io.StringIO(body.decode())))),
    "vis.json": lambda body: len(json.loads(body)["items"]),
    "parquet": lambda body: int(pq.read_table(io.BytesIO(body)).num_rows),
}
