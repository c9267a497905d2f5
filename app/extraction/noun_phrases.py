"""Noun phrases of one unit that may speak: actors already found, pronouns, and phrases that become mentions here.

Names, offices and bodies come from the finder of actors; a phrase it does not know ("a senior aide", "the joint
statement") becomes a mention of its own, so that the words are kept even where nobody can be told.
"""

from collections.abc import Sequence

from app.enums import ActorKind
from app.extraction.clauses import Kind, Reading, Token, Unit
from app.extraction.mentions import ActorForm, ActorMention
from app.lexicon.speech import SpeechWords
from app.reading.article import Span
from app.values import dataclass

LONGEST_PHRASE = 9
"""Tokens of the longest noun phrase."""
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and which tokens the phrase takes."""

    mentions: tuple[ActorMention, ...]
    start: int
    end: int
    """First token after the phrase."""
    way: str = "subject"


class NounPhrases:
    """Finds noun phrases in one unit."""

    def __init__(self, reading: Reading, unit: Unit, words: SpeechWords) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.tokens: Sequence[Token] = unit.tokens
        self.words = words

    def lower(self, index: int) -> str:
        """The word at a place; empty outside the unit."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> Kind | None:
        """What stands at a place; None outside the unit."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def is_break(self, index: int) -> bool:
        """Whether a comma or dash stands there."""
        return self.kind(index) is Kind.MARK and (self.lower(index) == "," or self.lower(index) in _DASHES)

    def actor(self, index: int) -> ActorMention | None:
        """The actor at a place."""
        return self.reading.actors[self.tokens[index].item] if self.kind(index) is Kind.ACTOR else None

    def is_governed(self, index: int) -> bool:
        """Whether a preposition stands before that place."""
        return self.kind(index - 1) is Kind.WORD and self.lower(index - 1) in self.words.prepositions

    def is_preposition(self, index: int) -> bool:
        """Whether a preposition stands there."""
        return self.kind(index) is Kind.WORD and self.lower(index) in self.words.prepositions

    def span(self, start: int, end: int) -> Span:
        """The text from token to token, end excluded."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def _is_capital(self, index: int) -> bool:
        return self.kind(index) is Kind.WORD and self.text[self.tokens[index].start].isupper()

    def _is_function_word(self, word: str) -> bool:
        words = self.words
        return (
            word in words.prepositions
            or word in words.finite
            or word in words.auxiliaries
            or word in words.coordinators
            or word in words.subordinators
            or word in words.negations
            or word in words.modals
            or word in words.pronouns
            or word in words.adverbs
            or word in words.determiners
            or word in words.relatives
            or word == "as"
        )

    def _simple_ending(self, last: int) -> Subject | None:
        """The phrase without prepositions that ends there: an actor, a pronoun or a noun with what stands before it."""
        actor = self.actor(last)
        if actor is not None:
            start = last
            while start > 0 and self.kind(start - 1) is Kind.WORD and self._may_lead(start - 1):
                start -= 1
            if start == last:
                start = self._described_from(last, actor.form is ActorForm.NAME)
            return Subject((actor,), start, last + 1)
        if self.kind(last) is not Kind.WORD:
            return None
        if self.lower(last) in self.words.pronouns:
            return self._pronoun(last)
        return self._noun_phrase(last)

    def _described_from(self, place: int, named: bool) -> int:
        """Where the phrase of an actor begins that other words describe: "a senior [Thai official]", "analyst [X]"."""
        for index in range(place - 1, max(place - 5, -1), -1):
            if self.is_break(index):
                return index + 1
            if self.kind(index) is not Kind.WORD:
                break
            if self.lower(index) in self.words.determiners:
                return place if named else index
            word = self.lower(index)
            if self._is_function_word(word) or word in self.words.participle_leads or self._is_capital(index):
                break
        return place

    def _may_lead(self, index: int) -> bool:
        """Whether a word may stand before a name as part of its phrase ("the", "his", "senior")."""
        return self.lower(index) in self.words.determiners

    def _pronoun(self, index: int) -> Subject | None:
        if self.lower(index) == "you":
            return None
        span = self.span(index, index + 1)
        word = self.lower(index)
        gender = "m" if word == "he" else "f" if word == "she" else None
        plural = word in ("they", "we")
        kind = ActorKind.BODY if word == "it" else None
        mention = ActorMention(span, span, ActorForm.PRONOUN, kind, gender=gender, plural=plural, rule="pronoun")
        return Subject((mention,), index, index + 1)

    def possessive(self, index: int) -> Subject:
        """Whose words they are: "in his words"."""
        span = self.span(index, index + 1)
        gender = {"his": "m", "her": "f"}.get(self.lower(index))
        mention = ActorMention(
            span, span, ActorForm.PRONOUN, None, gender=gender, plural=gender is None, rule="pronoun"
        )
        return Subject((mention,), index, index + 1)

    def _noun_phrase(self, last: int) -> Subject | None:
        head = self.lower(last)
        adverb = head.endswith("ly") and head not in self.words.bodies
        if not head[0].isalpha() or adverb or self._is_function_word(head):
            return None
        start = last
        while start > 0 and last - start < LONGEST_PHRASE and self._joins(start - 1):
            start -= 1
            if self.lower(start) in self.words.determiners:
                break
        return Subject((self._unnamed(start, last),), start, last + 1)

    def _joins(self, index: int) -> bool:
        """Whether the token there belongs to the noun phrase that follows it."""
        if self.kind(index) is Kind.ACTOR:
            return self.lower(index + 1) == "'s" or self.tokens[index].end + 1 == self.tokens[index + 1].start
        word = self.lower(index)
        if self.kind(index) is not Kind.WORD:
            return False
        return word in self.words.determiners or word == "'s" or not self._is_function_word(word)

    def _unnamed(self, start: int, last: int) -> ActorMention:
        """A mention made of a noun phrase that the finder of actors does not know."""
        span, head = self.span(start, last + 1), self.span(last, last + 1)
        noun = self.lower(last)
        if self._is_name(start, last):
            return ActorMention(span, span, ActorForm.NAME, ActorKind.PERSON, name=span.of(self.text), rule="speaker")
        owner = next((a for a in map(self.actor, range(start, last + 1)) if a is not None), None)
        known = self._kind_of_noun(noun)
        office = span.of(self.text) if known is ActorKind.PERSON else None
        if office and self.lower(start) in ("the", "a", "an"):
            office = self.span(start + 1, last + 1).of(self.text) if start < last else None
        return ActorMention(
            span,
            head,
            ActorForm.OFFICE if known is ActorKind.PERSON and self._is_definite(start, last) else ActorForm.UNNAMED,
            known,
            office=office,
            country=owner.country if owner else None,
            body=owner.keys[0] if owner and owner.keys and owner.form is ActorForm.BODY else None,
            plural=noun.endswith("s"),
            rule=self._rule_of_noun(noun),
        )

    def _is_name(self, start: int, last: int) -> bool:
        """Whether the words are a name: two or three capitalised words, or one that does not open the sentence."""
        if last - start > 2 or (start == last and self._opens_sentence(start)):
            return False
        if self._kind_of_noun(self.lower(last)) or self.lower(last) in self.words.documents:
            return False
        words = [self.tokens[index] for index in range(start, last + 1)]
        return all(
            token.kind is Kind.WORD and self.text[token.start].isupper() and not token.lower.isdigit()
            for token in words
        )

    def _opens_sentence(self, index: int) -> bool:
        """Whether a word is capitalised because a sentence begins there, be it behind a quotation."""
        if self.kind(index - 1) is Kind.QUOTE:
            return "," not in self.text[self.tokens[index - 1].end - 2 : self.tokens[index - 1].end]
        return index == 0

    def _is_definite(self, start: int, last: int) -> bool:
        """Whether the phrase means one person already told of: "the commander", or "commander" alone."""
        return self.lower(start) in ("the", "his", "her", "their") or (
            start == last and not self.lower(last).endswith("s")
        )

    def _kind_of_noun(self, noun: str) -> ActorKind | None:
        if noun in self.words.persons:
            return ActorKind.PERSON
        return ActorKind.BODY if noun in self.words.bodies else None

    def _rule_of_noun(self, noun: str) -> str:
        if noun in self.words.documents:
            return "document"
        return "noun" if noun in self.words.persons or noun in self.words.bodies else "phrase"

    def _hung_on(self, outer: Subject, inner: Subject, preposition: str) -> Subject:
        """Two phrases joined by a preposition: who speaks is the outer, but behind a document its issuer."""
        (mention, *_), start = outer.mentions, outer.start
        if mention.rule == "document" and preposition in ("by", "from", "of"):
            return Subject(inner.mentions, start, inner.end, "issuer")
        if mention.rule in ("noun", "phrase", "document"):
            span = self.span(start, inner.end)
            owner = inner.mentions[0]
            mention = ActorMention(
                span,
                mention.head,
                mention.form,
                mention.kind,
                office=self._title(start, inner.end) if mention.kind is ActorKind.PERSON else None,
                country=mention.country or owner.country,
                body=owner.keys[0] if owner.keys and owner.form is ActorForm.BODY else None,
                plural=mention.plural,
                rule=mention.rule,
            )
        return Subject((mention,), start, inner.end)

    def _title(self, start: int, end: int) -> str:
        first = start + 1 if self.lower(start) in ("the", "a", "an") else start
        return self.span(first, end).of(self.text)
