"""One query model a resource: its filters, page and order. FastAPI validates them, ``select_timeline`` answers them."""

from typing import Literal

from pydantic import Field, field_validator

from app.timeline.filters import (
    ActorFilter,
    BoxFilter,
    DateFilter,
    Filter,
    Name,
    Paging,
    RecordFilter,
    SourceFilter,
    SpeechFilter,
    TextFilter,
    VisitFilter,
    several,
)

RecordSort = Literal["-date", "date"]
NameSort = Literal["name", "-name"]


class _Included(Filter):
    include: list[Literal["evidence"]] = several("evidence: the spans behind every value.", 5)


class _ByDate(Filter):
    sort: RecordSort = Field("-date", description="-date: newest first; date: oldest first.")


class _ByName(Filter):
    sort: NameSort = Field("name", description="By name, up or down.")


class EventFilter(RecordFilter, VisitFilter, TextFilter):
    """What events are selected by."""


class StatementFilter(RecordFilter, SpeechFilter, TextFilter):
    """What statements are selected by."""


class StreamFilter(RecordFilter, VisitFilter, SpeechFilter, TextFilter):
    """What events and statements together are selected by."""


class ArticleFilter(DateFilter, ActorFilter, SourceFilter, TextFilter):
    """What articles are selected by; the date is the publication day."""


class ActorsFilter(TextFilter):
    """What actors are selected by; `q` is the beginning of a word of any of their names."""

    kind: list[Literal["person", "state", "body"]] = several("What they are.", 3)
    country: list[Name] = several("Alpha-2 code or name of their country.")


class PlacesFilter(BoxFilter, TextFilter):
    """What places are selected by; `q` is the beginning of a word of any of their names."""

    kind: list[Literal["city", "region", "country", "venue"]] = several("What they are.", 4)
    country: list[Name] = several("Alpha-2 code or name of their country.")


class EventQuery(EventFilter, _Included, _ByDate, Paging):
    """Query of /v1/events and /v1/visits."""


class StatementQuery(StatementFilter, _Included, _ByDate, Paging):
    """Query of /v1/statements."""


class StreamQuery(StreamFilter, _Included, _ByDate, Paging):
    """Query of /v1/timeline."""


class ArticleQuery(ArticleFilter, _ByDate, Paging):
    """Query of /v1/articles."""


class ActorQuery(ActorsFilter, _ByName, Paging):
    """Query of /v1/actors."""


class PlaceQuery(PlacesFilter, _ByName, Paging):
    """Query of /v1/places."""


TimelineQuery = EventQuery | StatementQuery | StreamQuery | ArticleQuery | ActorQuery | PlaceQuery

EventDimension = Literal[
    "month", "year", "type", "subtype", "status", "actor", "visitor", "host", "city", "country", "publisher", "topic"
]
StatementDimension = Literal[
    "month", "year", "type", "kind", "actor", "speaker", "city", "country", "publisher", "topic"
]
ArticleDimension = Literal["month", "year", "publisher", "language", "actor"]


class _Counting(Filter):
    @field_validator("by", mode="before", check_fields=False)
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        words = value if isinstance(value, list) else [value]
        return [part for word in words for part in (word.split(",") if isinstance(word, str) else [word])]

    lang: Literal["en", "ru", "kk"] = Field("en", description="Language of names and labels.")
    shape: Literal["array"] | None = Field(None, description="array: the rows alone.")
    limit: int | None = Field(None, ge=1, le=10_000, description="At most so many rows, the largest counts first.")


class EventCounts(EventFilter, _Counting):
    """Query of /v1/events/counts and /v1/visits/counts."""

    by: list[EventDimension] = Field(["month"], min_length=1, max_length=2, description="One or two dimensions.")


class StatementCounts(StatementFilter, _Counting):
    """Query of /v1/statements/counts."""

    by: list[StatementDimension] = Field(["month"], min_length=1, max_length=2, description="One or two dimensions.")


class ArticleCounts(ArticleFilter, _Counting):
    """Query of /v1/articles/counts."""

    by: list[ArticleDimension] = Field(["month"], min_length=1, max_length=2, description="One or two dimensions.")


CountsQuery = EventCounts | StatementCounts | ArticleCounts
