"""``/v1/quality``: how well this build reads, as it was measured on real articles."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.answers import constant_answer
from app.api.deps import NoQueryDep
from app.api.links import self_url
from app.api.openapi.answers import plain
from app.api.openapi.models import QualityAnswer

router = APIRouter(tags=["coverage"])
MEASURED = Path(__file__).parent / "quality.json"


@router.get(
    "/v1/quality",
    operation_id="get_quality",
    summary="Measured precision and recall of the extractor",
    responses=plain(QualityAnswer, "What was measured, on how many articles, when"),
)
async def get_quality(request: Request, query: NoQueryDep) -> Response:
    """Precision, recall and F1 by corpus; an empty list where this build was not measured."""
    return constant_answer(request, {"links": {"self": self_url(request.scope)}, **measured()})


@lru_cache
def measured() -> dict[str, Any]:
    """The figures that were written when the extractor was last measured."""
    if not MEASURED.exists():
        return {"measured_on": None, "corpora": []}
    figures: dict[str, Any] = orjson.loads(MEASURED.read_bytes())
    return figures
