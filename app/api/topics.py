"""``/v1/topics``: the vocabulary of topics."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.answers import constant_answer
from app.api.deps import NoQueryDep
from app.api.links import self_url
from app.api.openapi.answers import plain
from app.api.openapi.models import TopicsAnswer
from app.lexicon.topics import load_topics

router = APIRouter(tags=["vocabularies"])


@router.get(
    "/v1/topics",
    operation_id="list_topics",
    summary="Topics of events and statements",
    responses=plain(TopicsAnswer, "All topics"),
)
async def list_topics(request: Request, query: NoQueryDep) -> Response:
    """Codes and labels of the topics that `topic=` takes."""
    items = [
        topic.model_dump(mode="json", include={"code", "label", "description"}) for topic in load_topics().values()
    ]
    return constant_answer(request, {"items": items, "links": {"self": self_url(request.scope)}})
