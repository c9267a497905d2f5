"""Where a happening was: the city tied to it in its sentence, and the country visited."""

import re

from app.extraction.event_cues import Hit
from app.extraction.event_phrases import NounPhrase
from app.extraction.mentions import PlaceMention
from app.extraction.slotted import Slot, SlottedSentence
from app.lexicon import slots

COUNTRY_RE = re.compile(rf"\b(?:in|hosted by|to)(?: the| neighbou?ring)? ([{slots.PLACES}])(?!')")
"""A country named as the place."""
STOP_RE = re.compile(
    r"[;:\"“”]|\b(?:which(?! (?:will be|was|were|is|are) (?:being )?(?:held|hosted|scheduled))|who|where|"
    r"that|discuss\w*|on the|to [a-z]+|said|situation|war|crisis|events|developments)\b"
)
"""Where the words about the happening itself end."""
FRONT = 20
FRONTED_RE = re.compile(rf"[^,;:]{{0,120}}(?=, (?:the )?[{slots.PEOPLE}{slots.STATE}{slots.BODY}])")
"""What belongs to a phrase before its clause's subject: "At the meeting with B in Oslo, A said"."""
OUTER_RE = re.compile(r"^[^;:]{0,90}")
STRANGE_RE = re.compile(
    r"\b(?:ambassadors?|embass(?:y|ies)|envoy|consul(?:s|ar|ates?)?|representative|mission|based|born|project|hospital|company|university)\b[^,;]{0,12}$"
)


def city_of(slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None) -> PlaceMention | None:
    """The city that the sentence ties to the cue: named in it, behind it, or before it in its clause."""
    if hit.lead is not None and hit.lead.groupdict().get("host"):
        return _nearest_host(slotted, hit.lead)
    for stretch in _stretches(slotted.text, hit, phrase):
        place = _nearest_city(slotted, *stretch)
        if place is not None:
            return place
    return None


def _nearest_host(slotted: SlottedSentence, lead: re.Match[str]) -> PlaceMention | None:
    """The city that the words before the cue name as the one visited: "left Lima after a visit"."""
    return next((city for _, slot in slotted.within(*lead.span("host")) if (city := _city(slot))), None)


def named_city(slotted: SlottedSentence, hit: Hit) -> PlaceMention | None:
    """A city within the cue's own words: "the invitation to visit Lima"."""
    return _nearest_city(slotted, hit.start, hit.end)


def country_of(slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None) -> PlaceMention | None:
    """The country that the cue or its clause names as the place."""
    for match, name in ((hit.match, "host"), (hit.match, "place"), (hit.lead, "host")):
        if match is not None and match.groupdict().get(name):
            found = [slot for _, slot in slotted.within(*match.span(name)) if slot.place]
            if found:
                return found[0].place
    if phrase is not None and hit.cue.type.code == "summit":
        named = [slotted.slots[n].place for n in phrase.modifiers if slotted.text[n] == slots.STATE]
        if named and named[0] is not None:
            return named[0]
    stop = STOP_RE.search(slotted.text, hit.end)
    end = min(stop.start() if stop else len(slotted.text), hit.end + 80)
    for match in COUNTRY_RE.finditer(slotted.text, hit.word_end, end + 1):
        place = slotted.slots[match.start(1)].place
        if place is not None and place.is_country:
            return place
    front = FRONT_RE.match(slotted.text)
    place = slotted.slots[front.start(1)].place if front is not None and front.end() <= hit.start else None
    return place if place is not None and place.is_country else None


FRONT_RE = re.compile(rf"in (?:the )?([{slots.PLACES}]),")
"""A country that opens the sentence: "In Peru, he will meet the president"."""


def _stretches(text: str, hit: Hit, phrase: NounPhrase | None) -> list[tuple[int, int]]:
    start = hit.lead.start() if hit.lead else phrase.start if phrase else hit.start
    fronted = FRONTED_RE.match(text, hit.end) if phrase is not None and phrase.start <= FRONT else None
    behind = OUTER_RE.match(text[hit.end : fronted.end() if fronted else len(text)])
    end = hit.end + (behind.end() if behind else 0)
    return [(start, hit.end), (hit.end, end), (0, start)]


def _nearest_city(slotted: SlottedSentence, start: int, end: int) -> PlaceMention | None:
    found = [slot for position, slot in slotted.within(start, end) if _is_city(slotted.text, position, slot)]
    if not found:
        return None
    nearest = found[0] if start else found[-1]
    return _city(nearest)


def _is_city(text: str, position: int, slot: Slot) -> bool:
    before = text[max(0, position - 60) : position]
    in_city_state = text[position] == slots.STATE and before.endswith((" in ", " at "))
    if (text[position] not in slots.CAPITAL + slots.CITY and not in_city_state) or _city(slot) is None:
        return False
    if text[position + 1 : position + 5].startswith(("'", " of ")) or STRANGE_RE.search(before):
        return False
    return LOCATIVE_TAIL_RE.search(before) is not None


LOCATIVE_TAIL_RE = re.compile(
    r"(?:\b(?:in|at|to|from|near|outside|visit(?:ed|s|ing)?|host(?:ed|s|ing)?|for|of)"
    r"(?: (?:the|nearby|downtown|central))?(?: [\w'-]+){0,4}?,? "
    rf"|[{slots.PLACES}](?:,|'s) )$"
)


def _city(slot: Slot) -> PlaceMention | None:
    return None if slot.place is None or slot.place.is_country else slot.place
