"""vis-timeline: items and groups; days stay days, longer intervals are ranges that end where they end."""

from collections.abc import Iterator
from html import escape
from typing import Any

import orjson

from app.formats.base import DATED, Answer, Format, Record, headline
from app.formats.days import day_after, first_day, is_open, last_day, words


def render(answer: Answer) -> Iterator[bytes]:
    """``items`` and ``groups``, or with ``flat`` the bare items."""
    shown = [r for r in answer.records() if answer.open_dates or not is_open(r["date"])]
    items = [_item(record) for record in shown]
    if answer.flat:
        yield orjson.dumps(items)
        return
    names = sorted({str(item["group"]) for item in items})
    groups = [{"id": name, "content": escape(name), "order": number} for number, name in enumerate(names)]
    yield orjson.dumps({"items": items, "groups": groups})


def _item(record: Record) -> dict[str, Any]:
    when = record["date"]
    start, end = first_day(when), last_day(when)
    item: dict[str, Any] = {
        "id": record["id"],
        "content": escape(headline(record, 80)),
        "title": escape(f"{words(when)} · {headline(record, 300)}"),
        "start": start.isoformat(),
        "group": str(record.get("type") or record["object"]),
        "className": f"precision-{when['precision']}",
        "type": "box",
    }
    if end != start:
        # vis draws up to the start of the last instant, so the end is the day after.
        item |= {"type": "range", "end": day_after(end).isoformat()}
    return item


FORMAT = Format(
    "vis.json",
    ".vis.json",
    "application/json",
    False,
    render,
    "Items and groups for vis-timeline; open dates only with open_dates=1",
    resources=DATED,
    most=1000,
    leaves_out_open_dates=True,
)
