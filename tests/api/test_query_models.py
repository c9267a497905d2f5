"""Query models are read as FastAPI reads them, only faster."""

from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Query
from fastapi.routing import APIRoute
from starlette.datastructures import QueryParams

from app.api.query_models import READ_BY_FASTAPI, read_model
from app.timeline import ActorQuery, EventQuery
from app.timeline.filters import Filter

QUERIES = (
    "", "type=visit", "type=visit&type=call", "limit=5&limit=7", "limit=x", "citty=astana", "citty=a&citty=b", "type=",
    "date_from=2024&date_to=2023", "date_from=", "bbox=1,2,3,4", "bbox=1&bbox=2", "bbox=a", "count=true&count=maybe",
    "actor=a&actor=b&q=%22x%22&sort=date", "disputed=1", "min_confidence=2", "cursor=a&cursor=b", "shape=square",
)  # fmt: skip


def field_of(model: type[Filter]) -> Any:
    """The parameter of a route that takes a query model."""
    app = FastAPI()

    @app.get("/")
    async def route(query: Annotated[model, Query()]) -> None:  # type: ignore[valid-type]
        """A route."""

    return next(found for found in app.routes if isinstance(found, APIRoute)).dependant.query_params[0]


def told(found: tuple[Any, list[Any]]) -> Any:
    value, errors = found
    return value, [(error["type"], error["loc"]) for error in errors]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("model", [EventQuery, ActorQuery])
def test_a_query_is_read_as_fastapi_reads_it(model: type[Filter], query: str) -> None:
    assert READ_BY_FASTAPI is not None, "FastAPI reads query models in another function now"
    field, received = field_of(model), QueryParams(query)
    mine, theirs = told(read_model(field, model, received)), told(READ_BY_FASTAPI(field, model, received))
    assert mine == theirs
