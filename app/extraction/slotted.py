"""A sentence in which every mention is one character, so that cues about it are plain regular expressions.

"Peruvian President Ana Quiroga arrived in Oslo on 3 May" becomes "P arrived in C on D" (with private characters for
P, C and D), in lower case; every position leads back to the mention and to the untouched text.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.extraction.mentions import ActorForm, ActorMention, DateMention, PlaceMention
from app.lexicon import slots
from app.reading.article import Document, Sentence, Span

FORM_SLOTS = {
    ActorForm.NAME: slots.PERSON,
    ActorForm.OFFICE: slots.PERSON,
    ActorForm.PRONOUN: slots.PRONOUN,
    ActorForm.GROUP: slots.GROUP,
    ActorForm.UNNAMED: slots.UNNAMED,
    ActorForm.BODY: slots.BODY,
    ActorForm.STATE: slots.STATE,
}
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "‒": "-", "\n": " ", "\t": " ", "\xa0": " "}
)
"""Marks that are written in several ways, one character for one."""


@dataclass(slots=True)
class Slot:
    """The mentions that one character stands for."""

    span: Span
    mark: str
    actor: ActorMention | None = None
    place: PlaceMention | None = None
    date: DateMention | None = None
    inner: tuple[ActorMention | PlaceMention, ...] = ()
    """Mentions within its words: the city in the name of a forum."""


@dataclass(slots=True)
class SlottedSentence:
    """The slotted text with the way back."""

    sentence: Sentence
    text: str
    slots: dict[int, Slot]
    """Position in ``text`` → what stands there."""
    breaks: list[int] = field(default_factory=list)
    """Positions from which on the offset in the article is another one."""
    shifts: list[int] = field(default_factory=list)
    """How far each of them is from its offset."""

    def origin(self, position: int) -> int:
        """The offset in the article of a position in the slotted text."""
        at = bisect.bisect_right(self.breaks, position) - 1
        return position + self.shifts[at]

    def span(self, start: int, end: int) -> Span:
        """The article's span of slotted[start:end]."""
        last = self.slots.get(end - 1)
        return Span(self.origin(start), last.span.end if last else self.origin(end - 1) + 1)

    def within(self, start: int, end: int) -> Iterator[tuple[int, Slot]]:
        """The slots between two positions, in order."""
        for position, slot in self.slots.items():
            if start <= position < end:
                yield position, slot


@dataclass(slots=True)
class MentionIndex:
    """All mentions of a document by where they begin."""

    starts: list[int]
    mentions: Sequence[ActorMention | PlaceMention | DateMention]

    @classmethod
    def of(
        cls,
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
    ) -> "MentionIndex":
        """Sorts the mentions of all finders into one line."""
        mentions: list[ActorMention | PlaceMention | DateMention] = [*actors, *places, *dates]
        ordered = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        return cls([mention.span.start for mention in ordered], ordered)

    def within(self, span: Span) -> Sequence[ActorMention | PlaceMention | DateMention]:
        """The mentions that begin within a span."""
        low, high = bisect.bisect_left(self.starts, span.start), bisect.bisect_left(self.starts, span.end)
        return self.mentions[low:high]


def slot_sentence(document: Document, sentence: Sentence, index: MentionIndex) -> SlottedSentence:
    """Replaces every mention of a sentence by its character."""
    parts: list[str] = []
    found: dict[int, Slot] = {}
    slotted = SlottedSentence(sentence, "", found)
    at, length = sentence.span.start, 0
    slotted.breaks.append(0)
    slotted.shifts.append(at)
    for slot in _merged(document, _outermost(_mentions_of(document, sentence, index))):
        if slot.span.end > sentence.span.end:
            continue
        if slot.mark in slots.STATE + slots.CAPITAL + slots.DATE and _is_in_dateline(document, slot.span):
            slot.mark = slots.CITY  # where and when it was written: "MANILA, Philippines, 3 May - "
        piece = _plain(document.text[at : slot.span.start])
        parts += [piece, slot.mark]
        length += len(piece)
        found[length] = slot
        length += 1
        at = slot.span.end
        slotted.breaks.append(length)
        slotted.shifts.append(at - length)
    parts.append(_plain(document.text[at : sentence.span.end]))
    slotted.text = "".join(parts)
    return slotted


def _is_in_dateline(document: Document, span: Span) -> bool:
    dateline = document.raw.dateline
    return dateline is not None and dateline.start <= span.start and span.end <= dateline.end


PERSONAL_RE = re.compile(r"\b(?:I|we|We|us|me|you|You|my|My|our|Our|your|Your)\b(?!')")
PERSONAL_RULES = {"i": "first", "me": "first", "my": "first", "you": "second", "your": "second"}
"""Word → rule of its mention; all others mean the speaker's side ("we")."""


OWN_STATE_RE = re.compile(
    r"\b([Oo]ur|[Mm]y|[Yy]our) (?:country|nation|capital|republic|state|land|homeland|side|delegation|government)\b"
)


def personal_mentions(document: Document, span: Span) -> Iterator[ActorMention]:
    """The words by which those who speak name themselves and each other: I, we, you."""
    for match in OWN_STATE_RE.finditer(document.text, span.start, span.end):
        own = Span(*match.span())
        rule = "your_state" if match[1].lower() == "your" else "own_state"
        yield ActorMention(own, own, ActorForm.STATE, None, rule=rule)
    for match in PERSONAL_RE.finditer(document.text, span.start, span.end):
        own = Span(*match.span())
        rule = PERSONAL_RULES.get(match[0].lower(), "we")
        yield ActorMention(own, own, ActorForm.PRONOUN, None, plural=rule == "we", rule=rule)


GATHERING_RE = re.compile(
    r"\b(?:forum|summit|conference|congress|exhibition|expo|fair|session|meeting|talks|exercises?)\b"
    r"|\b(?:joint|mixed|bilateral|inter-?governmental)\b.*\b(?:commission|committee|council)\b|^the commission$",
    re.IGNORECASE,
)


LED_IN = 40
JOINT_RE = re.compile(
    r"\b(?:joint|mixed|bilateral|inter-?governmental) (?:[\w-]+ ){0,3}(?:commission|committee|council) (?:of|between) ",
    re.IGNORECASE,
)


def _names_gathering(mention: ActorMention | PlaceMention | DateMention, document: Document) -> bool:
    """Whether the words name a gathering rather than an institution, so that cues must see them."""
    if not isinstance(mention, ActorMention) or mention.form is not ActorForm.BODY:
        return False
    led_in = Span(max(0, mention.span.start - LED_IN), mention.span.end)  # "the joint agricultural [committee of Peru]"
    return (
        GATHERING_RE.search(document.words(mention.span)) is not None
        or JOINT_RE.search(document.words(led_in)) is not None
    )


def _mentions_of(
    document: Document, sentence: Sentence, index: MentionIndex
) -> list[ActorMention | PlaceMention | DateMention]:
    known = [mention for mention in index.within(sentence.span) if not _names_gathering(mention, document)]
    more = list(personal_mentions(document, sentence.span))
    if not more:
        return known
    return sorted([*known, *more], key=lambda mention: (mention.span.start, -mention.span.end))


ACRONYM_RE = re.compile(
    r" \((?:(?:the )?[A-Z][A-Za-z.-]{1,11}|[LRC]|(?:\w+ )?(?:from )?(?:left|right|cent(?:er|re)|front|back|rear))\)"
)
"""An acronym behind the name, or where somebody stands in a picture: "Ana Quiroga (left)"."""


STATE_OF_RE = re.compile(r"^ of (?:the )?$")
OWNING_RE = re.compile(r"^['’]s $")


def _is_its_state(document: Document, person: Slot, state: Slot) -> bool:
    if person.mark != slots.PERSON or state.mark != slots.STATE:
        return False
    return STATE_OF_RE.match(document.text[person.span.end : state.span.start]) is not None


def _owns(document: Document, state: Slot, person: Slot) -> bool:
    """Whether a state's possessive leads a name: "Russia's Andrei Volkov"."""
    if person.mark != slots.PERSON or state.mark not in slots.STATE + slots.CAPITAL or person.actor is None:
        return False
    return (
        person.actor.form is ActorForm.NAME
        and OWNING_RE.match(document.text[state.span.end : person.span.start]) is not None
    )


def _merged(document: Document, found: Iterator[Slot]) -> Iterator[Slot]:
    """Takes "President Ana Quiroga of Peru" and "Peru's Ana Quiroga" as one: the state belongs to the person's name."""
    before: Slot | None = None
    for slot in found:
        if slot.actor is not None and (acronym := ACRONYM_RE.match(document.text, slot.span.end)):
            slot.span = Span(slot.span.start, acronym.end())
        elif before is not None and slot.span.start < before.span.end:
            continue
        if before is not None and _is_its_state(document, before, slot):
            inner = tuple(mention for mention in (slot.actor, slot.place) if mention)
            before.span = Span(before.span.start, slot.span.end)
            before.inner = (*before.inner, *inner)
            continue
        if before is not None and _owns(document, before, slot):
            slot.inner = (*(mention for mention in (before.actor, before.place) if mention), *slot.inner)
            slot.span = Span(before.span.start, slot.span.end)
            before = slot
            continue
        if before is not None:
            yield before
        before = slot
    if before is not None:
        yield before


def _plain(text: str) -> str:
    """Lower case and plain marks, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return lower.translate(PLAIN)


def _outermost(mentions: Sequence[ActorMention | PlaceMention | DateMention]) -> Iterator[Slot]:
    """One slot for each outermost mention; an actor and a place of the same words share theirs."""
    current: Slot | None = None
    for mention in mentions:
        if current is not None and mention.span.start < current.span.end:
            _add(current, mention)
            continue
        if current is not None:
            yield _marked(current)
        current = Slot(mention.span, "")
        _add(current, mention)
    if current is not None:
        yield _marked(current)


def _add(slot: Slot, mention: ActorMention | PlaceMention | DateMention) -> None:
    same = mention.span == slot.span
    if isinstance(mention, DateMention):
        slot.date = slot.date or (mention if same else None)
    elif same and isinstance(mention, ActorMention) and slot.actor is None:
        slot.actor = mention
    elif same and isinstance(mention, PlaceMention) and slot.place is None:
        slot.place = mention
    else:
        slot.inner = (*slot.inner, mention)


def _marked(slot: Slot) -> Slot:
    slot.mark = _mark(slot)
    return slot


def _mark(slot: Slot) -> str:
    actor, place = slot.actor, slot.place
    if actor is None:
        return slots.CITY if place and not place.is_country else slots.STATE if place else slots.DATE
    if actor.form is ActorForm.STATE:
        if place is not None and not place.is_country and actor.rule != "state":
            return slots.CAPITAL
        if actor.rule == "demonym":
            return slots.DEMONYM
    return FORM_SLOTS[actor.form]
