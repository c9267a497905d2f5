"""Selections become HTTP answers: ETag and 304, format, links, one page or a stream."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson
from fastapi import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Scope

from app import __version__
from app.api.deps import reader_of
from app.api.links import link_header, list_links, next_url
from app.api.middleware.caching import is_conditional, matches
from app.api.middleware.compression import choose_coding
from app.api.negotiation import format_by_accept, format_by_suffix
from app.api.problems import base_url
from app.formats import Answer, Format
from app.formats.days import is_open
from app.timeline.pages import TimelinePage
from app.timeline.query import TimelineQuery
from app.timeline.selection import iterate_documents, select_timeline

FRESH = "public, max-age=0, must-revalidate"
"""Every answer may be kept and must be asked about: the next one after an ingestion has the new article."""
PAGE = 50


async def answer_list(request: Request, resource: str, query: TimelineQuery, suffix: str | None = None) -> Response:
    """A selection in the format that its suffix or ``Accept`` names."""
    form = (
        format_by_suffix(resource, suffix)
        if suffix is not None
        else format_by_accept(resource, request.headers.get("accept"))
    )
    if is_conditional(request.scope):
        etag = make_etag(request, reader_of(request).dataset().version, form.name)
        if matches(request.scope, etag.encode()):
            return not_modified(etag)
    if form.whole and query.limit is None and query.cursor is None:
        return await _stream(request, resource, query, form)
    return await _page(request, resource, query, form)


async def _page(request: Request, resource: str, query: TimelineQuery, form: Format) -> Response:
    limit = min(query.limit or form.most or PAGE, form.most or 1000)
    reader = reader_of(request)
    page = await reader.run(select_timeline, resource, query, limit)
    links = list_links(request.scope, resource)
    following = next_url(request.scope, page.next_cursor)
    answer = _answer(request, resource, query, links, page, following)
    body = b"".join(form.render(answer))
    etag = make_etag(request, page.version, form.name)
    headers = _headers(request, resource, query, form, etag, links, following)
    if form.name != "json" or page.total is not None:
        headers |= await _truncated(request, resource, query, form, page)
    return Response(body, headers=headers, media_type=form.media_type)


def _answer(
    request: Request,
    resource: str,
    query: TimelineQuery,
    links: Mapping[str, str],
    page: TimelinePage,
    following: str | None = None,
    items: Iterable[bytes] | None = None,
) -> Answer:
    return Answer(
        resource=resource,
        items=page.items if items is None else items,
        base_url=base_url(request.scope),
        links=links,
        next_url=following,
        total=page.total,
        understood={"lang": query.lang, **page.understood},
        coverage=page.coverage,
        version=page.version,
        updated_at=page.updated_at,
        flat=query.shape == "array",
        excel=query.excel,
        open_dates=query.open_dates,
    )


async def _stream(request: Request, resource: str, query: TimelineQuery, form: Format) -> Response:
    """The whole selection, a page of rows in memory at a time."""
    reader = reader_of(request)
    etag = make_etag(request, reader.dataset().version, form.name)
    # The first page is asked for now, so that a filter that cannot be answered is still a problem and not half a file.
    probe = await reader.run(select_timeline, resource, query.model_copy(update={"limit": 1, "count": False}))
    links = list_links(request.scope, resource)
    headers = _headers(request, resource, query, form, etag, links)
    if form.leaves_out_open_dates and not query.open_dates:
        headers |= await _left_out(request, resource, query)
    if request.scope.get("head"):
        return _head(headers, form)
    items = iterate_documents(reader, resource, query)
    answer = _answer(request, resource, query, links, probe, items=items)
    return StreamingResponse(_in_larger_pieces(form.render(answer)), headers=headers, media_type=form.media_type)


def _head(headers: Mapping[str, str], form: Format) -> Response:
    """The head of a stream: its length is not known, so it is not told."""
    head = Response(headers=headers, media_type=form.media_type)
    del head.headers["content-length"]
    return head


def _in_larger_pieces(chunks: Iterable[bytes], size: int = 64_000) -> Iterator[bytes]:
    """Rows joined into pieces worth a thread's trip and a packet."""
    pending: list[bytes] = []
    length = 0
    for chunk in chunks:
        pending.append(chunk)
        length += len(chunk)
        if length >= size:
            yield b"".join(pending)
            pending, length = [], 0
    yield b"".join(pending)


async def _truncated(
    request: Request, resource: str, query: TimelineQuery, form: Format, page: TimelinePage
) -> dict[str, str]:
    """``X-Truncated: given/there`` where the answer is not the whole selection."""
    shown = len(page.items)
    if form.leaves_out_open_dates and not query.open_dates:
        shown = sum(not is_open(orjson.loads(item)["date"]) for item in page.items)
    if page.next_cursor is None and query.cursor is None and shown == len(page.items):
        return {}
    there = page.total if page.total is not None else await _count(request, resource, query)
    return {"x-truncated": f"{shown}/{'*' if there is None else there}"}


async def _left_out(request: Request, resource: str, query: TimelineQuery) -> dict[str, str]:
    """The same for a streamed calendar, which takes days only."""
    there = await _count(request, resource, query)
    precision = [word for word in getattr(query, "precision", []) if word == "day"] or ["day"]
    only_days = query.model_copy(update={"precision": precision})
    asked = set(getattr(query, "precision", []))
    shown = 0 if asked and "day" not in asked else await _count(request, resource, only_days)
    return {} if there is None or shown == there else {"x-truncated": f"{shown}/{there}"}


async def _count(request: Request, resource: str, query: TimelineQuery) -> int | None:
    counting = query.model_copy(update={"limit": 1, "cursor": None, "count": True})
    page = await reader_of(request).run(select_timeline, resource, counting)
    return page.total


def _headers(
    request: Request,
    resource: str,
    query: TimelineQuery,
    form: Format,
    etag: str,
    links: Mapping[str, str],
    following: str | None = None,
) -> dict[str, str]:
    headers = {**fresh_headers(etag), "link": link_header(request.scope, resource, links, following)}
    if form.name == "ics" or form.name == "parquet" or query.excel:
        way = "inline" if form.name == "ics" else "attachment"
        headers["content-disposition"] = f'{way}; filename="{resource}{form.suffix}"'
    return headers


def fresh_headers(etag: str) -> dict[str, str]:
    """What lets caches keep an answer and ask whether it still holds."""
    return {"etag": etag, "cache-control": FRESH, "vary": "Accept, Accept-Encoding"}


def not_modified(etag: str) -> Response:
    """304: the client has this very answer."""
    return Response(status_code=304, headers=fresh_headers(etag))


def make_etag(request: Request, version: int, *parts: str) -> str:
    """A strong tag of what the bytes depend on: dataset, program, address, query, format and coding."""
    scope = request.scope
    told = "\0".join([__version__, base_url(scope), scope["path"], _canonical(scope), choose_coding(scope), *parts])
    return f'"{version}-{hashlib.blake2b(told.encode(), digest_size=9).hexdigest()}"'


def _canonical(scope: Scope) -> str:
    """What was asked, parameters in one order (the values of one in theirs)."""
    query: bytes = scope["query_string"]
    parts = query.decode("latin-1").split("&")
    return "&".join(sorted(parts, key=_name_of))


def _name_of(part: str) -> str:
    return part.partition("=")[0]


def json_answer(request: Request, body: bytes | Mapping[str, Any], version: int, *parts: str) -> Response:
    """One JSON document of the record with its ETag, or 304."""
    etag = make_etag(request, version, *parts)
    if matches(request.scope, etag.encode()):
        return not_modified(etag)
    content = body if isinstance(body, bytes) else orjson.dumps(body, option=orjson.OPT_UTC_Z, default=str)
    return Response(content, headers=fresh_headers(etag), media_type="application/json")


def constant_answer(
    request: Request, body: Mapping[str, Any] | bytes, media_type: str = "application/json"
) -> Response:
    """A document that changes only with the program: its tag is a hash of its bytes."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    told = content + choose_coding(request.scope).encode()
    etag = f'"c-{hashlib.blake2b(told, digest_size=9).hexdigest()}"'
    if matches(request.scope, etag.encode()):
        return not_modified(etag)
    return Response(content, headers=fresh_headers(etag), media_type=media_type)
