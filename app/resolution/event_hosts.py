"""Where a guest was received: whoever receives one is at home, so the meeting was in the receiver's state."""

import re

from app.reading.article import Document
from app.resolution.event_drafts import Draft
from app.resolution.event_parties import Cast
from app.resolution.event_places import PlaceBook

RECEIVED_BEHIND = {
    "meeting.received": False,
    "meeting.received-delegation": False,
    "meeting.received-state-delegation": False,
    "meeting.was-received": True,
    "meeting.called-on": True,
    "meeting.courtesy-call": True,
}
"""Cues by which one side receives the other → whether the receiver stands behind the cue."""
THIRD_PLACE_RE = re.compile(r"\b(?:sidelines?|margins|summit|forum|conference|assembly|congress|hotel)\b", re.I)
"""Words by which both may be away from home."""


def _is_elsewhere(document: Document, number: int) -> bool:
    """Whether the sentence tells that both may be away from home."""
    spans = (sentence.span for sentence in document.sentences if sentence.index == number)
    return any(THIRD_PLACE_RE.search(document.words(span)) for span in spans)


def home_of_receiver(draft: Draft, book: PlaceBook, cast: Cast) -> str | None:
    """The receiver's state (alpha-2); None where the news comes from a third place or was on the sidelines."""
    telling = draft.happening.tellings[0]
    behind = RECEIVED_BEHIND.get(telling.mention.rule)
    if behind is None or _is_elsewhere(cast.extraction.document, telling.mention.sentence):
        return None
    cue = telling.mention.cue.span.start
    parts = [(actor.span.start > cue, cast.actors[ref].country) for (_, ref), actor in telling.parts]
    hosts = {country for after, country in parts if after is behind and country}
    guests = {country for after, country in parts if after is not behind and country}
    dateline = book.dateline
    if len(hosts) != 1 or hosts & guests or (dateline is not None and dateline[0].country not in hosts):
        return None
    return hosts.pop()
