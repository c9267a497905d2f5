"""Resolved articles made by hand: each telling carries words of its own in the article's text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from app.enums import (
    ActorKind,
    DateBasis,
    EventStatus,
    PlaceKind,
    Precision,
    PublishedBasis,
    StatementKind,
    TextKind,
)
from app.reading.article import RawArticle, Span
from app.resolution.resolved import (
    ResolvedActor,
    ResolvedArticle,
    ResolvedDate,
    ResolvedEvent,
    ResolvedEvidence,
    ResolvedParticipant,
    ResolvedPlace,
    ResolvedStatement,
)

BORLAND = ResolvedActor("borland", ActorKind.STATE, "Borland", country="BO")
ARVENIA = ResolvedActor("arvenia", ActorKind.STATE, "Arvenia", country="AR")
QUILL = ResolvedActor("ada-quill", ActorKind.PERSON, "Ada Quill", office="President of Borland", country="BO")
ROTH = ResolvedActor("emil-roth", ActorKind.PERSON, "Emil Roth", office="President of Arvenia", country="AR")
NORWICK = ResolvedPlace("norwick", PlaceKind.CITY, "Norwick", "AR", 51.5, 71.5)
SELBY = ResolvedPlace("selby", PlaceKind.CITY, "Selby", "AR", 43.2, 76.9)


def person(name: str, country: str | None = None, office: str | None = None) -> ResolvedActor:
    """A person whom the seeds do not know."""
    return ResolvedActor(None, ActorKind.PERSON, name, office=office, country=country)


def days(start: str | None, end: str | None = "", basis: str = "text", precision: str = "day") -> ResolvedDate:
    """An interval; an empty end is the start, another one makes it a stretch that lasted."""
    first = date.fromisoformat(start) if start else None
    last = first if end == "" else date.fromisoformat(end) if end else None
    lasting = bool(first and last and first != last and precision == "day")
    return ResolvedDate(first, last, Precision(precision), DateBasis(basis), lasting)


UNKNOWN_DAY = ResolvedDate(None, None, Precision.UNKNOWN, DateBasis.TEXT)


@dataclass
class ArticleMaker:
    """Collects tellings; ``made()`` is the article that tells them."""

    name: str = "one"
    publisher: str | None = "Example Agency"
    published: str | None = "2024-11-28"
    url: str | None = ""
    via: tuple[str, ...] = ()
    text_kind: TextKind = TextKind.FULL
    head: str = ""
    language: str = "en"
    machine_translated: bool = False
    actors: list[ResolvedActor] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)

    def _ref(self, actor: ResolvedActor) -> int:
        if actor not in self.actors:
            self.actors.append(actor)
        return self.actors.index(actor)

    def event(
        self,
        kind: str = "visit",
        when: ResolvedDate | None = None,
        parts: Sequence[tuple[ResolvedActor, str]] = ((QUILL, "visitor"), (ARVENIA, "host")),
        place: ResolvedPlace | None = None,
        words: str = "",
        **more: Any,
    ) -> int:
        """Tell an event; gives its index."""
        when = when or days("2024-11-27")
        words = words or f"Event {len(self.events)} of kind {kind} on {when.start}"
        participants = tuple(
            ResolvedParticipant(self._ref(actor), role, actor.office, actor.country) for actor, role in parts
        )
        told = {"type": kind, "subtype": "other", "status": EventStatus.OCCURRED, "date": when, "place": place}
        self.events.append({**told, "participants": participants, "words": words, "rule": "hand", **more})
        return len(self.events) - 1

    def statement(
        self, text: str, speaker: ResolvedActor | None = ROTH, when: ResolvedDate | None = None, kind: str = "direct",
        **more: Any,
    ) -> int:  # fmt: skip
        """Print a statement; gives its index."""
        self.statements.append({
            "kind": StatementKind(kind), "text": text, "speaker": self._ref(speaker) if speaker else None,
            "date": when or days("2024-11-27"), "complete": True, "co_speakers": (), "rule": "hand",
            "speaker_text": speaker.name if speaker else None, "speaker_span": None, "office": None, "cue": "said",
            "cue_span": None, **more,
        })  # fmt: skip
        return len(self.statements) - 1

    def made(self) -> ResolvedArticle:
        """The article."""
        lines = [self.head, *(one["words"] for one in self.events), *(one["text"] for one in self.statements)]
        text = "\n".join(filter(None, lines)) or self.name
        raw = RawArticle(
            text=text,
            stem=self.name,
            title=f"Title of {self.name}",
            publisher=self.publisher,
            url=f"https://example.org/{self.name}" if self.url == "" else self.url,
            published=date.fromisoformat(self.published) if self.published else None,
            published_basis=PublishedBasis.CATALOG if self.published else PublishedBasis.UNKNOWN,
            language=self.language,
            text_kind=self.text_kind,
            machine_translated=self.machine_translated,
            via=self.via,
            sha256=sha256(text.encode()).hexdigest(),
        )
        return ResolvedArticle(
            raw,
            tuple(self.actors),
            tuple(self._statement(text, dict(one)) for one in self.statements),
            tuple(self._event(text, dict(one)) for one in self.events),
        )

    def _event(self, text: str, one: dict[str, Any]) -> ResolvedEvent:
        span = span_of(text, one.pop("words"))
        return ResolvedEvent(span=span, evidence=(ResolvedEvidence("type", span, "hand"),), **one)

    def _statement(self, text: str, one: dict[str, Any]) -> ResolvedStatement:
        return ResolvedStatement(pieces=(span_of(text, one["text"]),), **one)


def span_of(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))
