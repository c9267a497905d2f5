"""The web component's and the dashboard's own files: modules a browser runs as they are, no build, no third party."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.answers import constant_answer
from app.config import WIDGET_DIR
from app.errors import NotFoundError

router = APIRouter(include_in_schema=False)
MEDIA_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json"}
FILES = {file.name: file.read_bytes() for file in sorted(WIDGET_DIR.iterdir()) if file.suffix in MEDIA_TYPES}


@router.get("/widget.js")
async def get_component(request: Request) -> Response:
    """The module that defines ``<relations-timeline>``."""
    return get_file(request, "widget.js")


@router.get("/widget/{name}")
async def get_widget_file(request: Request, name: str) -> Response:
    """One of its modules, styles or data files."""
    return get_file(request, name)


def get_file(request: Request, name: str) -> Response:
    """A file by its name, with an ETag."""
    if name not in FILES:
        raise NotFoundError(f"There is no file {name[:80]!r} of the widget.")
    return constant_answer(request, FILES[name], MEDIA_TYPES["." + name.rpartition(".")[2]])
