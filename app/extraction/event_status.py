"""Whether a happening took place, from the words around its cue; None where it is no happening at all."""

import re
from collections.abc import Mapping

from app.enums import EventStatus
from app.extraction.event_cues import Hit
from app.extraction.event_phrases import NounPhrase
from app.extraction.event_roles import support_of
from app.lexicon.event_grammar import load_event_grammar
from app.lexicon.event_status import CompiledStatus, load_event_status
from app.values import dataclass

LEFT = 72
RIGHT = 130
NO_HAPPENING = frozenset({"no", "any", "each", "every"})
"""Determiners of what did not happen, or happens as a habit."""
CLAUSE_RE = re.compile(r"[;:\"“”]|, (?:and|but|while|who|which|where) | (?:but|while|who|which|where) ")


@dataclass(frozen=True, slots=True)
class Status:
    """A status and where in the slotted sentence it is said."""

    value: EventStatus
    start: int = 0
    end: int = 0
    apart: bool = False
    """Whether a day within these words is of another happening: "arrived on Monday to meet"."""
    standing: bool = False
    """Whether it was so before the news: sanctions that somebody asks to lift."""


def read_status(text: str, hit: Hit, phrase: NounPhrase | None) -> Status | None:
    """The status told around a cue; None for negated, hypothetical and generic mentions."""
    if phrase is not None and phrase.determiner in NO_HAPPENING:
        return None
    start = phrase.start if phrase else _noun_before(hit)
    floor, left = _left(text, hit, phrase, start)
    around = {
        "left": (floor, left),
        "right": (hit.end, text[hit.end : hit.end + RIGHT]),
        "modifiers": (start, text[start : hit.start]),
    }
    for rule in load_event_status():
        if rule.status == "threatened" and not hit.cue.type.threats:
            continue
        if rule.types and hit.cue.type.code not in rule.types:
            continue
        span = _where(rule, around)
        if span is not None and not (rule.unless and rule.unless.search(text, floor, hit.end)):
            return _status(rule, span)
    own = hit.cue.cue.status
    return Status(EventStatus(own), hit.start, hit.core_end) if own else Status(EventStatus.OCCURRED)


def _left(text: str, hit: Hit, phrase: NounPhrase | None, start: int) -> tuple[int, str]:
    """What stands before a cue in its clause; for one of several verbs what stands before the first of them."""
    verb = hit.start if phrase is None else _supporting(text, hit, phrase)
    shared = _shared_auxiliary(text, verb) if verb is not None else None
    end = start if shared is None else shared
    floor = max(0, end - LEFT)
    for clause in CLAUSE_RE.finditer(text, floor, end):
        floor = clause.end()
    if verb is not None and _is_past_by_itself(text, floor, verb):
        floor = verb
    return floor, text[floor:end]


def _is_past_by_itself(text: str, floor: int, verb: int) -> bool:
    """Whether a past form is joined to a verb before it, whose auxiliary it cannot share: "would stay and met"."""
    word = BARE_RE.match(text, verb)
    if word is None or not (word[0].endswith("ed") or word[0] in WORDS.irregular):
        return False
    joined = CONJUNCT_RE.search(text, max(0, verb - 30), verb) is not None
    return joined and PARTICIPIAL_RE.search(text, floor, verb) is None


PARTICIPIAL_RE = re.compile(r"\b(?:be|been|being|is|are|was|were|have|has|had|having|not|never)\b|n't")
"""With these before it the form may be a participle, or denied with the verb before it."""


def _supporting(text: str, hit: Hit, phrase: NounPhrase) -> int | None:
    support = support_of(text, hit, phrase)
    return support.start() if support else None


CONJUNCT_RE = re.compile(
    r"(?:(?:, |,? and |,? then |,? but )(?:also |then |later |afterwards |jointly |subsequently |,? ?\w+ly )*"
    r"|\bbefore (?:then )?|\bafter which )$"
)
"""What stands between a verb and the one before it, to which it is joined."""
SHARED_RE = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) (?:also )?(?:(?:due|set|expected|scheduled|slated|likely) )?to"
    r"|plans? to|planned to|intends? to|hopes? to|agreed to|to) (?:also |then |first |jointly )?"
    r"(?=(?!(?:the|his|her|its|their|an?)\b)[a-z])"
)
"""The auxiliary that several verbs may share: "will meet the premier, attend the fair and sign the treaty"."""
SHARED_FROM = 260
"""How far behind its auxiliary the last of several verbs may stand."""
BARE_RE = re.compile(r"[a-z-]+")


def _shared_auxiliary(text: str, verb: int) -> int | None:
    """Where the auxiliary of the first of several joined verbs ends; None where the verb has its own or none."""
    word = BARE_RE.match(text, verb)
    if word is None or not _is_joined(text, verb, word[0]):
        return None
    floor = max(0, verb - SHARED_FROM)
    for mark in HARD_RE.finditer(text, floor, verb):
        floor = mark.end()
    shared = [match.end() for match in SHARED_RE.finditer(text, floor, verb)]
    return shared[-1] if shared else None


def _is_joined(text: str, verb: int, word: str) -> bool:
    """Whether a bare verb follows a comma or "and", or a gerund "before"."""
    joined = CONJUNCT_RE.search(text, max(0, verb - 30), verb)
    if joined is None:
        return False
    if joined[0].startswith("before"):
        return word.endswith("ing")
    return word in WORDS.bare_in_s or not (word.endswith(("ed", "ing", "s")) or word in WORDS.irregular)


WORDS = load_event_grammar()
HARD_RE = re.compile(r"[;:\"“”]|\. ")


def _noun_before(hit: Hit) -> int:
    """Where it begins: the verb, or the noun before it that is done: "no pact is going to be signed"."""
    named = hit.lead is not None and hit.lead.groupdict().get("modifiers")
    return hit.lead.start("modifiers") if hit.lead is not None and named else hit.start


def _status(rule: CompiledStatus, span: tuple[int, int]) -> Status | None:
    if rule.status == "none":
        return None
    if rule.status == "standing":
        return Status(EventStatus.OCCURRED, *span, standing=True)
    value = EventStatus.PLANNED if rule.status == "threatened" else EventStatus(rule.status)
    return Status(value, *span, apart=rule.apart)


def _where(rule: CompiledStatus, around: Mapping[str, tuple[int, str]]) -> tuple[int, int] | None:
    """Where one of a rule's patterns stands; each stretch is a text of its own: ``^`` and ``$`` are its ends."""
    for place, pattern in rule.patterns.items():
        offset, stretch = around[place]
        match = pattern.search(stretch)
        if match is not None:
            return offset + match.start(), offset + match.end()
    return None
