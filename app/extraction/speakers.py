"""Who speaks: the phrase before a verb of saying, after an inverted one, or after "by" and "according to"."""

from app.enums import ActorKind
from app.extraction.clauses import Kind
from app.extraction.mentions import ActorForm, ActorMention
from app.extraction.noun_phrases import LONGEST_PHRASE, NounPhrases, Subject

_FARTHEST_COMMA = 45
"""Tokens within which a stretch between commas must have opened."""

_LONGEST_BRACKETS = 9
"""Tokens within which brackets must have opened."""
_TIMES = frozenset({"after", "before", "since", "until"})
"""Prepositions that are conjunctions where a verb follows: "after the minister said"."""

__all__ = ["SpeakerFinder", "Subject"]


class SpeakerFinder(NounPhrases):
    """Finds the speaker's phrase in one unit."""

    def before(self, verb: int) -> Subject | None:
        """The subject of the verb at that place, where it stands before it; None if none can be told."""
        last = verb - 1
        if self.lower(last) == "." and self.kind(last - 1) is Kind.ACTOR:  # "Jr."
            last -= 1
        if last < 0:
            return None
        if self.is_break(last):
            return self._before_parenthesis(last)
        if self.lower(last) == ")":
            return self._before_brackets(last)
        word = self.lower(last)
        if self.kind(last) is Kind.WORD and word in self.words.coordinators:
            return self._carried(verb)
        if word == "who" and self.kind(last) in (Kind.WORD, Kind.ACTOR):
            return self._antecedent(last)
        if self.kind(last) is Kind.WORD and self.lower(last - 1) == "who":
            return None
        return self.phrase_ending(last) or self._before_adjunct(verb)

    def _before_brackets(self, closing: int) -> Subject | None:
        """The subject before what stands in brackets: "Jan Berg (left) said"."""
        for index in range(closing - 1, max(closing - _LONGEST_BRACKETS, 0), -1):
            if self.lower(index) == "(":
                own = self.phrase_ending(index - 1)
                return Subject(own.mentions, own.start, closing + 1) if own else None
        return None

    def phrase_ending(self, last: int) -> Subject | None:
        """The noun phrase whose last token stands there, taking in what its prepositions hang on."""
        if last < 0:
            return None
        own = self._simple_ending(last)
        if own is None:
            return None
        if not self.is_governed(own.start) or (self._is_sure(own) and not self._hangs(own.start)):
            return self._with_companions(own)
        outer = self._simple_ending(own.start - 2)
        if outer is None or self.is_governed(outer.start):
            return None
        return self._hung_on(outer, own, self.lower(own.start - 1))

    def _hangs(self, start: int) -> bool:
        """Whether a preposition governs what begins there and no clause does: "of X", not "after X said"."""
        return self.is_governed(start) and self.lower(start - 1) not in _TIMES

    def _with_companions(self, own: Subject) -> Subject:
        """Joint speakers: "X, Y and Z said"."""
        mentions, start = list(own.mentions), own.start
        while (
            self.lower(start - 1) in ("and", ",")
            and self.actor(start - 2) is not None
            and (self.lower(start - 1) == "and" or len(mentions) > 1)
        ):
            mentions.insert(0, self.reading.actors[self.tokens[start - 2].item])
            start -= 2
            if self.is_governed(start):
                return own
        if len(mentions) > 1 and mentions[0].form is ActorForm.PRONOUN:
            return own
        return Subject(tuple(mentions), start, own.end)

    def _before_parenthesis(self, comma: int) -> Subject | None:
        """The subject before a stretch between commas: "X, who chairs the council, said"."""
        closed = self.actor(comma - 1)
        if closed is not None and "," in closed.span.of(self.text) and not self._hangs(comma - 1):
            return Subject((closed,), comma - 1, comma + 1, "parenthesis")
        apposed = self._apposed_name(comma) or self._open_apposition(comma)
        if apposed is not None:
            return apposed
        index, seen = comma - 1, 0
        while index > 0 and comma - index < _FARTHEST_COMMA and seen < 5:
            if self.kind(index) is Kind.QUOTE:
                return None
            if self.is_break(index):
                seen += 1
                subject = self.phrase_ending(index - 1) or self._open_apposition(index)
                if subject is not None and self._is_sure(subject) and self._may_open(index + 1):
                    named = self._named_between(index + 1, comma)
                    return Subject(named or subject.mentions, subject.start, comma + 1, "parenthesis")
            index -= 1
        return None

    def _apposed_name(self, comma: int) -> Subject | None:
        """A name with its place between commas: "the running mate, Gov. Ann Lee of Ohio, said"."""
        subject = self.phrase_ending(comma - 1)
        if subject is None or subject.end != comma or not self.is_break(subject.start - 1):
            return None
        if subject.mentions[0].form is not ActorForm.NAME or subject.mentions[0].rule == "speaker":
            return None
        return Subject(subject.mentions, subject.start, comma + 1, "parenthesis")

    def _open_apposition(self, comma: int) -> Subject | None:
        """A name that holds the head of its apposition already: "[Ann Lee, wife] of one of the men, wrote"."""
        for index in range(comma - 2, max(comma - 12, -1), -1):
            actor = self.actor(index)
            if actor is not None and actor.form is ActorForm.NAME:
                opened = "," in actor.span.of(self.text) and self.is_preposition(index + 1)
                return Subject((actor,), index, comma + 1, "parenthesis") if opened else None
            if actor is None and self.kind(index) is not Kind.WORD:
                return None
        return None

    def _named_between(self, start: int, comma: int) -> tuple[ActorMention, ...]:
        """The name that is all there is between the commas: "the party's lawyer, Dan Mwangi, said"."""
        actor = self.actor(start)
        if actor is not None:
            named = [self.actor(place) for place in range(start, comma, 2)]
            listed = all(self.lower(place) in ("and", ",") for place in range(start + 1, comma, 2))
            names = tuple(one for one in named if one is not None and one.form is ActorForm.NAME)
            return names if listed and len(names) == len(named) and (comma - start) % 2 else ()
        return (self._unnamed(start, comma - 1),) if start + 1 < comma and self._is_name(start, comma - 1) else ()

    def _is_sure(self, subject: Subject) -> bool:
        return all(mention.rule != "phrase" for mention in subject.mentions)

    def _is_short(self, index: int) -> bool:
        """Whether a comma closes within five tokens what begins there: ", R-Ky.,", ", Democrat of Maine,"."""
        return any(self.lower(later) == "," for later in range(index + 1, index + 6))

    def _may_open(self, index: int) -> bool:
        """Whether a stretch between commas may begin there."""
        word = self.lower(index)
        return (
            self.kind(index) in (Kind.ACTOR, Kind.DATE)
            or word in self.words.relatives
            or word in self.words.determiners
            or word in self.words.prepositions
            or word in self.words.adverbs
            or word in self.words.persons
            or word.endswith(("ing", "ed", "ly"))
            or word.isdigit()
            or word in ("former", "as", "whose", "himself", "herself")
            or (self._is_capital(index) and self._is_short(index))
        )

    def _carried(self, verb: int, start: int | None = None) -> Subject | None:
        """The subject of the clause before "and said", "and in a speech on Monday said"."""
        start = verb - 1 if start is None else start
        main = self.main_subject(start)
        return Subject(main.mentions, start, verb, "carried") if main else None

    def _has_finite(self, start: int, end: int) -> bool:
        return any(self.lower(index) in self.words.finite for index in range(start, end))

    def _antecedent(self, who: int) -> Subject | None:
        last = who - 2 if self.is_break(who - 1) else who - 1
        own = self._simple_ending(last)
        return Subject(own.mentions, own.start, who + 1, "relative") if own and self._is_sure(own) else None

    def _before_adjunct(self, verb: int) -> Subject | None:
        """The subject before "on Saturday" or "in a letter" that stands between it and the verb."""
        for index in range(verb - 1, max(verb - LONGEST_PHRASE, 0), -1):
            if self.kind(index) is Kind.MARK or self.kind(index) is Kind.QUOTE:
                return None
            if self.kind(index) is Kind.WORD and self.lower(index) in self.words.prepositions:
                if self.is_break(index - 1):
                    return self._before_parenthesis(index - 1)
                if self.lower(index - 1) in ("and", "but") and not self._has_finite(index, verb):
                    return self._carried(verb, index - 1)
                own = self._simple_ending(index - 1)
                if own and self._is_sure(own) and not self.is_governed(own.start) and self._begins(own.start):
                    return Subject(own.mentions, own.start, verb, "adjunct")
        return None

    def _begins(self, start: int) -> bool:
        return start == 0 or self.is_break(start - 1) or self.lower(start - 1) in self.words.coordinators

    def main_subject(self, limit: int) -> Subject | None:
        """The first actor of the unit that no preposition governs, before that place."""
        for index in range(min(limit, len(self.tokens))):
            actor = self.actor(index)
            if actor is not None:
                own = self._simple_ending(index)
                if own and not self.is_governed(own.start) and self.lower(index + 1) != "'s":
                    return self._and_following(own, limit)
            elif self.lower(index) in self.words.persons | self.words.bodies:
                own = self._simple_ending(index)
                nxt = self.lower(index + 1)
                if own and not self.is_governed(own.start) and nxt != "'s" and self.kind(index + 1) is Kind.WORD:
                    return own
            elif self.kind(index) is Kind.WORD and self.lower(index) in ("he", "she", "they") and index < limit:
                return self._pronoun(index)
        return None

    def _and_following(self, own: Subject, limit: int) -> Subject:
        """Joint subjects read from the first: "X and Y met and said"."""
        mentions, end = list(own.mentions), own.end
        while end + 1 < limit and self.lower(end) == "and":
            following = self.actor(end + 1)
            if following is None:
                break
            mentions.append(following)
            end += 2
        return Subject(tuple(mentions), own.start, end)

    def after(self, first: int) -> Subject | None:
        """The noun phrase that begins there: the subject of an inverted verb, or what "by" governs."""
        start = first
        while self.kind(first) is Kind.WORD and (
            self.lower(first) in self.words.determiners or (self.lower(first) == "of" and first > start)
        ):
            first += 1
        actor = self.actor(first)
        if actor is not None:
            if self.lower(first + 1) == "'s":
                return self._noun_after(start, first + 2)
            if self.kind(first + 1) is Kind.WORD and self._is_speaking_noun(first + 1):
                return self._noun_after(start, first + 1)
            own = Subject((actor,), start, first + 1)
            return self._and_following(own, len(self.tokens))
        if self.kind(first) is Kind.WORD and self.lower(first) in ("he", "she", "they"):
            return self._pronoun(first)
        return self._noun_after(start, first) or self._name_after(start, first)

    def with_apposition(self, subject: Subject) -> Subject:
        """Named behind a comma: "one of his neighbours, Jan Berg"."""
        named = self.actor(subject.end + 1)
        if subject.mentions[0].form is ActorForm.NAME or not self.is_break(subject.end):
            return subject
        if named is None or named.form is not ActorForm.NAME or self.kind(subject.end + 2) is Kind.WORD:
            return subject
        return Subject((named, *subject.mentions[1:]), subject.start, subject.end + 2, subject.way)

    def _name_after(self, start: int, first: int) -> Subject | None:
        """Capitalised words where only a name can stand: "says Rubio"."""
        end = first
        while self.kind(end) is Kind.WORD and self.text[self.tokens[end].start].isupper() and end - first < 4:
            end += 1
        if end == first or start != first:
            return None
        span = self.span(first, end)
        mention = ActorMention(span, span, ActorForm.NAME, ActorKind.PERSON, name=span.of(self.text), rule="speaker")
        return Subject((mention,), first, end)

    def _is_speaking_noun(self, index: int) -> bool:
        word = self.lower(index)
        return word in self.words.persons or word in self.words.bodies or word in self.words.documents

    def _noun_after(self, start: int, first: int) -> Subject | None:
        """A noun phrase read forward up to its head, with the actor that hangs on it."""
        last = -1
        for index in range(first, min(first + LONGEST_PHRASE, len(self.tokens))):
            if self.kind(index) is Kind.ACTOR and last < 0:
                continue
            if self.kind(index) is not Kind.WORD or self._is_function_word(self.lower(index)):
                break
            if self._is_speaking_noun(index):
                last = index
        if last < 0:
            return None
        outer = Subject((self._unnamed(start, last),), start, last + 1)
        if self.lower(last + 1) in ("of", "for", "from", "by", "at", "in", "to"):
            inner = self._simple_forward(last + 2)
            if inner is not None:
                return self._hung_on(outer, inner, self.lower(last + 1))
        return outer

    def _simple_forward(self, index: int) -> Subject | None:
        start = index
        while self.kind(index) is Kind.WORD and self.lower(index) in self.words.determiners:
            index += 1
        actor = self.actor(index)
        if actor is not None:
            return Subject((actor,), start, index + 1)
        return None
