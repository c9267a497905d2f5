"""``/v1/coverage``: what was read."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.answers import json_answer
from app.api.deps import NoQueryDep, reader_of
from app.api.links import self_url
from app.api.openapi.answers import plain
from app.api.openapi.models import CoverageAnswer
from app.timeline.coverage import select_coverage

router = APIRouter(tags=["coverage"])


@router.get(
    "/v1/coverage",
    operation_id="get_coverage",
    summary="What was read: publishers, days, languages",
    responses=plain(CoverageAnswer, "What was read"),
)
async def get_coverage(request: Request, query: NoQueryDep) -> Response:
    """Tells silence from ignorance: which publishers were read, for which days, in which languages, and how late."""
    reader = reader_of(request)
    version = reader.dataset().version
    body = await reader.run(select_coverage)
    told = {**body, "links": {"self": self_url(request.scope)}, "dataset": {"version": str(version)}}
    return json_answer(request, told, version, "coverage")
