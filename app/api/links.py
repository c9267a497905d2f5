"""Addresses: of this answer, of its next page, of the same selection in other formats."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from starlette.types import Scope

from app.api.problems import base_url
from app.formats import formats_of

PLAIN_RE = re.compile(r"(?:[a-z_]+=[A-Za-z0-9_.~%+-]*(?:&|$))*")
"""A query whose names are plain and whose values are encoded already."""
LARGEST_HEADER = 2_400
"""nginx takes 4 kB of headers unless told otherwise. What does not fit is left out; the envelope has all links."""


def self_url(scope: Scope) -> str:
    """The address of this very answer, without parameters that mean nothing."""
    query = scope["query_string"].decode("latin-1")
    return base_url(scope) + _route_path(scope) + (f"?{query}" if query else "")


def with_query(scope: Scope, path: str, *, without: tuple[str, ...] = (), **changes: str) -> str:
    """An address of ours with this request's query, less or changed in some parameters."""
    return base_url(scope) + path + _query(scope, without, changes)


def _query(scope: Scope, without: tuple[str, ...], changes: Mapping[str, str]) -> str:
    query = scope["query_string"].decode("latin-1")
    left_out = {*without, *changes}
    if PLAIN_RE.fullmatch(query):
        # nothing needs decoding to be compared or encoding to be sent: taken apart as it is
        kept = [part for part in query.split("&") if part and part.partition("=")[0] not in left_out]
        query = "&".join([*kept, *(_encoded(name, value) for name, value in changes.items())])
    else:
        pairs = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name not in left_out]
        query = urlencode([*pairs, *changes.items()])
    return f"?{query}" if query else ""


def _encoded(name: str, value: str) -> str:
    """A parameter as it is sent; a cursor, as most values, is sent as it is."""
    plain = f"{name}={value}"
    return plain if PLAIN_RE.fullmatch(plain) else urlencode({name: value})


def list_links(scope: Scope, resource: str) -> dict[str, str]:
    """``self`` and the same selection in each format that the collection is offered in."""
    start, query = f"{base_url(scope)}/v1/{resource}", _query(scope, ("cursor", "shape", "count"), {})
    return {"self": self_url(scope)} | {name: start + suffix + query for name, suffix, _ in _offered(resource)}


@lru_cache
def _offered(resource: str) -> tuple[tuple[str, str, str], ...]:
    """Name, suffix and plain media type of each format that a collection is offered in."""
    return tuple(
        (form.name, form.suffix, form.media_type.partition(";")[0]) for form in formats_of(resource) if form.available
    )


def next_url(scope: Scope, cursor: str | None) -> str | None:
    """The address of the next page."""
    return with_query(scope, _route_path(scope), cursor=cursor) if cursor else None


def link_header(scope: Scope, resource: str, links: Mapping[str, str], following: str | None) -> str:
    """The ``Link`` header: next and first page, descriptions, other formats; as many as fit, the first ones first."""
    base = base_url(scope)
    parts = [f'<{following}>; rel="next"'] if following else []
    parts.append(f'<{with_query(scope, _route_path(scope), without=("cursor",))}>; rel="first"')
    parts.append(f'<{base}/v1/columns/{resource}>; rel="describedby"')
    parts.append(f'<{base}/openapi.json>; rel="service-desc"')
    parts += [f'<{links[name]}>; rel="alternate"; type="{media_type}"' for name, _, media_type in _offered(resource)]
    header = ", ".join(parts)
    return header if len(header) <= LARGEST_HEADER else _as_many_as_fit(parts)


def _as_many_as_fit(parts: list[str]) -> str:
    kept, length = [], 0
    for part in parts:
        if length + len(part) <= LARGEST_HEADER:
            kept.append(part)
            length += len(part) + 2
    return ", ".join(kept)


def _route_path(scope: Scope) -> str:
    return str(scope["path"].removeprefix(scope.get("root_path", "")))
