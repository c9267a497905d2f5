"""The actors of one article while they are being told apart: one cluster for each person, state or body."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.enums import ActorKind
from app.extraction.mentions import ActorMention
from app.lexicon.folding import fold, name_skeleton
from app.lexicon.gazetteer import Gazetteer, KnownActor
from app.reading.article import Span
from app.resolution.resolved import ResolvedActor

FORMAL_RE = re.compile(r"\bof\b|\b(?:Con)?[Ff]ederation\b")
"""What a state's formal name has and its usual one has not: Russian Federation, Republic of Kazakhstan."""


class HeldOffice(NamedTuple):
    """An office that the article or the gazetteer gives a person."""

    title: str
    kind: str | None
    country: str | None
    body: str | None


@dataclass(eq=False)
class Cluster:
    """What the article says of one actor so far."""

    kind: ActorKind
    key: str | None = None
    names: list[str] = field(default_factory=list)
    offices: list[HeldOffice] = field(default_factory=list)
    """Offices as the article prints them."""
    known_offices: tuple[HeldOffice, ...] = ()
    """Offices that the gazetteer knows for the article's day."""
    country: str | None = None
    body_kind: str | None = None
    gender: str | None = None
    spans: list[Span] = field(default_factory=list)

    @classmethod
    def of_known(cls, known: KnownActor, day: date | None) -> "Cluster":
        """The cluster of an actor that the gazetteer knows."""
        held = tuple(HeldOffice(o.title, o.kind, o.country, o.body) for o in known.offices if o.held_on(day))
        return cls(known.kind, known.key, known_offices=held, country=known.country, gender=known.gender)

    def add(self, mention: ActorMention) -> None:
        """Takes up what one more mention tells."""
        self.spans.append(mention.span)
        if mention.name and not mention.adjective:
            self.names.append(mention.name)
        if self.kind is ActorKind.PERSON and mention.office:
            self.take_office(mention)
        self.country = self.country or mention.country
        if self.kind is ActorKind.BODY:
            self.body_kind = self.body_kind or mention.office_kind
        self.gender = self.gender or mention.gender

    def take_office(self, mention: ActorMention) -> None:
        """Takes up an office by which the person is called."""
        office = HeldOffice(mention.office or "", mention.office_kind, mention.country, mention.body)
        if office not in self.offices:
            self.offices.append(office)

    def holds(self, kinds: Container[str | None], country: str | None, body: str | None = None) -> bool:
        """Whether the person has such an office, of that state or body if one is asked for.

        Whoever is called somebody's counterpart holds whatever office that one holds.
        """
        return any(
            (office.kind in kinds or office.kind == "counterpart")
            and (country is None or (office.country or self.country) in (country, None))
            and (body is None or office.body in (body, None))
            for office in (*self.offices, *self.known_offices)
        )

    def fullest_name(self) -> str:
        """The spelling with most words, then most letters; the first such."""
        return max(self.names, key=lambda name: (len(name.split()), len(name)), default="")

    def resolved(self, gazetteer: Gazetteer) -> ResolvedActor:
        """The cluster as the later rooms know it."""
        office = next(iter(self.offices), None)
        return ResolvedActor(
            key=self.key,
            kind=self.kind,
            name=self._name(gazetteer),
            spellings=tuple(dict.fromkeys(self.names)),
            office=office.title if office else None,
            office_kind=office.kind if office else None,
            country=self.country,
            gender=self.gender,
            spans=tuple(sorted(self.spans)),
        )

    def _name(self, gazetteer: Gazetteer) -> str:
        if self.kind is ActorKind.STATE and self.key:
            return self._state_name(gazetteer.actors[self.key])
        return self.fullest_name() or (gazetteer.actors[self.key].name if self.key else self.offices[0].title)

    def _state_name(self, state: KnownActor) -> str:
        """The usual name where the article prints it, or no other proper one; else what it prints most often."""
        proper = {name.text for name in state.names if not FORMAL_RE.search(name.text)}
        printed = Counter(name for name in self.names if name in proper)
        return state.name if state.name in printed or not printed else printed.most_common(1)[0][0]


PARTICLES = ("al", "el", "bin", "ibn", "ben")


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name by which spellings are compared; Arabic articles and "son of" left out."""
    return tuple(word for word in name_skeleton(fold(name).replace("-", " ")).split() if word not in PARTICLES)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names (as `name_words`) can be one person's: the shorter's words stand in the longer."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return False
    if len(shorter) == 1:
        return shorter[0] in longer
    return shorter[-1] in longer and all(any(_fits(word, full) for full in longer) for word in shorter)


def _fits(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word)) or (len(full) == 1 and word.startswith(full))
