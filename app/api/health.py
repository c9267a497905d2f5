"""``/health``: whether the process lives, and whether it can answer."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from app.api.deps import reader_of, settings_of
from app.api.openapi.answers import plain
from app.api.openapi.models import Live, Ready
from app.config import Settings
from app.db import check_schema, get_engine, require_file

router = APIRouter(prefix="/health", tags=["operations"])
_NEVER_KEPT = {"cache-control": "no-store"}


@router.get("/live", operation_id="get_live", summary="The process lives", responses=plain(Live, "It lives"))
async def get_live() -> JSONResponse:
    """Answers as long as the process does, whatever the database says."""
    return JSONResponse({"status": "ok"}, headers=_NEVER_KEPT)


@router.get("/ready", operation_id="get_ready", summary="Questions can be answered", responses=plain(Ready, "They can"))
async def get_ready(request: Request) -> JSONResponse:
    """The database opens, its tables have the right form; tells how old the data is. Else 503 with the reason."""
    await run_in_threadpool(_check, settings_of(request))
    state = reader_of(request).dataset()
    age = (datetime.now(UTC) - _aware(state.updated_at)).total_seconds() if state.updated_at else None
    told = {"status": "ok", "dataset_version": str(state.version), "age_seconds": None if age is None else round(age)}
    return JSONResponse(told, headers=_NEVER_KEPT)


def _check(settings: Settings) -> None:
    require_file(settings.database_url)
    engine = get_engine(settings.database_url)
    try:
        check_schema(engine)
    finally:
        engine.dispose()


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
