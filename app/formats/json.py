"""JSON: the list envelope around documents that are rendered already, or a bare array of flat rows."""

from collections.abc import Iterator

import orjson

from app.formats.base import Answer, Format
from app.formats.columns import flat_row


def render(answer: Answer) -> Iterator[bytes]:
    """The envelope, or with ``flat`` an array of rows for one-line clients."""
    if answer.flat:
        yield orjson.dumps([flat_row(answer.resource, record) for record in answer.records()])
        return
    yield b'{"items":[' + answer.with_links(b",".join(answer.items)) + b"]," + _rest(answer)


def _rest(answer: Answer) -> bytes:
    around = {
        "next": answer.next_url,
        "total": answer.total,
        "query": answer.understood,
        "links": answer.links,
        "dataset": {"version": str(answer.version), "updated_at": answer.updated_at},
    }
    if answer.coverage is not None:
        around["coverage"] = answer.coverage
    return orjson.dumps(around, option=orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC)[1:]


FORMAT = Format("json", ".json", "application/json", False, render, "The envelope with items, next, query and links")
