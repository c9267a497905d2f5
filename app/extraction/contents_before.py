"""What is said, where it stands before its speaker, or on both sides of the speaker's phrase."""

from dataclasses import replace

from app.extraction.attribution import Attribution
from app.extraction.clauses import Kind
from app.extraction.contents_after import ContentAfterReader
from app.extraction.said_verbs import LEAST_CLAUSE
from app.lexicon.speech import SpeechVerb


class ContentBeforeReader(ContentAfterReader):
    """Finds the content before a speaker's phrase."""

    def _content_before(self, start: int, verb: SpeechVerb) -> tuple[int, int] | None:
        """The quotation or clause that ends right before the speaker's phrase."""
        last = start - 1
        if last < 0:
            return None
        if self.kind(last) is Kind.QUOTE:
            return self._quotes_back(last)
        if not self.who.is_break(last):
            return None
        while self.who.is_break(last - 1):  # ", – said X"
            last -= 1
        if self.kind(last - 1) is Kind.QUOTE:
            return self._quotes_back(last - 1)
        if verb.grade in ("mental", "framing") or not {"clause", "strict", "that"} & set(verb.takes):
            return None
        return (0, last) if self._is_told(0, last) else None

    def _quotes_back(self, last: int) -> tuple[int, int]:
        """From the quotation that ends there back to the beginning of what is told in one breath."""
        first = last
        while first > 0 and self.kind(first - 1) is Kind.QUOTE:
            first -= 1
        if first == 0:
            return first, last + 1
        return (0 if self._is_told(0, first) else first), last + 1

    def _is_told(self, start: int, end: int) -> bool:
        """Whether the tokens can be a reported clause: long enough, finite, and no mere setting of the scene."""
        while self.lower(start) in self.words.coordinators:
            start += 1
        if end - start < LEAST_CLAUSE:
            return False
        word = self.lower(start)
        if word in self.words.prepositions or word.endswith("ing") or word in ("when", "while", "as", "if", "asked"):
            comma = next((n for n in range(start, end) if self.lower(n) == ","), None)
            return comma is not None and self._is_told(comma + 1, end)
        return any(self._is_finite(index) for index in range(start + 1, end))

    def _is_finite(self, index: int) -> bool:
        word = self.lower(index)
        if self.kind(index) is not Kind.WORD:
            return False
        if word in self.words.finite or ("'" in word and len(word) > 2):
            return True
        if self.lower(index - 1) in ("he", "she", "it", "this") and word.endswith("s"):
            return True
        return word.endswith("ed") and not self._is_capital(index)

    def _on_both_sides(self, made: Attribution) -> Attribution:
        """What a speaker's phrase in the middle divides: "The deal, he said, is dead"."""
        end = made.end
        if self.lower(end) != "," or made.before is None or self._rest(end) < LEAST_CLAUSE + 1:
            return made
        if self.kind(end + 1) is Kind.QUOTE and self.kind(made.before[1] - 1) is Kind.QUOTE:
            return replace(made, after=(end + 1, len(self.tokens)), marker="quote")
        if (
            self.lower(end + 1) in ("and", "but")
            and self._is_told(end + 2, len(self.tokens))
            and self._form_at(end + 2) is None
        ):
            return replace(made, after=(end + 1, len(self.tokens)), marker="rest")
        return made

    def _after_opening(self, made: Attribution) -> Attribution | None:
        """Reads "Now, she said, the road is open"; "The road, she said, is open"."""
        start, end = made.start, made.end
        if self.lower(end) != "," or self._rest(end) < LEAST_CLAUSE + 1:
            return None
        if self.lower(start) == "as" and start == 0:
            return replace(made, after=(end + 1, len(self.tokens)), marker="rest")
        if start < 2 or not self.who.is_break(start - 1) or made.grade in ("mental", "framing"):
            return None
        opening = self.lower(0)
        finite_next = self.lower(end + 1) in self.words.finite
        if finite_next and opening not in self.words.prepositions:
            return replace(made, before=(0, start - 1), after=(end + 1, len(self.tokens)), marker="rest")
        if self._is_told(end + 1, len(self.tokens)):
            return replace(made, after=(end + 1, len(self.tokens)), marker="rest")
        return None

    def _content_stands_before(self, index: int) -> bool:
        return index == 0 or self.kind(index - 1) is Kind.QUOTE or self.who.is_break(index - 1)

    def _quotes_on(self, made: Attribution) -> Attribution:
        """A second half after the speaker's phrase, also behind an apposition."""
        for index in range(made.end, min(made.end + 25, len(self.tokens))):
            if self.kind(index) is Kind.QUOTE and made.before and self.kind(made.before[1] - 1) is Kind.QUOTE:
                if self.lower(index - 1) in (",", ":") and not any(
                    self._form_at(n) for n in range(made.end, index) if self.kind(n) is Kind.WORD
                ):
                    return replace(made, after=(index, len(self.tokens)), marker="quote")
                return made
        return made
