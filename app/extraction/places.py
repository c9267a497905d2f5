"""Finds where: gazetteer names in context. A name inside a person's name, or a capital that acts, is no place."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.enums import PlaceKind
from app.extraction.mentions import ActorForm, ActorMention, PlaceMention
from app.lexicon.gazetteer import Gazetteer, KnownPlace, NameHit
from app.lexicon.lexicon import Lexicon
from app.reading.article import Document, LineKind, Span

LOCATIVE_RE = re.compile(
    r"(?:^|\b(?:in|at|to|from|near|into|towards?|via|through|outside|around|across|visit(?:s|ed|ing)?|reach(?:ed|es)?|left|leav(?:es|ing)|"
    r"host(?:s|ed|ing)?|between|for|over|toured|(?:governorate|province|region|district|state|city|town|port|capital|village|suburb|resort)\s+of)"
    r"\s+)(?:the\s+)?"
    r"(?:(?:capital|cities|city|towns?|resort|port|nearby|neighbou?ring|historic|ancient|downtown|central|northern|southern|"
    r"eastern|western|coastal|border|holy|\w+ese|\w+ian|\w+i|\w+ish)\s+){0,3}(?:of\s+)?$",
    re.IGNORECASE,
)
"""What stands before a place; a small town needs it to be told from a word or a surname."""
VENUE_BEFORE_RE = re.compile(
    r"\b(?:in|at|to|from|near|inside|into|outside|visit(?:s|ed|ing)?|left)\s+(?:the\s+)?$", re.IGNORECASE
)
CHAIN_RE = re.compile(r"(?:,| and| or|, and)\s*$")
CAPITAL_BEFORE_RE = re.compile(r"(?:^|[\s(])(?!(?:In|At|To|From|Near|The|And|Of)\s)[A-Z][\w’'.-]*(?<!['’]s)\s$")
CAPITAL_AFTER_RE = re.compile(
    r"[’']?\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Summit|I\b)[A-Z][a-z]"
)
CAPITAL_OF_RE = re.compile(r"(?:['’]s)?\s+capital(?!\s+(?:market|city[- ]|of\b|flow|invest|gain|punish))\b(?!,? [A-Z])")
CAPITAL_FROM_RE = re.compile(r"\bcapital of (?:the )?$")
GATHERING_RE = re.compile(
    r"(?:\s(?:[A-Z]\w+|and|of|for|on)){0,5}\s(?:Forum|Summit|Conference|Session|Talks|Expo|Exhibition|Fair)\b"
)
"""A city in the name of a gathering is where it gathers."""
SHORTEST_SHOUT = 3
LARGE = 500_000
"""A city at least this big, or a capital, is taken without a preposition before it."""
CLEARLY_LARGER = 8
"""Of two cities of one name the larger is meant if it has this many times the other's people."""


def find_places(
    document: Document, lexicon: Lexicon, gazetteer: Gazetteer, actors: tuple[ActorMention, ...]
) -> tuple[PlaceMention, ...]:
    """Cities, venues, regions and countries named as places, in order of the text."""
    reader = _PlaceReader(document, lexicon, gazetteer, _taken(actors), _states(actors))
    paragraphs = (paragraph for paragraph in document.paragraphs if paragraph.kind is not LineKind.FURNITURE)
    named = [mention for paragraph in paragraphs for mention in reader.read(paragraph.span)]
    return tuple(sorted((*named, *_capitals(document, gazetteer, actors)), key=lambda mention: mention.span))


def _capitals(document: Document, gazetteer: Gazetteer, actors: tuple[ActorMention, ...]) -> Iterator[PlaceMention]:
    """Capitals that go without their name: "the Turkish capital", "the capital of Kazakhstan"."""
    for mention in actors:
        if mention.form is not ActorForm.STATE or len(mention.keys) != 1 or mention.rule == "capital":
            continue
        after = CAPITAL_OF_RE.match(document.text, mention.head.end)
        before = CAPITAL_FROM_RE.search(document.text[max(0, mention.head.start - 20) : mention.head.start])
        capital = gazetteer.places.get(gazetteer.actors[mention.keys[0]].capital or "")
        if capital is not None and (after or before):
            start = mention.head.start - len(before[0]) if before else mention.head.start
            span = Span(start, after.end() if after else mention.head.end)
            yield PlaceMention(span, capital.name, (capital.key,), capital.country, rule="capital")


def _taken(actors: tuple[ActorMention, ...]) -> list[Span]:
    """Names of persons, and capitals that stand for governments: no places."""
    return sorted(m.head for m in actors if m.form is ActorForm.NAME or m.rule == "capital")


def _states(actors: tuple[ActorMention, ...]) -> Counter[str]:
    return Counter(mention.country for mention in actors if mention.form is ActorForm.STATE and mention.country)


@dataclass(frozen=True)
class _PlaceReader:
    """Reads the places of one article, paragraph by paragraph."""

    document: Document
    lexicon: Lexicon
    gazetteer: Gazetteer
    taken: list[Span]
    states: Counter[str]
    """How often the article names each state: a city of one of them is the likelier one."""

    def read(self, span: Span) -> Iterator[PlaceMention]:
        hits = list(self.gazetteer.find_place_names(self.document.words(span)))
        last_end = -1
        for number, hit in enumerate(hits):
            found = Span(span.start + hit.start, span.start + hit.end)
            if self._is_taken(found):
                continue
            after = hits[number + 1] if number + 1 < len(hits) else None
            chained = last_end >= 0 and CHAIN_RE.fullmatch(self.document.text[last_end : found.start]) is not None
            mention = self._mention(span, found, hit, after, chained)
            if mention is not None:
                last_end = found.end
                yield mention

    def _is_taken(self, span: Span) -> bool:
        number = bisect_right(self.taken, span)
        return any(other.overlaps(span) for other in self.taken[max(0, number - 1) : number + 1])

    def _mention(
        self, paragraph: Span, span: Span, hit: NameHit, after: NameHit | None, chained: bool
    ) -> PlaceMention | None:
        places = [self.gazetteer.places[key] for key in hit.keys]
        name = _as_written(self.document.words(span))
        within = self._country_behind(paragraph, span, after)
        if places[0].kind is PlaceKind.COUNTRY:
            return PlaceMention(span, name, hit.keys[:1], places[0].country, is_country=True, rule="country")
        if not (within or chained or self._stands_as_place(paragraph, span, places, name)):
            return None
        if places[0].kind in (PlaceKind.VENUE, PlaceKind.REGION):
            return PlaceMention(span, name, hit.keys, places[0].country, rule=str(places[0].kind))
        chosen = self._choose(places, within)
        keys = tuple(place.key for place in chosen)
        return PlaceMention(span, name, keys, chosen[0].country if chosen else None, rule="city")

    def _country_behind(self, paragraph: Span, span: Span, after: NameHit | None) -> str | None:
        """The country in "Georgetown, Guyana"."""
        if after is None or paragraph.start + after.start - span.end > 2:
            return None
        if not self.document.text[span.end : paragraph.start + after.start].startswith(","):
            return None
        place = self.gazetteer.places[after.keys[0]]
        return place.country if place.kind is PlaceKind.COUNTRY else None

    def _stands_as_place(self, paragraph: Span, span: Span, places: list[KnownPlace], name: str) -> bool:
        text = self.document.text
        before = text[max(paragraph.start, span.start - 45) : span.start]
        if (
            CAPITAL_AFTER_RE.match(text, span.end) and not GATHERING_RE.match(text, span.end)
        ) or CAPITAL_BEFORE_RE.search(before):
            return False
        if places[0].kind is PlaceKind.VENUE:
            return text[span.end : span.end + 1] == "," or VENUE_BEFORE_RE.search(before) is not None
        if _is_sure(places[0]):
            return True
        located = before != "" and LOCATIVE_RE.search(before) is not None
        return located and not self._is_a_word(name) and not text.startswith(" of ", span.end)

    def _is_a_word(self, name: str) -> bool:
        """Whether a small town's name is rather a word or a given name: March, University, Victoria."""
        offices, word = self.lexicon.offices, name.casefold()
        return word in offices.not_names or (word,) in offices.terms or offices.names.is_given(name)

    def _choose(self, places: list[KnownPlace], within: str | None) -> list[KnownPlace]:
        """The places a name may mean, likeliest first; none where two are as likely."""
        if within:
            inside = [place for place in places if place.country == within]
            return inside or places
        if len(places) == 1 or not places[0].key.startswith("geonames:"):
            return places
        near = [place for place in places if place.country in self.states]
        candidates = near or places
        largest = max(candidates, key=lambda place: place.population)
        others = [place for place in candidates if place is not largest]
        if all(largest.population >= CLEARLY_LARGER * place.population for place in others) or (
            near and len(near) == 1
        ):
            return [largest, *(place for place in places if place is not largest)]
        return []


def _as_written(name: str) -> str:
    """A name in small letters where a dateline shouts it: HANOI, but USA."""
    return name.title() if name.isupper() and len(name) > SHORTEST_SHOUT else name


def _is_sure(place: KnownPlace) -> bool:
    return not place.key.startswith("geonames:") or place.population >= LARGE
