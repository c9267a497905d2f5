"""``/problems``: a page for each ``type`` that an error can have; and the page of an error that a person meets."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.api.html import EMBED_POLICY, html_page
from app.api.problems import PROBLEM_TYPES
from app.errors import AppError, NotFoundError

router = APIRouter(include_in_schema=False)
_FOR_PROGRAMS = ("/v1", "/health", "/metrics", "/oembed", "/openapi.json", "/version", "/docs/assets", "/widget/")


@router.get("/problems")
async def problem_list(request: Request) -> HTMLResponse:
    """All kinds of problem."""
    base = request.scope.get("root_path", "")
    return html_page(
        "problem.html", base=base, title="Problems", problem=None, problems=PROBLEM_TYPES.values(), detail=""
    )


@router.get("/problems/{slug}")
async def problem_page(request: Request, slug: str) -> HTMLResponse:
    """What one kind of problem means and what to do about it."""
    problem = PROBLEM_TYPES.get(slug)
    if problem is None:
        raise NotFoundError(f"There is no problem type {slug!r}.")
    base = request.scope.get("root_path", "")
    return html_page("problem.html", base=base, title=problem.title, problem=problem, problems=(), detail="")


def is_for_people(request: Request) -> bool:
    """Whether the address is of a page and the client asks for one, as browsers do; programs get problem+json."""
    path = str(request.scope["path"]).removeprefix(request.scope.get("root_path", ""))
    return "text/html" in request.headers.get("accept", "") and not path.startswith(_FOR_PROGRAMS)


def error_page(request: Request, error: AppError, headers: Mapping[str, str]) -> HTMLResponse:
    """What went wrong, what to do, and the way back; in a frame where the page would have stood in one."""
    problem = PROBLEM_TYPES.get(error.slug, PROBLEM_TYPES["internal-error"])
    base = request.scope.get("root_path", "")
    policy = EMBED_POLICY if "/embed/" in request.scope["path"] else None
    answer = html_page("problem.html", error.status, policy, base=base, title=problem.title, problem=problem,
                       problems=(), detail=str(error))  # fmt: skip
    answer.headers.update({"cache-control": "no-store", "vary": "Accept, Accept-Encoding", **headers})
    return answer
