"""Whether two tellings of one type can have the same parts: who is in both, who stands for whom, who is only added."""

from app.enums import ActorKind
from app.extraction.mentions import EventMention
from app.resolution.event_parties import Cast
from app.resolution.happenings import BY_NAME, Happening, Telling, only_adds


def shared_parts(known: Happening, telling: Telling, cast: Cast) -> float | None:
    """How many actors the two have in common; None where each has one that the other cannot have."""
    mine, theirs = telling.refs, known.refs
    common = mine & theirs
    free_mine, free_theirs = _not_stood_for(mine, cast), _not_stood_for(theirs, cast)
    sides = [ref for ref in mine if cast.actors[ref].kind is ActorKind.STATE]
    loose = telling.mention.definite and len(sides) == len(mine) > 1
    lone_mine = [ref for ref in mine - common if not any(_stands_for(ref, one, cast, loose) for one in free_theirs)]
    lone_theirs = [ref for ref in theirs - common if not any(_stands_for(ref, one, cast, loose) for one in free_mine)]
    if lone_mine and lone_theirs and not _may_be_more(known, telling.mention, lone_mine, lone_theirs, cast):
        return None
    if known.type in ACTING and _other_roles(known, telling, cast):
        return None
    stood_for = len(mine) - len(common) - len(lone_mine)
    return len(common) + 0.5 * stood_for


def _not_stood_for(refs: frozenset[int], cast: Cast) -> list[int]:
    """Without states of which one of them is a person: beside her minister, Peru stands for nobody else."""
    people = [ref for ref in refs if cast.actors[ref].kind is ActorKind.PERSON]
    return [ref for ref in refs if ref in people or not any(cast.represents(person, ref) for person in people)]


def _stands_for(ref: int, other: int, cast: Cast, loose: bool) -> bool:
    """Whether one stands for the other; "the sides" of "the talks" may be of whomever no state was told."""
    if cast.represents(ref, other):
        return True
    one, two = cast.actors[ref], cast.actors[other]
    kinds = {one.kind, two.kind}
    return (
        loose
        and kinds == {ActorKind.PERSON, ActorKind.STATE}
        and (
            (one.kind is ActorKind.PERSON and one.country is None)
            or (two.kind is ActorKind.PERSON and two.country is None)
        )
    )


def _may_be_more(known: Happening, mention: EventMention, mine: list[int], theirs: list[int], cast: Cast) -> bool:
    """Whether each side may only add to the other: a gathering's guests, a visit's host told after its visitor.

    "The ambassador attended the meeting" only tells who was there too.
    """
    if mention.attended and mention.definite:
        return True
    if known.type in BY_NAME:
        return known.type != mention.type or not _other_bodies(mine, theirs, cast)
    if only_adds(mention.rule):
        return True
    return known.type == "visit" and tells_the_host(known, mention, cast)


def tells_the_host(known: Happening, mention: EventMention, cast: Cast) -> bool:
    """Whether only the host is told of a visit whose visitor was told: "her trip to Norway" behind "a trip abroad"."""
    told = {role for telling in known.tellings for (role, _), _ in telling.parts}
    words = cast.extraction.document.words(mention.type_span or mention.cue.span).casefold()
    near = mention.sentence - known.tellings[-1].mention.sentence <= 2
    return (
        near
        and words.startswith(("his ", "her ", "their "))
        and {role.role for role in mention.roles} == {"host"}
        and told == {"visitor"}
    )


def _other_bodies(mine: list[int], theirs: list[int], cast: Cast) -> bool:
    bodies = [{ref for ref in refs if cast.actors[ref].kind is ActorKind.BODY} for refs in (mine, theirs)]
    return all(bodies)


ACTING = {"visit": "visitor", "restriction": "imposer", "message": "sender", "invitation": "inviter"}
"""Types in which one side acts on the other, and the role of that side."""


def _other_roles(known: Happening, telling: Telling, cast: Cast) -> bool:
    """Whether the two have changed places: a return visit is another visit, a counter-ban another ban."""
    acting = ACTING[known.type]
    visitors = {ref for t in known.tellings for (role, ref), _ in t.parts if role == acting}
    others = {ref for (role, ref), _ in telling.parts if role == acting}
    if not visitors or not others or visitors & others:
        return False
    return not any(cast.represents(one, two) for one in visitors for two in others)


def is_one_of_several(known: Happening, telling: Telling, cast: Cast) -> bool:
    """Whether "the meeting with B" is B's own part of a reception of three or more, and not that whole."""
    if telling.mention.type != "meeting" or not telling.mention.definite or known.type != "meeting":
        return False
    mine, theirs = (
        [ref for ref in refs if cast.actors[ref].kind is ActorKind.PERSON] for refs in (telling.refs, known.refs)
    )
    return 1 <= len(mine) <= 2 < len(theirs) and " with " in _behind(telling, cast)


def _behind(telling: Telling, cast: Cast) -> str:
    """The words between the cue and the last who takes part."""
    end = max((actor.span.start for _, actor in telling.parts), default=0)
    return cast.extraction.document.text[telling.mention.cue.span.end : end]
