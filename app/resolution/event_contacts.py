"""Which drafts are contacts between states: enough sides, and not all of them of one state."""

from app.enums import ActorKind, EventStatus
from app.extraction.mentions import EventMention
from app.resolution.event_drafts import Draft
from app.resolution.event_parties import Cast


def is_contact(draft: Draft, cast: Cast) -> bool:
    """Whether a draft tells a contact between states, their officials, or international bodies."""
    judge = JUDGES.get(draft.type, _has_sides)
    return judge(draft, cast)


def _has_sides(draft: Draft, cast: Cast) -> bool:
    """Two sides, not known to be of one state."""
    return len(draft.parts) >= 2 and not is_domestic(list(draft.parts), cast)


def is_domestic(refs: list[int], cast: Cast) -> bool:
    """Whether all actors are known to be of one and the same state."""
    countries = {cast.actors[ref].country for ref in refs}
    return len(refs) > 1 and len(countries) == 1 and None not in countries


def is_umbrella(draft: Draft, drafts: list[Draft], cast: Cast) -> bool:
    """Whether a draft only sums up others: "several calls with heads of the member states"."""
    if draft.type not in ("call", "meeting"):
        return False
    if len(draft.parts) > 2 and _told_singly(draft, drafts):
        return True
    bodies = [ref for ref in draft.parts if _is_international(ref, cast)]
    callers = [ref for ref in draft.parts if ref not in bodies]
    if not bodies or len(callers) != 1:
        return False
    told = [other for other in drafts if other is not draft and other.type == draft.type]
    return sum(callers[0] in other.parts for other in told) > 1


def _told_singly(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether each guest of a reception is told of again, alone with the host."""
    alone = [
        set(other.parts)
        for other in drafts
        if other.type == draft.type
        and len(other.parts) == 2
        and other.own_day in (None, draft.own_day)
        and not all(telling.mention.recalled for telling in other.happening.tellings)
    ]
    return any(all({host, guest} in alone for guest in draft.parts if guest != host) for host in draft.parts)


def _visit(draft: Draft, cast: Cast) -> bool:
    """A visitor, and a country visited that is not the visitor's own."""
    visitors = draft.having("visitor")
    if not visitors or draft.country is None:
        return False
    homes = {cast.actors[ref].country for ref in visitors}
    return homes != {draft.country}


def _gathering(draft: Draft, cast: Cast) -> bool:
    """Anyone takes part; a body's own name is enough, but not "the fair" of which nothing is told."""
    told = [telling.mention for telling in draft.happening.tellings]
    known = any(not mention.definite or mention.date or mention.place or _is_name(mention, cast) for mention in told)
    return bool(draft.parts) and (known or any(cast.actors[ref].kind is ActorKind.BODY for ref in draft.parts))


def _is_name(mention: EventMention, cast: Cast) -> bool:
    """Whether the gathering's noun is capitalised: "the Forum of Mayors"."""
    return any(word[0].isupper() for word in cast.extraction.document.words(mention.cue.span).split())


def _document(draft: Draft, cast: Cast) -> bool:
    """Signatories of several states, or an international body, or a document of an international event."""
    refs = list(draft.parts)
    if not refs:
        return False
    if is_domestic(refs, cast):
        return False
    return len(refs) > 1 or draft.parent is not None or _is_international(refs[0], cast)


def _is_international(ref: int, cast: Cast) -> bool:
    actor = cast.actors[ref]
    return actor.kind is ActorKind.BODY and actor.country is None


def _sent(draft: Draft, cast: Cast) -> bool:
    """One sends, another receives; or both send: they exchange messages."""
    senders = draft.having("sender")
    exchanged = len(senders) > 1 and not is_domestic(senders, cast)
    return exchanged or _both(draft, "sender", "recipient", cast)


def _restriction(draft: Draft, cast: Cast) -> bool:
    """One restricts another; or two lift what they had put on each other."""
    imposers = draft.having("imposer")
    lifted = EventStatus.CANCELLED in draft.happening.statuses
    mutual = lifted and len(imposers) > 1 and not is_domestic(imposers, cast)
    return mutual or _both(draft, "imposer", "target", cast)


def _both(draft: Draft, one: str, other: str, cast: Cast) -> bool:
    given, taken = draft.having(one), draft.having(other)
    return bool(given and taken) and not is_domestic([*given, *taken], cast)


def _invitation(draft: Draft, cast: Cast) -> bool:
    return bool(draft.parts) and not is_domestic(list(draft.parts), cast)


JUDGES = {
    "visit": _visit,
    "summit": _gathering,
    "agreement": _document,
    "message": _sent,
    "restriction": _restriction,
    "invitation": _invitation,
}
"""Types with a measure of their own; all others need two sides."""
