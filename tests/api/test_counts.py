"""Counts beside a record with an odd publisher: what is told as a table is safe to open in a spreadsheet."""

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
    """The application over an article whose publisher is a formula."""
    engine = get_engine(empty_url)
    with session_scope(engine) as session:
        records = Records(session)
        records.event("visit", articles=[records.article(publisher=FORMULA)])
        records.refresh()
    engine.dispose()
    with application(Settings(database_url=empty_url)) as client:
        yield client


def test_counts_as_csv_hold_no_formula(odd: Client) -> None:
    [row] = csv.DictReader(io.StringIO(odd.get("/v1/articles/counts.csv?by=publisher").text))
    assert (row["publisher"].lower(), row["count"]) == ("'" + FORMULA.lower(), "1")


def test_counts_of_nothing_have_their_header(odd: Client) -> None:
    assert odd.get("/v1/events/counts.csv?by=month,type&type=call").text == "month,type,count\r\n"
