"""Errors become HTTP here and nowhere else: the exception tree, FastAPI's own refusals, and Starlette's."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, cast
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.api.middleware.methods import ALLOWED
from app.api.problem_pages import error_page, is_for_people
from app.api.problems import base_url, problem_response
from app.errors import (
    AppError,
    Fault,
    InvalidValueError,
    MethodNotAllowedError,
    MovedError,
    NotFoundError,
    RequestError,
    UnknownParameterError,
)
from app.timeline.filters import PAIR

PATHS = {"event": "events", "statement": "statements", "actor": "actors", "place": "places", "article": "articles"}

_FORMS = {PAIR: "two states by their alpha-2 codes with a hyphen between"}
"""Patterns in words."""


def install_error_handlers(app: FastAPI) -> None:
    """Register a handler for each root of an error tree."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(HTTPException, _http_error)


async def _app_error(request: Request, error: Exception) -> Response:
    known = cast("AppError", error)
    headers = {"location": _successor_url(request, known)} if isinstance(known, MovedError) else {}
    return _answer(request, known, headers)


def _answer(request: Request, error: AppError, headers: Mapping[str, str] | None = None) -> Response:
    """A page where a person followed a link, else a problem."""
    if is_for_people(request):
        return error_page(request, error, headers or {})
    return problem_response(error, request.scope, headers)


def _successor_url(request: Request, error: MovedError) -> str:
    """The address of the record that this one became part of, with the query that was sent."""
    if error.successor.startswith("/"):
        path = error.successor
    else:
        path = f"{request.scope['path'].removeprefix(request.scope.get('root_path', '')).rpartition('/')[0]}/"
        path += quote(error.successor)
    query = request.scope["query_string"].decode("latin-1")
    return base_url(request.scope) + path + (f"?{query}" if query else "")


async def _http_error(request: Request, error: Exception) -> Response:
    status = cast("HTTPException", error).status_code
    if status == 405:
        refused = MethodNotAllowedError(f"{request.method} is not possible here: all that is served is read.")
        return problem_response(refused, request.scope, {"allow": ALLOWED.decode()})
    return _answer(request, NotFoundError(f"Nothing stands at {request.scope['path']}."))


async def _refused(request: Request, error: Exception) -> Response:
    mistakes = cast("RequestValidationError", error).errors()
    return problem_response(explain(mistakes, _parameters_of(request)), request.scope)


def explain(mistakes: Sequence[Mapping[str, Any]], known: Sequence[str]) -> RequestError:
    """What FastAPI says of a query, as one error of ours that names every wrong parameter."""
    faults = [_fault(mistake, known) for mistake in mistakes]
    unknown = [fault for fault, mistake in zip(faults, mistakes, strict=True) if mistake["type"] == "extra_forbidden"]
    text = " ".join(dict.fromkeys(fault.message for fault in faults))
    return UnknownParameterError(text, faults) if unknown else InvalidValueError(text, faults)


def _fault(mistake: Mapping[str, Any], known: Sequence[str]) -> Fault:
    name = next((str(part) for part in mistake["loc"][1:]), "query")
    if mistake["type"] == "extra_forbidden":
        near = get_close_matches(name.lower(), known, n=3, cutoff=0.6)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        return Fault(name, f"There is no parameter {name!r} here.{hint}", list(known), near)
    if isinstance(mistake.get("input"), Mapping) and name == "query":  # of several parameters together
        message = str(mistake["msg"])
        return Fault(next((one for one in known if one in message), name), f"{message}.", [], [])
    context = mistake.get("ctx") or {}
    allowed = [word.strip().strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
    allowed = [word for word in allowed if word]
    given = str(mistake.get("input"))[:100]
    near = get_close_matches(given.lower(), allowed, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    form = _FORMS.get(str(context.get("pattern")))
    message = f"give {form}" if form else str(mistake["msg"]).removeprefix("Value error, ")
    return Fault(name, f"{name}: {message}; {given!r} was sent.{hint}", allowed, near)


def _parameters_of(request: Request) -> list[str]:
    """The names of the parameters that the route takes, as its query model declares them."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    names: list[str] = []
    for parameter in getattr(dependant, "query_params", []):
        fields = getattr(parameter.field_info.annotation, "model_fields", None)
        names += [field.alias or name for name, field in fields.items()] if fields is not None else [parameter.alias]
    return sorted(names)
