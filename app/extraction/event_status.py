"""Whether a happening took place, from the words around its cue; None where it is no happening at all."""

import re
from collections.abc import Mapping

from app.enums import EventStatus
from app.extraction.event_cues import Hit
from app.extraction.event_phrases import NounPhrase
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


def read_status(text: str, hit: Hit, phrase: NounPhrase | None) -> Status | None:
    """The status told around a cue; None for negated, hypothetical and generic mentions."""
    if phrase is not None and phrase.determiner in NO_HAPPENING:
        return None
    start = phrase.start if phrase else _noun_before(hit)
    floor = max(0, start - LEFT)
    for clause in CLAUSE_RE.finditer(text, floor, start):
        floor = clause.end()
    around = {
        "left": (floor, text[floor:start]),
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


def _noun_before(hit: Hit) -> int:
    """Where it begins: the verb, or the noun before it that is done: "no pact is going to be signed"."""
    named = hit.lead is not None and hit.lead.groupdict().get("modifiers")
    return hit.lead.start("modifiers") if hit.lead is not None and named else hit.start


def _status(rule: CompiledStatus, span: tuple[int, int]) -> Status | None:
    if rule.status == "none":
        return None
    value = EventStatus.PLANNED if rule.status == "threatened" else EventStatus(rule.status)
    return Status(value, *span)


def _where(rule: CompiledStatus, around: Mapping[str, tuple[int, str]]) -> tuple[int, int] | None:
    """Where one of a rule's patterns stands; each stretch is a text of its own: ``^`` and ``$`` are its ends."""
    for place, pattern in rule.patterns.items():
        offset, stretch = around[place]
        match = pattern.search(stretch)
        if match is not None:
            return offset + match.start(), offset + match.end()
    return None
