"""What somebody declares about an article: options, STEM.meta.json, front matter, fields of a JSON file."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from app.addresses import is_web_address
from app.enums import TextKind
from app.errors import ArticleError
from app.reading.received import read_bytes, text_of

FIRST_YEAR, LAST_YEAR = 1800, 2200


class Catalogue(BaseModel):
    """What is declared; None is silence. Keys that nobody reads are no mistake: catalogues hold more than we ask."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    title: str | None = None
    language: str | None = Field(None, pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$")
    text_kind: TextKind | None = None
    reuse_share: float | None = Field(None, ge=0, le=1)

    @field_validator("url")
    @classmethod
    def _is_web_address(cls, url: str | None) -> str | None:
        if url is not None and not is_web_address(url):
            raise ValueError("must be a web address such as https://example.org/story, of one piece")
        return url

    @field_validator("url", "publisher", "title", mode="before")
    @classmethod
    def _trimmed(cls, value: object) -> object:
        return (value.strip() or None) if isinstance(value, str) else value

    @field_validator("published", mode="before")
    @classmethod
    def _day(cls, value: object) -> object:
        if value is None or isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        if not isinstance(value, str):
            raise ValueError("must be a day such as 2024-11-28")
        return _parsed_day(value.strip())

    @field_validator("published")
    @classmethod
    def _is_of_an_age_of_news(cls, day: date | None) -> date | None:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(f"{day} is no day of a newspaper; years run from {FIRST_YEAR} to {LAST_YEAR}")
        return day

    def over(self, other: "Catalogue") -> "Catalogue":
        """This, with `other` where this is silent."""
        mine = {key: value for key, value in self.model_dump().items() if value is not None}
        return other.model_copy(update=mine)


def _parsed_day(value: str) -> date | None:
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        raise ValueError(f"{value!r} is no day; write it as 2024-11-28") from None


def parse_catalogue(data: Mapping[str, Any], name: str, what: str) -> Catalogue:
    """The declared values, checked.

    Raises:
        ArticleError: naming file and key.
    """
    try:
        return Catalogue.model_validate(dict(data))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise ArticleError(f"{name}: {what} {key}: {message}.") from error


def catalogue_beside(path: Path) -> Catalogue:
    """What STEM.meta.json beside an article declares; nothing where there is none."""
    beside = path.with_name(f"{path.stem}.meta.json")
    if not beside.is_file():
        return Catalogue()
    return parse_catalogue(parse_object(text_of(read_bytes(beside), beside.name), beside.name), beside.name, "key")


def parse_object(text: str, name: str) -> dict[str, Any]:
    """A JSON object.

    Raises:
        ArticleError: not JSON, or not an object.
    """
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f'{name}: not valid JSON{where}; it should be one object with a "text".') from error
    if not isinstance(data, dict):
        raise ArticleError(f'{name}: the JSON is no object; it should look like {{"title": …, "text": …}}.')
    return data
