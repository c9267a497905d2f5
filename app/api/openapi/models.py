"""The envelopes of answers, for documentation: bodies are put together from documents and are not checked again."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.documents.schemas import (
    ActorPublic,
    ArticlePublic,
    EventPublic,
    PlacePublic,
    StatementPublic,
    VisitPublic,
)


class Shape(BaseModel):
    """Base of answers: fields are only ever added."""

    model_config = ConfigDict(extra="allow")


class Dataset(Shape):
    """Which state of the record the answer tells."""

    version: str = Field(description="Raised by each change.", examples=["17"])
    updated_at: datetime | None = Field(None, description="When it last changed, UTC.")


class OfRecord(Shape):
    """What answers about the record carry."""

    links: dict[str, str] = Field(description="Addresses: `self`, and what belongs to it.")
    dataset: Dataset


class Listed(OfRecord):
    """The list envelope."""

    next: str | None = Field(description="The next page, null on the last.")
    total: int | None = Field(description="With count=true: how many there are in all.")
    query: dict[str, Any] = Field(description="Filters as they were understood: names with the ids they stand for.")
    coverage: dict[str, Any] | None = Field(None, description="Of an empty list: whether anything was read at all.")


class EventList(Listed):
    """A page of events."""

    items: list[EventPublic]


class VisitList(Listed):
    """A page of visits."""

    items: list[VisitPublic]


class StatementList(Listed):
    """A page of statements."""

    items: list[StatementPublic]


class TimelineList(Listed):
    """A page of events and statements; `object` tells which."""

    items: list[Annotated[EventPublic | StatementPublic, Field(discriminator="object")]]


class ActorList(Listed):
    """A page of actors."""

    items: list[ActorPublic]


class PlaceList(Listed):
    """A page of places."""

    items: list[PlacePublic]


class ArticleList(Listed):
    """A page of articles."""

    items: list[ArticlePublic]


class CountsAnswer(OfRecord):
    """Counts by one or two dimensions."""

    by: list[str] = Field(examples=[["month", "type"]])
    items: list[dict[str, str | int | None]] = Field(
        description="A row a value or pair of values: each dimension (with `…_name` beside ids) and `count`.",
        examples=[[{"month": "2024-11", "type": "visit", "count": 1}]],
    )
    total: int | None
    query: dict[str, Any]


class Suggestion(Shape):
    """A name that begins so."""

    object: str = Field(description="actor or place")
    id: str
    name: str
    matched: str = Field(description="The spelling that begins so.")
    kind: str
    country: str | None
    count: int = Field(
        description="Events and statements it takes part in, speaks in, is named in or is the place of, each once."
    )


class SuggestionsAnswer(OfRecord):
    """Names, the most frequent first."""

    items: list[Suggestion]


class RelationsAnswer(Shape):
    """One pair of states."""

    links: dict[str, str]


class CoverageAnswer(OfRecord):
    """What was read."""


class ChangeItem(Shape):
    """What one commit did to one record."""

    version: int
    object: str
    id: str
    change: str = Field(description="added, changed, merged, withdrawn, restored or removed")


class ChangesAnswer(OfRecord):
    """Changes, oldest first."""

    items: list[ChangeItem]
    next: str | None


class Scores(Shape):
    """Figures of one corpus."""

    name: str
    articles: int
    figures: dict[str, float | None]


class MeasuredWith(Shape):
    """The extractor that was measured."""

    version: str
    hash: str = Field(description="Of its code and lexicon.")


class MeasuredOn(Shape):
    """Real articles that were measured on."""

    articles: int
    corpora: dict[str, int] = Field(description="Articles by corpus.")


class MeasuredValue(Shape):
    """A figure on some articles."""

    measure: Literal["f1", "accuracy"]
    value: float | None
    precision: float | None = None
    recall: float | None = None
    records: int = Field(description="Records or cases that a careful reader gives.")
    interval: list[float] | None = Field(description="Where it would lie on 95 of 100 other sets of such articles.")
    interval_by: str


class MeasuredFigure(Shape):
    """One figure on either half of the articles."""

    name: str
    written: MeasuredValue = Field(description="On articles that were looked at while rules were written.")
    untouched: MeasuredValue = Field(description="On articles that were only measured.")


class ConfidenceBin(Shape):
    """Readings of about one confidence."""

    from_: float = Field(alias="from", description="Lower bound of the confidence.")
    records: int
    right: int
    share: float | None


class MergingShare(Shape):
    """A share of pairs of articles."""

    right: int
    records: int
    value: float | None
    interval: list[float] | None


class MergingFigures(Shape):
    """Whether what several articles tell became one record, against a list made by hand."""

    articles: int
    precision: MergingShare = Field(description="Of the pairs that were joined those that tell one happening.")
    recall: MergingShare = Field(description="Of the pairs that tell one happening, and were read, those joined.")


class RegressionFloor(Shape):
    """Figures on texts of our own: rules were written with them in view, so they tell only that nothing got worse."""

    articles: int
    figures: dict[str, float]
    floors: dict[str, float]
    untouched: dict[str, float] = Field(description="On texts of our own that were written apart from the rules.")


class QualityAnswer(Shape):
    """Measured quality of this build's extractor."""

    measured_on: date | None
    stale: bool = Field(description="Whether the figures were measured with other code or another lexicon.")
    extractor: MeasuredWith | None
    halves: dict[str, MeasuredOn]
    figures: list[MeasuredFigure]
    confidence: dict[str, list[ConfidenceBin]] = Field(description="How often readings of each confidence are right.")
    merging: MergingFigures | None
    corpora: list[Scores]
    regression_floor: RegressionFloor | None
    links: dict[str, str]


class Labels(Shape):
    """A word in three languages."""

    en: str
    ru: str
    kk: str


class Codes(Shape):
    """Where an event stands in other vocabularies."""

    plover: str | None
    mode: str | None
    cameo: str | None
    goldstein: float | None


class Subtype(Shape):
    """A kind within a type."""

    code: str
    label: Labels
    codes: Codes


class Role(Shape):
    """A part an actor has in an event."""

    code: str
    label: Labels


class EventType(Shape):
    """A kind of contact between states."""

    code: str
    label: Labels
    description: str
    codes: Codes
    subtypes: list[Subtype]
    roles: list[Role]


class EventTypesAnswer(Shape):
    """All event types."""

    items: list[EventType]
    links: dict[str, str]


class Topic(Shape):
    """A topic."""

    code: str
    label: Any = Field(description="The topic's name.")


class TopicsAnswer(Shape):
    """All topics."""

    items: list[Topic]
    links: dict[str, str]


class TableField(Shape):
    """One flat column."""

    name: str
    type: str
    description: str


class TableSchema(Shape):
    """A Frictionless Table Schema."""

    fields: list[TableField]
    primaryKey: str = Field(examples=["id"])  # noqa: N815 - Frictionless's own name
    missingValues: list[str]  # noqa: N815


class ColumnsEntry(Shape):
    """Where one schema stands."""

    id: str
    link: str


class ColumnsIndex(Shape):
    """All schemas."""

    items: list[ColumnsEntry]


class Live(Shape):
    """The process lives."""

    status: str = Field(examples=["ok"])


class Ready(Live):
    """Questions can be answered."""

    dataset_version: str
    age_seconds: int | None = Field(description="Since the record last changed.")


class Version(Shape):
    """Three versions."""

    name: str
    version: str
    api: str = Field(examples=["v1"])
    python: str
    dataset: Dataset
