"""``/v1/articles``: what was read."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import answer_list
from app.api.deps import RecordQueryDep
from app.api.openapi.answers import listed, listed_as, one
from app.api.openapi.models import ArticleList
from app.api.records import RecordId, Suffix, answer_record
from app.documents.schemas import ArticleDetail
from app.timeline.query import ArticleQuery

router = APIRouter(tags=["articles"])


@router.get(
    "/v1/articles",
    operation_id="list_articles",
    summary="Articles by publisher, date, actor",
    responses=listed("articles", ArticleList),
)
async def list_articles(request: Request, query: Annotated[ArticleQuery, Query()]) -> Response:
    """The articles that were read, newest first, with their links."""
    return await answer_list(request, "articles", query)


@router.get(
    "/v1/articles.{suffix}",
    operation_id="list_articles_as",
    summary="Articles by publisher, date, actor, in a format by its suffix",
    responses=listed_as("articles"),
)
async def list_articles_as(request: Request, suffix: Suffix, query: Annotated[ArticleQuery, Query()]) -> Response:
    """The same selection as a file or feed: the suffix wins over `Accept`."""
    return await answer_list(request, "articles", query, suffix)


@router.get(
    "/v1/articles/{id}",
    operation_id="get_article",
    summary="One article",
    responses=one(ArticleDetail),
)
async def get_article(request: Request, id: RecordId, query: RecordQueryDep) -> Response:  # noqa: A002
    """One article: reuse terms, excerpt, and everything taken from it."""
    return await answer_record(request, "article", id, query)
