"""What a text says of itself: title, publisher, publication day, translation, the outlets it relays, terms of reuse."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from app.enums import PublishedBasis
from app.lexicon.languages import Language
from app.reading.article import LineKind, Span
from app.reading.boilerplate import PLACE_RE, TURN_RE
from app.reading.page import Page, read_page
from app.reading.patterns import Purpose, reading_patterns
from app.reading.publication import find_dateline, find_published, published_in_url
from app.reading.sources import find_sources

NOTICE_LENGTH, NOTE_LENGTH = 2_000, 300
"""Longer lines hold no terms of reuse, no note of a translation."""
HEAD_LINES = 40
"""Titles and publishers stand within so many lines."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the text (or its address) tells."""

    title: str | None
    publisher: str | None
    published: date | None
    published_basis: PublishedBasis
    machine_translated: bool
    via: tuple[str, ...]
    reuse_share: float | None
    reuse_terms: Span | None
    dateline: Span | None
    found: tuple[tuple[str, Span], ...]


def read_metadata(text: str, language: Language, publisher: str | None, url: str | None) -> Told:
    """Everything that the text tells of itself, with the spans that tell it."""
    page = read_page(text, language.code)
    text, spans, kinds = page.text, page.spans, page.kinds
    title = _title(text, spans, kinds)
    dateline = find_dateline(text, spans, kinds, language, publisher)
    published, basis, published_span = _published(text, spans, dateline, language, url)
    lead = _publisher(text, spans, kinds, language)
    name = publisher or (lead.of(text) if lead else _host(url))
    via = find_sources(page, language, name)
    share, terms = _reuse(page)
    note = _machine_translation(page)
    found = [("title", title), ("published", published_span), ("publisher", lead), ("machine_translated", note)]
    found += [("reuse_share", terms), ("dateline", dateline), *(("via", span) for _, span in via)]
    return Told(
        title=title.of(text).lstrip("# ") if title else None,
        publisher=name,
        published=published,
        published_basis=basis,
        machine_translated=note is not None,
        via=tuple(outlet for outlet, _ in via),
        reuse_share=share,
        reuse_terms=terms,
        dateline=dateline,
        found=tuple((what, span) for what, span in found if span),
    )


def _title(text: str, spans: Sequence[Span], kinds: Sequence[LineKind]) -> Span | None:
    for span, kind in zip(spans[:HEAD_LINES], kinds, strict=False):
        if kind is LineKind.STORY:
            return None
        if kind is LineKind.HEADLINE and (not PLACE_RE.fullmatch(span.of(text)) or span == spans[0]):
            return span
    return None


def _published(
    text: str, spans: Sequence[Span], dateline: Span | None, language: Language, url: str | None
) -> tuple[date | None, PublishedBasis, Span | None]:
    told = find_published(text, spans, dateline, language)
    if told:
        return told[0], PublishedBasis.TEXT, told[1]
    day = published_in_url(url)
    return (day, PublishedBasis.URL, None) if day else (None, PublishedBasis.UNKNOWN, None)


def _publisher(text: str, spans: Sequence[Span], kinds: Sequence[LineKind], language: Language) -> Span | None:
    """The name before the dash of the first story line, unless that is a city in a dateline."""
    lead = next((span for span, kind in zip(spans, kinds, strict=True) if kind is LineKind.STORY), None)
    if lead is None or TURN_RE.match(text, lead.start, lead.end):
        return None
    for pattern in reading_patterns(language.code).publishers:
        match = pattern.regex.match(text, lead.start, lead.end)
        if match and match["publisher"] and "." in match["publisher"].rstrip("."):
            return Span(*match.span("publisher"))
    return None


def _host(url: str | None) -> str | None:
    """The site's address as the publisher's name, where nothing better is known."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _reuse(page: Page) -> tuple[float | None, Span | None]:
    for span, pattern in page.worth_trying(Purpose.REUSE):
        match = pattern.regex.search(page.text, span.start, min(span.end, span.start + NOTICE_LENGTH))
        if match and 0 < int(match["share"]) <= 100:
            return int(match["share"]) / 100, span
    return None, None


def _machine_translation(page: Page) -> Span | None:
    for span, pattern in page.worth_trying(Purpose.MACHINE_TRANSLATION):
        if span.end - span.start < NOTE_LENGTH and pattern.regex.search(page.text, span.start, span.end):
            return span
    return None
