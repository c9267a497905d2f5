"""A sentence without the words that stand between the parts of its clauses.

"P, for her part, sent a letter" is read as "P sent a letter", and "met with a delegation of senators headed by P" as
"met with P": cues need not foresee what may stand between a verb, its subject and its object.
"""

import re
from bisect import bisect_right

from app.extraction.slotted import SlottedSentence
from app.lexicon import slots
from app.lexicon.event_grammar import load_event_grammar

_MODIFIER = rf"(?:(?!{slots.NO_MODIFIER}|and\b)[\w'-]+ |[{slots.DEMONYM}{slots.STATE}](?:'s)?[ -])"
_LED_RE = re.compile(
    rf"(?:\b(?:the|an?|his|her|its|their) {_MODIFIER}{{0,6}}?|\b{_MODIFIER}{{1,2}}?|)"
    rf"(?:\b(?:delegations?|missions?|group|team|contingent|party)(?: (?:of|from) [^,;:.\"“”]{{1,60}}?)?"
    rf"|[{slots.STATE}{slots.GROUP}{slots.UNNAMED}{slots.BODY}])"
    r",? (?:(?:which|that) (?:is|was) (?:being )?)?(?:headed|led|chaired) by (?:the |its |their |his |her )?"
    rf"(?:(?!{slots.NO_MODIFIER})[\w'.-]+ ){{0,3}}?(?=[{slots.PERSON}])"
)
"""All of "a delegation of … headed by P" but its head, who speaks and acts for it."""
_ASIDE_RE = re.compile(rf",? (?:{'|'.join(load_event_grammar().interposed)})(?:,|(?= [a-z]))| \([^()]{{1,80}}\)")


def smoothed(sentence: SlottedSentence) -> SlottedSentence | None:
    """The same sentence without what is interposed; None where nothing is."""
    text = sentence.text
    cuts: list[tuple[int, int]] = []
    if "," in text or "(" in text:
        cuts += [match.span() for match in _ASIDE_RE.finditer(text)]
    if "ed by " in text:  # what the dearer pattern cannot do without is looked for first
        cuts += [match.span() for match in _LED_RE.finditer(text)]
    return _without(sentence, sorted(cuts)) if cuts else None


def _without(sentence: SlottedSentence, cuts: list[tuple[int, int]]) -> SlottedSentence:
    """The sentence without some stretches; every position still leads back to the untouched text."""
    smooth = SlottedSentence(sentence.sentence, "", {})
    parts: list[str] = []
    at, gone = 0, 0
    for start, end in [*cuts, (len(sentence.text), len(sentence.text))]:
        if start > at or not parts:
            parts.append(sentence.text[at:start])
            _keep(sentence, smooth, at, start, gone)
        gone += max(0, end - max(at, start))
        at = max(at, end)
    smooth.text = "".join(parts)
    return smooth


def _keep(sentence: SlottedSentence, smooth: SlottedSentence, start: int, end: int, gone: int) -> None:
    """Takes over the slots and the way back of one stretch, which moves ahead by what is gone before it."""
    first = bisect_right(sentence.breaks, start) - 1
    for at, shift in zip(sentence.breaks[first:], sentence.shifts[first:], strict=True):
        if at >= end:
            break
        smooth.breaks.append(max(at, start) - gone)
        smooth.shifts.append(shift + gone)
    for position, slot in sentence.within(start, end):
        smooth.slots[position - gone] = slot
