"""When something was said: as its sentence tells, by the event it was made at, as the speaker's words just before."""

from datetime import timedelta

from app.enums import DateBasis, Precision
from app.extraction.mentions import DateMention, Extraction, StatementMention, within
from app.lexicon.speech import load_speech
from app.reading.article import LineKind, Span
from app.resolution.resolved import ResolvedDate, ResolvedEvent

NOT_TOLD = ResolvedDate(None, None, Precision.UNKNOWN, DateBasis.PUBLICATION)
"""The text does not tell; whoever needs a day takes the publication day, on that basis."""
_NEWS_AGE = timedelta(days=3)
"""How long before publication the day may lie that a story's lead tells as the day of its news."""


class StatementDates:
    """Gives the statements of one article their days, in order of the text."""

    def __init__(self, extraction: Extraction) -> None:
        self.raw = extraction.document.raw
        self.text = extraction.document.text
        self.mentions = extraction.dates
        self.story = [p.span for p in extraction.document.paragraphs if p.kind is LineKind.STORY]
        self.said = [piece for statement in extraction.statements for piece in statement.pieces]
        self.usual = self._dateline_day() or self._lead_day() or self._agency_day() or NOT_TOLD
        """The day of words that nothing else dates."""
        self.by_speaker: dict[int, ResolvedDate] = {}

    def _dateline_day(self) -> ResolvedDate | None:
        """The day of the dateline: undated words were said there and then."""
        line = self.raw.dateline
        named = within(self.mentions, line) if line else ()
        return next((self._resolved(mention) for mention in named if self._is_past(mention)), None)

    def _lead_day(self) -> ResolvedDate | None:
        """The day that the first two paragraphs of the story tell as the day of its news."""
        for paragraph in self.story[:2]:
            for mention in within(self.mentions, paragraph):
                if not any(mention.span in piece for piece in self.said):
                    return inferred(self._resolved(mention)) if self._is_news(mention) else None
        return None

    def _is_news(self, mention: DateMention) -> bool:
        """Whether a day lies so near to publication that the story is of that day."""
        if mention.precision is not Precision.DAY or mention.lasting or not self._is_past(mention):
            return False
        published, day = self.raw.published, mention.start
        return published is not None and day is not None and published - day <= _NEWS_AGE

    def _agency_day(self) -> ResolvedDate | None:
        """The day of publication, where the publisher reports its own news."""
        publisher = f" {(self.raw.publisher or '').casefold()} "
        words = publisher.replace("(", " ").replace(")", " ").replace(",", " ")
        own = any(f" {agency} " in words for agency in load_speech().words.agencies)
        return self.of_own_report() if own else None

    def told(self, statement: StatementMention) -> ResolvedDate | None:
        """The date that stands with the verb; a day after publication is not when it was said."""
        mention = statement.date
        if mention is None or mention.start is None:
            return None
        return self._resolved(mention) if self._is_past(mention) else None

    def _is_past(self, mention: DateMention) -> bool:
        if mention.start is None or mention.precision in (Precision.UNKNOWN, Precision.AFTER, Precision.BEFORE):
            return False
        return self.raw.published is None or mention.start <= self.raw.published

    def just_before(self, sentences: list[Span], said: list[Span]) -> ResolvedDate | None:
        """The day that the sentences before tell, outside what they report; the nearest sentence first."""
        for sentence in sentences:
            for mention in within(self.mentions, sentence):
                past = mention.precision is Precision.DAY and self._is_past(mention)
                if past and not any(mention.span in piece for piece in said):
                    return self._resolved(mention)
        return None

    def _resolved(self, mention: DateMention) -> ResolvedDate:
        return ResolvedDate(
            mention.start,
            mention.end,
            mention.precision,
            mention.basis,
            mention.lasting,
            mention.span.of(self.text),
            mention.span,
        )

    def carried(self, speaker: int | None) -> ResolvedDate | None:
        """The day on which the same speaker spoke just before."""
        return self.by_speaker.get(speaker) if speaker is not None else None

    def keep(self, speaker: int | None, day: ResolvedDate) -> None:
        """Remembers when the speaker spoke."""
        if speaker is not None and day.start is not None:
            self.by_speaker[speaker] = inferred(day)

    def of_event(self, event: ResolvedEvent) -> ResolvedDate | None:
        """The event's day, or some day of it."""
        if event.date.start is None or event.date.precision is not Precision.DAY:
            return None
        return inferred(event.date)

    def of_own_report(self) -> ResolvedDate:
        """The day of a transcript: the day its publisher printed it."""
        if self.raw.published is None:
            return NOT_TOLD
        return ResolvedDate(self.raw.published, self.raw.published, Precision.DAY, DateBasis.PUBLICATION)


def inferred(day: ResolvedDate) -> ResolvedDate:
    """The same day, worked out from something else than the statement's own sentence."""
    basis = day.basis if day.basis is DateBasis.PUBLICATION else DateBasis.INFERRED
    return ResolvedDate(day.start, day.end, day.precision, basis, False, day.text, day.span)
