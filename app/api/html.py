"""Pages for people from templates, with everything escaped, and how they are sent."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from app.timeline.evidence import CONTEXT

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
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"from_word": from_word, "to_word": to_word}
    return environment


def from_word(text: str | None) -> str:
    """The words before a span from the first whole one on."""
    return re.sub(r"^\S*\s+", "… ", text) if text and len(text) == CONTEXT else text or ""


def to_word(text: str | None) -> str:
    """The words after a span up to the last whole one."""
    return re.sub(r"\s+\S*$", " …", text) if text and len(text) == CONTEXT else text or ""


def html_page(template: str, status: int = 200, policy: str | None = None, **values: Any) -> HTMLResponse:
    """A page; without a policy of its own it gets the strict one."""
    headers = {"cache-control": "public, max-age=0, must-revalidate", "vary": "Accept-Encoding"}
    if policy:
        headers["content-security-policy"] = policy
        if policy != EMBED_POLICY:
            headers["x-frame-options"] = "DENY"
    return HTMLResponse(_environment().get_template(template).render(**values), status, headers)
