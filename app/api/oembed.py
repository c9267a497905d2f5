"""oEmbed 1.0: the address of a page or embed of ours becomes an inline frame for somebody else's page."""

from html import escape
from typing import Annotated, Any
from urllib.parse import urlsplit

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.embed import VIEWS
from app.api.openapi.answers import problems
from app.api.problems import base_url
from app.errors import NotFoundError, UnsupportedFormatError

router = APIRouter(tags=["embedding"])
WIDTH, HEIGHT = 720, 420
SMALLEST, LARGEST = 120, 4000


@router.get(
    "/oembed",
    operation_id="get_oembed",
    summary="oEmbed of a page or embed of this server",
    responses=problems(404, 501),
)
async def show_oembed(
    request: Request,
    url: Annotated[str, Query(max_length=2000, description="Address of a page or embed of this server.")],
    maxwidth: Annotated[int, Query(ge=1, description="Most pixels in width.")] = WIDTH,
    maxheight: Annotated[int, Query(ge=1, description="Most pixels in height.")] = HEIGHT,
    format: Annotated[str, Query(description="json; xml is not offered (501).")] = "json",  # noqa: A002
) -> Response:
    """A `rich` oEmbed answer with one plain inline frame.

    Raises:
        NotFoundError: the address is none of ours, or shows nothing that can be embedded.
        UnsupportedFormatError: a format other than json was asked for.
    """
    if format != "json":
        raise UnsupportedFormatError(f"oEmbed is offered as json, not as {format[:40]!r}.")
    base = base_url(request.scope)
    source = _frame_source(url, base)
    width, height = min(maxwidth, WIDTH, LARGEST), min(maxheight, HEIGHT, LARGEST)
    body = orjson.dumps(_answer(base, source, width, height))
    return Response(body, headers={"cache-control": "public, max-age=3600"}, media_type="application/json")


def _answer(base: str, source: str, width: int, height: int) -> dict[str, Any]:
    frame = (
        f'<iframe src="{escape(source)}" width="{width}" height="{height}" style="border:0" '
        'title="Relations Timeline" loading="lazy"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Relations Timeline",
        "provider_url": f"{base}/",
        "title": "Relations Timeline",
        "cache_age": 3600,
        "html": frame,
        "width": width,
        "height": height,
    }


def _frame_source(url: str, base: str) -> str:
    """The embed that shows what the address shows: the dashboard becomes the timeline with the same filters."""
    given, own = urlsplit(url), urlsplit(base)
    prefix = own.path.rstrip("/")
    if given.netloc != own.netloc or not given.path.startswith(f"{prefix}/"):
        raise NotFoundError(f"{url[:200]} is not an address of this server ({base}/).")
    path, query = given.path.removeprefix(prefix), f"?{given.query}" if given.query else ""
    parts = path.strip("/").split("/")
    if path == "/":
        return f"{base}/embed/timeline{query}"
    if len(parts) == 2 and parts[0] == "embed" and parts[1] in VIEWS:
        return f"{base}{path}{query}"
    if len(parts) == 2 and parts[0] in ("events", "statements", "actors"):
        names = {"events": "event", "statements": "statement", "actors": "actor"}
        return f"{base}/embed/record?{names[parts[0]]}={parts[1]}"
    raise NotFoundError(f"{url[:200]} shows nothing that can be embedded.")
