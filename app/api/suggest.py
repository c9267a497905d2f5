"""``/v1/suggest``: names as they are typed."""

from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from app.api.answers import json_answer
from app.api.deps import NoQuery, reader_of
from app.api.links import self_url
from app.api.openapi.answers import plain
from app.api.openapi.models import Suggestion, SuggestionsAnswer
from app.api.problems import base_url
from app.timeline.suggest import select_suggestions

router = APIRouter(tags=["suggest"])


class SuggestQuery(NoQuery):
    """What was typed so far."""

    q: str = Field(min_length=1, max_length=200, description="The beginning of a word of a name, in any script.")
    limit: int = Field(10, ge=1, le=100, description="At most so many names.")
    lang: Literal["en", "ru", "kk"] = Field("en", description="Language of the names shown.")
    shape: Literal["array"] | None = Field(None, description="array: the rows alone.")


@router.get(
    "/v1/suggest",
    operation_id="suggest_names",
    summary="Actors and places by what is typed so far",
    responses=plain(SuggestionsAnswer | list[Suggestion], "Names, the most frequent first"),
)
async def suggest_names(request: Request, query: Annotated[SuggestQuery, Query()]) -> Response:
    """Finds actors and places as you type, in any known spelling or script."""
    reader = reader_of(request)
    version = reader.dataset().version
    rows = await reader.run(select_suggestions, query.q, query.limit, query.lang)
    base = base_url(request.scope)
    rows = [{**row, "links": {name: base + path for name, path in row["links"].items()}} for row in rows]
    envelope = {"items": rows, "links": {"self": self_url(request.scope)}, "dataset": {"version": str(version)}}
    body = orjson.dumps(rows if query.shape == "array" else envelope, default=str)
    return json_answer(request, body, version)
