"""``/v1/actors``: people, states and bodies."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import answer_list
from app.api.deps import RecordQueryDep
from app.api.openapi.answers import listed, listed_as, one
from app.api.openapi.models import ActorList
from app.api.records import RecordId, Suffix, answer_record
from app.documents.schemas import ActorDetail
from app.timeline.query import ActorQuery

router = APIRouter(tags=["actors"])


@router.get(
    "/v1/actors",
    operation_id="list_actors",
    summary="People, states, bodies",
    responses=listed("actors", ActorList),
)
async def list_actors(request: Request, query: Annotated[ActorQuery, Query()]) -> Response:
    """Everybody who takes part or speaks, by name."""
    return await answer_list(request, "actors", query)


@router.get(
    "/v1/actors.{suffix}",
    operation_id="list_actors_as",
    summary="People, states, bodies, in a format by its suffix",
    responses=listed_as("actors"),
)
async def list_actors_as(request: Request, suffix: Suffix, query: Annotated[ActorQuery, Query()]) -> Response:
    """The same selection as a file or feed: the suffix wins over `Accept`."""
    return await answer_list(request, "actors", query, suffix)


@router.get(
    "/v1/actors/{id}",
    operation_id="get_actor",
    summary="One actor",
    responses=one(ActorDetail),
)
async def get_actor(request: Request, id: RecordId, query: RecordQueryDep) -> Response:  # noqa: A002
    """One actor: names by language, dated offices, counts, first and last seen."""
    return await answer_record(request, "actor", id, query)
