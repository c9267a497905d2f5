"""What routes are given: the reading side of the record, the settings, the day."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from fastapi import Query, Request
from pydantic import BaseModel, ConfigDict, Field

from app.config import Settings
from app.timeline.reader import Reader


def reader_of(request: Request) -> Reader:
    """The reading side of this process."""
    reader: Reader = request.app.state.reader
    return reader


def settings_of(request: Request) -> Settings:
    """The settings this application was made with."""
    settings: Settings = request.app.state.settings
    return settings


def today() -> date:
    """The day, in UTC."""
    return datetime.now(UTC).date()


class NoQuery(BaseModel):
    """The query of a resource without parameters: any parameter is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RecordQuery(NoQuery):
    """The query of one record."""

    lang: Literal["en", "ru", "kk"] = Field("en", description="Language of names and labels; never of texts.")


NoQueryDep = Annotated[NoQuery, Query()]
RecordQueryDep = Annotated[RecordQuery, Query()]
