"""The ``responses=`` of routes: every media type and every error that a client can meet."""

from typing import Any

from pydantic import BaseModel, Field, RootModel

from app.api.problems import LISTED, MEDIA_TYPE, PROBLEM_TYPES, ProblemType
from app.formats import formats_of

Responses = dict[int | str, dict[str, Any]]


class FaultModel(BaseModel):
    """One wrong parameter."""

    parameter: str = Field(description="Its name.", examples=["citty"])
    message: str = Field(examples=["There is no parameter 'citty' here. Did you mean city?"])
    allowed: list[str] = Field(description="What would be right.")
    did_you_mean: list[str] = Field(description="What was perhaps meant.", examples=[["city"]])


class Problem(BaseModel):
    """An error as RFC 9457 (problem details) writes it."""

    type: str = Field(
        description="Address of a page that explains this kind of problem; its last part is one of: "
        + ", ".join(PROBLEM_TYPES),
        examples=["https://timeline.example/problems/unknown-parameter"],
    )
    title: str = Field(examples=["Unknown parameter"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["There is no parameter 'citty' here. Did you mean city?"])
    instance: str = Field(examples=["/v1/visits"])
    request_id: str | None = Field(description="The answer's X-Request-ID, found in the server's log.")
    errors: list[FaultModel]
    reason: str | None = Field(None, description="With 410: why the record went.")
    successor: str | None = Field(None, description="With 308: the id of the record it became part of.")


class FlatRow(RootModel[dict[str, str | int | float | bool | None]]):
    """One record as a row of scalars (`shape=array`); `/v1/columns` describes its columns."""


_SAID: dict[int, str] = {
    400: "Not HTTP, or a head of more than 64 kB: refused before anything is read, so as plain text.",
    304: "You have this answer already (`If-None-Match`).",
    308: "Moved: the record lives on under the address in `Location`.",
    404: "Nothing stands at this address.",
    405: "Only GET, HEAD and OPTIONS are answered; see `Allow`.",
    406: "None of the accepted media types is offered.",
    410: "The record was removed or withdrawn; `reason` says why.",
    422: "The query cannot be answered as it is; `errors` names the parameters.",
    429: "Too many requests; the proxy's limit says when to come back.",
    500: "The server made a mistake; tell its keeper the `request_id`.",
    501: "A format that a standard names and this server does not offer.",
    503: "The database cannot be used right now.",
}
_HEADERS = {
    "ETag": {"description": "Strong tag of this answer in this coding", "schema": {"type": "string"}},
    "Link": {"description": "next, first, alternate, describedby, service-desc", "schema": {"type": "string"}},
    "X-Truncated": {"description": "given/there, where the answer is not whole", "schema": {"type": "string"}},
    "X-Request-ID": {"description": "Name of the request", "schema": {"type": "string"}},
}


def problems(*statuses: int) -> Responses:
    """Error answers as problems; 422, 500 and 503 can always happen."""
    told: Responses = {304: {"description": _SAID[304]}} if 304 in statuses else {}
    for status in sorted({*statuses, 405, 422, 429, 500, 503} - {304}):
        told[status] = _problem(status)
    return {400: {"description": _SAID[400], "content": {"text/plain": {"schema": {"type": "string"}}}}, **told}


def _problem(status: int) -> dict[str, Any]:
    examples = {one.slug: {"$ref": f"#/components/examples/{one.slug}"} for one in LISTED if one.status == status}
    told = {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples}
    return {"description": _SAID[status], "content": {MEDIA_TYPE: told}}


def problem_examples() -> dict[str, Any]:
    """One answer of each kind of problem, under its last part; operations refer to them by status."""
    return {one.slug: {"summary": one.title, "value": _example(one)} for one in LISTED}


def _example(one: ProblemType) -> dict[str, Any]:
    example: dict[str, Any] = {
        "type": f"https://timeline.example/problems/{one.slug}",
        "title": one.title,
        "status": one.status,
        "detail": one.meaning,
        "instance": "/v1/visits",
        "request_id": "4b2616ee188bd1f96dfa255e0190a8a1",
        "errors": [],
    }
    if one.slug == "unknown-parameter":
        fault = {"parameter": "citty", "message": "There is no parameter 'citty' here. Did you mean city?"}
        example |= {"detail": fault["message"], "errors": [{**fault, "allowed": ["city"], "did_you_mean": ["city"]}]}
    if one.slug == "gone":
        example["reason"] = "withdrawn"
    return example | ({"successor": "evt_…"} if one.slug == "moved" else {})


def listed(resource: str, model: Any) -> Responses:
    """Answers of a list in the format that ``Accept`` names."""
    content = {_bare(form.media_type): _schema(form.media_type) for form in formats_of(resource)}
    del content["application/json"]
    return {200: _answer("A page of records, newest first", flat_too(model), content), **problems(304, 406)}


def listed_as(resource: str) -> Responses:
    """Answers of a list in the format of its suffix."""
    content = {_bare(form.media_type): _schema(form.media_type) for form in formats_of(resource)}
    text = "; ".join(f"`{form.suffix}`: {form.description}" for form in formats_of(resource))
    return {200: {"description": text, "content": content, "headers": _HEADERS}, **problems(304, 404)}


def one(model: Any) -> Responses:
    """Answers of one record."""
    return {200: _answer("The record", model), **problems(304, 308, 404, 410)}


def plain(model: Any, description: str, *statuses: int, content: dict[str, Any] | None = None) -> Responses:
    """Answers of a document that is neither a list nor a record."""
    return {200: _answer(description, model, content or {}), **problems(304, *statuses)}


def flat_too(model: Any) -> Any:
    """The envelope, or with ``shape=array`` the rows alone."""
    return model | list[FlatRow]


def _answer(description: str, model: Any, content: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"description": description, "model": model, "content": content or {}, "headers": _HEADERS}


def _schema(media_type: str) -> dict[str, Any]:
    if "json" in media_type and "ndjson" not in media_type:
        return {"schema": {}}
    return {"schema": {"type": "string", **({"format": "binary"} if "parquet" in media_type else {})}}


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0]
