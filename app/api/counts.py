"""``/v1/{collection}/counts``: aggregates for charts, with the filters of the collection."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import fresh_headers, make_etag, not_modified
from app.api.deps import reader_of
from app.api.links import self_url, with_query
from app.api.middleware.caching import matches
from app.api.openapi.answers import flat_too, plain
from app.api.openapi.models import CountsAnswer
from app.errors import Fault, UnknownFormatError
from app.formats.lines import csv_line
from app.timeline.counts import CountsPage, select_counts
from app.timeline.query import ArticleCounts, CountsQuery, EventCounts, StatementCounts

router = APIRouter(tags=["counts"])
CountsSuffix = Annotated[
    str, Path(description="json or csv.", examples=["csv"], json_schema_extra={"enum": ["json", "csv"]})
]
_CSV = {"text/csv": {"schema": {"type": "string"}}}
_ANSWERS = plain(flat_too(CountsAnswer), "One row a value, or a pair of values, with its count")
_ANSWERS_AS = plain(flat_too(CountsAnswer), "The same rows as JSON or CSV", 404, content=_CSV)


@router.get("/v1/events/counts", operation_id="count_events", summary="Counts of events", responses=_ANSWERS)
async def count_events(request: Request, query: Annotated[EventCounts, Query()]) -> Response:
    """Events by one or two of month, year, type, actor, city, publisher and more."""
    return await _answer(request, "events", query)


@router.get("/v1/visits/counts", operation_id="count_visits", summary="Counts of visits", responses=_ANSWERS)
async def count_visits(request: Request, query: Annotated[EventCounts, Query()]) -> Response:
    """Visits by one or two of month, year, visitor, host, city and more."""
    return await _answer(request, "visits", query)


@router.get(
    "/v1/statements/counts", operation_id="count_statements", summary="Counts of statements", responses=_ANSWERS
)
async def count_statements(request: Request, query: Annotated[StatementCounts, Query()]) -> Response:
    """Statements by one or two of month, year, speaker, kind, topic and more."""
    return await _answer(request, "statements", query)


@router.get("/v1/articles/counts", operation_id="count_articles", summary="Counts of articles", responses=_ANSWERS)
async def count_articles(request: Request, query: Annotated[ArticleCounts, Query()]) -> Response:
    """Articles by one or two of month, year, publisher, language, actor."""
    return await _answer(request, "articles", query)


@router.get(
    "/v1/events/counts.{suffix}", operation_id="count_events_as", summary="Counts of events as CSV",
    responses=_ANSWERS_AS,
)  # fmt: skip
async def count_events_as(request: Request, suffix: CountsSuffix, query: Annotated[EventCounts, Query()]) -> Response:
    """The same rows for spreadsheets."""
    return await _answer(request, "events", query, suffix)


@router.get(
    "/v1/visits/counts.{suffix}", operation_id="count_visits_as", summary="Counts of visits as CSV",
    responses=_ANSWERS_AS,
)  # fmt: skip
async def count_visits_as(request: Request, suffix: CountsSuffix, query: Annotated[EventCounts, Query()]) -> Response:
    """The same rows for spreadsheets."""
    return await _answer(request, "visits", query, suffix)


@router.get(
    "/v1/statements/counts.{suffix}", operation_id="count_statements_as", summary="Counts of statements as CSV",
    responses=_ANSWERS_AS,
)  # fmt: skip
async def count_statements_as(
    request: Request, suffix: CountsSuffix, query: Annotated[StatementCounts, Query()]
) -> Response:
    """The same rows for spreadsheets."""
    return await _answer(request, "statements", query, suffix)


@router.get(
    "/v1/articles/counts.{suffix}", operation_id="count_articles_as", summary="Counts of articles as CSV",
    responses=_ANSWERS_AS,
)  # fmt: skip
async def count_articles_as(
    request: Request, suffix: CountsSuffix, query: Annotated[ArticleCounts, Query()]
) -> Response:
    """The same rows for spreadsheets."""
    return await _answer(request, "articles", query, suffix)


async def _answer(request: Request, resource: str, query: CountsQuery, suffix: str = "json") -> Response:
    if suffix not in {"json", "csv"}:
        raise UnknownFormatError(
            f"Counts are not offered as .{suffix}.", [Fault("suffix", f"no suffix .{suffix}", [".json", ".csv"])]
        )
    reader = reader_of(request)
    etag = make_etag(request, reader.dataset().version, suffix)
    if matches(request.scope, etag.encode()):
        return not_modified(etag)
    page = await reader.run(select_counts, resource, query)
    headers = fresh_headers(make_etag(request, page.version, suffix))
    if suffix == "csv":
        return Response(_csv(page), headers=headers, media_type="text/csv; charset=utf-8")
    body = page.rows if query.shape == "array" else _envelope(request, resource, page)
    return Response(orjson.dumps(body, default=str), headers=headers, media_type="application/json")


def _envelope(request: Request, resource: str, page: CountsPage) -> dict[str, Any]:
    as_csv = with_query(request.scope, f"/v1/{resource}/counts.csv", without=("shape",))
    return {
        "by": page.by,
        "items": page.rows,
        "total": page.total,
        "query": page.understood,
        "links": {"self": self_url(request.scope), "csv": as_csv},
        "dataset": {"version": str(page.version)},
    }


def _csv(page: CountsPage) -> bytes:
    names = list(dict.fromkeys(name for row in page.rows for name in row)) or [*page.by, "count"]
    return csv_line(names) + b"".join(csv_line([row.get(name) for name in names]) for row in page.rows)
