"""At which event something was said: the meeting, call or visit that the text tells beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.enums import ActorKind, DateBasis, EventStatus, StatementKind
from app.extraction.mentions import Extraction
from app.reading.article import LineKind, Span, lies_in
from app.resolution.resolved import ResolvedActor, ResolvedDate, ResolvedEvent, ResolvedStatement

OCCASIONS = ("meeting", "call", "summit", "visit", "agreement")
"""Types of events at which people speak, the narrowest first."""
_LATEST = timedelta(days=10)
"""How long before publication an event may lie for words told without a place to belong to it."""


class EventLinks:
    """Finds the occasion of each statement, in order of the text."""

    def __init__(
        self, extraction: Extraction, events: tuple[ResolvedEvent, ...], actors: Sequence[ResolvedActor]
    ) -> None:
        self.document = extraction.document
        self.published = extraction.document.raw.published
        self.events = events
        said = sorted(piece for statement in extraction.statements for piece in statement.pieces)
        told = [
            (span, number) for number, event in enumerate(events) for span in _spans(event) if not lies_in(span, said)
        ]
        self.told = sorted(told)
        self.starts = [span.start for span, _ in self.told]
        self.longest = max((span.end - span.start for span, _ in self.told), default=0)
        self.actors = actors
        self.by_actor = _by_actor(events, {number for _, number in self.told})
        self.by_state = self._by_state({number for _, number in self.told})
        self.story = [p.span for p in self.document.paragraphs if p.kind is LineKind.STORY]
        self.last: dict[int, int] = {}
        """The occasion at which each speaker spoke last."""

    def of(self, speaker: int | None, place: Span, sentence: Span, day: ResolvedDate | None) -> int | None:
        """The event at which the speaker spoke; None where none fits or two fit as well.

        An event told in the same sentence comes first, then the same paragraph, an event of it in which the speaker's
        state takes part without anybody by name, the paragraph before, the occasion of the speaker's words before, and
        last a single recent event of the article.

        Args:
            speaker: ref of the speaker.
            place: where the statement is attributed.
            sentence: the sentence around it.
            day: when it was said, if that is known.
        """
        if speaker is None:
            return None
        fitting = [number for number in self.by_actor.get(speaker, ()) if may_be_then(self.events[number].date, day)]
        paragraphs, country = self._paragraphs(place), self.actors[speaker].country
        found = self._near(fitting, [sentence])
        if day is None:  # what was recalled from long ago is no occasion of what is said today
            fitting = [number for number in fitting if self._is_recent(self.events[number])]
        if found is None:
            found = self._near(fitting, paragraphs[:1])
        if found is None and country:
            found = self._near(self._of_state(country, day), [sentence, *paragraphs[:1]])
        if found is None:
            found = self._near(fitting, paragraphs[1:])
        if found is None and self.last.get(speaker) in fitting:
            found = self.last[speaker]
        if found is None:
            found = self._narrowest([number for number in fitting if self._is_recent(self.events[number])])
        if found is not None:
            self.last[speaker] = found
        return found

    def confirmed(self, event: int | None, kind: StatementKind, sentence: Span, day: ResolvedDate) -> int | None:
        """The event, unless the day that was worked out excludes it, or words for the public stand beside a call.

        Who is quoted at length about a telephone call has spoken after it, unless the sentence tells the call itself.
        """
        if event is None or (day.basis is not DateBasis.PUBLICATION and not may_be_then(self.events[event].date, day)):
            return None
        spoken_after = kind is StatementKind.DIRECT and self.events[event].type == "call"
        return None if spoken_after and self._near([event], [sentence]) is None else event

    def _of_state(self, country: str, day: ResolvedDate | None) -> list[int]:
        """The occasions at which a state takes part by its name alone, that may have been on a day."""
        return [number for number in self.by_state.get(country, ()) if may_be_then(self.events[number].date, day)]

    def _by_state(self, told: set[int]) -> dict[str, list[int]]:
        """The occasions at which each state takes part by its name alone, in order of their numbers."""
        occasions: dict[str, list[int]] = {}
        for number in sorted(told):
            event = self.events[number]
            kinds: dict[str, set[ActorKind]] = {}
            for part in event.participants if is_occasion(event) else ():
                kinds.setdefault(part.country or "", set()).add(self.actors[part.actor].kind)
            for country, found in kinds.items():
                if found == {ActorKind.STATE}:
                    occasions.setdefault(country, []).append(number)
        return occasions

    def _near(self, fitting: list[int], stretches: list[Span]) -> int | None:
        known = set(fitting)
        for stretch in stretches:
            first = bisect_left(self.starts, stretch.start - self.longest)
            near = self.told[first : bisect_left(self.starts, stretch.end)]
            here = sorted({number for span, number in near if number in known and span.overlaps(stretch)})
            if here:
                return self._narrowest(here)
        return None

    def _paragraphs(self, place: Span) -> list[Span]:
        """The paragraph of the place and the story's paragraph before it."""
        end = bisect_right(self.story, place.start, key=lambda span: span.start)
        return self.story[max(0, end - 2) : end][::-1]

    def _is_recent(self, event: ResolvedEvent) -> bool:
        end = event.date.end or event.date.start
        if self.published is None or end is None:
            return self.published is None
        return self.published - _LATEST <= end <= self.published

    def _narrowest(self, numbers: list[int]) -> int | None:
        """The one event of the narrowest type; of several of one type the wider occasion they belong to."""
        for kind in OCCASIONS:
            own = [number for number in numbers if self.events[number].type == kind]
            if len(own) == 1:
                return own[0]
            if own:
                wider = {self.events[number].part_of for number in own}
                visits = [number for number in numbers if self.events[number].type == "visit"]
                whole = [number for number in wider if number is not None] or visits
                return whole[0] if len(wider) == 1 and len(whole) == 1 else (visits[0] if len(visits) == 1 else None)
        return None


def is_occasion(event: ResolvedEvent) -> bool:
    """Whether people may have spoken there."""
    return event.type in OCCASIONS and event.status in (EventStatus.OCCURRED, EventStatus.ONGOING)


def _by_actor(events: tuple[ResolvedEvent, ...], told: set[int]) -> dict[int, list[int]]:
    """The occasions of each actor that took place, in order of their numbers."""
    occasions: dict[int, list[int]] = {}
    for number in sorted(told):
        event = events[number]
        if is_occasion(event):
            for actor in dict.fromkeys(part.actor for part in event.participants):
                occasions.setdefault(actor, []).append(number)
    return occasions


def _spans(event: ResolvedEvent) -> list[Span]:
    """Everywhere the event is told."""
    told = [row.span for row in event.evidence if row.field == "type"]
    return told + ([event.span] if event.span else [])


def may_be_then(event: ResolvedDate, day: ResolvedDate | None) -> bool:
    """Whether an event can have been on the day something was said."""
    if day is None or day.start is None or event.start is None:
        return True
    return event.start <= (day.end or day.start) and day.start <= (event.end or event.start)


def with_headlines(statements: Sequence[ResolvedStatement], headlines: Sequence[Span]) -> list[ResolvedStatement]:
    """The statements, those of headlines with the event at which the story lets the same speaker speak first."""
    told: list[ResolvedStatement] = []
    for number, statement in enumerate(statements):
        if lies_in(statement.pieces[0], headlines):
            story = (other for other in statements[number + 1 :] if other.speaker == statement.speaker)
            first = next((other for other in story if other.event is not None), statement)
            statement = replace(statement, event=first.event)
        told.append(statement)
    return told
