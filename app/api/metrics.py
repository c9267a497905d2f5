"""``/metrics``: figures for Prometheus, of the process that answers."""

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from starlette.responses import Response

from app.api.deps import reader_of
from app.api.openapi.answers import problems

router = APIRouter(tags=["operations"])
DATASET_VERSION = Gauge("timeline_dataset_version", "Version of the record")
DATASET_UPDATED = Gauge("timeline_dataset_updated_timestamp_seconds", "When the record last changed")
_TEXT = {"text/plain": {"schema": {"type": "string"}}}


@router.get(
    "/metrics",
    operation_id="get_metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    responses={200: {"description": "Prometheus text format", "content": _TEXT}, **problems()},
)
async def get_metrics(request: Request) -> Response:
    """Requests and seconds by route, and the state of the record. Each worker process counts for itself."""
    state = reader_of(request).dataset()
    DATASET_VERSION.set(state.version)
    DATASET_UPDATED.set(state.updated_at.timestamp() if state.updated_at else 0)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST, headers={"cache-control": "no-store"})
