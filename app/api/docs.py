"""``/docs`` and ``/redoc``: every byte they need comes from this server."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.api.answers import constant_answer
from app.api.deps import settings_of
from app.api.examples import load_examples, questions
from app.api.html import DOCS_POLICY, html_page
from app.api.problems import base_url
from app.errors import NotFoundError

router = APIRouter(include_in_schema=False)
OWN = Path(__file__).parent / "assets"
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
_NAMES = frozenset({"swagger-ui-bundle.js", "swagger-ui.css", "redoc.standalone.js", "swagger.js", "logo.svg",
                     "start.js", "docs.css", "accessible.js", "swagger.css"})  # fmt: skip
_FOREIGN_LOGO = b"https://cdn.redoc.ly/redoc/logo-mini.svg"


@router.get("/docs")
async def docs(request: Request) -> HTMLResponse:
    """Questions to press a button for, and below them Swagger UI."""
    tries = questions(load_examples(settings_of(request).seeds_dir))
    return html_page("swagger.html", policy=DOCS_POLICY, base=request.scope.get("root_path", ""), tries=tries)


@router.get("/redoc")
async def redoc(request: Request) -> HTMLResponse:
    """ReDoc."""
    return html_page("redoc.html", policy=DOCS_POLICY, base=request.scope.get("root_path", ""))


@router.get("/docs/assets/{name}")
async def asset(request: Request, name: str) -> Response:
    """A script, style or picture of these pages."""
    if name not in _NAMES:
        raise NotFoundError(f"The docs have no file {name!r}.")
    content = _content(name)
    if name.startswith("redoc"):
        content = content.replace(_FOREIGN_LOGO, f"{base_url(request.scope)}/docs/assets/logo.svg".encode())
    return constant_answer(request, content, _TYPES[Path(name).suffix])


@router.get("/favicon.svg")
@router.get("/favicon.ico")
async def favicon(request: Request) -> Response:
    """The small picture in the browser's tab."""
    return constant_answer(request, _content("logo.svg"), _TYPES[".svg"])


@lru_cache
def _content(name: str) -> bytes:
    own = OWN / name
    return own.read_bytes() if own.exists() else (_package() / name).read_bytes()


def _package() -> Path:
    """The folder of the package that carries Swagger UI and ReDoc; found without running the package."""
    spec = find_spec("fastapi_offline")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "static"
