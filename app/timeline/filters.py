"""Every query filter: one field, with what it selects by. A new filter is one field here.

Most filters select by *terms*: a record is listed under every value of its fields when it is stored
(``app/documents/terms.py``), and a filter names the field. ``ByTerm("city", names="place")`` takes a place's id or any
spelling of its name. The classes are mixed into one query model a resource (``query.py``).
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from app.enums import EventStatus, Precision, StatementKind
from app.timeline.days import FirstDay, LastDay
from app.timeline.vocabulary import EventTypeCode, SubtypeCode, TopicCode


@dataclass(frozen=True, slots=True)
class ByTerm:
    """The filter selects records listed under its values in ``field``; ``names``: values are names of these."""

    field: str
    names: Literal["actor", "place", "country", None] = None
    lower: bool = False


Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Country = Annotated[str, StringConstraints(min_length=2, max_length=100, strip_whitespace=True)]
PAIR = r"^[A-Za-z]{2}-[A-Za-z]{2}$"
PairOfStates = Annotated[str, StringConstraints(pattern=PAIR)]


def several(description: str, most: int = 50, examples: list[Any] | None = None) -> Any:
    """A filter that may be given several times."""
    return Field(default_factory=list, max_length=most, description=description, examples=examples)


class Filter(BaseModel):
    """Base of all filters: a parameter that is not a field is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DateFilter(Filter):
    """When: intervals against days."""

    date_from: FirstDay = Field(None, description="First day: YYYY, YYYY-MM, YYYY-MM-DD, RFC 3339 or epoch ms.")
    date_to: LastDay = Field(None, description="Last day, inclusive, in the same forms; 2024-11 includes the 30th.")

    @model_validator(mode="after")
    def _in_order(self) -> "DateFilter":
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise PydanticCustomError("date_order", "date_from must not be after date_to")
        return self


class DateMatch(Filter):
    """How an interval is matched."""

    date_match: Literal["overlaps", "within"] = Field(
        "overlaps",
        description="overlaps: any possible day falls between the bounds; within: all do, and open dates are left out.",
    )


class SourceFilter(Filter):
    """Who printed it."""

    publisher: Annotated[list[Code], ByTerm("publisher", lower=True)] = several(
        "Publisher of any of its articles.", examples=[["Tengrinews"]]
    )
    via: Annotated[list[Code], ByTerm("via", lower=True)] = several(
        "Outlet or agency that an article names as its source."
    )
    language: Annotated[list[Code], ByTerm("language", lower=True)] = several(
        "Language of any of its articles.", examples=[["en"]]
    )


class ActorFilter(Filter):
    """Who takes part, speaks or is named."""

    actor: Annotated[list[Name], ByTerm("actor", names="actor")] = several(
        "Participant, speaker or mentioned: id or any spelling; a state stands for its officials.",
    )
    actor_match: Literal["any", "all"] = Field("any", description="Whether one or all of the actors must be there.")
    actor_scope: Literal["all", "self"] = Field("all", description="self: a state no longer stands for its officials.")
    pair: Annotated[list[PairOfStates], ByTerm("pair")] = several(
        "Two states by alpha-2 code, in any order.",
    )

    @field_validator("pair")
    @classmethod
    def _sorted(cls, pairs: list[str]) -> list[str]:
        return ["-".join(sorted(pair.upper().split("-"))) for pair in pairs]


class BoxFilter(Filter):
    """Inside a rectangle of degrees."""

    bbox: tuple[float, float, float, float] | None = Field(
        None, description="west,south,east,north in degrees (WGS 84)."
    )

    @field_validator("bbox", mode="before")
    @classmethod
    def _four_numbers(cls, value: object) -> object:
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        return value.split(",") if isinstance(value, str) else value

    @field_validator("bbox")
    @classmethod
    def _on_earth(cls, box: tuple[float, float, float, float] | None) -> tuple[float, float, float, float] | None:
        if box is None:
            return None
        west, south, east, north = box
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise PydanticCustomError("bbox", "west,south,east,north: in degrees")
        return box


class PlaceFilter(BoxFilter):
    """Where it happened."""

    city: Annotated[list[Name], ByTerm("city", names="place")] = several(
        "City: id or any known name, former ones too.",
    )
    country: Annotated[list[Country], ByTerm("country", names="country")] = several("Country: alpha-2 code or name.")


class RecordFilter(DateFilter, DateMatch, ActorFilter, PlaceFilter, SourceFilter):
    """What events and statements share."""

    type: Annotated[list[EventTypeCode], ByTerm("type")] = several(
        "Event type; for statements that of the event they were made at.",
    )
    subtype: Annotated[list[SubtypeCode], ByTerm("subtype")] = several("Event subtype.")
    status: Annotated[list[EventStatus], ByTerm("status")] = several("Event status.")
    topic: Annotated[list[TopicCode], ByTerm("topic")] = several("Topic.")
    precision: Annotated[list[Precision], ByTerm("precision")] = several("How exactly the date is known.")
    min_articles: int | None = Field(None, ge=1, le=100, description="Told by at least so many articles.")
    min_confidence: float | None = Field(None, ge=0, le=1, description="Read with at least this confidence.")
    disputed: bool | None = Field(None, description="Whether articles contradict one another.")
    event: Annotated[list[Code], ByTerm("event")] = several(
        "Id of an event: itself, its parts, and the statements made at it.",
    )
    article: Annotated[list[Code], ByTerm("article")] = several("Id of an article.")


class VisitFilter(Filter):
    """Who visits whom."""

    visitor: Annotated[list[Name], ByTerm("visitor", names="actor")] = several("Who visits: id or any known spelling.")
    host: Annotated[list[Name], ByTerm("host", names="actor")] = several(
        "Who is visited: id or any known spelling.",
    )


class SpeechFilter(Filter):
    """Who said it, and how."""

    speaker: Annotated[list[Name], ByTerm("speaker", names="actor")] = several("Who said it: id or any known spelling.")
    kind: Annotated[list[StatementKind], ByTerm("kind")] = several("direct (between quotation marks) or indirect.")


class TextFilter(Filter):
    """Full text."""

    q: str | None = Field(
        None,
        max_length=20_000,
        description='Words, or "a phrase"; case, accents, ё/е and Kazakh letters make no difference.',
        examples=["strategic partnership"],
    )


class Paging(Filter):
    """Order, page and shape of a list."""

    limit: int | None = Field(None, ge=1, le=1000, description="Records a page; 50 if not given.")
    cursor: str | None = Field(None, max_length=2000, description="Where the page begins: from `next`, opaque.")
    count: bool = Field(False, description="Whether to count all records that match, as `total`.")
    shape: Literal["array"] | None = Field(None, description="array: flat rows without the envelope.")
    lang: Literal["en", "ru", "kk"] = Field("en", description="Language of names and labels; never of texts.")
    open_dates: bool = Field(
        False,
        description="Records with open dates too; in calendars also those coarser than a day.",
    )
    excel: bool = Field(False, description="CSV for Excel: byte order mark, and offered as a download.")
