"""Who says something in a unit, by which verb, and which tokens are what is said.

An attribution is read around each verb of saying: its subject (or its inverted one), what stands between verb and
content (an addressee, a date, a place), and the content after it, before it, or on both sides. Attributions of one unit
then bound one another.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.enums import ActorKind
from app.extraction.attribution import Attribution
from app.extraction.attribution_bounds import bounded, framed_alone
from app.extraction.attribution_shapes import ShapeReader
from app.extraction.clauses import Kind, Reading, Unit
from app.extraction.speakers import Subject
from app.lexicon.speech import SpeechForm, SpeechLexicon, SpeechVerb

BY_MEANS = ("email", "e-mail", "phone", "telephone", "letter", "text", "fax")
"""Behind "said by" these are no speakers."""
_MOST_VERBS = 24
"""Verbs of saying read in one unit: no sentence has so many."""
_FACTUAL = frozenset({"although", "though", "because", "when", "whereas"})
"""Subordinators behind which, in the past tense and behind their main clause, something was really said."""
_GOES_ON = frozenset({"on", "to", "with", "for", "and"})
"""Behind a verb that may mean a deed these go on with the deed: "…, the two agreed on a date"."""
_FRAMES = frozenset({"words", "word", "opinion", "view"})
"""Nouns of "in his words", "in the minister's view"."""

__all__ = ["Attribution", "find_attributions"]


def find_attributions(reading: Reading, unit: Unit, speech: SpeechLexicon) -> list[Attribution]:
    """The attributions of one unit in order, each with the tokens it governs."""
    scanner = _Scanner(reading, unit, speech)
    found = sorted(map(framed_alone, scanner.scan()), key=lambda attribution: attribution.start)
    return bounded(found, scanner)


class _Scanner(ShapeReader):
    """Reads one unit's verbs of saying."""

    def scan(self) -> Iterator[Attribution]:
        """Attributions as each verb shows them, not yet bounded by one another."""
        read = past = 0
        for index in self._signals():
            if index < past:
                continue
            found = None
            form = self._form_at(index)
            if form is not None:
                read += 1
                size = self._size(form, index)
                found, past = self._read(index, size, form), index + size
            elif self.lower(index) == "according" and self.lower(index + 1) == "to":
                found, past = self._according(index), index + 2
            elif self.lower(index) in _FRAMES and index <= 4:
                found = self._in_words(index)
            if found is not None:
                if found.speakers and found.way not in ("participle", "carried", "agent"):
                    self.previous = found
                yield found
            if read == _MOST_VERBS:
                return
        if read == 0:
            yield from self._signed()

    def _signals(self) -> list[int]:
        """The places of the words that may tell that something is said."""
        forms = self.speech.forms
        return [
            index
            for index, (kind, word, *_) in enumerate(self.tokens)
            if kind is Kind.WORD and (word in forms or word == "according" or word in _FRAMES)
        ]

    def _read(self, index: int, size: int, form: SpeechForm) -> Attribution | None:
        verb, names = form.verb, form.names
        first, passive, barred = self._auxiliaries(index)
        if barred:
            return None
        if names == {"ing"}:
            return self._participle(index, size, verb)
        if passive and "participle" in names:
            return self._passive(index, size, verb, first)
        by = self.lower(index + size) == "by" and self.lower(index + size + 1) not in BY_MEANS
        if by and "participle" in names:
            return self._reduced(index, size, verb)
        if "base" in names and "past" not in names and not self._may_be_base(index, first):
            return None
        subject = self.who.before(first)
        if subject and subject.way == "carried" and self.previous is not None:
            subject = replace(subject, mentions=self.previous.speakers)
        inverted = self._inverted(index, size, verb)
        if inverted and (subject is None or subject.way not in ("subject", "parenthesis")):
            return inverted
        if subject is None or not self._may_say(subject, verb):
            return None
        if self._is_hypothetical(subject, names):
            return None
        return self._with_content(index, size, verb, subject)

    def _is_hypothetical(self, subject: Subject, names: frozenset[str]) -> bool:
        """Whether a subordinate clause holds it, unless that tells of what was really said: "…, though he said"."""
        lead = subject.start - 1
        if subject.way == "carried" or self.lower(lead) not in self.words.subordinators:
            return False
        return lead == 0 or "past" not in names or self.lower(lead) not in _FACTUAL

    def _may_say(self, subject: Subject, verb: SpeechVerb) -> bool:
        """Whether the phrase can speak: nouns that are not known to speak need a verb of saying in its narrow sense."""
        speaker = subject.mentions[0]
        it = speaker.rule == "pronoun" and speaker.kind is ActorKind.BODY
        if verb.speaker == "document" and speaker.rule != "document" and not it:
            return False
        if all(mention.rule != "phrase" for mention in subject.mentions):
            return True
        word = self.lower(subject.start)
        determined = word in self.words.determiners or self._is_capital(subject.start) or subject.mentions[0].plural
        return verb.grade == "speech" and determined and subject.way in ("subject", "adjunct")

    def _holds_the_teller(self, before: tuple[int, int], subject: Subject) -> bool:
        """Whether what stands before a joined verb is its speaker's own clause: "A stated that …, and expressed …"."""
        told = self.previous
        return subject.way == "carried" and told is not None and before[0] <= told.start < before[1]

    def _with_content(self, index: int, size: int, verb: SpeechVerb, subject: Subject) -> Attribution | None:
        end, content, marker = self._content_after(index + size, verb)
        start = min(subject.start, index)
        lead = start - 1 if self.lower(start - 1) == "as" else start
        made = Attribution(verb, self._cue(index, size, verb), subject.mentions, lead, end, subject.way)
        before = self._content_before(lead, verb)
        if before and content is None and self._holds_the_teller(before, subject):
            return made
        if before and marker == "bare" and self.kind(before[1] - 1) is not Kind.QUOTE and lead > 1:
            content = None
        if content is not None:
            made = replace(made, after=(content, len(self.tokens)), marker=marker)
            if before and marker == "quote" and self.kind(before[1] - 1) is Kind.QUOTE:
                made = replace(made, before=before)
            return made
        if before is not None:
            if verb.grade == "likely" and self.lower(end) in _GOES_ON:
                return None
            return self._on_both_sides(replace(made, before=before))
        if self._ends_with_colon(end):
            return replace(made, looks_ahead=True)
        if self._ends(end) and "quote" in verb.takes:
            return replace(made, looks_back=True)
        return self._after_opening(made)
