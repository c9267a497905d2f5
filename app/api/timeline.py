"""``/v1/timeline``: events and statements in one stream."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import answer_list
from app.api.openapi.answers import listed, listed_as
from app.api.openapi.models import TimelineList
from app.api.records import Suffix
from app.timeline.query import StreamQuery

router = APIRouter(tags=["timeline"])


@router.get(
    "/v1/timeline",
    operation_id="list_timeline",
    summary="Events and statements in one stream",
    responses=listed("timeline", TimelineList),
)
async def list_timeline(request: Request, query: Annotated[StreamQuery, Query()]) -> Response:
    """What happened and what was said, newest first; each record tells by `object` what it is."""
    return await answer_list(request, "timeline", query)


@router.get(
    "/v1/timeline.{suffix}",
    operation_id="list_timeline_as",
    summary="Events and statements in one stream, in a format by its suffix",
    responses=listed_as("timeline"),
)
async def list_timeline_as(request: Request, suffix: Suffix, query: Annotated[StreamQuery, Query()]) -> Response:
    """The same selection as a file or feed: the suffix wins over `Accept`."""
    return await answer_list(request, "timeline", query, suffix)
