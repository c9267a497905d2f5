"""The words that each value of an event was taken from."""

from collections.abc import Iterator

from app.resolution.event_drafts import Draft
from app.resolution.event_parties import Cast
from app.resolution.resolved import ResolvedEvidence


def evidence_of(draft: Draft, cast: Cast) -> Iterator[ResolvedEvidence]:
    """Spans for type, status, date, place and every participant."""
    if draft.place_line is not None:
        yield draft.place_line
    for telling in draft.happening.tellings:
        mention = telling.mention
        yield ResolvedEvidence("type", mention.type_span or mention.cue.span, mention.rule)
        if mention.status_span is not None:
            yield ResolvedEvidence("status", mention.status_span, mention.rule)
        if mention.date is not None:
            yield ResolvedEvidence("date", mention.date.span, mention.date.rule or mention.rule)
        place = mention.place or mention.host_place
        if place is not None:
            yield ResolvedEvidence("place", place.span, place.rule or mention.rule)
        for (role, ref), words in telling.parts:
            if draft.parts.get(ref) == role:
                yield ResolvedEvidence("participant", words.span, mention.rule, ref, role)
