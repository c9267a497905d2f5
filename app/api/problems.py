"""Problem details (RFC 9457): the closed list of types, their pages, and how one is written and sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.addresses import is_host
from app.errors import AppError, Fault, GoneError, MovedError, RequestError

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One kind of problem: what it means and what a client does about it."""

    slug: str
    status: int
    title: str
    meaning: str
    remedy: str


LISTED = (
    ProblemType(
        "unknown-parameter",
        422,
        "Unknown parameter",
        "The query has a parameter that this resource does not know. It is refused, since a filter that is silently "
        "ignored gives a wrong answer.",
        "Look at errors[].did_you_mean, or at the parameters listed in /docs. Only _ and utm_* are ignored.",
    ),
    ProblemType(
        "invalid-value",
        422,
        "Invalid value",
        "A parameter has a value that it does not take.",
        "errors[].allowed lists the values or the form that it takes.",
    ),
    ProblemType(
        "unknown-name",
        422,
        "Unknown name",
        "A name of an actor, city or country that nobody and nothing on record bears.",
        "Look at errors[].did_you_mean, or ask /v1/suggest?q=. Names may be given as id or in any known spelling.",
    ),
    ProblemType(
        "invalid-cursor",
        422,
        "Invalid cursor",
        "A cursor that is malformed, or that belongs to a query with other filters or another order.",
        "Follow next as it is given, with no parameter changed but limit; or begin without a cursor.",
    ),
    ProblemType(
        "query-too-long",
        422,
        "The query is too long",
        "The query string has more characters or parameters than are read.",
        "Ask in several requests, or use ids in place of names.",
    ),
    ProblemType("not-found", 404, "Not found", "Nothing stands at this address.", "Addresses are listed in /docs."),
    ProblemType(
        "unknown-format",
        404,
        "No such format",
        "The suffix names no format that this collection is offered in, or one whose optional package is not "
        "installed on this server.",
        "errors[].allowed lists the suffixes; detail names the package.",
    ),
    ProblemType(
        "method-not-allowed",
        405,
        "Method not allowed",
        "All that is served is read: GET, HEAD and OPTIONS.",
        "See the Allow header.",
    ),
    ProblemType(
        "not-acceptable",
        406,
        "No acceptable format",
        "None of the media types in the Accept header is offered.",
        "errors[].allowed lists the media types; or use a suffix such as .csv.",
    ),
    ProblemType(
        "unsupported-format",
        501,
        "The format is not offered",
        "The standard names a format that this server does not offer, such as oEmbed's XML.",
        "Ask for json.",
    ),
    ProblemType(
        "moved", 308, "Moved", "The record was merged into another one.", "Follow Location and keep the new id."
    ),
    ProblemType(
        "gone",
        410,
        "Gone",
        "The record was removed or withdrawn; detail says why. Its id is never given to another record.",
        "Forget the id; /v1/changes lists what went.",
    ),
    ProblemType(
        "rate-limited",
        429,
        "Too many requests",
        "The proxy in front of this server limits the number of requests.",
        "Wait as long as Retry-After says; answers have an ETag, so repeated requests can be cheap.",
    ),
    ProblemType(
        "storage-unavailable",
        503,
        "The database cannot be used right now",
        "The database is locked, missing, or has another schema than this server.",
        "Try again in a moment; whoever runs the server finds the reason in /health/ready.",
    ),
    ProblemType(
        "internal-error",
        500,
        "Something went wrong here",
        "The server made a mistake.",
        "Tell whoever runs the server the X-Request-ID of the answer.",
    ),
)
PROBLEM_TYPES: Mapping[str, ProblemType] = {problem.slug: problem for problem in LISTED}


KNOWN_BASE = "timeline.base_url"
"""Where a request's scope keeps its address: a list asks for it nine times."""


def base_url(scope: Scope) -> str:
    """The address that the client used, with the proxy's prefix and without a slash at its end."""
    known: str | None = scope.get(KNOWN_BASE)
    if known is None:
        known = scope[KNOWN_BASE] = _base_url(scope)
    return known


def _base_url(scope: Scope) -> str:
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    if not is_host(host):
        host = _own_host(scope)
    return f"{scope.get('scheme', 'http')}://{host}{scope.get('root_path', '')}"


def _own_host(scope: Scope) -> str:
    """Where the server itself listens, for requests whose Host header is missing or none."""
    name, port = scope.get("server") or ("localhost", None)
    host = f"[{name}]" if ":" in name else name
    host = f"{host}:{port}" if port else host
    return host if is_host(host) else "localhost"  # a socket's file is no host


def problem_body(error: AppError, scope: Scope) -> dict[str, Any]:
    """The error as RFC 9457 writes it."""
    slug = error.slug if error.slug in PROBLEM_TYPES else "internal-error"
    known = PROBLEM_TYPES[slug]
    body = {
        "type": f"{base_url(scope)}/problems/{slug}",
        "title": known.title,
        "status": error.status,
        "detail": str(error),
        "instance": scope["path"],
        "request_id": scope.get("request_id"),
        "errors": [_fault(fault) for fault in error.faults] if isinstance(error, RequestError) else [],
    }
    if isinstance(error, GoneError):
        body["reason"] = error.reason
    if isinstance(error, MovedError):
        body["successor"] = error.successor
    return body


def problem_response(error: AppError, scope: Scope, headers: Mapping[str, str] | None = None) -> Response:
    """The error as an answer that no cache keeps."""
    body = orjson.dumps(problem_body(error, scope), default=str)
    plain = {"cache-control": "no-store", "vary": "Accept, Accept-Encoding", **(headers or {})}
    if error.status == 503:
        plain["retry-after"] = "5"
    return Response(body, error.status, plain, MEDIA_TYPE)


async def send_problem(error: AppError, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the error from where there is no route, such as a wrapper."""
    await problem_response(error, scope)(scope, receive, send)


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "parameter": fault.parameter,
        "message": fault.message,
        "allowed": list(fault.allowed),
        "did_you_mean": list(fault.did_you_mean),
    }
