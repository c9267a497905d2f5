"""When a happening was: the expression of time that governs it in its sentence."""

import re

from app.enums import Precision
from app.extraction.event_cues import Hit
from app.extraction.event_phrases import NounPhrase
from app.extraction.mentions import DateMention
from app.extraction.slotted import SlottedSentence
from app.lexicon import slots

BARRIERS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"[;\"“”]|(?<![.\s][a-z])\. "), 120),
    (
        re.compile(
            r"\b(?:which(?! (?:\w+ ){0,3}"
            r"(?:held|scheduled|starts?|begins?|began|opens?|opened|runs?|took|takes?|lasted|ended|kicks?|kicked|held|hosted|scheduled|"
            r"convened?)\b)|"
            r"who|that|where|after|before|since|until|when|while|but|following|follows|followed|ahead of|prior to|"
            r"to prepare|in preparation|to mark|to celebrate)\b"
        ),
        80,
    ),
    (
        re.compile(
            r"\b(?:noted|stressed|pointed out|underlin\w+|underscor\w+|emphasi[sz]ed|highlighted|praised|importance of|"
            r"relevance of|preparations for|ahead of)\b"
        ),
        60,
    ),
    (re.compile(r","), 12),
    (re.compile(r"\band\b"), 12),
)
"""How much further away a date seems with these between it and the cue."""
FOREIGN_RE = re.compile(
    r"\b(?:since|(?<!scheduled )(?<!planned )(?<!slated )(?<!set )(?<!due )(?<!billed )for|until|till|by|born|"
    r"plan for|period|program(?:me)?(?: for)?|years?|into force (?:in|on|from|as of)|effective(?: from| on)?)"
    r"(?: the)?(?: years?)? $"
)
"""Words before a date that give it to something else: "a plan for 2025-2027"."""
REPORTED_RE = re.compile(r",? (?:it (?:was|has been) )?(?:reported|announced|informed)\b")
"""It was told earlier, which does not say when it happened: "Earlier it was reported that"."""
FAR = 80
NEAR = 10
HELD_RE = re.compile(r"\b(?:held|took place|taking place|convened|scheduled)(?: (?:on|for|in|this|here))* $")
"""What ties a day to the happening however long its name is: "the meeting of the … Commission held on 3 May"."""
DURING_RE = re.compile(r"(?:^|\bthat )(?:during|within|as part of|in the course of) $")
"""What fronts a happening within which the clause tells another: "during his visit, he will meet her on Monday"."""
WITHIN_RE = re.compile(r"\b(?:during|within|as part of|in the course of) $")
ITS_OWN = 30
"""How much further away a day seems of what is told "during" the happening: "they met on Monday during his visit"."""
FRONT = 14
"""A date that begins this close to the sentence's head governs its main clause, however long that is."""


def date_of(
    slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None, apart: tuple[int, int] = (0, 0)
) -> DateMention | None:
    """The nearest expression of time in the sentence, clause boundaries counted as distance.

    Those between the positions ``apart`` are of another happening.
    """
    start, end = (phrase.start if phrase else hit.start), hit.end
    best: tuple[int, DateMention] | None = None
    last = _end_of_fronted(slotted.text, start, end)
    for position, slot in slotted.slots.items():
        if last is not None and position > last:
            continue
        if slot.date is None or slotted.text[position] != slots.DATE or _is_foreign(slotted.text, position, slot.date):
            continue
        if hit.cue.type.code == "invitation" and position > start:
            continue
        if apart[0] <= position < apart[1] or _is_of_what_is_held(slotted.text, hit, position):
            continue
        if slot.date.naming and not start <= position < end:
            continue
        if _is_of_saying(slotted.text, position, start):
            continue
        distance = _distance(slotted.text, position, start, end) + _vagueness(slot.date)
        if position < start and WITHIN_RE.search(slotted.text, max(0, start - 24), start):
            distance += ITS_OWN
        if distance < FAR and (best is None or distance < best[0]):
            best = (distance, slot.date)
    return best[1] if best else None


PAPERS = frozenset({"message", "agreement"})
"""Types that are no gathering: what is "to be held" behind them is something else."""


def _is_of_what_is_held(text: str, hit: Hit, position: int) -> bool:
    """Whether a day is that of a gathering which a message is about: "a letter on the summit to be held on 3 May"."""
    return hit.cue.type.code in PAPERS and TO_BE_HELD_RE.search(text, hit.end, max(hit.end, position)) is not None


TO_BE_HELD_RE = re.compile(
    r"\b(?:to be|is|was|will be|being) (?:held|hosted|convened)\b|\b(?:take|takes|took|taking) place\b"
)


def _vagueness(date: DateMention) -> int:
    """How much further away a year seems: "this year's meeting to be held in May" is of May; and a mere "earlier"."""
    if date.precision in (Precision.BEFORE, Precision.AFTER, Precision.UNKNOWN):
        return 4 * NEAR
    return 2 * NEAR if date.precision is Precision.YEAR else 0


def _end_of_fronted(text: str, start: int, end: int) -> int | None:
    """Where a phrase ends that only fronts what the clause tells: what comes behind its comma has days of its own."""
    if DURING_RE.search(text, max(0, start - 24), start) is None:
        return None
    comma = text.find(",", end)
    return comma if comma >= 0 else None


SAID_RE = re.compile(
    r"\b(?:said|says|announced|reported|confirmed|added|stated|told [^,;.]{1,30}?)(?: late| early)?(?: on| in)? $"
)
CLAUSE_RE = re.compile(
    rf" that | (?:(?:the|an?|its|his|her|their|both|all) )?(?:[\w-]+ ){{0,3}}?(?:[{slots.ACTORS}]|(?:it|there) )"
)


def _is_of_saying(text: str, position: int, start: int) -> bool:
    """Whether a day stands between a verb of saying and the clause that is said: "said on Friday it would sign"."""
    return (
        position < start
        and SAID_RE.search(text, max(0, position - 50), position) is not None
        and CLAUSE_RE.match(text, position + 1, start) is not None
    )


def _is_foreign(text: str, position: int, date: DateMention) -> bool:
    if date.precision is Precision.BEFORE and REPORTED_RE.match(text, position + 1):
        return True
    return FOREIGN_RE.search(text[max(0, position - 30) : position]) is not None


def _closes(text: str, position: int, end: int) -> bool:
    """Whether a date behind a comma closes the sentence, as in captions: "attends the summit in Lima, Peru, 3 May"."""
    return position >= end and text[:position].endswith(", ") and text[position + 1 : position + 3] in ("", ".", ". ")


def _distance(text: str, position: int, start: int, end: int) -> int:
    if start <= position < end:
        return 0
    if position >= end and HELD_RE.search(text, max(end, position - 30), position):
        return NEAR
    low, high = (position, start) if position < start else (end, position)
    between = text[low:high]
    if position <= min(FRONT, start) or _closes(text, position, end):
        return 30 + sum(cost * len(pattern.findall(between)) for pattern, cost in BARRIERS[:2])
    return (high - low) // 2 + sum(cost * len(pattern.findall(between)) for pattern, cost in BARRIERS)
