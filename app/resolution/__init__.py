"""Room 4: mentions become known things."""

from app.extraction.mentions import Extraction
from app.lexicon.gazetteer import Gazetteer
from app.resolution.actors import resolve_actors
from app.resolution.confidence import with_confidence
from app.resolution.events import resolve_events
from app.resolution.resolved import ResolvedArticle
from app.resolution.statements import resolve_statements

__all__ = ["resolve"]


def resolve(extraction: Extraction, gazetteer: Gazetteer) -> ResolvedArticle:
    """Tells actors apart, joins what is one happening, finds who spoke when and where, and how sure all this is."""
    actors = resolve_actors(extraction, gazetteer)
    events = resolve_events(extraction, actors, gazetteer)
    statements = resolve_statements(extraction, actors, events)
    article = ResolvedArticle(extraction.document.raw, actors.actors, statements, events, extraction.dates)
    return with_confidence(article)
