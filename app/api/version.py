"""``/version``: of the program, of the API, of the record."""

import platform

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from app import __version__
from app.api.deps import reader_of
from app.api.openapi.answers import plain
from app.api.openapi.models import Version

router = APIRouter(tags=["operations"])


@router.get("/version", operation_id="get_version", summary="Versions", responses=plain(Version, "Three numbers"))
async def get_version(request: Request) -> JSONResponse:
    """The program's version, the API's, and the record's."""
    state = reader_of(request).dataset()
    told = {
        "name": "relations-timeline",
        "version": __version__,
        "api": "v1",
        "python": platform.python_version(),
        "dataset": {"version": str(state.version), "updated_at": state.updated_at and state.updated_at.isoformat()},
    }
    return JSONResponse(told, headers={"cache-control": "no-store"})
