"""Direct statements: each quotation gets the speaker who is told with it, or the one who was speaking before it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.enums import StatementKind
from app.extraction.attributions import Attribution
from app.extraction.clauses import Kind, Reading, Unit
from app.extraction.mentions import ActorForm, ActorMention, Cue, DateMention, StatementMention
from app.extraction.speakers import SpeakerFinder
from app.extraction.told_dates import date_told
from app.lexicon.speech import SpeechLexicon
from app.reading.article import LineKind, Span

LEAST_WORDS = 4
"""A shorter quotation counts only where a verb of saying governs it: of those alone a third quote nobody."""
_FARTHEST_CARRY = 1
"""Over how many paragraph ends a speaker is carried to a quotation without an attribution."""

CONFIDENCE = {
    "governed": 0.97,
    "joined": 0.97,
    "answered": 0.95,
    "fragment": 0.9,
    "announced": 0.93,
    "carried": 0.8,
    "subject": 0.7,
}


@dataclass(slots=True)
class _Told:
    """A quotation, or several that are one statement, with who said it."""

    quotes: list[int]
    unit: Unit
    speakers: tuple[ActorMention, ...]
    cue: Cue | None
    date: DateMention | None
    rule: str
    whole: bool = True
    """A quotation of its own, not a fragment inside a clause."""


@dataclass(slots=True)
class _Reader:
    """Gives quotations their speakers in order of the text."""

    reading: Reading
    attributed: list[tuple[Unit, list[Attribution]]]
    speech: SpeechLexicon
    told: list[_Told] = field(default_factory=list)
    owner: dict[int, _Told] = field(default_factory=dict)
    last: tuple[Unit, Attribution] | None = None

    def read(self) -> list[_Told]:
        for number, (unit, attributions) in enumerate(self.attributed):
            for attribution in attributions:
                self._governed(unit, attributions, attribution)
                if attribution.looks_back:
                    self._answered(number, attributions, attribution)
            self._rest(number)
            spoken = [attribution for attribution in attributions if attribution.speakers]
            if spoken:
                self.last = (unit, spoken[-1])
        return self.told

    # -- what a verb governs -------------------------------------------------------------------------------------

    def _governed(self, unit: Unit, attributions: list[Attribution], attribution: Attribution) -> None:
        places = list(governed(attribution))
        quotes = [place for place in places if unit.tokens[place].kind is Kind.QUOTE]
        if not quotes or (attribution.grade == "mental" and attribution.marker == "that"):
            return
        if attribution.grade != "framing" and self._is_whole(unit, attribution, places):
            self._tell([unit.tokens[place].item for place in quotes], unit, attributions, attribution, "governed")
            return
        for place in quotes:
            number = unit.tokens[place].item
            directly = place == places[0] and attribution.marker == "quote" and attribution.before is None
            ends = directly and attribution.grade != "framing" and self._ends_sentence(number)
            if ends or (self._words(number) >= LEAST_WORDS and not self._is_title(number)):
                self._tell([number], unit, attributions, attribution, "governed" if ends else "fragment", whole=ends)

    def _is_whole(self, unit: Unit, attribution: Attribution, places: list[int]) -> bool:
        """Whether nothing but quotations is governed."""
        return all(unit.tokens[place].kind in (Kind.QUOTE, Kind.MARK) for place in places)

    def _ends_sentence(self, number: int) -> bool:
        piece = self.reading.quotations[number].pieces[-1]
        return self.reading.document.text[piece.end - 1] in ".!?…,"

    def _answered(self, number: int, attributions: list[Attribution], attribution: Attribution) -> None:
        """Reads "…?" X asked, where the end of a sentence cuts the verb off from its quotation."""
        unit = self.attributed[number][0]
        if number == 0:
            return
        before = self.attributed[number - 1][0]
        last = before.tokens[-1]
        if last.kind is not Kind.QUOTE or not 0 <= unit.paragraph.index - before.paragraph.index <= 1:
            return
        held = self.owner.get(last.item)
        if held is not None and held.rule not in ("carried", "subject", "joined"):
            return
        if held is not None:
            self._take_back(last.item)
        self._tell([last.item], unit, attributions, attribution, "answered", again=True)

    # -- what none governs ---------------------------------------------------------------------------------------

    def _rest(self, number: int) -> None:
        """Quotations of the unit that no verb governs."""
        unit, attributions = self.attributed[number]
        for place, token in enumerate(unit.tokens):
            if token.kind is not Kind.QUOTE or token.item in self.owner:
                continue
            if all(other.kind in (Kind.QUOTE, Kind.MARK) for other in unit.tokens):
                self._alone(number, token.item)
            elif self._words(token.item) >= LEAST_WORDS and not self._is_title(token.item):
                self._within(unit, attributions, place, token.item)

    def _alone(self, number: int, quote: int) -> None:
        """A sentence that is nothing but a quotation."""
        unit = self.attributed[number][0]
        before = self.attributed[number - 1] if number else None
        if before and any(attribution.looks_ahead for attribution in before[1]):
            ahead = next(attribution for attribution in before[1] if attribution.looks_ahead)
            self._tell([quote], unit, before[1], ahead, "announced", dated=before[0])
        elif before and before[0].paragraph is unit.paragraph and self.told and self._is_joined(before[0]):
            self.told[-1].quotes.append(quote)
            self.owner[quote] = self.told[-1]
        elif self._follows(number, quote):
            return
        elif self._words(quote) >= LEAST_WORDS and not (before and self._led(unit, quote, *before)):
            self._carried(unit, quote)

    def _led(self, unit: Unit, quote: int, before: Unit, attributions: list[Attribution]) -> bool:
        """Whether the sentence before, of the same paragraph, tells of the one who now speaks: "She was firm. "…""."""
        if before.paragraph is not unit.paragraph or attributions or before.tokens[-1].kind is Kind.QUOTE:
            return False
        who = SpeakerFinder(self.reading, before, self.speech.words)
        subject = who.main_subject(len(before.tokens))
        if subject is None or subject.start > 0 or not all(m.form in _PERSONS for m in subject.mentions):
            return False
        self._keep(_Told([quote], unit, subject.mentions[:1], None, None, "subject"))
        return True

    def _is_joined(self, before: Unit) -> bool:
        """Whether the quotation before, in the same paragraph, is a whole one that this one goes on."""
        last = self.told[-1]
        if last.rule == "answered" and last.unit is before:
            return True
        return last.whole and any(token.kind is Kind.QUOTE and token.item in last.quotes for token in before.tokens)

    def _follows(self, number: int, quote: int) -> bool:
        """Whether the attribution comes later in the same paragraph: "A." "B," she said."""
        unit = self.attributed[number][0]
        for later, attributions in self.attributed[number + 1 : number + 4]:
            if later.paragraph is not unit.paragraph:
                return False
            ahead = [a for a in attributions if a.before and later.tokens[a.before[1] - 1].kind is Kind.QUOTE]
            if attributions and not ahead:
                return attributions[0].looks_back
            if ahead:
                self._tell([quote], unit, attributions, ahead[0], "governed", dated=later)
                return True
        return False

    def _within(self, unit: Unit, attributions: list[Attribution], place: int, quote: int) -> None:
        """A quoted fragment in a sentence: the nearest who speaks in it, else its subject, else who spoke before."""
        spoken = [attribution for attribution in attributions if attribution.speakers]
        if spoken:
            nearest = min(spoken, key=lambda attribution: abs(attribution.start - place))
            self._tell([quote], unit, attributions, nearest, "fragment", whole=False)
            return
        subject = SpeakerFinder(self.reading, unit, self.speech.words).main_subject(place)
        if subject and all(m.form in _PERSONS for m in subject.mentions):
            self._keep(_Told([quote], unit, subject.mentions, None, None, "subject", whole=False))
        elif unit.paragraph.kind is not LineKind.HEADLINE:
            self._carried(unit, quote)

    def _carried(self, unit: Unit, quote: int) -> None:
        """A floating quotation: whoever spoke last, if that is near."""
        if self.last is None:
            return
        spoke, attribution = self.last
        if unit.paragraph.index - spoke.paragraph.index <= _FARTHEST_CARRY:
            self._keep(_Told([quote], unit, attribution.speakers, None, None, "carried"))

    # -- keeping -------------------------------------------------------------------------------------------------

    def _tell(
        self,
        quotes: list[int],
        unit: Unit,
        attributions: list[Attribution],
        attribution: Attribution,
        rule: str,
        whole: bool = True,
        dated: Unit | None = None,
        again: bool = False,
    ) -> None:
        held = {
            quote
            for quote in quotes
            if quote in self.owner and self.owner[quote].rule in ("carried", "joined", "subject")
        }
        for quote in held:
            self._take_back(quote)
        fresh = [quote for quote in dict.fromkeys(quotes) if quote not in self.owner or again]
        if fresh:
            date = date_told(self.reading, dated or unit, attributions, attribution)
            self._keep(_Told(fresh, unit, attribution.speakers, attribution.cue, date, rule, whole))

    def _take_back(self, quote: int) -> None:
        """A quotation that ran on over paragraphs has met its own speaker."""
        held = self.owner.pop(quote)
        held.quotes.remove(quote)
        if not held.quotes:
            self.told.remove(held)

    def _keep(self, told: _Told) -> None:
        self.told.append(told)
        for quote in told.quotes:
            self.owner[quote] = told

    def _words(self, number: int) -> int:
        quotation = self.reading.quotations[number]
        return sum(len(self.reading.document.words(piece).split()) for piece in quotation.pieces)

    def _is_title(self, number: int) -> bool:
        """Whether the quoted words are a title: nearly all longer words are capitalised."""
        words = [
            w for piece in self.reading.quotations[number].pieces for w in self.reading.document.words(piece).split()
        ]
        longer = [word for word in words if len(word) > 3]
        return len(longer) >= 2 and sum(word[0].isupper() or word[0].isdigit() for word in longer) >= 0.8 * len(longer)


_PERSONS = (ActorForm.NAME, ActorForm.OFFICE, ActorForm.PRONOUN)


def governed(attribution: Attribution) -> Iterator[int]:
    """Places of the tokens an attribution governs."""
    for part in (attribution.before, attribution.after):
        if part:
            yield from range(*part)


def direct_statements(
    reading: Reading, attributed: list[tuple[Unit, list[Attribution]]], speech: SpeechLexicon
) -> Iterator[StatementMention]:
    """The quotations that somebody is told, or can be taken, to have said."""
    for told in _Reader(reading, attributed, speech).read():
        pieces = sorted({piece for quote in told.quotes for piece in reading.quotations[quote].pieces})
        yield StatementMention(
            StatementKind.DIRECT,
            tuple(Span(piece.start, piece.end) for piece in pieces),
            told.speakers[0] if told.speakers else None,
            told.speakers[1:],
            told.cue,
            told.date,
            told.unit.sentence,
            rule=f"direct.{told.rule}",
            confidence=CONFIDENCE[told.rule],
        )
