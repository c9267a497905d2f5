"""``/v1/places``: cities and countries."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import answer_list
from app.api.deps import RecordQueryDep
from app.api.openapi.answers import listed, listed_as, one
from app.api.openapi.models import PlaceList
from app.api.records import RecordId, Suffix, answer_record
from app.documents.schemas import PlaceDetail
from app.timeline.query import PlaceQuery

router = APIRouter(tags=["places"])


@router.get(
    "/v1/places",
    operation_id="list_places",
    summary="Cities and countries",
    responses=listed("places", PlaceList),
)
async def list_places(request: Request, query: Annotated[PlaceQuery, Query()]) -> Response:
    """Places by name."""
    return await answer_list(request, "places", query)


@router.get(
    "/v1/places.{suffix}",
    operation_id="list_places_as",
    summary="Cities and countries, in a format by its suffix",
    responses=listed_as("places"),
)
async def list_places_as(request: Request, suffix: Suffix, query: Annotated[PlaceQuery, Query()]) -> Response:
    """The same selection as a file or feed: the suffix wins over `Accept`."""
    return await answer_list(request, "places", query, suffix)


@router.get(
    "/v1/places/{id}",
    operation_id="get_place",
    summary="One place",
    responses=one(PlaceDetail),
)
async def get_place(request: Request, id: RecordId, query: RecordQueryDep) -> Response:  # noqa: A002
    """One place: dated names, coordinates, counts of visits."""
    return await answer_record(request, "place", id, query)
