"""``/v1/columns``: the flat columns of CSV, Parquet and ``shape=array``."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from app.api.answers import constant_answer
from app.api.deps import NoQueryDep
from app.api.openapi.answers import plain
from app.api.openapi.models import ColumnsIndex, TableSchema
from app.api.problems import base_url
from app.errors import Fault, NotFoundError
from app.formats import COLUMNS, table_schema

router = APIRouter(tags=["vocabularies"])
ResourceName = Annotated[
    str, Path(description="A collection.", examples=["events"], json_schema_extra={"enum": list(COLUMNS)})
]


@router.get(
    "/v1/columns",
    operation_id="list_columns",
    summary="Which collections have flat columns",
    responses=plain(ColumnsIndex, "Addresses of the table schemas"),
)
async def list_columns(request: Request, query: NoQueryDep) -> Response:
    """One Frictionless Table Schema a collection."""
    base = base_url(request.scope)
    return constant_answer(request, {"items": [{"id": name, "link": f"{base}/v1/columns/{name}"} for name in COLUMNS]})


@router.get(
    "/v1/columns/{resource}",
    operation_id="get_columns",
    summary="The flat columns of a collection",
    responses=plain(TableSchema, "A Frictionless Table Schema", 404),
)
async def get_columns(request: Request, resource: ResourceName, query: NoQueryDep) -> Response:
    """Columns of CSV, Parquet and `shape=array`, in their order; new ones are only ever added at the end."""
    if resource not in COLUMNS:
        fault = Fault("resource", f"{resource!r} has no columns.", list(COLUMNS))
        raise NotFoundError(f"There is no collection {resource!r}.", [fault])
    return constant_answer(request, table_schema(resource))
