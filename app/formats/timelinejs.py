"""TimelineJS 3 as JSON: what is not known of a date is left out, which is TimelineJS's own way to be imprecise."""

from collections.abc import Iterator
from html import escape
from typing import Any

import orjson

from app.formats.base import DATED, Answer, Format, Record, headline, source_lines, source_link
from app.formats.days import first_day, is_open, last_day, parts, words


def render(answer: Answer) -> Iterator[bytes]:
    """One document with ``events``; open dates only when asked for."""
    shown = [r for r in answer.records() if answer.open_dates or not is_open(r["date"])]
    title = {"text": {"headline": escape(answer.title), "text": ""}}
    slides = [_slide(record) for record in shown] or [_nothing(answer)]
    yield orjson.dumps({"title": title, "events": slides, "scale": "human"})


def _nothing(answer: Answer) -> dict[str, Any]:
    """TimelineJS stops with a message about spreadsheet cells where there is no event at all."""
    text = {"headline": "Nothing on record for this selection", "text": ""}
    return {"unique_id": "nothing", "start_date": parts(answer.moment.date(), "day"), "text": text}


def _slide(record: Record) -> dict[str, Any]:
    when = record["date"]
    slide: dict[str, Any] = {
        "unique_id": str(record["id"]),
        "start_date": parts(first_day(when), when["precision"]),
        "display_date": words(when),
        "text": {"headline": escape(headline(record)), "text": _body(record)},
        "group": str(record.get("type") or record["object"]),
    }
    if not is_open(when) and last_day(when) != first_day(when):
        slide["end_date"] = parts(last_day(when), when["precision"])
    return slide


def _body(record: Record) -> str:
    quote = f"<blockquote>{escape(str(record['text']))}</blockquote>" if record.get("text") else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in source_lines(record))
    link = source_link(record)
    return quote + lines + (f'<p><a href="{escape(link)}">Read the story</a></p>' if link else "")


FORMAT = Format(
    "timelinejs.json",
    ".timelinejs.json",
    "application/json",
    False,
    render,
    "For Knight Lab's TimelineJS 3; open dates only with open_dates=1",
    resources=DATED,
    most=1000,
    leaves_out_open_dates=True,
)
