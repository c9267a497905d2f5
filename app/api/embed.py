"""``/embed/…``: pages for frames on other sites: the component, and under it a plain list that needs no script."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.responses import HTMLResponse

from app.api.deps import reader_of
from app.api.error_handlers import explain
from app.api.html import EMBED_POLICY, html_page
from app.api.links import self_url, with_query
from app.api.problems import base_url
from app.documents.bodies import read_body
from app.errors import MovedError, NotFoundError, RequestError
from app.formats.base import Record, source_link
from app.formats.days import words
from app.timeline.pages import TimelinePage
from app.timeline.query import StreamQuery
from app.timeline.selection import select_record, select_timeline

router = APIRouter(include_in_schema=False)
MOST = 100
VIEWS = ("timeline", "list", "map", "quotes", "tempo", "visits")
_LISTS = {
    name
    for name, field in StreamQuery.model_fields.items()
    if isinstance(field.get_default(call_default_factory=True), list)
}
_LEFT_OUT = {"shape", "cursor", "count", "include", "excel", "open_dates"}
_NOTHING = {
    "en": "Nothing on record for this selection.",
    "ru": "По этому запросу ничего нет.",
    "kk": "Бұл сұрау бойынша ештеңе жоқ.",
}


@router.get("/embed/record")
async def embed_record(request: Request) -> HTMLResponse:
    """One event or statement (`event=`, `statement=`), or the latest of an actor (`actor=`)."""
    for kind in ("event", "statement"):
        if record_id := request.query_params.get(kind):
            try:
                document = await follow_record(request, kind, record_id)
            except RequestError as error:
                return _page(request, status=error.status, problem=_told(error))
            return _page(request, page=TimelinePage([document]))
    return await _embed(request)


@router.get("/embed/{view}")
async def embed_view(request: Request, view: str) -> HTMLResponse:
    """A view of events and statements; unknown parameters are ignored, a bad filter is told in the frame."""
    if view not in VIEWS:
        raise NotFoundError(f"There is no view {view[:40]!r} to embed; there are {', '.join(VIEWS)}.")
    return await _embed(request, view)


async def follow_record(request: Request, kind: str, record_id: str) -> bytes:
    """A record's document; an id that was merged leads on to its successor, since a frame keeps its first id.

    Raises:
        NotFoundError: nothing stands under the id.
        GoneError: it was removed or withdrawn.
    """
    try:
        return await reader_of(request).run(select_record, kind, record_id)
    except MovedError as moved:
        return await reader_of(request).run(select_record, kind, moved.successor)


async def _embed(request: Request, view: str | None = None) -> HTMLResponse:
    try:
        query = _query(request)
        page = await reader_of(request).run(select_timeline, "timeline", query)
    except RequestError as error:
        return _page(request, status=error.status, problem=_told(error))
    return _page(request, query.lang, page, view=view)


def _told(error: RequestError) -> dict[str, str]:
    return {"title": error.title, "detail": str(error)}


def _component_filters(request: Request) -> dict[str, str]:
    """The filters as the component's attributes: dashes for underscores, several values parted by a bar."""
    given = request.query_params
    known = [name for name in given if name in StreamQuery.model_fields and name not in _LEFT_OUT | {"lang", "limit"}]
    return {name.replace("_", "-"): "|".join(given.getlist(name)) for name in known}


def _query(request: Request) -> StreamQuery:
    given = request.query_params
    known = {name: given.getlist(name) for name in given if name in StreamQuery.model_fields and name not in _LEFT_OUT}
    values = {name: value if name in _LISTS else value[-1] for name, value in known.items()}
    try:
        query = StreamQuery.model_validate(values)
    except ValidationError as error:
        mistakes = [{**mistake, "loc": ("query", *mistake["loc"])} for mistake in error.errors()]
        raise explain(RequestValidationError(mistakes).errors(), sorted(StreamQuery.model_fields)) from error
    return query.model_copy(update={"limit": min(query.limit or 50, MOST)})


def _page(
    request: Request,
    lang: str = "en",
    page: TimelinePage | None = None,
    problem: dict[str, str] | None = None,
    status: int = 200,
    view: str | None = None,
) -> HTMLResponse:
    theme = request.query_params.get("theme")
    return html_page(
        "embed.html",
        status,
        EMBED_POLICY,
        lang=lang,
        base=base_url(request.scope),
        oembed=f"{base_url(request.scope)}/oembed?url={quote(self_url(request.scope), safe='')}",
        view=view,
        filters=_component_filters(request),
        theme=theme if theme in {"light", "dark"} else "auto",
        problem=problem,
        records=[_shown(read_body(item)) for item in page.items] if page else [],
        more=page is not None and page.next_cursor is not None,
        nothing=_NOTHING[lang],
        link=with_query(request.scope, "/", without=("theme", "limit")),
    )


def _shown(record: Record) -> dict[str, Any]:
    when, place, speaker = record["date"], record.get("place") or {}, record.get("speaker") or {}
    return {
        "when": words(when),
        "day": when["sort_date"],
        "title": record.get("title"),
        "status": record.get("status"),
        "text": _quoted(record),
        "language": record.get("language", "en"),
        "speaker": ", ".join(part for part in (speaker.get("name"), speaker.get("office")) if part),
        "where": ", ".join(part for part in (place.get("city"), place.get("country")) if part),
        "sources": [_source(source) for source in record.get("sources") or []],
    }


def _quoted(record: Record) -> str | None:
    text = record.get("text")
    return f"“{text}”" if text and record["kind"] == "direct" else text


def _source(source: Record) -> dict[str, Any]:
    name = source.get("publisher") or source.get("title") or "Source"
    via = f" via {source['via']}" if source.get("via") else ""
    digest = source.get("text_kind") == "digest"
    return {"name": f"{name}{via}", "url": source_link({"sources": [source]}), "digest": digest}
