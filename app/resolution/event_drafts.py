"""An event on its way from joined mentions to the record: parts, day and place are filled in step by step."""

from dataclasses import dataclass, field

from app.enums import ActorKind
from app.resolution.event_parties import Cast
from app.resolution.happenings import Happening
from app.resolution.resolved import ResolvedDate, ResolvedEvidence, ResolvedPlace


@dataclass(slots=True)
class Draft:
    """One event as far as it is known."""

    happening: Happening
    parts: dict[int, str]
    """Ref of an actor → its role, in order of the text."""
    own_day: ResolvedDate | None = None
    """What its own mentions say."""
    day: ResolvedDate | None = None
    city: ResolvedPlace | None = None
    place_line: ResolvedEvidence | None = None
    """The dateline, where the city was taken from it."""
    country: str | None = None
    """Alpha-2 of the state it happened in (or came from)."""
    parent: "Draft | None" = None
    children: list["Draft"] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The event's type."""
        return self.happening.type

    @property
    def first(self) -> int:
        """Where its first mention stands."""
        return self.happening.tellings[0].mention.span.start

    def having(self, role: str) -> list[int]:
        """The actors with a role."""
        return [ref for ref, own in self.parts.items() if own == role]


def draft_of(happening: Happening, cast: Cast) -> Draft:
    """The parts of all mentions, each actor once; a state is left out where its people are named with the same role.

    Who only "attended the meeting" too is none of those who met; whoever attends a summit takes part in it.
    """
    parts: dict[int, str] = {}
    met = happening.type == "meeting"
    own = [t for t in happening.tellings if not (met and t.mention.attended)] or happening.tellings
    for telling in own:
        same = telling.mention.type == happening.type or happening.type != "summit"
        for (role, ref), _ in telling.parts:
            parts.setdefault(ref, role if same else "participant")
    return Draft(happening, leave_represented(parts, cast))


def leave_represented(parts: dict[int, str], cast: Cast) -> dict[int, str]:
    """Leaves out states and bodies for which a named person takes part in the same role."""
    people = [ref for ref in parts if cast.actors[ref].kind is ActorKind.PERSON]
    return {
        ref: role
        for ref, role in parts.items()
        if ref in people or not any(parts[person] == role and cast.represents(person, ref) for person in people)
    }
