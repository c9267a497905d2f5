"""The noun phrase around an event noun: "Putin's two-day state visit" → whose, which, and where it begins."""

import re

from app.lexicon import slots
from app.lexicon.event_grammar import load_event_grammar
from app.values import dataclass

WORDS = load_event_grammar()
BACK = 110
"""How many characters are looked at before a noun; no noun phrase of news is longer."""
OPENING = "\"“”'([*"
CLOSING = '"”'
TOKEN_RE = re.compile(r"(\S+) $")
SLOT_TOKEN_RE = re.compile(f"^[{slots.ALL}](?:-[{slots.ALL}])*(-[a-z]+)?$")
POSSESSOR_RE = re.compile(f"({slots.listed(slots.ACTORS)})(?:'s?)? $")
PROGRESSIVE_RE = re.compile(r"\b(?:is|are|was|were|be|been|am) (?:\w+ly |also |now |still )?$")
"""What makes a form in -ing the clause's verb: "is considering sanctions", but "continuing sanctions"."""
ADJECTIVE_RE = re.compile(r"[a-z](?:ic|al|ive|ary|ous|ental|ateral|level) $")
"""Before "and" it goes on: "the diplomatic and strategic dialogue"."""
WORD_RE = re.compile(r"^(?:[\w'-]+|\([a-z0-9-]{2,12}\))$")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What stands before a noun, by position in the slotted sentence."""

    start: int
    determiner: str | None
    words: str
    """The words from determiner to noun."""
    possessors: tuple[int, ...] = ()
    """Positions of the actors whose it is: "Aas's", "Aas and Quiroga's"."""
    modifiers: tuple[int, ...] = ()
    """Positions of mentions within: "the Norwegian-Peruvian talks"."""

    @property
    def bare(self) -> bool:
        """Whether it points back at something told: "the talks", "his three-day visit"."""
        words = self.words.split()[1:]
        return self.determiner in WORDS.definite and not self.modifiers and all(word in WORDS.plain for word in words)


def noun_phrase(text: str, noun: int) -> NounPhrase:
    """Reads leftwards from a noun to the beginning of its phrase."""
    at, floor = noun, max(0, noun - BACK)
    modifiers: list[int] = []
    while (match := TOKEN_RE.search(text, max(floor, at - 40), at)) is not None:
        token = match[1].lstrip(OPENING)
        start = match.end(1) - len(token)
        if token in WORDS.determiners:
            return _phrase(text, noun, start, token, modifiers)
        if token == slots.PRONOUN:
            return _phrase(text, noun, start, "our", modifiers, (start,))
        if token.endswith("'s") or (token.endswith("'") and len(token) > 1):
            owner = POSSESSOR_RE.search(text, max(floor, at - 60), at)
            if owner is not None:
                places = tuple(n for n in range(*owner.span(1)) if text[n] in slots.ACTORS)
                return _phrase(text, noun, owner.start(1), "'s", modifiers, places)
        if SLOT_TOKEN_RE.match(token):
            if token in slots.PEOPLE and not (token == slots.GROUP and at == noun):
                break
            modifiers += [n for n in range(start, at) if text[n] in slots.ALL]
        elif (not _is_modifier(token.rstrip(CLOSING)) or _is_progressive(text, token, start)) and not (
            token == "and" and ADJECTIVE_RE.search(text, floor, start)
        ):
            break
        at = match.start(1)
    return _phrase(text, noun, at, None, modifiers)


def _is_progressive(text: str, token: str, start: int) -> bool:
    return token.endswith("ing") and PROGRESSIVE_RE.search(text, max(0, start - 24), start) is not None


def _is_modifier(token: str) -> bool:
    if token in WORDS.stops or not WORD_RE.match(token):
        return False
    return not token.endswith("ed") or token in WORDS.participles


def _phrase(
    text: str, noun: int, start: int, determiner: str | None, modifiers: list[int], owners: tuple[int, ...] = ()
) -> NounPhrase:
    return NounPhrase(start, determiner, text[start:noun], owners, tuple(sorted(modifiers)))
