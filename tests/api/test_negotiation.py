"""Which format an answer takes."""

import pytest

from app.api.negotiation import format_by_accept, format_by_suffix
from app.errors import NotAcceptableError, UnknownFormatError
from app.formats import FORMATS


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("application/json", "json"),
        ("text/csv", "csv"),
        ("text/csv; charset=utf-8", "csv"),
        ("application/json;q=0.9,text/plain", "json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"),
        ("text/csv;q=0.5, application/geo+json", "geojson"),
        ("application/*", "json"),
        ("text/*", "csv"),
        ("application/json;q=0, */*", "csv"),
        ("text/calendar, */*;q=0.1", "ics"),
        ("application/atom+xml", "atom"),
        ("image/png, text/csv;q=nonsense, application/x-ndjson;q=0.3", "ndjson"),
    ],
)
def test_the_best_liked_format_is_taken(accept: str | None, name: str) -> None:
    assert format_by_accept("events", accept).name == name


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "text/csv;q=0"])
def test_nothing_that_is_offered_is_406_and_says_what_is(accept: str) -> None:
    with pytest.raises(NotAcceptableError) as caught:
        format_by_accept("events", accept)
    assert "application/json" in caught.value.faults[0].allowed


def test_a_format_that_a_collection_is_not_offered_in_is_not_negotiated() -> None:
    with pytest.raises(NotAcceptableError):
        format_by_accept("actors", "text/calendar")


@pytest.mark.parametrize("name", FORMATS)
def test_every_suffix_of_events_is_known(name: str) -> None:
    assert format_by_suffix("events", name).name == name


def test_an_unknown_suffix_says_what_was_perhaps_meant() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        format_by_suffix("events", "csvv")
    assert caught.value.faults[0].did_you_mean[0] == ".csv"
    assert ".ics" in caught.value.faults[0].allowed


def test_a_format_whose_package_is_missing_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    monkeypatch.setitem(FORMATS, "parquet", replace(FORMATS["parquet"], available=False))
    with pytest.raises(UnknownFormatError, match="pyarrow"):
        format_by_suffix("events", "parquet")
