"""What the routes of all collections share: path parameters, and one record as an answer."""

from typing import Annotated

from fastapi import Path, Request
from starlette.responses import Response

from app.api.answers import json_answer
from app.api.deps import RecordQuery, reader_of
from app.api.problems import base_url
from app.documents.bodies import with_address
from app.timeline.selection import select_record

RecordId = Annotated[str, Path(description="Stable, opaque id; take one from a list.", max_length=200)]
Suffix = Annotated[
    str,
    Path(
        description="Format by its suffix, without the first dot: `csv`, `ics`, `feed.json` …",
        examples=["csv"],
        pattern=r"^[a-z.]+$",
    ),
]


async def answer_record(request: Request, kind: str, record_id: str, query: RecordQuery) -> Response:
    """One record with all that belongs to it."""
    reader = reader_of(request)
    version = reader.dataset().version
    document = await reader.run(select_record, kind, record_id, query.lang)
    whole = with_address(document, base_url(request.scope))
    return json_answer(request, whole, version, kind, record_id)
