"""Room 3: a document becomes mentions."""

from app.extraction.actors import find_actors
from app.extraction.dates import find_dates
from app.extraction.events import find_events
from app.extraction.mentions import Extraction
from app.extraction.places import find_places
from app.extraction.quotations import find_quotations
from app.extraction.statements import find_statements
from app.extraction.topics import events_with_topics, statements_with_topics
from app.lexicon.gazetteer import Gazetteer
from app.lexicon.lexicon import Lexicon
from app.reading.article import Document

__all__ = ["extract"]


def extract(document: Document, lexicon: Lexicon, gazetteer: Gazetteer) -> Extraction:
    """Runs the finders in order; each sees what those before it found."""
    actors = find_actors(document, lexicon, gazetteer)
    places = find_places(document, lexicon, gazetteer, actors)
    dates = find_dates(document, lexicon)
    quotations = find_quotations(document)
    statements = statements_with_topics(document, find_statements(document, lexicon, actors, dates, quotations))
    events = events_with_topics(document, find_events(document, lexicon, actors, places, dates))
    return Extraction(document, actors, places, dates, quotations, statements, events)
