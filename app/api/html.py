"""Pages for people from templates, with everything escaped, and how they are sent."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

FOLDER = Path(__file__).parent / "templates"
DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src blob:; base-uri 'none'; frame-ancestors 'none'"
)
EMBED_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *"
)


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html_page(template: str, status: int = 200, policy: str | None = None, **values: Any) -> HTMLResponse:
    """A page; without a policy of its own it gets the strict one."""
    headers = {"cache-control": "public, max-age=0, must-revalidate", "vary": "Accept-Encoding"}
    if policy:
        headers["content-security-policy"] = policy
        if policy != EMBED_POLICY:
            headers["x-frame-options"] = "DENY"
    return HTMLResponse(_environment().get_template(template).render(**values), status, headers)
