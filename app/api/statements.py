"""``/v1/statements``: who said what, newest first."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import answer_list
from app.api.deps import RecordQueryDep
from app.api.openapi.answers import listed, listed_as, one
from app.api.openapi.models import StatementList
from app.api.records import RecordId, Suffix, answer_record
from app.documents.schemas import StatementDetail
from app.timeline.query import StatementQuery

router = APIRouter(tags=["statements"])


@router.get(
    "/v1/statements",
    operation_id="list_statements",
    summary="Quotations by speaker, topic, date, text",
    responses=listed("statements", StatementList),
)
async def list_statements(request: Request, query: Annotated[StatementQuery, Query()]) -> Response:
    """Direct and indirect statements, newest first; their text is served whole."""
    return await answer_list(request, "statements", query)


@router.get(
    "/v1/statements.{suffix}",
    operation_id="list_statements_as",
    summary="Quotations by speaker, topic, date, text, in a format by its suffix",
    responses=listed_as("statements"),
)
async def list_statements_as(request: Request, suffix: Suffix, query: Annotated[StatementQuery, Query()]) -> Response:
    """The same selection as a file or feed: the suffix wins over `Accept`."""
    return await answer_list(request, "statements", query, suffix)


@router.get(
    "/v1/statements/{id}",
    operation_id="get_statement",
    summary="One statement",
    responses=one(StatementDetail),
)
async def get_statement(request: Request, id: RecordId, query: RecordQueryDep) -> Response:  # noqa: A002
    """One statement with its evidence."""
    return await answer_record(request, "statement", id, query)
