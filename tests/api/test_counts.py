"""Counts beside publishers with odd names: told as they are printed, and safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator

import pytest

from app.config import Settings
from app.db import get_engine, session_scope
from tests.factories import Records
from tests.servers import Client, application

FORMULA = '=HYPERLINK("https://elsewhere.example/";"open")'


@pytest.fixture
def odd(empty_url: str) -> Iterator[Client]:
    """The application over an article whose publisher is a formula, and three of one spelled in two ways."""
    engine = get_engine(empty_url)
    with session_scope(engine) as session:
        records = Records(session)
        records.event("visit", articles=[records.article(publisher=FORMULA)])
        wire = [("The WIRE", "2024-11-28"), ("The Wire", "2024-12-02"), ("The WIRE", "2024-11-29")]
        records.event("call", articles=[records.article(publisher=name, published=day) for name, day in wire])
        records.refresh()
    engine.dispose()
    with application(Settings(database_url=empty_url)) as client:
        yield client


def test_counts_as_csv_hold_no_formula(odd: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(odd.get("/v1/articles/counts.csv?by=publisher").text)))
    assert {row["publisher"]: row["count"] for row in rows} == {"'" + FORMULA: "1", "The Wire": "3"}


@pytest.mark.parametrize(
    ("resource", "by"), [("articles", "publisher"), ("events", "publisher"), ("events", "month,publisher")]
)
def test_publishers_are_counted_together_and_told_as_last_printed(odd: Client, resource: str, by: str) -> None:
    for row in odd.get(f"/v1/{resource}/counts?by={by}").json()["items"]:
        assert row["publisher"] in (FORMULA, "The Wire")
        found = odd.get(f"/v1/{resource}", params={"publisher": row["publisher"], "count": "true"}).json()
        assert found["total"] == row["count"]


def test_counts_of_nothing_have_their_header(odd: Client) -> None:
    assert odd.get("/v1/events/counts.csv?by=month,type&type=summit").text == "month,type,count\r\n"
