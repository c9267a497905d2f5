"""JSON Feed 1.1: the newest records for feed readers that prefer JSON."""

from collections.abc import Iterator
from typing import Any

import orjson

from app.formats.base import DATED, Answer, Format, Record, absolute, headline, source_lines, source_link


def render(answer: Answer) -> Iterator[bytes]:
    """One feed document."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": answer.title,
        "home_page_url": f"{answer.base_url}/",
        "feed_url": answer.links.get("self", answer.base_url),
        "items": [_item(answer, record) for record in answer.records()],
    }
    if answer.next_url:
        feed["next_url"] = answer.next_url
    yield orjson.dumps(feed)


def _item(answer: Answer, record: Record) -> dict[str, Any]:
    page = absolute(answer, record["links"]["self"]) or record["id"]
    item = {
        "id": page,
        "url": absolute(answer, record["links"].get("page")) or page,
        "external_url": source_link(record),
        "title": headline(record),
        "content_text": "\n".join([str(record.get("text") or headline(record)), *source_lines(record)]),
        "date_published": _published(record),
        "tags": [word for word in (record.get("type") or record.get("kind"), *(record.get("topics") or [])) if word],
        "language": record.get("language"),
        "authors": [{"name": record["speaker"]["name"]}] if (record.get("speaker") or {}).get("name") else None,
        "_relations_timeline": {"object": record["object"], "id": record["id"], "date": record.get("date")},
    }
    return {key: value for key, value in item.items() if value is not None}


def _published(record: Record) -> str | None:
    when = record.get("date") or {}
    day = when.get("reported") or when.get("sort_date") or record.get("published")
    return f"{day}T00:00:00Z" if day else None


FORMAT = Format(
    "feed.json",
    ".feed.json",
    "application/feed+json",
    False,
    render,
    "The newest 50 as JSON Feed 1.1",
    resources=DATED | {"articles"},
    most=50,
)
