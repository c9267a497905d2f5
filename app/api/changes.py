"""``/v1/changes``: what happened to the record since a version."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from app.api.answers import json_answer
from app.api.deps import NoQuery, reader_of
from app.api.links import self_url, with_query
from app.api.openapi.answers import plain
from app.api.openapi.models import ChangesAnswer
from app.timeline.changes import select_changes

router = APIRouter(tags=["changes"])


class ChangesQuery(NoQuery):
    """Since when."""

    since: int = Field(0, ge=0, le=2**53, description="A dataset version; changes after it are told.", examples=[0])
    limit: int = Field(1000, ge=1, le=10_000, description="About so many changes a page; a version is never split.")


@router.get(
    "/v1/changes",
    operation_id="list_changes",
    summary="What was added, changed, merged, withdrawn or removed",
    responses=plain(ChangesAnswer, "Changes, oldest first, tombstones included"),
)
async def list_changes(request: Request, query: Annotated[ChangesQuery, Query()]) -> Response:
    """Keeps a copy in step: ask with the version you have, then with `next` until it is null."""
    reader = reader_of(request)
    version = reader.dataset().version
    body = await reader.run(select_changes, query.since, query.limit)
    following = body.get("next")
    if following is not None:
        body = {**body, "next": with_query(request.scope, "/v1/changes", since=str(following))}
    told = {**body, "links": {"self": self_url(request.scope)}, "dataset": {"version": str(version)}}
    return json_answer(request, told, version)
