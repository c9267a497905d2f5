"""Documents as bytes: JSON whose own links begin with a mark, for which the server's address is put when it is served.

The mark is one character that JSON allows as it is; where a text holds it, it is written as its escape. So one pass for
one byte completes all links of a page.
"""

from typing import Any

import orjson

MARK = "\x7f"
MARK_BYTE = MARK.encode()
MARK_ESCAPED = b"\\u007f"


def links(kind: str, record_id: str) -> dict[str, str]:
    """Where a record and its page stand."""
    return {"self": f"/v1/{kind}/{record_id}", "page": f"/{kind}/{record_id}"}


def plain_json(value: Any) -> bytes:
    """JSON without the mark."""
    dumped = orjson.dumps(value)
    return dumped.replace(MARK_BYTE, MARK_ESCAPED) if MARK_BYTE in dumped else dumped


def write_body(record: dict[str, Any]) -> bytes:
    """A record as a document; its ``links`` are plain paths."""
    rest = dict(record)
    marked = {name: MARK + path for name, path in rest.pop("links").items()}
    plain = plain_json(rest)
    return plain[:-1] + b',"links":' + orjson.dumps(marked) + b"}"


def read_body(body: bytes) -> dict[str, Any]:
    """A document as a record; its ``links`` are plain paths."""
    record: dict[str, Any] = orjson.loads(bytes(body).replace(MARK_BYTE, b""))
    return record


def with_address(body: bytes, base: str) -> bytes:
    """Documents with a server's address in their links."""
    return body.replace(MARK_BYTE, base.encode())
