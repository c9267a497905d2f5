"""``/v1/event-types``: the vocabulary of events."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.answers import constant_answer
from app.api.deps import NoQueryDep
from app.api.links import self_url
from app.api.openapi.answers import plain
from app.api.openapi.models import EventTypesAnswer
from app.lexicon.event_types import EventType, load_event_types

router = APIRouter(tags=["vocabularies"])


@router.get(
    "/v1/event-types",
    operation_id="list_event_types",
    summary="Event types, subtypes and roles with their codes",
    responses=plain(EventTypesAnswer, "All event types"),
)
async def list_event_types(request: Request, query: NoQueryDep) -> Response:
    """Labels in three languages, PLOVER and CAMEO codes, and the Goldstein value of each."""
    items = [_told(kind) for kind in load_event_types().values()]
    return constant_answer(request, {"items": items, "links": {"self": self_url(request.scope)}})


def _told(kind: EventType) -> dict[str, Any]:
    parts = {"code", "label", "codes"}
    return {
        **kind.model_dump(include={*parts, "description"}),
        "subtypes": [
            {**subtype.model_dump(include=parts), "codes": (subtype.codes or kind.codes).model_dump()}
            for subtype in kind.subtypes
        ],
        "roles": [role.model_dump(include=parts) for role in kind.roles],
    }
