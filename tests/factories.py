"""Records made by hand, with honest defaults: rows of the normalised tables, as storage would write them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlmodel import Session

from app.documents import Touched, refresh_documents
from app.lexicon.folding import fold
from app.models import (
    Actor,
    Alias,
    Article,
    Event,
    EventMention,
    Evidence,
    MentionParticipant,
    MentionTopic,
    Office,
    Participant,
    Place,
    PlaceName,
    Statement,
    StatementActor,
    StatementMention,
)

TEXT = "Minister Ada Quill arrived in Norwick on 3 May for a working visit. “Our trade is growing,” she said."
Part = tuple[str, str]
"""Id and role of a participant."""


def day(value: str | date | None) -> date | None:
    """A day written as ISO."""
    return date.fromisoformat(value) if isinstance(value, str) else value


@dataclass
class Records:
    """Makes records in a session and remembers what it touched; ``refresh()`` renders it."""

    session: Session
    touched: Touched = field(default_factory=Touched)
    counter: int = 0

    def refresh(self) -> None:
        """Renders everything made since the last time."""
        self.session.flush()
        refresh_documents(self.session, self.touched)
        self.touched = Touched()

    def _next(self) -> int:
        self.counter += 1
        return self.counter

    def _ordinal(self, on: date) -> int:
        return (on.toordinal() << 24) + self._next()

    def _add(self, *rows: Any) -> None:
        for row in rows:
            self.session.add(row)
            self.session.flush()

    def actor(
        self,
        key: str,
        name: str,
        kind: str = "person",
        country: str | None = None,
        names: Sequence[Part] = (),
        **more: Any,
    ) -> Actor:
        """An actor; ``names`` are (spelling, language)."""
        actor = Actor(id=key, name=name, kind=kind, country=country, origin="seeds", **more)
        spellings = dict.fromkeys([(name, "en"), *names])
        aliases = [
            Alias(actor_id=key, name=text, folded=fold(text), language=lang, is_primary=True, origin="seeds")
            for text, lang in spellings
        ]
        self._add(actor, *aliases)
        self.touched.actors.add(key)
        return actor

    def office(self, actor: str, title: str, kind: str, country: str | None = None, **dates: Any) -> None:
        """An office an actor holds."""
        self._add(Office(actor_id=actor, title=title, kind=kind, country=country, origin="seeds", **dates))
        self.touched.actors.add(actor)

    def place(
        self,
        key: str,
        name: str,
        country: str | None = None,
        point: tuple[float, float] | None = None,
        kind: str = "city",
        names: Sequence[Part] = (),
        parent: str | None = None,
    ) -> Place:
        """A place; ``names`` are (spelling, language)."""
        latitude, longitude = point or (None, None)
        place = Place(
            id=key,
            name=name,
            country=country,
            kind=kind,
            latitude=latitude,
            longitude=longitude,
            parent_id=parent,
            origin="seeds",
        )
        spellings = dict.fromkeys([(name, "en"), *names])
        self._add(place, *(PlaceName(place_id=key, name=n, folded=fold(n), language=lang) for n, lang in spellings))
        self.touched.places.add(key)
        return place

    def article(
        self,
        text: str = TEXT,
        publisher: str | None = "Example Agency",
        published: str | None = "2024-11-28",
        title: str = "A visit",
        language: str = "en",
        text_kind: str = "full",
        **more: Any,
    ) -> Article:
        """An article as received."""
        number = self._next()
        key = f"art_{number:016d}"
        more.setdefault("url", f"https://example.org/{number}")
        article = Article(
            id=key,
            key=f"{more['url']}#{number}",
            ordinal=self._ordinal(day(published) or date(2024, 1, 1)),
            title=title,
            publisher=publisher,
            published=day(published),
            published_basis="text" if published else "unknown",
            language=language,
            text=text,
            text_kind=text_kind,
            sha256=sha256(text.encode()).hexdigest(),
            extractor="test",
            read_at=datetime(2024, 12, 1, tzinfo=UTC),
            **more,
        )
        self._add(article)
        self.touched.articles.add(key)
        return article

    def event(
        self,
        kind: str = "visit",
        start: str | None = "2024-11-27",
        end: str | None = "",
        parts: Sequence[Part] = (),
        place: str | None = None,
        articles: Sequence[Article] = (),
        precision: str = "day",
        subtype: str = "other",
        status: str = "occurred",
        topics: Sequence[str] = (),
        evidence: Sequence[str] = (),
        reported: str = "2024-11-28",
        **more: Any,
    ) -> Event:
        """An event told by some articles; an empty ``end`` is the start."""
        key = f"evt_{self._next():016d}"
        first, last = day(start), day(start if end == "" else end)
        sort_date = first or last or day(reported)
        assert sort_date is not None
        when: dict[str, Any] = {
            "start": first,
            "end": last,
            "precision": precision,
            "basis": "text",
            "reported": day(reported),
        }
        event = Event(
            id=key,
            ordinal=self._ordinal(sort_date),
            type=kind,
            subtype=subtype,
            status=status,
            title="",
            place_id=place,
            sort_date=sort_date,
            article_count=len(articles),
            source_count=len({a.via or a.publisher for a in articles}),
            **{"confidence": 0.9, **when, **more},
        )
        self._add(event)
        for position, (actor, role) in enumerate(parts):
            self._add(Participant(event_id=key, actor_id=actor, role=role, position=position))
        for article in articles:
            mention = EventMention(
                event_id=key,
                article_id=article.id,
                number=self._next(),
                type=kind,
                subtype=subtype,
                status=status,
                place_id=place,
                rule="test",
                **when,
            )
            self._add(mention)
            self._add(*(MentionParticipant(mention_id=mention.id or 0, actor_id=a, role=r) for a, r in parts))
            self._add(*(MentionTopic(event_mention_id=mention.id, topic=topic) for topic in topics))
            for words in evidence:
                at = article.text.index(words)
                span: dict[str, Any] = {
                    "exact": words,
                    "start": at,
                    "end": at + len(words),
                    "rule": "test",
                    "field": "type",
                }
                self._add(Evidence(article_id=article.id, event_mention_id=mention.id, **span))
        self.touched.events.add(key)
        return event

    def statement(
        self,
        text: str = "Our trade is growing",
        speaker: str | None = None,
        on: str = "2024-11-27",
        articles: Sequence[Article] = (),
        kind: str = "direct",
        event: Event | None = None,
        mentions: Sequence[str] = (),
        topics: Sequence[str] = (),
        precision: str = "day",
        **more: Any,
    ) -> Statement:
        """A statement printed by some articles."""
        key = f"stm_{self._next():016d}"
        said = day(on)
        assert said is not None
        when: dict[str, Any] = {"start": said, "end": said, "precision": precision, "basis": "text"}
        statement = Statement(
            id=key,
            ordinal=self._ordinal(said),
            kind=kind,
            text=text,
            complete=True,
            language="en",
            wording="as_printed",
            speaker_id=speaker,
            cue="said",
            reported=said,
            sort_date=said,
            event_id=event.id if event else None,
            article_count=len(articles),
            source_count=len({a.via or a.publisher for a in articles}),
            **{"confidence": 0.9, **when, **more},
        )
        self._add(statement)
        for article in articles:
            mention = StatementMention(
                statement_id=key,
                article_id=article.id,
                number=self._next(),
                kind=kind,
                text=text,
                complete=True,
                speaker_id=speaker,
                rule="test",
                reported=said,
                **when,
            )
            self._add(mention)
            self._add(*(StatementActor(mention_id=mention.id or 0, actor_id=a, role="mentioned") for a in mentions))
            self._add(*(MentionTopic(statement_mention_id=mention.id, topic=topic) for topic in topics))
            if text in article.text:
                at = article.text.index(text)
                span: dict[str, Any] = {
                    "exact": text,
                    "start": at,
                    "end": at + len(text),
                    "rule": "test",
                    "field": "text",
                }
                self._add(Evidence(article_id=article.id, statement_mention_id=mention.id, **span))
        self.touched.statements.add(key)
        return statement
