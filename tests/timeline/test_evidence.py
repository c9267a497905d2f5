"""What is served from an article stays within its publisher's share, however it is asked for."""

from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from app.db import get_engine, session_scope
from app.timeline import Reader, StreamQuery, select_record, select_timeline
from tests.databases import Databases
from tests.factories import Records

SAID = "We shall meet again before the winter is over"
TEXT = (
    "\ufeffHEAD\r\n\r\nMinister Ada Quill 💐 arrived in Norwick on 3 May, and the café by the harbour was full of "
    "people who had waited since the early morning for her to come.\r\n“"
    + SAID + "”, she said, and left for the ministry. "
    + "Nothing else of note happened in the town that day, which is why this is a long and quiet paragraph. " * 4
)  # fmt: skip
TOLD = [
    "arrived in Norwick",
    "on 3 May",
    "Minister Ada Quill",
    "left for the ministry",
    "Nothing else of note happened",
]


@pytest.fixture(params=[0.0, 0.05, 0.1, 0.3, 1.0])
def shared(request: pytest.FixtureRequest, databases: Databases, empty_template: str) -> Iterator[tuple[Reader, float]]:
    """A reader of one article whose publisher allows a share of it."""
    url = databases.copy(empty_template)
    engine = get_engine(url)
    with session_scope(engine) as session:
        records = Records(session)
        records.actor("ada-quill", "Ada Quill", "person", "RU")
        article = records.article(TEXT, reuse_share=request.param)
        event = records.event("visit", parts=[("ada-quill", "visitor")], articles=[article], evidence=TOLD)
        records.statement(SAID, "ada-quill", articles=[article], event=event)
        records.refresh()
    engine.dispose()
    reader = Reader(url)
    yield reader, request.param
    reader.close()


def rows_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every row of evidence anywhere in an answer."""
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for part in value.values():
            yield from rows_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from rows_of(part)


def test_all_that_is_served_outside_statements_stays_within_the_share(shared: tuple[Reader, float]) -> None:
    reader, share = shared
    listed = reader.read(select_timeline, "timeline", StreamQuery(include=["evidence"])).items
    answers = [orjson.loads(item) for item in listed]
    for kind, key in reader.read(lambda connection: connection.rows("SELECT object, id FROM documents")):
        answers.append(orjson.loads(reader.read(select_record, kind, key)))
    served: set[int] = set()
    for row in rows_of(answers):
        assert row["exact"] is None or TEXT[row["start"] : row["end"]] == row["exact"]
        assert len(row["prefix"] or "") <= 32 and len(row["suffix"] or "") <= 32
        if row["exact"] is not None:
            served |= set(range(row["start"] - len(row["prefix"]), row["end"] + len(row["suffix"])))
    for answer in answers:
        if answer.get("excerpt"):
            at = TEXT.index(answer["excerpt"])
            served |= set(range(at, at + len(answer["excerpt"])))
    at = TEXT.index(SAID)
    assert len(served - set(range(at, at + len(SAID)))) <= share * len(TEXT)


def test_statements_are_served_whole_whatever_the_share(shared: tuple[Reader, float]) -> None:
    reader, _ = shared
    query = StreamQuery(include=["evidence"], kind=["direct"])
    (item,) = [orjson.loads(item) for item in reader.read(select_timeline, "timeline", query).items]
    assert item["text"] == SAID
    assert item["evidence"][0]["exact"] == SAID
