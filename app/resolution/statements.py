"""resolve_statements(): who said it, when, at which event, whom it names; told twice in one article, it is one."""

import re
from bisect import bisect_left

from app.extraction.mentions import ActorForm, Extraction, StatementMention
from app.reading.article import LineKind, Sentence, Span
from app.resolution.actors import ActorResolution
from app.resolution.resolved import ResolvedDate, ResolvedEvent, ResolvedEvidence, ResolvedStatement
from app.resolution.statement_dates import NOT_TOLD, StatementDates, inferred
from app.resolution.statement_events import EventLinks, with_headlines
from app.resolution.statement_repeats import without_repeats
from app.resolution.statement_speakers import SpeakerResolution

_GAP_RE = re.compile(r"\[(?:…|\.\.\.)\]|<(?:…|\.\.\.)>|\((?:…|\.\.\.)\)")
_GAP_AFTER_RE = re.compile(r"\s*[\"”»’']?\s*(?:\[(?:…|\.\.\.)\]|<(?:…|\.\.\.)>)")
_EARLIER_RE = re.compile(r"\b(?:earlier|previously|in the past|before)\b", re.IGNORECASE)


def resolve_statements(
    extraction: Extraction, resolution: ActorResolution, events: tuple[ResolvedEvent, ...]
) -> tuple[ResolvedStatement, ...]:
    """Resolves every statement of an article, in order of the text."""
    resolver = _Resolver(extraction, resolution, events)
    resolved = [resolver.resolve(mention) for mention in extraction.statements]
    headlines = [p.span for p in extraction.document.paragraphs if p.kind is LineKind.HEADLINE]
    return tuple(without_repeats(with_headlines(resolved, headlines), headlines))


class _Resolver:
    """Resolves statements one by one; each may lean on those before it."""

    def __init__(self, extraction: Extraction, resolution: ActorResolution, events: tuple[ResolvedEvent, ...]) -> None:
        self.extraction = extraction
        self.document = extraction.document
        self.resolution = resolution
        self.events = events
        self.speakers = SpeakerResolution(extraction, resolution)
        self.dates = StatementDates(extraction)
        self.links = EventLinks(extraction, events, resolution.actors)
        self.sentences = {sentence.index: sentence for sentence in self.document.sentences}
        self.named = sorted(
            (actor for actor in extraction.actors if actor.form is not ActorForm.PRONOUN), key=lambda actor: actor.span
        )
        self.starts = [actor.span.start for actor in self.named]
        self.said = [piece for statement in extraction.statements for piece in statement.pieces]

    def resolve(self, mention: StatementMention) -> ResolvedStatement:
        """One statement with its speaker, day, event and evidence."""
        refs = self.speakers.of(mention)
        speaker = refs[0] if refs else None
        day, event = self._occasion(mention, speaker)
        text = " ".join(self.document.words(piece) for piece in mention.pieces)
        said_by = mention.speaker
        return ResolvedStatement(
            kind=mention.kind,
            text=text,
            pieces=mention.pieces,
            complete=self._is_complete(mention, text),
            speaker=speaker,
            co_speakers=refs[1:],
            speaker_text=self.document.words(said_by.span) if said_by else None,
            speaker_span=said_by.span if said_by else None,
            office=self._office(mention, speaker),
            cue=mention.cue.lemma if mention.cue else None,
            cue_span=mention.cue.span if mention.cue else None,
            date=day,
            mentioned=self._mentioned(mention),
            topics=mention.topics,
            event=event,
            rule=mention.rule,
            confidence=mention.confidence if refs else mention.confidence * 0.8,
            evidence=self._evidence(mention, speaker, day),
        )

    def _office(self, mention: StatementMention, speaker: int | None) -> str | None:
        own = mention.speaker.office if mention.speaker else None
        return (self.resolution.actors[speaker].office if speaker is not None else None) or own

    # -- when and where ------------------------------------------------------------------------------------------

    def _occasion(self, mention: StatementMention, speaker: int | None) -> tuple[ResolvedDate, int | None]:
        sentence = self._sentence(mention)
        told = self.dates.told(mention) or self._told_before(mention, sentence, speaker)
        place = mention.cue.span if mention.cue else mention.pieces[0]
        event = None
        if not self._is_earlier(sentence, mention):
            event = self.links.of(speaker, place, sentence.span, told)
        day = told or self._worked_out(mention, speaker, event, sentence)
        self.dates.keep(speaker, day)
        return day, self.links.confirmed(event, mention.kind, sentence.span, day)

    def _told_before(self, mention: StatementMention, sentence: Sentence, speaker: int | None) -> ResolvedDate | None:
        """The day told by the sentences before in the same paragraph that name the same speaker."""
        if speaker is None:
            return None
        before = [self.sentences.get(sentence.index - back) for back in (1, 2, 3)]
        spans = [s.span for s in before if s and s.paragraph == sentence.paragraph and self._names(s.span, speaker)]
        day = self.dates.just_before(spans, self.said) if spans else None
        return inferred(day) if day else None

    def _names(self, span: Span, speaker: int) -> bool:
        return any(place.overlaps(span) for place in self.resolution.actors[speaker].spans)

    def _worked_out(
        self, mention: StatementMention, speaker: int | None, event: int | None, sentence: Sentence
    ) -> ResolvedDate:
        if mention.rule in ("direct.turn", "direct.letter"):
            return self.dates.of_own_report()
        if mention.rule == "direct.carried" and (day := self.dates.carried(speaker)):
            return day
        own = self.dates.of_event(self.events[event]) if event is not None else None
        if own is not None:
            return own
        if self._is_earlier(sentence, mention):
            return NOT_TOLD
        return self.dates.carried(speaker) or self.dates.usual

    def _sentence(self, mention: StatementMention) -> Sentence:
        return self.sentences.get(mention.sentence) or Sentence(mention.pieces[0], mention.sentence, -1)

    def _is_earlier(self, sentence: Sentence, mention: StatementMention) -> bool:
        """Whether the sentence says of itself that this was said at another time."""
        start, end = sentence.span.start, sentence.span.end
        outside = (
            self.document.text[start : min(end, mention.pieces[0].start)] if start < mention.pieces[0].start else ""
        )
        return bool(_EARLIER_RE.search(outside[:60])) and mention.date is None

    # -- whom and what -------------------------------------------------------------------------------------------

    def _mentioned(self, mention: StatementMention) -> tuple[int, ...]:
        within = {
            place
            for piece in mention.pieces
            for place in range(bisect_left(self.starts, piece.start), bisect_left(self.starts, piece.end))
            if self.named[place].span in piece
        }
        return tuple(dict.fromkeys(ref for place in sorted(within) for ref in self.resolution.of(self.named[place])))

    def _is_complete(self, mention: StatementMention, text: str) -> bool:
        end = mention.pieces[-1].end
        return not _GAP_RE.search(text) and not _GAP_AFTER_RE.match(self.document.text, end, end + 12)

    def _evidence(
        self, mention: StatementMention, speaker: int | None, day: ResolvedDate
    ) -> tuple[ResolvedEvidence, ...]:
        rows = [ResolvedEvidence("text", piece, mention.rule) for piece in mention.pieces]
        if mention.speaker:
            rows.append(ResolvedEvidence("speaker", mention.speaker.span, mention.speaker.rule, speaker))
        if mention.cue:
            rows.append(ResolvedEvidence("cue", mention.cue.span, mention.cue.lemma))
        if day.span:
            rows.append(ResolvedEvidence("date", day.span, str(day.basis)))
        return tuple(rows)
