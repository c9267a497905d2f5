"""``/v1/relations/{A}-{B}``: one pair of states at a glance."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from app.api.answers import json_answer
from app.api.deps import RecordQueryDep, reader_of, today
from app.api.links import self_url, with_query
from app.api.openapi.answers import plain
from app.api.openapi.models import RelationsAnswer
from app.timeline.filters import PAIR
from app.timeline.relations import select_relations

router = APIRouter(tags=["relations"])
Pair = Annotated[
    str,
    Path(
        description="Two states by alpha-2 code in alphabetical order; the reverse answers 308.",
        pattern=PAIR,
    ),
]


@router.get(
    "/v1/relations/{pair}",
    operation_id="get_relations",
    summary="One pair of states: tempo, visits, cities, last meeting",
    responses=plain(RelationsAnswer, "The pair's record", 308, 404),
)
async def get_relations(request: Request, pair: Pair, query: RecordQueryDep) -> Response:
    """Tempo by month and type, who visits whom, cities, days since the last leaders' meeting, mean Goldstein value."""
    reader = reader_of(request)
    day = today()
    version = reader.dataset().version
    body = await reader.run(select_relations, pair, day, query.lang)
    links = {"self": self_url(request.scope), "events": with_query(request.scope, "/v1/events", pair=pair)}
    told = {**body, "links": links}
    # The day is part of the answer, so it is part of the tag, which then begins unlike those that the cache keeps.
    return json_answer(request, told, -int(day.strftime("%Y%m%d")), str(version), pair)
