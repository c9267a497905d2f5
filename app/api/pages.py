"""Pages for people: the dashboard, and one page a record, rendered here and readable without script."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.answers import fresh_headers, make_etag, not_modified
from app.api.deps import reader_of, settings_of, today
from app.api.examples import load_examples
from app.api.html import html_page
from app.api.middleware.caching import matches
from app.api.problems import base_url
from app.documents.bodies import read_body
from app.documents.citations import cite
from app.documents.json_ld import dataset_json_ld, record_json_ld
from app.formats.days import words
from app.timeline import Connection, EventQuery, Reader, StatementQuery, select_record, select_timeline

router = APIRouter(include_in_schema=False)
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
COLLECTIONS = {"event": "events", "statement": "statements", "actor": "actors"}
SHOWN = 100
"""Events and statements listed on an actor's page; the API has all."""


@router.get("/")
async def show_dashboard(request: Request) -> Response:
    """The dashboard."""
    base, state = base_url(request.scope), reader_of(request).dataset()
    dataset = dataset_json_ld(base, state.version, state.updated_at.isoformat() if state.updated_at else None)
    oembed = f"{base}/oembed?url={quote(str(request.url), safe='')}"
    examples = load_examples(settings_of(request).seeds_dir)
    pair = examples.pair if examples else ""
    return html_page("dashboard.html", policy=PAGE_POLICY, oembed=oembed, dataset=dataset, pair=pair)


@router.get("/events/{record_id}")
async def show_event(request: Request, record_id: str) -> Response:
    """The page of an event: who, when, where, what was said there, and the words all this was taken from."""
    return await _show(request, "event", record_id)


@router.get("/statements/{record_id}")
async def show_statement(request: Request, record_id: str) -> Response:
    """The page of a statement."""
    return await _show(request, "statement", record_id)


@router.get("/actors/{record_id}")
async def show_actor(request: Request, record_id: str) -> Response:
    """The page of an actor, with the latest events and statements."""
    return await _show(request, "actor", record_id)


async def _show(request: Request, kind: str, record_id: str) -> Response:
    reader = reader_of(request)
    body, version = await reader.run(_select_with_version, kind, record_id)
    record = read_body(body)
    etag = make_etag(request, version, "page", record_id, today().isoformat())
    if matches(request.scope, etag.encode()):
        return not_modified(etag)
    context = (
        {"events": [], "statements": []}
        | _context(base_url(request.scope), record, version)
        | await _beside(reader, record)
    )
    response = html_page("record.html", policy=PAGE_POLICY, **context)
    response.headers.update(fresh_headers(etag))
    return response


def _select_with_version(connection: Connection, kind: str, record_id: str) -> tuple[bytes, int]:
    """A record and the version it is of, which the page's tag and citation name."""
    return select_record(connection, kind, record_id), connection.state.version


def _context(base: str, record: Mapping[str, Any], version: int) -> dict[str, Any]:
    """What the template shows of the record itself."""
    collection = COLLECTIONS[record["object"]]
    page = f"{base}/{collection}/{record['id']}"
    title = str(record.get("title") or record.get("text") or record["name"])
    return {
        "base": base,
        "record": record,
        "page": page,
        "title": title if len(title) <= 120 else title[:119] + "…",
        "summary": title[:300],
        "facts": "" if record["object"] == "statement" else _facts(record),
        "when": words(record["date"]) if "date" in record else "",
        "api": f"{base}/v1/{collection}/{record['id']}",
        "oembed": f"{base}/oembed?url={quote(page, safe='')}",
        "json_ld": record_json_ld(record, page),
        "citation": cite(record, page, version, today()),
    }


def _facts(record: Mapping[str, Any]) -> str:
    """The line under a title: type, status, date and place; or what an actor is."""
    if record["object"] == "actor":
        return " · ".join(word for word in (record["kind"], record.get("country")) if word)
    place = record.get("place") or {}
    where = ", ".join(word for word in (place.get("city"), place.get("country")) if word)
    return " · ".join(word for word in (record["type"], record["status"], words(record["date"]), where) if word)


async def _beside(reader: Reader, record: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside a record: statements made at an event; an actor's latest events and statements."""
    if record["object"] == "event":
        return {"statements": record["statements"]}
    if record["object"] == "statement":
        return {}
    who = [record["id"]]
    events = await reader.run(select_timeline, "events", EventQuery(actor=who, limit=SHOWN))
    said = await reader.run(select_timeline, "statements", StatementQuery(speaker=who, limit=SHOWN))
    return {
        "events": [read_body(one) for one in events.items],
        "statements": [read_body(one) for one in said.items],
    }
