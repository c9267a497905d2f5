"""What merging compares: one event or statement as one article tells it. Pure values, no rows.

``order`` (article key, number) settles every tie, so that nothing depends on which article was read first.
"""

from dataclasses import field
from datetime import date, timedelta

from app.enums import ActorKind, DateBasis, EventStatus, PlaceKind, Precision, StatementKind
from app.values import dataclass

OPEN = frozenset({Precision.BEFORE, Precision.AFTER, Precision.UNKNOWN})
WIDEST = 31
"""Windows of more days fit too many happenings to be compared."""
STAYS = frozenset({"visit", "summit"})
"""Types that last: telling of the 27th and telling of the 28th need not contradict one another."""


@dataclass(frozen=True, slots=True)
class Source:
    """The article that tells it."""

    key: str
    article: str
    outlet: str
    """Whom the words come from: the agency it relays, else its publisher, else the article itself."""
    reported: date


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of possible days."""

    start: date | None
    end: date | None
    precision: Precision
    basis: DateBasis
    lasting: bool = False
    text: str | None = None

    @property
    def is_closed(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None and self.precision not in OPEN

    @property
    def width(self) -> int:
        """How many days it may be; open ones are wider than any."""
        return (self.end - self.start).days + 1 if self.start and self.end else 1_000_000

    @property
    def is_exact(self) -> bool:
        """Whether the days themselves are told: one day, or a stretch that lasted."""
        return self.is_closed and (self.width == 1 or self.lasting)

    def gap(self, other: "Days") -> int:
        """Days between two closed intervals: 0 where they overlap, 1 for neighbours."""
        assert self.start and self.end and other.start and other.end
        return max(0, (other.start - self.end).days, (self.start - other.end).days)

    def sort_day(self, reported: date) -> date:
        """The one day it is sorted by: its first, else its last, else the day it was reported."""
        return self.start or self.end or reported

    def written(self) -> str:
        """The days as a person reads them."""
        if self.start and self.end:
            return self.start.isoformat() if self.start == self.end else f"{self.start}/{self.end}"
        if self.start:
            return f"after {self.start - timedelta(days=1)}"
        return f"before {self.end + timedelta(days=1)}" if self.end else "day unknown"


@dataclass(frozen=True, slots=True)
class Location:
    """Where it happened."""

    id: str
    kind: PlaceKind
    name: str
    country: str | None
    city: str | None = None
    """Id of the city it is or stands in."""
    is_told: bool = field(default=True, compare=False)
    """False where it is but the place from which an agency reported."""


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's part."""

    actor: str
    kind: ActorKind
    role: str
    name: str
    country: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class EventTelling:
    """One event as one article tells it."""

    id: int
    source: Source
    number: int
    type: str
    subtype: str
    status: EventStatus
    days: Days
    place: Location | None
    parts: tuple[Part, ...]
    confidence: float | None = None
    part_of: int | None = None
    position: int = 0
    topics: tuple[str, ...] = ()
    words: str = ""
    """The words that tell it."""

    @property
    def order(self) -> tuple[str, int]:
        """What settles ties."""
        return self.source.key, self.number


@dataclass(frozen=True, slots=True)
class StatementTelling:
    """One statement as one article prints it."""

    id: int
    source: Source
    number: int
    kind: StatementKind
    text: str
    complete: bool
    speaker: str | None
    days: Days
    language: str
    wording: str
    office: str | None = None
    cue: str | None = None
    event_number: int | None = None
    confidence: float | None = None
    position: int = 0
    topics: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, int]:
        """What settles ties."""
        return self.source.key, self.number
