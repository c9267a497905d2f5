"""oEmbed 1.0: the address of a page or embed of ours becomes an inline frame for somebody else's page."""

from html import escape
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.embed import VIEWS, follow_record
from app.api.openapi.answers import problems
from app.api.problems import base_url
from app.documents.bodies import read_body
from app.errors import GoneError, NotFoundError, UnsupportedFormatError

router = APIRouter(tags=["embedding"])
WIDTH, HEIGHT = 720, 420
KINDS = {"events": "event", "statements": "statement", "actors": "actor"}
TITLE = "Relations Timeline"


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
        NotFoundError: the address is none of ours, or shows nothing that can be embedded (any more).
        UnsupportedFormatError: a format other than json was asked for.
    """
    if format not in ("json", ""):
        raise UnsupportedFormatError(f"oEmbed is offered as json, not as {format[:40]!r}.")
    base = base_url(request.scope)
    source, title = await _shown(request, url, base)
    width, height = min(maxwidth, WIDTH), min(maxheight, HEIGHT)
    body = orjson.dumps(_answer(base, source, title, width, height))
    return Response(body, headers={"cache-control": "public, max-age=3600"}, media_type="application/json")


def _answer(base: str, source: str, title: str, width: int, height: int) -> dict[str, Any]:
    frame = (
        f'<iframe src="{escape(source)}" width="{width}" height="{height}" style="border:0" '
        f'title="{escape(title)}" loading="lazy"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Relations Timeline",
        "provider_url": f"{base}/",
        "title": title,
        "cache_age": 3600,
        "html": frame,
        "width": width,
        "height": height,
    }


async def _shown(request: Request, url: str, base: str) -> tuple[str, str]:
    """The embed that shows what the address shows, and its title; the dashboard becomes the timeline, filters kept."""
    own = urlsplit(base)
    prefix = own.path.rstrip("/")
    try:
        given = urlsplit(url)
    except ValueError as error:
        raise NotFoundError(f"{url[:200]} is no address.") from error
    if given.netloc != own.netloc or not given.path.startswith(f"{prefix}/"):
        raise NotFoundError(f"{url[:200]} is not an address of this server ({base}/).")
    path, query = given.path.removeprefix(prefix), f"?{given.query}" if given.query else ""
    parts = path.strip("/").split("/")
    if path == "/":
        return f"{base}/embed/timeline{query}", TITLE
    if len(parts) == 2 and parts[0] == "embed" and parts[1] in (*VIEWS, "record"):
        return f"{base}{path}{query}", TITLE
    if len(parts) == 2 and parts[0] in KINDS:
        kind = KINDS[parts[0]]
        return f"{base}/embed/record?{kind}={quote(parts[1])}", await _title(request, kind, parts[1])
    raise NotFoundError(f"{url[:200]} shows nothing that can be embedded.")


async def _title(request: Request, kind: str, record_id: str) -> str:
    try:
        record = read_body(await follow_record(request, kind, record_id))
    except GoneError as error:
        raise NotFoundError(f"There is nothing to embed any more. {error}") from error
    return str(record.get("title") or record.get("text") or record["name"])[:200]
