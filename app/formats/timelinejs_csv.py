"""TimelineJS 3 as CSV, the shape of its spreadsheet template."""

from collections.abc import Iterator
from datetime import date
from html import escape

from app.formats.base import DATED, Answer, Format, Record, headline, source_link
from app.formats.columns import Cell
from app.formats.days import first_day, is_open, last_day, parts, words
from app.formats.lines import csv_line

HEADER = [
    *(
        "Year",
        "Month",
        "Day",
        "Time",
        "End Year",
        "End Month",
        "End Day",
        "End Time",
        "Display Date",
        "Headline",
        "Text",
    ),
    *("Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
]


def render(answer: Answer) -> Iterator[bytes]:
    """A header, then a slide a line; open dates only when asked for."""
    yield csv_line(HEADER)
    for record in answer.records():
        if answer.open_dates or not is_open(record["date"]):
            row = _row(record)
            yield csv_line(row.get(name) for name in HEADER)


def _row(record: Record) -> dict[str, Cell]:
    when = record["date"]
    ends = not is_open(when) and last_day(when) != first_day(when)
    return {
        **_parts("", first_day(when), when["precision"]),
        **(_parts("End ", last_day(when), when["precision"]) if ends else {}),
        "Display Date": words(when),
        "Headline": escape(headline(record)),
        "Text": _body(record),
        "Group": str(record.get("type") or record["object"]),
    }


def _parts(prefix: str, day: date, precision: str) -> dict[str, Cell]:
    return {f"{prefix}{name.capitalize()}": number for name, number in parts(day, precision).items()}


def _body(record: Record) -> str:
    quote = f"<blockquote>{escape(str(record['text']))}</blockquote>" if record.get("text") else ""
    link = source_link(record)
    return quote + (f'<a href="{escape(link)}">Read the story</a>' if link else "")


FORMAT = Format(
    "timelinejs.csv",
    ".timelinejs.csv",
    "text/csv; charset=utf-8",
    False,
    render,
    "TimelineJS's spreadsheet columns; open dates only with open_dates=1",
    resources=DATED,
    most=1000,
    leaves_out_open_dates=True,
)
