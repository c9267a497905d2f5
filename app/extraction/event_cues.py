"""Where cues stand in a sentence: each word that may signal is looked up, then its cues' patterns are tried there."""

import re
from collections.abc import Iterator

from app.extraction.event_phrases import NounPhrase, noun_phrase
from app.lexicon import slots
from app.lexicon.event_types import CompiledCue, EventTypes
from app.values import dataclass

WORD_RE = re.compile(r"[a-zêé]+(?:-[a-zêé]+)*")
BEFORE = 120
"""How far the words before a cue are looked at."""
BEFORE_WEIGHT = 16
"""A cue that also names the words before it is preferred over one whose match is this much longer."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that fired, by positions in the slotted sentence."""

    cue: CompiledCue
    match: re.Match[str]
    lead: re.Match[str] | None
    """What ``before`` matched."""
    start: int
    """Where the cue's word begins."""
    end: int
    """Where the match ends."""

    @property
    def core_end(self) -> int:
        """Where the cue's own words end: before its first group."""
        match = self.match
        return min((match.start(name) for name in match.re.groupindex if match[name]), default=self.end)

    @property
    def word_end(self) -> int:
        """Where the cue's first word ends."""
        word = WORD_RE.match(self.match.string, self.start)
        return word.end() if word else self.end

    @property
    def weight(self) -> int:
        """How much it says: the longer and the more exact, the more."""
        return self.end - self.start + (BEFORE_WEIGHT if self.lead else 0)

    @property
    def modifiers(self) -> str:
        """The words of the cue that choose its subtype."""
        groups = [part.groupdict().get("modifiers") or "" for part in (self.lead, self.match) if part is not None]
        return " ".join(filter(None, groups))


def find_hits(text: str, types: EventTypes) -> Iterator[Hit]:
    """The cues that fire in a slotted sentence; where several fire on the same words, the one that says most."""
    taken: list[Hit] = []
    for word in WORD_RE.finditer(text):
        cues = types.by_word.get(word[0])
        if cues is None:
            continue
        hit = _best(text, word.start(), cues)
        if hit is not None and not any(_covers(earlier, hit) for earlier in taken):
            taken.append(hit)
            yield hit


def has_cue_words(text: str, types: EventTypes) -> bool:
    """Whether a text has any word that signals, so that slotting it is worth while."""
    return not types.by_word.keys().isdisjoint(WORD_RE.findall(text))


def _best(text: str, at: int, cues: tuple[CompiledCue, ...]) -> Hit | None:
    hits = [hit for cue in cues if (hit := _try(text, at, cue)) is not None]
    return max(hits, key=lambda hit: hit.weight, default=None)


def _try(text: str, at: int, cue: CompiledCue) -> Hit | None:
    match = cue.pattern.match(text, at)
    if match is None:
        return None
    floor = max(0, at - BEFORE)
    if cue.without is not None and cue.without.search(text, floor, at):
        return None
    lead = None
    if cue.before is not None:
        lead = cue.before.search(text, floor, at)
        if lead is None:
            return None
    return Hit(cue, match, lead, at, match.end())


def _covers(earlier: Hit, hit: Hit) -> bool:
    """Whether a cue lies within an earlier one that already tells the same."""
    if hit.start >= earlier.end:
        return hit.cue.type is earlier.cue.type and (_names_it_on(earlier, hit) or _is_purpose(earlier, hit))
    return hit.cue.type is earlier.cue.type or hit.start < earlier.core_end


PURPOSE_RE = re.compile(r"(?:(?!\b(?:and|but|who|which|that|after|before|to)\b)[^.;:\"“”])*? for (?:[\w-]+ ){0,3}$")


def _is_purpose(earlier: Hit, hit: Hit) -> bool:
    """Whether a noun only says what for they met: "met Iranian officials in Oslo for talks"."""
    between = hit.match.string[earlier.end : hit.start]
    return earlier.cue.cue.kind == "verb" and hit.cue.cue.kind == "noun" and PURPOSE_RE.fullmatch(between) is not None


def _names_it_on(earlier: Hit, hit: Hit) -> bool:
    """Whether a noun only ends the name that the earlier cue began: "the summit of the African Union Forum"."""
    text = hit.match.string
    return hit.start == earlier.end + 1 and text[earlier.end - 1] in slots.ACTORS and hit.cue.cue.kind == "noun"


def phrase_of(text: str, hit: Hit) -> NounPhrase | None:
    """The noun phrase of a noun cue."""
    return noun_phrase(text, hit.start) if hit.cue.cue.kind == "noun" else None
