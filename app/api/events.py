"""``/v1/events``: what happened, newest first."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import answer_list
from app.api.deps import RecordQueryDep
from app.api.openapi.answers import listed, listed_as, one
from app.api.openapi.models import EventList
from app.api.records import RecordId, Suffix, answer_record
from app.documents.schemas import EventDetail
from app.timeline.query import EventQuery

router = APIRouter(tags=["events"])


@router.get(
    "/v1/events",
    operation_id="list_events",
    summary="Events by date, type, actor, place",
    responses=listed("events", EventList),
)
async def list_events(request: Request, query: Annotated[EventQuery, Query()]) -> Response:
    """Visits, talks, calls, agreements and more, newest first."""
    return await answer_list(request, "events", query)


@router.get(
    "/v1/events.{suffix}",
    operation_id="list_events_as",
    summary="Events by date, type, actor, place, in a format by its suffix",
    responses=listed_as("events"),
)
async def list_events_as(request: Request, suffix: Suffix, query: Annotated[EventQuery, Query()]) -> Response:
    """The same selection as a file or feed: the suffix wins over `Accept`."""
    return await answer_list(request, "events", query, suffix)


@router.get(
    "/v1/events/{id}",
    operation_id="get_event",
    summary="One event",
    responses=one(EventDetail),
)
async def get_event(request: Request, id: RecordId, query: RecordQueryDep) -> Response:  # noqa: A002
    """One event with its evidence and the statements made at it."""
    return await answer_record(request, "event", id, query)
