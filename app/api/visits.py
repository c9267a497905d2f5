"""``/v1/visits``: events of type visit, with visitors, host and city as fields of their own."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import answer_list
from app.api.deps import RecordQueryDep, reader_of
from app.api.openapi.answers import listed, listed_as, problems
from app.api.openapi.models import VisitList
from app.api.records import RecordId, Suffix
from app.errors import MovedError
from app.timeline.query import EventQuery
from app.timeline.selection import select_record

router = APIRouter(tags=["visits"])


@router.get(
    "/v1/visits",
    operation_id="list_visits",
    summary="Visits by city, visitor, host, date",
    responses=listed("visits", VisitList),
)
async def list_visits(request: Request, query: Annotated[EventQuery, Query()]) -> Response:
    """Who visited whom, where and when, newest first."""
    return await answer_list(request, "visits", query)


@router.get(
    "/v1/visits.{suffix}",
    operation_id="list_visits_as",
    summary="Visits by city, visitor, host, date, in a format by its suffix",
    responses=listed_as("visits"),
)
async def list_visits_as(request: Request, suffix: Suffix, query: Annotated[EventQuery, Query()]) -> Response:
    """The same selection as a file or feed: the suffix wins over `Accept`."""
    return await answer_list(request, "visits", query, suffix)


@router.get(
    "/v1/visits/{id}",
    operation_id="get_visit",
    summary="One visit: leads to the event",
    status_code=308,
    response_class=Response,
    responses=problems(308, 404, 410),
)
async def get_visit(request: Request, id: RecordId, query: RecordQueryDep) -> Response:  # noqa: A002
    """A visit is an event; its record stands at `/v1/events/{id}`."""
    await reader_of(request).run(select_record, "event", id, query.lang)
    raise MovedError("A visit is an event: its record stands among the events.", f"/v1/events/{id}")
