"""Reads event mentions from a sentence or two, with every finder that comes before them."""

from datetime import date

from app.extraction import extract
from app.extraction.mentions import EventMention, Extraction
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import Lexicon, load_lexicon
from app.reading import split_text
from app.reading.article import RawArticle

PUBLISHED = date(2024, 5, 17)
"""A Friday."""


def extraction(text: str, published: date | None = PUBLISHED, lexicon: Lexicon | None = None) -> Extraction:
    """All mentions of a text, read as an article published on a known day."""
    document = split_text(RawArticle(text=text, stem="test", published=published))
    return extract(document, lexicon or load_lexicon(), default_gazetteer())


def events(text: str, lexicon: Lexicon | None = None) -> tuple[EventMention, ...]:
    """The event mentions of a text."""
    return extraction(text, lexicon=lexicon).events


def told(text: str) -> list[tuple[str, str, str]]:
    """Type, subtype and status of each mention."""
    return [(mention.type, mention.subtype, str(mention.status)) for mention in events(text)]


def parts(text: str, event_type: str) -> list[tuple[str, str]]:
    """Role and words of everybody who takes part in the mentions of a type, sorted."""
    found = [
        (role.role, text[role.actor.head.start : role.actor.head.end])
        for mention in events(text)
        if mention.type == event_type
        for role in mention.roles
    ]
    return sorted(set(found))
