"""To whom something is said: the phrase between "told" and what was told, which is stepped over."""

from app.extraction.clauses import Kind
from app.extraction.said_verbs import VerbReader
from app.lexicon.speech import SpeechVerb


class AddresseeReader(VerbReader):
    """Steps over the people addressed."""

    def _to_the_mark(self, place: int, verb: SpeechVerb) -> int | None:
        raise NotImplementedError

    def _addressee(self, place: int, verb: SpeechVerb) -> int | None:
        """Steps over whom the words are for; None where the verb needs somebody and nobody stands there."""
        if verb.addressee == "none":
            return place
        required = verb.addressee == "required"
        start = place + 1 if self.lower(place) == "to" and not required else place
        if start == place and verb.addressee == "to":
            return place
        end = self._phrase_forward(start, known=not required)
        if end is None:
            return None if required else place
        if not required and start == place and not (self._content_follows(end, verb) or self._ends(end)):
            return place
        return end

    def _content_follows(self, place: int, verb: SpeechVerb) -> bool:
        """Whether after a possible addressee the content begins by a sure mark ("warned Iran that")."""
        word = self.lower(place)
        if word in self.words.prepositions and word != "to":
            mark = self._to_the_mark(place, verb)
            return mark is not None and self.lower(mark) == "that"
        return (
            word in ("that", ":")
            or self.kind(place) is Kind.QUOTE
            or (word == "," and self.kind(place + 1) is Kind.QUOTE)
            or (word == "to" and "to" in verb.takes)
            or (word in ("whether", "if", "how", "why") and "wh" in verb.takes)
        )

    def _phrase_forward(self, place: int, known: bool) -> int | None:
        """Steps over a noun phrase that stands for people addressed."""
        index = place
        while self.kind(index) is Kind.WORD and self.lower(index) in self.words.determiners:
            index += 1
        if self.kind(index) is Kind.ACTOR:
            index += 1
            while self.lower(index) == "and" and self.kind(index + 1) is Kind.ACTOR:
                index += 2
            if self.lower(index) == "'s" or self.lower(index) in self.words.addressees:
                return self._head_forward(index, 4)
            return index
        if self.lower(index) in ("him", "her", "them", "us", "me", "you"):
            return index + 1
        return self._head_forward(index, 7, known)

    def _head_forward(self, index: int, farthest: int, known: bool = True) -> int | None:
        """Steps over words up to the last one that may be addressed; without such a word, over the capitalised ones."""
        last, capital = None, None
        for place in range(index, min(index + farthest, len(self.tokens))):
            word = self.lower(place)
            if self.kind(place) is Kind.ACTOR:
                capital = place + 1
                continue
            if self.kind(place) is not Kind.WORD or word in self.words.finite or word in ("that", "to"):
                break
            if word in self.words.addressees or word in self.words.persons or word in self.words.bodies:
                last = place + 1
            elif self._is_capital(place):
                last = place + 1 if last == place else last
                capital = place + 1
            elif word in self.words.prepositions and last and word not in ("of", "for", "from"):
                break
        return last or (None if known else capital)
