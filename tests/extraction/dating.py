"""What the tests of dates share: a text, found and worked out."""

from datetime import date

from app.extraction.dates import find_dates
from app.extraction.mentions import DateMention
from app.lexicon.lexicon import load_lexicon
from app.reading import split_text
from app.reading.article import RawArticle

FRAME = " It was the talk of the town and of the port, he said to all of them."


def raw_article(text: str, published: date | None) -> RawArticle:
    """An article of one text."""
    return RawArticle(text=text, stem="story", published=published)


def mentions_in(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The expressions of time of a text."""
    return find_dates(split_text(raw_article(text, published)), load_lexicon())


def written(mention: DateMention) -> str:
    """The value of a mention as the examples write it."""
    if mention.start is None and mention.end is None:
        return "?"
    if mention.start == mention.end:
        return str(mention.start)
    return f"{mention.start or '..'}/{mention.end or '..'}"


def found_in(text: str, published: str | None = "2023-03-10") -> list[tuple[str, str]]:
    """Words and value of each expression."""
    day = date.fromisoformat(published) if published else None
    return [(mention.span.of(text), written(mention)) for mention in mentions_in(text, day)]
