"""Atom (RFC 4287): the newest records for feed readers."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from app.formats.base import DATED, Answer, Format, Record, absolute, headline, source_lines, source_link

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(answer: Answer) -> Iterator[bytes]:
    """One feed document."""
    feed = ET.Element("feed", xmlns=_NAMESPACE)
    _text(feed, "id", answer.links.get("self", answer.base_url))
    _text(feed, "title", answer.title)
    _text(feed, "updated", _moment(answer.moment))
    ET.SubElement(_add(feed, "author"), "name").text = "Relations Timeline"
    for relation, address in _links(answer).items():
        _add(feed, "link", rel=relation, href=address)
    for record in answer.records():
        _entry(feed, answer, record)
    yield b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="utf-8")


def _links(answer: Answer) -> dict[str, str]:
    links = {"self": answer.links.get("self"), "alternate": answer.links.get("json"), "next": answer.next_url}
    return {relation: address for relation, address in links.items() if address}


def _entry(feed: ET.Element, answer: Answer, record: Record) -> None:
    entry = _add(feed, "entry")
    page = absolute(answer, record["links"]["self"]) or record["id"]
    _text(entry, "id", page)
    _text(entry, "title", headline(record))
    _text(entry, "updated", _moment(_changed(answer, record)))
    _text(entry, "published", f"{_published(record)}T00:00:00Z")
    _add(entry, "link", rel="alternate", href=source_link(record) or page)
    _add(entry, "link", rel="self", type="application/json", href=page)
    body = "\n".join([*([record["text"]] if record.get("text") else []), *source_lines(record)])
    _text(entry, "summary", body or headline(record))
    for topic in [record.get("type") or record.get("kind"), *(record.get("topics") or [])]:
        if topic:
            _add(entry, "category", term=str(topic))


def _published(record: Record) -> str:
    """The publication day: RFC 3339 wants one, and the first report is when the world learnt of it."""
    when = record.get("date") or {}
    return str(when.get("reported") or when.get("sort_date") or record.get("published") or "1970-01-01")


def _changed(answer: Answer, record: Record) -> datetime:
    stamp = record.get("updated_at")
    return datetime.fromisoformat(stamp) if isinstance(stamp, str) else answer.moment


def _moment(moment: datetime) -> str:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, name, {key: _clean(value) for key, value in attributes.items()})


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


FORMAT = Format(
    "atom",
    ".atom",
    "application/atom+xml",
    False,
    render,
    "The newest 50 for feed readers",
    resources=DATED | {"articles"},
    most=50,
)
