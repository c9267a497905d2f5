"""Event types as data: one file in ``event_types/`` is one type, and adding a type is adding a file.

A cue is tried where one of its ``words`` stands. Its ``pattern`` is a plain regex over the slotted, lower-case sentence
(``slots.py``), beginning with ``{word}``; named groups are roles (``host``, ``party``; ``party_2`` for a second one).
Who fills the other roles is told by grammatical relation: ``subject``, ``object``, ``possessor`` and the prepositions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator, model_validator

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file
from app.lexicon.slots import DATE, SLOTS

EVENT_TYPES_DIR = LEXICON_DIR / "event_types"

RELATIONS = frozenset(
    {"subject", "object", "possessor", "modifier", "clause"}
    | {"with", "between", "to", "by", "of", "from", "for", "against", "on", "among", "in"}
)
"""How an actor can stand to a cue: what the keys of ``relations`` may be.

``modifier`` is a state or person within the noun phrase ("Norwegian-Peruvian talks"), ``clause`` the subject of the
clause that the noun hangs on ("during the talks, Aas said").
"""


class Label(DataModel):
    """A word for people, in the three languages of the record."""

    en: str
    ru: str
    kk: str


class Codes(DataModel):
    """Where the happening stands in PLOVER and CAMEO, with GDELT's Goldstein value."""

    plover: str
    mode: str | None = None
    cameo: str
    goldstein: float


class Subtype(DataModel):
    """A kind within a type, and the words near the cue that choose it."""

    code: str
    label: Label
    words: str | None = None
    """Regex searched in the cue's own words and modifiers; the first subtype that matches is taken."""
    codes: Codes | None = None
    """Where they differ from the type's."""

    def search(self, text: str) -> bool:
        """Whether its words stand in a text."""
        return self.words is not None and re.search(self.words, text) is not None


class Role(DataModel):
    """A part that an actor has in an event of the type."""

    code: str
    label: Label
    people: bool = False
    """Whether only persons, delegations and the like can have it."""


class Cue(DataModel):
    """Words that signal a happening, with the sentence they were written for."""

    name: str
    words: tuple[str, ...] = Field(min_length=1)
    kind: Literal["verb", "noun"]
    pattern: str = "{word}"
    before: str | None = None
    """Regex that the words before the cue must end with."""
    without: str | None = None
    """Regex that the words before the cue must not end with."""
    relations: Mapping[str, str] = {}
    """Relation → role, over the type's own."""
    subtype: str | None = None
    status: Literal["occurred", "ongoing", "planned", "cancelled"] | None = None
    """What the cue itself says, where the sentence says nothing else."""
    adds: bool = False
    """It only tells more of what was told: who led a side, and is no happening by itself."""
    definite: bool = False
    """Points back to what is told elsewhere, and is no happening without it."""
    needs: tuple[str, ...] = ()
    """Roles of which one must be told in its own sentence."""
    each: bool = False
    """One happening with each of several counterparts."""
    also: tuple[str, ...] = ()
    """Other types whose happenings it may tell again: "the conversation" of a phone call."""
    confidence: float = 0.8
    example: str
    fails: tuple[str, ...] = Field(default=(), alias="not")
    """Sentences in which it must not fire."""

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            fill(pattern, ("x",))
        except re.error as error:
            raise ValueError(f"no valid pattern: {error}") from error
        return pattern

    @field_validator("relations")
    @classmethod
    def _known(cls, relations: Mapping[str, str]) -> Mapping[str, str]:
        return _known_relations(relations)


def _known_relations(relations: Mapping[str, str]) -> Mapping[str, str]:
    if unknown := set(relations) - RELATIONS:
        raise ValueError(f"no such relation: {', '.join(sorted(unknown))}")
    return relations


class EventType(DataModel):
    """One kind of contact between states."""

    code: str
    label: Label
    description: str
    codes: Codes
    subtypes: tuple[Subtype, ...] = Field(min_length=1)
    roles: tuple[Role, ...] = Field(min_length=1)
    relations: Mapping[str, str] = {}
    """Relation → role for all cues of the type."""
    support: tuple[str, ...] = ()
    """Verbs whose subject takes part where the noun is their object: "paid" a visit, "held" talks."""
    sides: int = 1
    """How many participants, the host included, a happening needs to be told at all."""
    threats: bool = False
    """Whether what is merely threatened or considered counts, as planned."""
    within: tuple[str, ...] = ()
    """Types of which it may be a part: talks are part of a visit."""
    cues: tuple[Cue, ...] = Field(min_length=1)

    @field_validator("relations")
    @classmethod
    def _known(cls, relations: Mapping[str, str]) -> Mapping[str, str]:
        return _known_relations(relations)

    @model_validator(mode="after")
    def _roles_and_subtypes_exist(self) -> "EventType":
        roles, subtypes = {role.code for role in self.roles}, {subtype.code for subtype in self.subtypes}
        for cue in self.cues:
            if cue.subtype and cue.subtype not in subtypes:
                raise ValueError(f"cue {cue.name}: no subtype {cue.subtype}")
            named = {group.split("_")[0] for group in fill(cue.pattern, cue.words).groupindex}
            if missing := (named | set(cue.needs) | set(cue.relations.values())) - roles - NO_ROLE:
                raise ValueError(f"cue {cue.name}: no role {', '.join(sorted(missing))}")
        return self

    def codes_of(self, subtype: str) -> Codes:
        """The codes of a subtype: its own or the type's."""
        own = next((kind.codes for kind in self.subtypes if kind.code == subtype), None)
        return own or self.codes


NO_ROLE = {"", "place", "date", "modifiers"}
"""Groups and values that are not roles: an empty value takes a relation's role away."""


def fill(pattern: str, words: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Compiles a pattern with its slots filled."""
    filled = pattern.replace("{word}", f"(?:{'|'.join(map(re.escape, words))})\\b")
    for slot, regex in SLOTS.items():
        filled = filled.replace("{" + slot + "}", f"(?:{regex})")
    return re.compile(filled)


@dataclass(frozen=True)
class CompiledCue:
    """A cue with its patterns, ready to be tried."""

    type: EventType
    cue: Cue
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    without: re.Pattern[str] | None
    support: re.Pattern[str] | None
    relations: Mapping[str, str]

    @classmethod
    def of(cls, kind: EventType, cue: Cue) -> "CompiledCue":
        """Compiles a cue of a type."""
        support = rf"(?:^|(?<=\W))(?:{'|'.join(map(re.escape, kind.support))}){SUPPORT_FILL}$" if kind.support else None
        return cls(
            kind,
            cue,
            fill(cue.pattern, cue.words),
            fill(f"(?:{cue.before})$") if cue.before else None,
            fill(f"(?:{cue.without})$") if cue.without else None,
            re.compile(support) if support and cue.kind == "noun" else None,
            {relation: role for relation, role in {**kind.relations, **cue.relations}.items() if role},
        )


SUPPORT_FILL = (
    r"(?: (?:also|\w+ly|(?:an? |the |their )?(?:(?:new|further|another|next|last|latest|first|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) )?"
    r"(?:series|number|rounds?|spate|raft|range|package|set|wave|slew|host) of|"
    r"(?:[\w-]+ ){0,3}?(?:hours?|days?|weeks?|months|years|decades) of|several|separate|further|more))* "
    rf"(?:(?:on |in |this )?[{DATE}] ){{0,2}}"
)
"""What may stand between a verb and the noun it lends itself to."""


class EventTypes(Mapping[str, EventType]):
    """All event types by code, and their cues by word."""

    def __init__(self, types: Iterable[EventType]) -> None:
        self._types = {kind.code: kind for kind in types}
        self.by_word: dict[str, tuple[CompiledCue, ...]] = {}
        for kind in self._types.values():
            for cue in kind.cues:
                compiled = CompiledCue.of(kind, cue)
                for word in cue.words:
                    self.by_word[word] = (*self.by_word.get(word, ()), compiled)

    def __getitem__(self, code: str) -> EventType:
        return self._types[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)


@lru_cache
def load_event_types(folder: Path = EVENT_TYPES_DIR) -> EventTypes:
    """Reads all event types of a folder."""
    return EventTypes(load_file(path, EventType) for path in sorted(folder.glob("*.toml")))
