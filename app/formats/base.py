"""What every format takes and gives: an answer of rendered documents in, chunks of bytes out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson

from app.addresses import is_web_address
from app.documents.bodies import with_address

Record = dict[str, Any]

DATED = frozenset({"events", "visits", "statements", "timeline"})
"""Collections whose records happened on a day: these can go into calendars and timelines."""
EVERY = DATED | {"articles", "actors", "places"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents of one selection and what stands around them."""

    resource: str
    items: Iterable[bytes]
    base_url: str
    links: Mapping[str, str] = field(default_factory=dict)
    next_url: str | None = None
    total: int | None = None
    understood: Mapping[str, Any] = field(default_factory=dict)
    coverage: Mapping[str, Any] | None = None
    version: int = 0
    updated_at: datetime | None = None
    flat: bool = False
    excel: bool = False
    open_dates: bool = False

    def records(self) -> Iterator[Record]:
        """The documents as data, one at a time."""
        for item in self.items:
            yield orjson.loads(self.with_links(item))

    def with_links(self, document: bytes) -> bytes:
        """Documents with this server's address put before their own links."""
        return with_address(document, self.base_url)

    @property
    def moment(self) -> datetime:
        """When the record last changed; the start of the epoch for an empty database."""
        return self.updated_at or datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def title(self) -> str:
        """A name for the answer as a feed or calendar shows it."""
        return f"Relations Timeline: {self.resource}"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an answer. ``most`` is how many records it takes when no limit is given."""

    name: str
    suffix: str
    media_type: str
    whole: bool
    render: Callable[[Answer], Iterable[bytes]]
    description: str
    resources: frozenset[str] = EVERY
    most: int | None = None
    extra: str | None = None
    """The optional package that must be installed for it, told where it is missing."""
    available: bool = True
    leaves_out_open_dates: bool = False


def absolute(answer: Answer, address: str | None) -> str | None:
    """An address of ours with this server's host before it."""
    return answer.base_url + address if address and address.startswith("/") else address


def first_source(record: Record) -> Record:
    """The source shown beside a record: the first, or an article itself."""
    if record.get("object") == "article":
        return record
    sources = record.get("sources") or [{}]
    return sources[0] or {}


def source_link(record: Record) -> str | None:
    """The publisher's link beside a record, only if it is one a browser should follow."""
    url = first_source(record).get("url")
    return url if isinstance(url, str) and is_web_address(url) else None


def headline(record: Record, width: int = 120) -> str:
    """One line that names a record: an event's title, or who said what."""
    if record.get("object") != "statement":
        return str(record.get("title") or record.get("name") or record["id"])
    speaker = (record.get("speaker") or {}).get("name") or "Unknown speaker"
    text = shorten(str(record["text"]), width)
    return f"{speaker}: “{text}”" if record["kind"] == "direct" else f"{speaker}: {text}"


def shorten(text: str, width: int) -> str:
    """A text cut at a word with an ellipsis, or whole where it fits."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    head = flat[: width - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + "…"


def source_lines(record: Record) -> list[str]:
    """Publisher and link of every source, a digest called what it is."""
    sources = [record] if record.get("object") == "article" else record.get("sources") or []
    return [_source_line(source) for source in sources]


def _source_line(source: Record) -> str:
    name = source.get("publisher") or "Unknown publisher"
    via = f" via {source['via']}" if source.get("via") else ""
    digest = " (our summary)" if source.get("text_kind") == "digest" else ""
    return f"{name}{via}{digest}: {source.get('url') or source.get('title') or ''}".rstrip(": ")
