"""Verbs of saying in a unit: which form stands where, and what may stand between it and its subject."""

from app.extraction.attribution import Attribution
from app.extraction.clauses import Kind, Reading, Unit
from app.extraction.mentions import Cue
from app.extraction.speakers import SpeakerFinder
from app.lexicon.speech import SpeechForm, SpeechLexicon, SpeechVerb

FARTHEST_THAT = 30
"""Tokens within which the content must begin after its verb."""
LEAST_CLAUSE = 3
"""Tokens without which nothing is a clause."""
_GOES = frozenset({"went", "goes", "go", "going", "gone"})
_GOES_ON = frozenset(
    {"continued", "continues", "continue", "proceeded", "proceeds", "began", "begun", "hastened", "hastens"}
)
"""Who does it "to say" something says it."""
_EAGER = frozenset({"quick", "keen", "careful", "eager", "pains"})
"""As is whoever was "quick to point out", "at pains to stress" something."""


class VerbReader:
    """What one unit says by its single tokens."""

    def __init__(self, reading: Reading, unit: Unit, speech: SpeechLexicon) -> None:
        self.speech = speech
        self.words = speech.words
        self.tokens = unit.tokens
        self.who = SpeakerFinder(reading, unit, speech.words)
        self.lower, self.kind = self.who.lower, self.who.kind
        self.previous: Attribution | None = None
        """The last attribution of the unit with a speaker of its own."""

    def _form_at(self, index: int) -> SpeechForm | None:
        for form in self.speech.forms.get(self.lower(index), ()):
            size = self._size(form, index)
            if form.verb.lemma == "quote" and self._quotes_as(index):
                return None
            if size and not (form.verb.takes == ("quote",) and self.lower(index + size) == "to"):
                return form
        return None

    def _quotes_as(self, index: int) -> bool:
        """Whether "as saying" follows, which tells who really speaks."""
        return any(
            self.lower(n) == "as" and self.lower(n + 1) == "saying"
            for n in range(index + 1, min(index + 12, len(self.tokens)))
        )

    def _size(self, form: SpeechForm, index: int) -> int:
        """How many tokens the form takes, one word may stand within ("expressed her hope"); 0 if it is not here."""
        rest = form.rest
        if not rest:
            return 1
        for skip in (0, 1):
            if skip and self.lower(index + 1) not in self.words.determiners:
                break
            if all(self.lower(index + 1 + skip + n) == word for n, word in enumerate(rest)):
                return 1 + skip + len(rest)
        return 0

    def _auxiliaries(self, index: int) -> tuple[int, bool, bool]:
        """Steps over what may stand between subject and verb: where it begins, whether passive, whether no report."""
        first, passive = index, False
        while first > 0:
            word = self.lower(first - 1)
            kind = self.kind(first - 1)
            if kind is Kind.DATE:
                first -= 2 if self.lower(first - 2) in self.words.prepositions else 1
            elif kind is not Kind.WORD:
                break
            elif word == "to" and (steps := self._steps_on(first - 2)):
                first -= 1 + steps
            elif word in self.words.negations or word in self.words.modals:
                return first, passive, True
            elif word in self.words.auxiliaries:
                passive = passive or word in self.words.passives
                first -= 1
            elif (
                word in self.words.adverbs
                or word in self.words.weekdays
                or (word.endswith("ly") and len(word) > 4 and not self._speaks(word))
            ):
                first -= 1
            elif word == "turn" and self.lower(first - 2) == "in":
                first -= 2
            else:
                break
        return max(first, 0), passive, False

    def _speaks(self, word: str) -> bool:
        """Whether a noun speaks that ends like an adverb: "the daily said"."""
        return word in self.words.persons or word in self.words.bodies

    def _steps_on(self, last: int) -> int:
        """How many tokens before "to" tell that it is said: "went on", "continued", "was quick"; 0 if none."""
        word, before = self.lower(last), self.lower(last - 1)
        if word == "on" and before in _GOES:
            return 2
        if word in _GOES_ON:
            return 1
        if word in _EAGER:
            steps = 2 if before == "at" else 1
            return steps + 1 if self.lower(last - steps) in self.words.passives else 0
        return 0

    def _may_be_base(self, index: int, first: int) -> bool:
        """Whether "say" is told here: after "went on to", or as a finite verb whose subject is plural."""
        if first < index and self.lower(index - 1) == "to":
            return True
        actor = self.who.actor(first - 1)
        if actor is not None:
            return actor.plural or self.lower(first - 2) == "and"
        word = self.lower(first - 1)
        return word.endswith("s") or word in (
            "they",
            "we",
            "i",
            "people",
            "who",
            "police",
            "men",
            "women",
            "and",
            "media",
        )

    def _cue(self, index: int, size: int, verb: SpeechVerb) -> Cue:
        return Cue(self.who.span(index, index + size), verb.lemma)

    def _rest(self, place: int) -> int:
        return len(self.tokens) - place

    def _ends(self, index: int) -> bool:
        return all(self.kind(n) is Kind.MARK for n in range(index, len(self.tokens)))

    def _ends_with_colon(self, index: int) -> bool:
        return self.lower(len(self.tokens) - 1) == ":" and index >= len(self.tokens) - 8

    def _is_capital(self, index: int) -> bool:
        start = self.tokens[index].start
        return self.who.text[start].isupper()
