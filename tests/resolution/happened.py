"""Resolves the events of a short article written for a test."""

from datetime import date

from app.lexicon.gazetteer import default_gazetteer
from app.resolution import resolve
from app.resolution.resolved import ResolvedArticle, ResolvedEvent
from tests.extraction.happenings import PUBLISHED, extraction

__all__ = ["PUBLISHED", "happened", "names", "read"]


def read(text: str, published: date | None = PUBLISHED) -> ResolvedArticle:
    """A text through rooms 2 to 4."""
    return resolve(extraction(text, published), default_gazetteer())


def happened(text: str, event_type: str | None = None, published: date | None = PUBLISHED) -> list[ResolvedEvent]:
    """The events of a text, of one type where it is given."""
    return [event for event in read(text, published).events if event_type in (None, event.type)]


def names(text: str, role: str) -> list[list[str]]:
    """For each event, who has a role."""
    article = read(text)
    return [
        [article.actors[part.actor].name for part in event.participants if part.role == role]
        for event in article.events
    ]
