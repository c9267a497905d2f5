"""What is said, where it stands after its verb: past addressee, date and place, up to the mark that begins it."""

from app.extraction.clauses import Kind
from app.extraction.said_addressees import AddresseeReader
from app.extraction.said_verbs import FARTHEST_THAT, LEAST_CLAUSE
from app.lexicon.speech import SpeechVerb

_PLACE_NOUNS = 6
FARTHEST_SUBJECT = 12
"""Tokens before the comma of "The ministry said, …" at most."""
_HOLLOW = frozenset({"so", "nothing", "something", "as", "no", "more", "this", "it", "these"})
"""Words that may be all that is said: "said so", "said nothing", "said this while opening the fair"."""
_POINTING = frozenset({"this", "it", "these"})
_VENUES = frozenset(
    {"airport", "airfield", "station", "palace", "hotel", "headquarters", "residence", "square", "university", "hall"}
)
"""Nouns that end the name of a place: "told reporters at Fornebu airport before leaving"."""
OTHERS_DEED = ("and", "or", "but", "who", "which")
"""Behind these a verb is the speaker's own next deed or a relative's: "noted the need and agreed to go on"."""


class ContentAfterReader(AddresseeReader):
    """Finds where the content after a verb begins."""

    def _content_after(self, index: int, verb: SpeechVerb) -> tuple[int, int | None, str]:
        """Steps over addressee, dates and places; gives where that ends, where content begins, and by what mark."""
        place = self._addressee(index, verb)
        if place is None:
            return index, None, ""
        for _ in range(4):
            marker, content = self._marker(place, verb)
            if content is not None:
                return place, content, marker
            step = self._adjunct(place, verb)
            if step is None or step <= place:
                break
            place = step
        return place, None, ""

    def _marker(self, place: int, verb: SpeechVerb) -> tuple[str, int | None]:
        word, kind, takes = self.lower(place), self.kind(place), verb.takes
        if kind is Kind.QUOTE:
            return ("quote", place) if "quote" in takes or verb.grade != "mental" else ("", None)
        if kind is Kind.MARK and word in (",", ":", "-", "–", "—"):
            return self._marker_after_break(place, verb)
        if word == "that" and "that" in takes and self.kind(place + 1) is not None:
            return "that", place + 1
        if verb.grade == "framing":
            return self._framed(place)
        if verb.grade == "mental":
            return "", None
        if (
            "wh" in takes
            and word in self.words.wh_words
            and word not in ("which", "who")
            and self._rest(place) >= LEAST_CLAUSE
        ):
            return "wh", place
        if "to" in takes and word == "to" and self._rest(place) >= LEAST_CLAUSE:
            return "to", place
        if ("clause" in takes or "strict" in takes) and self._is_clause(place, strict="strict" in takes):
            return "bare", place
        return "", None

    def _framed(self, place: int) -> tuple[str, int | None]:
        """The quoted judgement after what is judged: "called the raid "an attack on us all""."""
        for index in range(place, min(place + 20, len(self.tokens))):
            if self.kind(index) is Kind.QUOTE:
                return "quote", index
            if self.lower(index - 1) in self.words.determiners:
                continue  # "the claims": a noun
            if self.kind(index) is Kind.WORD and self._form_at(index) is not None:
                break
        return "", None

    def _marker_after_break(self, place: int, verb: SpeechVerb) -> tuple[str, int | None]:
        after = place + 1
        if self.kind(after) is Kind.QUOTE:
            return "quote", after
        if self.lower(place) == ":" and self._rest(after) >= LEAST_CLAUSE and verb.grade in ("speech", "likely"):
            return "colon", after
        if self.lower(after) == "that" and "that" in verb.takes and self._rest(after) > LEAST_CLAUSE:
            return "that", after + 1
        if self.lower(place) == "," and "clause" in verb.takes and self._opens_unit(place) and self._is_told_at(after):
            return "bare", after
        return "", None

    def _opens_unit(self, comma: int) -> bool:
        """Whether nothing but a subject and its verb stands before a comma: "The ministry said, ties have grown"."""
        before = range(comma)
        return comma <= FARTHEST_SUBJECT and not any(self.kind(n) in (Kind.MARK, Kind.QUOTE) for n in before)

    def _is_told_at(self, place: int) -> bool:
        """Whether a whole clause begins behind that comma, by its subject: no apposition, no "as"."""
        begins = (
            self.kind(place) is Kind.ACTOR or self.lower(place) in self.words.determiners or self._is_capital(place)
        )
        return begins and self._is_clause(place, strict=True)

    def _is_clause(self, place: int, strict: bool) -> bool:
        """Whether a bare clause begins there: a noun phrase and a finite verb that no relative pronoun owns."""
        if not self._may_open_clause(place):
            return False
        limit = min(place + FARTHEST_THAT, len(self.tokens))
        for index in range(place + 1, limit):
            word, kind = self.lower(index), self.kind(index)
            if kind is Kind.QUOTE and not strict:
                return True  # said the plan "is dead": the quotation has the verb
            if kind is not Kind.WORD:
                if strict and kind is Kind.MARK and (word in (".", ";", ":") or self._breaks_off(index)):
                    return False
                continue
            if self._is_object(index):
                continue
            if self.lower(index - 1) in OTHERS_DEED:
                if word in self.words.finite and self.lower(index - 1) in ("and", "or", "but"):
                    return not strict and self._looks_verbal(place, index)
                continue
            if self._is_verb(index):
                return True
            if strict and word in self.words.relatives:
                return False
        return not strict and self._looks_verbal(place, limit)

    def _may_open_clause(self, place: int) -> bool:
        """Whether the word there can be the first of a bare clause long enough to be one."""
        if self.kind(place) not in (Kind.WORD, Kind.ACTOR) or self._rest(place) < LEAST_CLAUSE:
            return False
        word = self.lower(place)
        return self.kind(place) is Kind.ACTOR or not (
            word in self.words.coordinators
            or word in self.words.prepositions
            or (word in self.words.after_adverbs and not (word == "there" and self._is_verb(place + 1)))
            or word in self.words.weekdays
            or word in ("yes", "goodbye", "hello", "which")
            or (word in _HOLLOW and not self._is_filled(place))
        )

    def _is_filled(self, place: int) -> bool:
        """Whether a clause goes on behind a word that may be all there is: "no date is set", "more than 40 left"."""
        word, following = self.lower(place), self.lower(place + 1)
        if word in ("nothing", "something"):
            return following in self.words.finite
        if word in _POINTING:
            free = (*self.words.prepositions, *self.words.subordinators, "while", "as", "after")
            return following not in free
        if word in ("more", "as"):
            return following == ("than" if word == "more" else "many")
        return word == "no" and self.kind(place + 1) in (Kind.WORD, Kind.ACTOR) and following not in self.words.finite

    def _is_verb(self, index: int) -> bool:
        """Whether a finite verb stands there, or one shortened behind a pronoun: "we'll"."""
        word = self.lower(index)
        if word in self.words.finite:
            return True
        if word in ("'s", "'re", "'ve", "'ll"):
            return self.lower(index - 1) in self.words.pronouns
        return "'" in word and word.split("'")[0] in self.words.pronouns

    def _is_object(self, index: int) -> bool:
        """Whether a word that may be a verb is a noun here: "its support", "reaffirmed support"."""
        before = self.lower(index - 1)
        if self.lower(index) in self.words.auxiliaries:
            return False
        return (
            before in self.words.determiners
            or before == "'s"
            or (before.endswith("ed") and before not in self.words.finite)
        )

    def _breaks_off(self, index: int) -> bool:
        """Whether a comma is followed by a participle: what came before it was no clause yet."""
        return self.lower(index) == "," and self.lower(index + 1).endswith("ing")

    def _looks_verbal(self, place: int, limit: int) -> bool:
        """For the plainest verbs ("said"): some word after the first that looks like a finite verb."""
        return any(
            self.kind(index) is Kind.WORD
            and (self.lower(index).endswith(("ed", "s")) and not self._is_capital(index))
            and self.lower(index) != "'s"
            and self.lower(index - 1) not in OTHERS_DEED
            and self.lower(index - 1) not in self.words.determiners
            for index in range(place + 1, limit)
        )

    def _adjunct(self, place: int, verb: SpeechVerb) -> int | None:
        """Steps over one adverb, date, or phrase of place and occasion between verb and content."""
        word, kind = self.lower(place), self.kind(place)
        if kind is Kind.DATE:
            return place + 1
        if kind is not Kind.WORD:
            return self._between_commas(place, verb)
        if word in self.words.after_adverbs or word in self.words.weekdays or (word.endswith("ly") and len(word) > 4):
            return place + 1
        if word not in self.words.prepositions:
            return None
        if self.kind(place + 1) is Kind.DATE or self.lower(place + 1) in self.words.weekdays:
            return place + 2
        return self._to_the_mark(place, verb) or self._short_phrase(place)

    def _between_commas(self, place: int, verb: SpeechVerb) -> int | None:
        """Steps over ", in turn," or ", without naming them," where a sure mark of content follows."""
        if self.lower(place) != ",":
            return None
        if self._is_capital(place - 1) and self.kind(place + 1) is Kind.ACTOR:
            return self._wider_place(place)
        for index in range(place + 1, min(place + 14, len(self.tokens))):
            if self.kind(index) is Kind.QUOTE or (self._form_at(index) is not None and self.lower(index) != "that"):
                return None
            if self.lower(index) == ",":
                return index + 1 if self.lower(index + 1) == "that" else None
        return None

    def _wider_place(self, place: int) -> int | None:
        """Steps over the state behind a city where more of the occasion follows: "in Lima, Peru, on Monday"."""
        behind = place + 3 if self.lower(place + 2) == "," else place + 2
        occasion = self.kind(behind) is Kind.DATE or self.lower(behind) in self.words.prepositions
        return behind if occasion or self.lower(behind) == "that" else None

    def _to_the_mark(self, place: int, verb: SpeechVerb) -> int | None:
        """From a preposition to the word or mark that surely begins the content."""
        for index in range(place + 1, min(place + FARTHEST_THAT, len(self.tokens))):
            word, kind = self.lower(index), self.kind(index)
            if kind is Kind.QUOTE:
                return index
            if kind is Kind.WORD and word == "that" and "that" in verb.takes:
                return index
            if kind is Kind.MARK and word in (",", ":"):
                return index if self.kind(index + 1) is Kind.QUOTE or word == ":" else None
            if kind is Kind.WORD and word in self.words.finite:
                return None
            if self._form_at(index) is not None and self.kind(index - 1) is Kind.ACTOR:
                return None
        return None

    def _short_phrase(self, place: int) -> int | None:
        """A phrase of occasion closed by its noun: "in a joint statement"; or of place: "in Ohio"."""
        if self.kind(place + 1) is Kind.WORD and self._is_capital(place + 1):
            end = place + 2
            while self.kind(end) is Kind.WORD and self._is_capital(end):
                end += 1
            return end + 1 if self.lower(end) in _VENUES else end
        for index in range(place + 1, min(place + _PLACE_NOUNS, len(self.tokens))):
            if self.kind(index) is Kind.ACTOR and self.lower(index + 1) != "'s":
                return index + 1
            if self.kind(index) is not Kind.WORD or self.lower(index) in self.words.finite:
                return None
            if self.lower(index) in self.words.documents or self.lower(index) in (
                "conference",
                "meeting",
                "talks",
                "briefing",
                "forum",
                "summit",
            ):
                return index + 1
        return None
