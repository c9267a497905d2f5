"""What kind of happening a mention tells, where only those who take part show it: a summit of two is a meeting."""

import re
from dataclasses import replace

from app.enums import ActorKind
from app.extraction.mentions import EventMention
from app.resolution.duplicates import SUMMIT_OF_TWO
from app.resolution.event_contacts import is_domestic
from app.resolution.event_parties import Cast

SUMMIT = "summit.summit"
MEETING, BODYS_MEETING = "meeting.meeting", "summit.council-session"
"""The rule that a body's own meeting is read by, and the one that it is told as."""
HELD_RE = re.compile(
    r"\b(?:h[oe]lds?|holding|ha[sd]|have|having|beg[iau]ns?|start(?:s|ed)?|conclude[sd]?|end(?:s|ed)?|wrap(?:s|ped) up)"
    r"(?: an?| the| their| his| her| its)?(?: [\w-]+){0,2} $",
    re.I,
)
"""What lets the noun be that of those two alone; whoever attends or hosts one has more company."""
BETWEEN_RE = re.compile(r"[ \w]{0,12} (?:between|with)\b", re.I)


def kind_as_told(mention: EventMention, cast: Cast) -> EventMention:
    """The mention; a summit that two sides hold with one another as a meeting of theirs."""
    if _is_of_a_body(mention, cast):
        roles = tuple(replace(role, role="participant") for role in mention.roles)
        return replace(mention, type="summit", subtype="session", roles=roles, rule=BODYS_MEETING)
    if mention.rule != SUMMIT or mention.type_span is None:
        return mention
    named = [ref for (_, ref), _ in cast.parts(mention)]
    people = [ref for ref in named if cast.actors[ref].kind is ActorKind.PERSON]
    refs = [ref for ref in named if ref in people or not any(cast.represents(one, ref) for one in people)]
    kinds = {cast.actors[ref].kind for ref in refs}
    if (
        len(refs) != 2
        or len(kinds) != 1
        or ActorKind.BODY in kinds
        or is_domestic(refs, cast)
        or not _is_theirs(mention, cast)
    ):
        return mention
    roles = tuple(replace(role, role="party") for role in mention.roles)
    return replace(mention, type="meeting", subtype="bilateral", roles=roles, rule=SUMMIT_OF_TWO)


def _is_of_a_body(mention: EventMention, cast: Cast) -> bool:
    """Whether an international body alone is told to meet: "ECOWAS is locked in a meeting in Accra"."""
    if mention.rule != MEETING or mention.type_span is None or mention.definite:
        return False
    refs = [ref for (_, ref), _ in cast.parts(mention)]
    lone = cast.actors[refs[0]] if len(refs) == 1 else None
    if lone is None or lone.kind is not ActorKind.BODY or lone.country is not None or lone.key is None:
        return False
    text = cast.extraction.document.text
    return BETWEEN_RE.match(text, mention.type_span.end) is None and mention.place is not None


def _is_theirs(mention: EventMention, cast: Cast) -> bool:
    span = mention.type_span
    assert span is not None
    text = cast.extraction.document.text
    return (
        BETWEEN_RE.match(text, span.end) is not None
        or HELD_RE.search(text, max(0, span.start - 40), span.start) is not None
    )
