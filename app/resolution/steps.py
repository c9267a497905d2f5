"""Every step of reading one article, as plain data for whoever looks for a mistake."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import read_article, split_text
from app.reading.article import Document, RawArticle, Span
from app.resolution import resolve

LEFT_OUT = (None, (), "", False)
"""Values that say nothing are not shown."""


def reading_steps(path: Path) -> dict[str, Any]:
    """Rooms 1 to 4 for one file: what each gave to the next, spans with their words."""
    known = default_gazetteer()
    document = split_text(read_article(path))
    extraction = extract(document, load_lexicon(), known)
    return {
        "article": plain(document.raw, document.text),
        "paragraphs": plain(document.paragraphs, document.text),
        "extraction": plain(extraction, document.text),
        "resolved": plain(resolve(extraction, known), document.text),
    }


def plain(value: Any, text: str) -> Any:
    """A value of the rooms' types as plain data; a span becomes ``start-end: words``."""
    if isinstance(value, Span):
        return f"{value.start}-{value.end}: {value.of(text)}"
    if isinstance(value, Document):
        return None  # stands above already
    if is_dataclass(value) and not isinstance(value, type):
        left_out = {"text"} if isinstance(value, RawArticle) else set()
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value) if field.name not in left_out)
        shown = {name: plain(part, text) for name, part in pairs if part not in LEFT_OUT}
        return {name: part for name, part in shown.items() if part is not None}
    if isinstance(value, tuple | list):
        return [plain(part, text) for part in value]
    if isinstance(value, Enum | date):
        return str(value)
    return value
