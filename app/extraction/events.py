"""Finds contacts between states: cues of every event type, with who, where, when and whether it took place."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from app.enums import EventStatus
from app.extraction.event_clauses import subject_of
from app.extraction.event_cues import Hit, find_hits, has_cue_words, phrase_of
from app.extraction.event_dates import date_of
from app.extraction.event_phrases import NounPhrase
from app.extraction.event_places import city_of, country_of, named_city
from app.extraction.event_roles import Assigned, read_roles, support_of
from app.extraction.event_status import Status, read_status
from app.extraction.mentions import ActorForm, ActorMention, Cue, DateMention, EventMention, PlaceMention, RoleMention
from app.extraction.slotted import MentionIndex, SlottedSentence, slot_sentence
from app.extraction.smoothing import smoothed
from app.lexicon import slots
from app.lexicon.event_types import EventTypes
from app.lexicon.lexicon import Lexicon
from app.reading.article import Document, LineKind, Sentence, Span

EVIDENCE_WORDS = 20
MOST_CUES = 24
"""A sentence with more cues than this is no prose; the rest of it is left alone, so that no text is slow."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
FAR_FROM_CUE = 120
AROUND = 300
"""Evidence is looked for this far around a cue."""
WORDS_RE = re.compile(r"\S+")


def find_events(
    document: Document,
    lexicon: Lexicon,
    actors: Sequence[ActorMention],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
) -> tuple[EventMention, ...]:
    """All mentions of contacts between states, in order of the text."""
    index = MentionIndex.of(actors, places, _told_dates(document, dates))
    found: list[EventMention] = []
    for sentence in _sentences(document):
        if has_cue_words(document.words(sentence.span).lower(), lexicon.event_types):
            slotted = slot_sentence(document, sentence, index)
            found += _read_sentence(document, slotted, lexicon.event_types)
    return tuple(found)


def _told_dates(document: Document, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dateline's day only names the report: it is that of no single thing its first sentence tells."""
    line = document.raw.dateline
    return [replace(day, naming=True) if line is not None and day.span in line else day for day in dates]


def _sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of story, headline and captions."""
    for paragraph in document.paragraphs:
        if paragraph.kind is not LineKind.FURNITURE:
            yield from paragraph.sentences


def _read_sentence(document: Document, slotted: SlottedSentence, types: EventTypes) -> list[EventMention]:
    """The mentions of a sentence as printed, or without what is interposed where that tells more."""
    told = list(_read(document, slotted, types))
    smooth = smoothed(slotted)
    return told if smooth is None else _telling_more(told, list(_read(document, smooth, types)))


def _telling_more(printed: list[EventMention], smooth: list[EventMention]) -> list[EventMention]:
    """Of two readings of each cue the one that names more actors; the printed one where they name as many."""
    by_cue: dict[tuple[str, int], list[list[EventMention]]] = {}
    for reading in (printed, smooth):
        grouped: dict[tuple[str, int], list[EventMention]] = {}
        for mention in reading:
            grouped.setdefault((mention.type, mention.cue.span.start), []).append(mention)
        for cue, mentions in grouped.items():
            by_cue.setdefault(cue, []).append(mentions)
    kept = [max(readings, key=_named) for readings in by_cue.values()]
    return sorted((mention for mentions in kept for mention in mentions), key=lambda mention: mention.cue.span.start)


def _named(mentions: list[EventMention]) -> int:
    return len({role.actor for mention in mentions for role in mention.roles})


def _read(document: Document, slotted: SlottedSentence, types: EventTypes) -> Iterator[EventMention]:
    for hit in islice(find_hits(slotted.text, types), MOST_CUES):
        phrase = phrase_of(slotted.text, hit)
        status = read_status(slotted.text, hit, phrase)
        if status is not None:
            yield from _mentions(document, slotted, hit, phrase, status)


def _mentions(
    document: Document, slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None, status: Status
) -> Iterator[EventMention]:
    assigned = read_roles(slotted.text, hit, phrase)
    roles = tuple(_roles(slotted, assigned))
    kind, cue = hit.cue.type, hit.cue.cue
    if cue.needs and not any(role.role in cue.needs for role in roles):
        return
    hangs = _hangs(slotted.text, hit, phrase)
    told = EventMention(
        type=kind.code,
        subtype=_subtype(document, slotted, hit, phrase),
        status=EventStatus.OCCURRED if hangs else status.value,
        roles=roles,
        span=_evidence(document, slotted, hit, phrase, assigned),
        cue=Cue(slotted.span(hit.start, hit.core_end), f"{kind.code}.{cue.name}"),
        place=named_city(slotted, hit) if hangs else city_of(slotted, hit, phrase),
        host_place=None if hangs else country_of(slotted, hit, phrase),
        date=None if hangs else date_of(slotted, hit, phrase, (status.start, status.end) if status.apart else (0, 0)),
        sentence=slotted.sentence.index,
        status_span=slotted.span(status.start, status.end) if status.end else None,
        type_span=slotted.span(phrase.start if phrase else hit.start, max(hit.start + 1, hit.core_end)),
        recalled=hangs
        or status.standing
        or _is_mentioned(slotted, hit, phrase)
        or _is_recalled(document, slotted, hit),
        during=DURING_RE.match(slotted.text) is not None or _is_stayed(slotted.text, hit, phrase),
        attended=phrase is not None and _is_attended(slotted.text, hit, phrase),
        another=phrase is not None and (_is_another(phrase) or GOES_ON_RE.match(slotted.text, hit.end) is not None),
        definite=_is_definite(slotted.text, hit, phrase),
        rule=f"{kind.code}.{cue.name}",
        confidence=cue.confidence,
    )
    dated = told.date is not None and told.date.start is not None
    if phrase is not None and phrase.determiner not in POINTING and (dated or told.place is not None):
        told = replace(told, definite=cue.definite)  # "your visit to Oslo in June" is one of its own
    yield from _one_by_one(slotted, hit, told) if cue.each else _host_by_host(told, phrase)
    yield from _other_hosts(slotted, hit, told)


def _host_by_host(told: EventMention, phrase: NounPhrase | None) -> Iterator[EventMention]:
    """Visits "to Chile and Peru" are one to each."""
    hosts = [role for role in told.roles if role.role == "host" and role.actor.form is ActorForm.STATE]
    if told.type != "visit" or len(hosts) < 2:
        yield told
        return
    others = tuple(role for role in told.roles if role not in hosts)
    for host in hosts:
        yield replace(told, roles=(*others, host), host_place=told.host_place if host is hosts[0] else None)


MORE_PLACES_RE = re.compile(rf"(?:, (?:the )?[{slots.PLACES}])*,? and (?:the )?[{slots.PLACES}](?!')")


def _other_hosts(slotted: SlottedSentence, hit: Hit, told: EventMention) -> Iterator[EventMention]:
    """Whoever visits two countries makes two visits: the ones behind the first."""
    more = MORE_PLACES_RE.match(slotted.text, hit.end)
    if told.type != "visit" or more is None or not hit.match.groupdict().get("host"):
        return
    visitors = tuple(role for role in told.roles if role.role != "host")
    for _, slot in slotted.within(*more.span()):
        host = (RoleMention("host", slot.actor),) if slot.actor else ()
        city = slot.place if slot.place and not slot.place.is_country else None
        country = slot.place if slot.place and slot.place.is_country else None
        yield replace(told, roles=(*visitors, *host), place=city, host_place=country)


def _is_definite(text: str, hit: Hit, phrase: NounPhrase | None) -> bool:
    """Whether it points back: "the visit", but not "your visit to Oslo in June"."""
    if hit.cue.cue.definite:
        return True
    if phrase is None:
        return hit.modifiers.startswith(("the ", "this "))
    return phrase.bare


def _one_by_one(slotted: SlottedSentence, hit: Hit, told: EventMention) -> Iterator[EventMention]:
    """A leader who telephones four others makes four calls: one mention for each counterpart behind the cue."""
    cue = told.cue.span
    called = tuple(role for role in told.roles if role.actor.span.start >= cue.start and role.role != "sender")
    callers = tuple(role for role in told.roles if role not in called)
    if (
        len(callers) > 1
        or len(called) < 2
        or not (callers or hit.match[0].endswith("s"))
        or called[0].actor.span.end - cue.end > FAR_FROM_CUE
        or (not callers and BETWEEN_RE.search(slotted.text, hit.core_end, hit.end + FAR_FROM_CUE))
    ):
        yield told
        return
    for role in called:
        yield replace(told, roles=(*callers, role))


def _roles(slotted: SlottedSentence, assigned: Sequence[Assigned]) -> Iterator[RoleMention]:
    for role, position in assigned:
        actor = slotted.slots[position].actor
        if actor is not None:
            yield RoleMention(role, actor)


def _subtype(document: Document, slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None) -> str:
    if hit.cue.cue.subtype:
        return hit.cue.cue.subtype
    words = _telling_words(document, slotted, hit, phrase)
    for subtype in hit.cue.type.subtypes:
        if subtype.words is None or subtype.search(words):
            return subtype.code
    return hit.cue.type.subtypes[-1].code


def _telling_words(document: Document, slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None) -> str:
    """The words that choose the subtype: of the noun phrase and the cue, or of the verb's own clause."""
    text = slotted.text
    if phrase is None and not hit.modifiers:
        clause = CLAUSE_END_RE.search(text, hit.end)
        end = min(clause.start() if clause else len(text), hit.end + 60)
        return text[hit.start : end]
    words = document.words(slotted.span(phrase.start if phrase else hit.start, hit.end)).lower()
    return f"{words} {hit.modifiers}"


BETWEEN_RE = re.compile(r"\bbetween\b")
CLAUSE_END_RE = re.compile(r"[,;:]| and | but | while ")
ANOTHER_RE = re.compile(r"\b(?:further|another|separate|follow-up)\b")
ORDINAL_RE = re.compile(r"\b(?:second|third)\b")


def _is_mentioned(slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None) -> bool:
    """Whether a restriction is only spoken of, not put on: "the sanctions of A on B have hurt C"."""
    if hit.cue.type.code != "restriction" or phrase is None or hit.lead is not None or NEW_RE.search(phrase.words):
        return False
    imposed = IMPOSED_RE.match(slotted.text, hit.end) is not None
    return not imposed and support_of(slotted.text, hit, phrase) is None


NEW_RE = re.compile(r"\b(?:new|fresh|further|additional|latest)\b")
IMPOSED_RE = re.compile(
    r"[^;.\"“”]{0,60}?\b(?:imposed|introduced|announced|adopted|approved|extended|renewed|tightened|lifted|eased|suspended|"
    r"(?:came|come|comes|went|enters?|entered) into|took effect|takes effect)\b"
)


GOES_ON_RE = re.compile(
    r"[^.;:,\"“”]{0,40}?\b(?:will|would|(?:is|are) (?:due|set|scheduled|expected|to))(?: to)?"
    r" (?:resume|reconvene|continue)\b"
)
"""What has taken place and is to go on takes place once more: "the talks are due to resume on 20 May"."""


def _is_another(phrase: NounPhrase) -> bool:
    """Whether it is one more of its kind; "his third trip this year" only counts the one that is told."""
    counted = ORDINAL_RE.search(phrase.words) is not None and phrase.determiner in (None, "a", "an", "the")
    return counted or ANOTHER_RE.search(phrase.words) is not None


RECALLED_RE = re.compile(
    r"\b(?:earlier|previous(?:ly)?|last time|recent(?:ly)?|not long ago|ago|in (?:the )?past|past years?|back in|"
    r"once|had (?:earlier|previously|already|recently)|before the)\b"
)
NOT_RECALLED_RE = re.compile(
    r"earlier,? (?:it was |it has been )?(?:reported|announced|informed)|previously (?:reported|announced)|"
    r"(?:reported|announced|informed) (?:earlier|previously)|"
    r"\bearlier (?:today|on|in the day|this)\b|once again|at once|"
    r"recent (?:years|months|days|developments|events|times)"
)


def _is_recalled(document: Document, slotted: SlottedSentence, hit: Hit) -> bool:
    """Whether words near the cue, or at the sentence's head, put it before the day of the news."""
    near = slotted.span(max(0, hit.start - 60), min(len(slotted.text), hit.end + 40))
    head = Span(slotted.sentence.span.start, min(slotted.sentence.span.end, slotted.sentence.span.start + 24))
    return any(_tells_past(document.words(span).lower()) for span in (near, head))


def _tells_past(words: str) -> bool:
    return RECALLED_RE.search(words) is not None and RECALLED_RE.search(NOT_RECALLED_RE.sub("", words)) is not None


ATTENDED_RE = re.compile(
    r"\b(?:attend\w*|join\w*|(?:took|takes?|taking|taken) part in|participat\w+ in|present (?:at|during|in)) $"
)
ATTENDED_BY_RE = re.compile(r"[^.;:,]{0,30} (?:was|were|is) (?:also )?(?:attended|joined) by\b")


def _is_attended(text: str, hit: Hit, phrase: NounPhrase) -> bool:
    """Whether the clause tells who was there, beside those whose happening it is."""
    before = ATTENDED_RE.search(text, max(0, phrase.start - 40), phrase.start)
    return before is not None or ATTENDED_BY_RE.match(text, hit.end) is not None


def _is_stayed(text: str, hit: Hit, phrase: NounPhrase | None) -> bool:
    """Whether it is the visit itself within which something is told: "that during his stay in Lima he would meet"."""
    if hit.cue.type.code != "visit" or phrase is None or phrase.determiner in ("a", "an", None):
        return False
    return STAYED_RE.search(text, max(0, phrase.start - 24), phrase.start) is not None


STAYED_RE = re.compile(r"\b(?:during|as part of|within|in the course of) $")
DURING_RE = re.compile(
    r"(?:during|as part of|within|in the course of|within the framework of|on the sidelines of|following) "
    r"(?:it|(?:the|this|his|her|their) (?:[\w-]+ ){0,2}(?:visit|trip|tour|stay))\b"
)
"""A sentence that goes on with the visit told before it."""


def _hangs(text: str, hit: Hit, phrase: NounPhrase | None) -> bool:
    """Whether an invitation is only background: "at the invitation of", "leaders invited to the forum"."""
    if hit.cue.type.code != "invitation":
        return False
    if phrase is None:
        return not subject_of(text, hit.start).near
    return support_of(text, hit, phrase) is None


def _evidence(
    document: Document, slotted: SlottedSentence, hit: Hit, phrase: NounPhrase | None, assigned: Sequence[Assigned]
) -> Span:
    """At most 20 words: from the first to the last thing told, around the cue."""
    sentence = slotted.sentence.span
    cue_start = phrase.start if phrase else hit.start
    cue = slotted.span(cue_start, max(hit.end, hit.start + 1))
    low, high = max(sentence.start, cue.start - AROUND), min(sentence.end, cue.end + AROUND)
    words = [match.span() for match in WORDS_RE.finditer(document.text, low, high)]
    told = [slotted.slots[n].span for _, n in assigned if n in slotted.slots]
    if hit.lead is not None:
        told.append(slotted.span(hit.lead.start(), hit.start))
    told = told or [slotted.span(max(0, cue_start - 40), min(len(slotted.text), hit.end + 40))]
    first = _word_at(words, cue.start)
    last = min(max(first, _word_at(words, cue.end - 1)), first + EVIDENCE_WORDS - 1)
    for span in told:
        begin, end = _word_at(words, span.start), _word_at(words, span.end - 1)
        if max(last, end) - min(first, begin) < EVIDENCE_WORDS:
            first, last = min(first, begin), max(last, end)
    return Span(words[first][0], words[last][1])


def _word_at(words: list[tuple[int, int]], offset: int) -> int:
    """The number of the word at an offset."""
    return max(0, bisect_right(words, (offset, sys.maxsize)) - 1)
