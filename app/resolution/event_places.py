"""Where an event was: a city the text ties to it, else the country; never a city that the text does not tie to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.enums import PlaceKind
from app.extraction.mentions import Extraction, PlaceMention, within
from app.lexicon.gazetteer import Gazetteer, KnownPlace
from app.reading.article import LineKind, Span
from app.resolution.resolved import DATELINE, ResolvedEvidence, ResolvedPlace

BARE_LINE = 40
"""A line of at most so many characters that holds a place and no sentence is a dateline: "The Palace, Lima"."""
FILED_RE = re.compile(r"\b(?:file|files|archive|archives|earlier|last (?:month|year))\b", re.IGNORECASE)
CITIES = (PlaceKind.CITY, PlaceKind.VENUE)


@dataclass(frozen=True)
class PlaceBook:
    """Turns place mentions of one article into places."""

    extraction: Extraction
    gazetteer: Gazetteer

    def known(self, mention: PlaceMention) -> KnownPlace | None:
        """The likeliest place that a mention means."""
        return next((self.gazetteer.places[key] for key in mention.keys if key in self.gazetteer.places), None)

    def city(self, mention: PlaceMention) -> ResolvedPlace | None:
        """The city a mention names, or stands in; None for regions and countries."""
        place = self.known(mention)
        if place is None or place.kind not in CITIES:
            return None
        if place.kind is PlaceKind.VENUE:
            city = self.gazetteer.places.get(place.parent or "")
            return resolved(city, city.name) if city else None
        return resolved(place, mention.name)

    def city_state(self, mention: PlaceMention) -> ResolvedPlace | None:
        """The city that a state is, or whose name its capital shares: "in Singapore"."""
        state = self.gazetteer.state(self.country(mention) or "")
        place = self.gazetteer.places.get(state.capital or "") if state else None
        same = state is not None and place is not None and place.name == state.name
        return resolved(place, place.name) if place and same else None

    def country(self, mention: PlaceMention) -> str | None:
        """The state a place lies in."""
        place = self.known(mention)
        return place.country if place else mention.country

    def country_place(self, alpha2: str | None) -> ResolvedPlace | None:
        """A state as a place, where no city is told."""
        state = self.gazetteer.state(alpha2) if alpha2 else None
        return ResolvedPlace(None, PlaceKind.COUNTRY, state.name, alpha2) if state else None

    @cached_property
    def dateline(self) -> tuple[ResolvedPlace, ResolvedEvidence] | None:
        """The city that the article's dateline, or a line of its own, names, with the words."""
        spans, own = [*self._datelines()], self.extraction.document.raw.dateline
        for mention in self.extraction.places:
            if any(mention.span in span for span in spans) and (city := self.city(mention)):
                rule = DATELINE if own is not None and mention.span in own else "place_line"
                return city, ResolvedEvidence("place", mention.span, rule)
        return None

    @cached_property
    def captions(self) -> list[tuple[Span, ResolvedPlace]]:
        """The captions that name a city, with the city; a picture from the files shows another day."""
        document = self.extraction.document
        captions = [paragraph.span for paragraph in document.paragraphs if paragraph.kind is LineKind.CAPTION]
        return [
            (span, city)
            for span in captions
            if not FILED_RE.search(document.words(span))
            for mention in within(self.extraction.places, span)
            if (city := self.city(mention))
        ]

    def _datelines(self) -> Iterator[Span]:
        document = self.extraction.document
        if document.raw.dateline is not None:
            yield document.raw.dateline
        for paragraph in document.paragraphs[1:8]:
            words = document.words(paragraph.span)
            short = len(words) <= BARE_LINE and not words.endswith((".", "?", "!", ":"))
            if paragraph.kind in (LineKind.STORY, LineKind.CAPTION) and short and words.istitle() | ("," in words):
                yield paragraph.span


def resolved(place: KnownPlace, name: str) -> ResolvedPlace:
    """A gazetteer place under the name the article gives it."""
    return ResolvedPlace(place.key, PlaceKind.CITY, name, place.country, place.latitude, place.longitude)
