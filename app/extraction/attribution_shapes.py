"""The other shapes of an attribution: inverted, by participle, quoted by another, passive, "according to"."""

from collections.abc import Iterator
from dataclasses import replace

from app.extraction.attribution import Attribution
from app.extraction.clauses import Kind
from app.extraction.contents_before import ContentBeforeReader
from app.extraction.mentions import ActorForm, Cue
from app.extraction.said_verbs import LEAST_CLAUSE
from app.extraction.speakers import Subject
from app.lexicon.speech import SpeechVerb

_SIGNING = frozenset("-–—:")
_SIGNERS = (ActorForm.NAME, ActorForm.OFFICE, ActorForm.BODY)


class ShapeReader(ContentBeforeReader):
    """Reads attributions that are not subject, verb, content."""

    def _inverted(self, index: int, size: int, verb: SpeechVerb) -> Attribution | None:
        """Reads "…," said X; X's own words may go on after it."""
        if not self._content_stands_before(index):
            return None
        subject = self.who.after(index + size)
        if subject is None or subject.start != index + size:
            return None
        quoted = self.kind(index - 1) is Kind.QUOTE or self.kind(index - 2) is Kind.QUOTE
        if self.lower(subject.end) in self.words.finite if quoted else self._is_finite(subject.end):
            return None
        subject = self.who.with_apposition(subject)
        before = self._content_before(index, verb)
        end = subject.end
        if before is None and (index > 1 or self.kind(end) is not Kind.MARK):
            return None
        made = Attribution(verb, self._cue(index, size, verb), subject.mentions, index, end, "inverted", before=before)
        if before is None:
            marker, content = self._marker(end, verb)
            if content is None:
                return replace(made, looks_back=True) if self._ends(end) else None
            return replace(made, after=(content, len(self.tokens)), marker=marker)
        return self._quotes_on(made)

    def _participle(self, index: int, size: int, verb: SpeechVerb) -> Attribution | None:
        """Reads ", adding that …", "after saying that …", "by calling it …"."""
        lead = self.lower(index - 1)
        if index and not (
            self.who.is_break(index - 1)
            or lead in self.words.participle_leads
            or lead in self.words.coordinators
            or lead in self.words.adverbs
            or lead == "as"
        ):
            return None
        if lead == "as":
            return self._quoted_as(index, size, verb)
        subject = self._subject_before(index) if index else self._subject_of_opening(index)
        if subject is None:
            return None
        end, content, marker = self._content_after(index + size, verb)
        made = Attribution(verb, self._cue(index, size, verb), subject.mentions, index, end, "participle")
        if content is None:
            return made
        main = None if index else self._main_clause(content)
        return replace(made, after=(content, main or len(self.tokens)), marker=marker)

    def _main_clause(self, content: int) -> int | None:
        """The comma before the main clause, behind what an opening participle governs: "Noting that A, X left"."""
        for place in range(content + LEAST_CLAUSE, len(self.tokens) - LEAST_CLAUSE):
            if self.lower(place) == ",":
                subject = self.who.after(place + 1)
                if subject is not None and self._acts(subject.end):
                    return place
        return None

    def _acts(self, place: int) -> bool:
        """Whether a verb stands behind a subject."""
        word = self.lower(place)
        return word in self.words.finite or self._form_at(place) is not None or word.endswith("ed")

    def _subject_before(self, index: int) -> Subject | None:
        """Who spoke before in the unit, else its main subject."""
        if self.previous is not None:
            return Subject(self.previous.speakers, index, index, "participle")
        return self.who.main_subject(index)

    def _subject_of_opening(self, index: int) -> Subject | None:
        """Reads "Calling it "…", X told reporters": the subject follows the first comma."""
        for place in range(index + 1, min(index + 30, len(self.tokens))):
            if self.lower(place) == ",":
                subject = self.who.after(place + 1)
                if subject is not None:
                    return subject
        return None

    def _quoted_as(self, index: int, size: int, verb: SpeechVerb) -> Attribution | None:
        """Reads "X was quoted as saying that", "the agency quoted X as saying that"."""
        for quoted in range(index - 2, max(index - 14, -1), -1):
            if self.lower(quoted) in ("quoted", "cited", "quoting", "citing", "quotes", "cites"):
                passive = self.lower(quoted - 1) in self.words.passives
                subject = self.who.before(quoted - 1) if passive else self.who.after(quoted + 1)
                if subject is None:
                    return None
                quoter = None if passive else self.who.before(quoted)
                start = subject.start if passive else (quoter.start if quoter else quoted)
                end, content, marker = self._content_after(index + size, verb)
                made = Attribution(verb, self._cue(index, size, verb), subject.mentions, start, end, "quoted")
                if content is not None:
                    return replace(made, after=(content, len(self.tokens)), marker=marker)
                before = self._content_before(start, verb)
                return replace(made, before=before) if before else None
        return None

    def _passive(self, index: int, size: int, verb: SpeechVerb, first: int) -> Attribution | None:
        """Reads "It was reported that", "This was announced by X"."""
        if verb.addressee == "required" or verb.grade in ("framing", "mental"):
            return None
        opening = self.lower(first - 1)
        by = next(
            (n for n in range(index + size, min(index + size + 8, len(self.tokens))) if self.lower(n) == "by"), None
        )
        subject = self.who.after(by + 1) if by is not None else None
        mentions = subject.mentions if subject else ()
        cue = self._cue(index, size, verb)
        if opening == "it" and first > 1 and self.who.is_break(first - 2):
            before = self._content_before(first - 1, verb)
            if before:
                return Attribution(verb, cue, mentions, first - 1, index + size, "passive", before=before)
        if opening in ("it", "this", "that") and (first == 1 or opening == "it"):
            end = subject.end if subject else index + size
            marker, content = self._marker(end, verb)
            if content is not None and marker in ("that", "quote"):
                return Attribution(
                    verb, cue, mentions, first - 1, end, "passive", after=(content, len(self.tokens)), marker=marker
                )
            if mentions and opening != "it" and first == 1:
                return Attribution(verb, cue, mentions, 0, end, "passive", tells_previous=True)
        if mentions and subject:
            return Attribution(verb, cue, mentions, index, subject.end, "agent")
        return None

    def _reduced(self, index: int, size: int, verb: SpeechVerb) -> Attribution | None:
        """Reads "As stated by X, …"; in "The measures, reported by X, are …" nothing is governed, but X speaks."""
        subject = self.who.after(index + size + 1)
        if subject is None:
            return None
        if (
            index == 1
            and self.lower(0) == "as"
            and self.lower(subject.end) == ","
            and self._is_told_behind(subject.end)
        ):
            made = Attribution(verb, self._cue(index, size, verb), subject.mentions, 0, subject.end, "according")
            return replace(made, after=(subject.end + 1, len(self.tokens)), marker="rest")
        return Attribution(verb, self._cue(index, size, verb), subject.mentions, index, subject.end, "agent")

    def _is_told_behind(self, comma: int) -> bool:
        return self._rest(comma + 1) >= LEAST_CLAUSE and self._is_told(comma + 1, len(self.tokens))

    def _according(self, index: int) -> Attribution | None:
        """Reads "According to X, …", "…, according to X", "…, according to X, …"."""
        subject = self._source(index + 2)
        if subject is None:
            return None
        start = index - 1 if self.who.is_break(index - 1) else index
        cue = Cue(self.who.span(index, index + 2), "according to")
        made = Attribution(None, cue, subject.mentions, start, subject.end, "according")
        comma = next((n for n in range(subject.end, len(self.tokens)) if self.who.is_break(n)), None)
        if index == 0 or (index == 1 and self.lower(0) in self.words.coordinators):
            if comma is None or comma - subject.end > 25:
                return None
            quoted = self.kind(comma + 1) is Kind.QUOTE
            if not quoted and self._rest(comma + 1) < LEAST_CLAUSE:
                return None
            return replace(made, end=comma, after=(comma + 1, len(self.tokens)), marker="quote" if quoted else "rest")
        before = self._clause_before(start)
        if comma is not None and self.lower(comma + 1) in self.words.finite:
            return replace(made, end=comma, before=(0, start), after=(comma + 1, len(self.tokens)), marker="rest")
        return replace(made, end=len(self.tokens), before=before) if before else None

    def _in_words(self, index: int) -> Attribution | None:
        """Reads "In his words, …", "in the minister's words, …", "in the words of X, …" at the head of a sentence."""
        if self.lower(0) != "in":
            return None
        if self.lower(index + 1) == "of":
            subject = self.who.after(index + 2)
        elif self.lower(1) in ("his", "her", "their") and index <= 3:
            subject = self.who.possessive(1)
        elif self.lower(index - 1) == "'s":
            owner = self.who.actor(1)
            subject = Subject((owner,), 1, 2) if owner and index == 3 else self.who.after(1)
        else:
            subject = None
        end = max(index + 1, subject.end) if subject else index + 1
        if subject is None or self.lower(end) != "," or self._rest(end) < LEAST_CLAUSE:
            return None
        cue = Cue(self.who.span(0, index + 1), "in words")
        made = Attribution(None, cue, subject.mentions, 0, end, "according")
        return replace(made, after=(end + 1, len(self.tokens)), marker="rest")

    def _signed(self) -> Iterator[Attribution]:
        """Reads "…" – X and "…": X, where a dash or colon alone tells who says it."""
        mark = next((n for n in range(min(4, len(self.tokens))) if self.lower(n) in _SIGNING), None)
        if mark is None or any(self.kind(n) is not Kind.QUOTE for n in range(mark)):
            return
        subject = self.who.after(mark + 1)
        if subject is None or not self._ends(subject.end) or subject.mentions[0].form not in _SIGNERS:
            return
        cue = Cue(self.who.span(mark, mark + 1), self.lower(mark))
        made = Attribution(None, cue, subject.mentions, mark, subject.end, "signed")
        yield replace(made, before=(0, mark)) if mark else replace(made, looks_back=True)

    def _clause_before(self, end: int) -> tuple[int, int] | None:
        return (0, end) if self._is_told(0, end) or self.kind(end - 1) is Kind.QUOTE else None

    def _source(self, index: int) -> Subject | None:
        if self.lower(index) in ("him", "her", "them"):
            own = self.who.actor(index)
            if own is not None:
                return Subject((own,), index, index + 1)
        return self.who.after(index)
