"""What people are offered to try: names and days of the articles at hand, as ``seeds/examples.toml`` has them."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from app.lexicon.data_file import DataModel, load_file

FILE = "examples.toml"


class Named(DataModel):
    """Somebody or a place to ask for."""

    key: str
    name: str
    """English, as short as in a headline."""
    native: str
    """In another script."""
    other: str | None = None
    """Another spelling, or a former name."""

    @property
    def spellings(self) -> list[list[str]]:
        """What a parameter of several values is shown with: in another script, then the id."""
        return [[self.native], [self.key]]


class Period(DataModel):
    """Some months that something happened in."""

    name: str
    """After "What happened": "at the end of 2024"."""
    first: str = Field(pattern=r"^\d{4}-\d\d$")
    last: str = Field(pattern=r"^\d{4}-\d\d$")
    day: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")

    @property
    def year(self) -> str:
        """Of its first month."""
        return self.first[:4]


class Examples(DataModel):
    """One of each kind that filters take."""

    pair: str = Field(pattern="^[A-Z]{2}-[A-Z]{2}$")
    country: list[str]
    bbox: str
    publisher: str
    via: str
    topic: str
    words: str
    period: Period
    speaker: Named
    visitor: Named
    host: Named
    city: Named


@lru_cache
def load_examples(seeds: Path) -> Examples | None:
    """The examples of a seeds folder; None where it has no such file.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    path = seeds / FILE
    return load_file(path, Examples) if path.exists() else None


def questions(examples: Examples | None) -> list[dict[str, str]]:
    """The questions of ``/docs``: in words, as an address, and where Swagger UI has them."""
    if examples is None:
        return [_question("What happened lately?", "/v1/events?limit=5", "events/list_events")]
    speaker, city, period = examples.speaker, examples.city, examples.period
    days = f"date_from={period.first}&date_to={period.last}"
    return [
        _question(
            f"What did {speaker.name} say?",
            f"/v1/statements?speaker={speaker.native}&limit=5",
            "statements/list_statements",
        ),
        _question(f"Who visited {city.name}?", f"/v1/visits?city={city.key}&limit=5", "visits/list_visits"),
        _question(f"What happened {period.name}?", f"/v1/events?{days}&limit=5", "events/list_events"),
    ]


def _question(question: str, address: str, operation: str) -> dict[str, str]:
    return {"question": question, "address": address, "operation": operation}


def useful_addresses(examples: Examples | None) -> list[tuple[str, str]]:
    """What the server names as it starts: in words, and as a path."""
    by_name = (
        [("visits", "/v1/visits"), ("statements", "/v1/statements")]
        if examples is None
        else [
            (f"visits to {examples.city.name}", f"/v1/visits?city={examples.city.key}"),
            (f"what {examples.speaker.name} said", f"/v1/statements?speaker={examples.speaker.name.lower()}"),
        ]
    )
    return [("the record by hand", "/docs"), *by_name, ("everything, as a page", "/")]
