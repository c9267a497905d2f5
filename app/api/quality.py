"""``/v1/quality``: how well this build reads, as it was measured on real articles.

Figures measured with another extractor than this one are served as ``stale``.
"""

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
from app.resolution.version import extractor_version

router = APIRouter(tags=["coverage"])
MEASURED = Path(__file__).parent / "quality.json"


@router.get(
    "/v1/quality",
    operation_id="get_quality",
    summary="Measured precision and recall of the extractor",
    responses=plain(QualityAnswer, "What was measured, on how many articles, when"),
)
async def get_quality(request: Request, query: NoQueryDep) -> Response:
    """Each figure with its interval, on articles that rules were written on and on articles that were only measured."""
    return constant_answer(request, {"links": {"self": self_url(request.scope)}, "stale": is_stale(), **measured()})


@lru_cache
def is_stale() -> bool:
    """Whether the figures were measured with other code or another lexicon."""
    measured_with = measured().get("extractor") or {}
    return measured_with.get("hash") != extractor_version()


@lru_cache
def measured() -> dict[str, Any]:
    """The figures that were written when the extractor was last measured."""
    if not MEASURED.exists():
        nothing = {"measured_on": None, "extractor": None, "merging": None, "regression_floor": None}
        return {**nothing, "halves": {}, "figures": [], "confidence": {}, "corpora": []}
    figures: dict[str, Any] = orjson.loads(MEASURED.read_bytes())
    return figures
