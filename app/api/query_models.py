"""Query models read in one pass.

FastAPI looks for every field of a query model in every request, with its annotation taken apart anew: half a
millisecond for our forty filters, most of what a list costs. Here the parameters that were sent are gathered once and
given to the same validation. ``tests/api/test_query_models.py`` holds the result to FastAPI's own; where FastAPI has no
such function any more its own way is taken.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from fastapi._compat import field_annotation_is_sequence
from fastapi.dependencies import utils
from pydantic import BaseModel
from starlette.datastructures import QueryParams

from app.timeline.filters import Filter

NAME = "_request_param_model_to_args"
READ_BY_FASTAPI = getattr(utils, NAME, None)


def install() -> None:
    """Lets our query models be read in one pass; done twice it is done once."""
    if READ_BY_FASTAPI is not None:
        setattr(utils, NAME, read_model)


def read_model(field: Any, model: type[BaseModel], received: Mapping[str, Any]) -> tuple[Any, list[Any]]:
    """A query model from what was sent, and what is wrong with it."""
    assert READ_BY_FASTAPI is not None
    if not (isinstance(received, QueryParams) and issubclass(model, Filter)):
        return READ_BY_FASTAPI(field, model, received)  # type: ignore[no-any-return]
    return field.validate(_gathered(model, received), {}, loc=("query",))  # type: ignore[no-any-return]


def _gathered(model: type[Filter], received: QueryParams) -> dict[str, Any]:
    many, single = _lists(model), frozenset(model.model_fields)
    values: dict[str, Any] = {}
    for name, value in received.multi_items():
        if name in many:
            values.setdefault(name, []).append(value)
        elif name in single or name not in values:
            values[name] = value
    return values


@lru_cache(maxsize=64)
def _lists(model: type[Filter]) -> frozenset[str]:
    """The fields that take a parameter several times."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if field_annotation_is_sequence(field.annotation))
