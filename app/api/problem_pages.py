"""``/problems``: a page for each ``type`` that an error can have."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.api.html import html_page
from app.api.problems import PROBLEM_TYPES
from app.errors import NotFoundError

router = APIRouter(include_in_schema=False)


@router.get("/problems")
async def problem_list(request: Request) -> HTMLResponse:
    """All kinds of problem."""
    base = request.scope.get("root_path", "")
    return html_page("problem.html", base=base, title="Problems", problem=None, problems=PROBLEM_TYPES.values())


@router.get("/problems/{slug}")
async def problem_page(request: Request, slug: str) -> HTMLResponse:
    """What one kind of problem means and what to do about it."""
    problem = PROBLEM_TYPES.get(slug)
    if problem is None:
        raise NotFoundError(f"There is no problem type {slug!r}.")
    base = request.scope.get("root_path", "")
    return html_page("problem.html", base=base, title=problem.title, problem=problem, problems=())
