"""A small record with one happening of each kind that filters tell apart, shared by the tests of this room."""

from collections.abc import Iterator

import orjson
import pytest
from sqlmodel import Session

from app.db import get_engine, session_scope
from app.timeline import Reader, StreamQuery, TimelinePage, select_timeline
from app.timeline.query import TimelineQuery
from tests.databases import Databases
from tests.factories import Records


def fill(session: Session) -> None:
    """Two states with their people, bodies and cities, and what happened between them."""
    records = Records(session)
    records.actor("ruritania", "Ruritania", "state", "RU", names=[("Руритания", "ru")])
    records.actor("norland", "Norland", "state", "KZ", names=[("Норландия", "ru")])
    records.actor("lakeland", "Lakeland", "state", "FI")
    records.actor("ada-quill", "Ada Quill", "person", "RU", names=[("Ада Квилл", "ru")])
    records.actor("bo-stern", "Bo Stern", "person", "KZ", names=[("Бо Стерн", "ru"), ("Бо Стерн", "kk")])
    records.actor("cy-stern", "Cy Stern", "person", "FI")
    records.actor("harbour-office", "Harbour Office", "body", "KZ")
    records.place("norwick", "Norwick", "KZ", (51.1, 71.4), names=[("Old Norwick", "en"), ("Норвик", "ru")])
    records.place("rivertown", "Rivertown", "RU", (55.7, 37.6))
    records.place("palace", "Palace", "KZ", (51.2, 71.5), kind="venue", parent="norwick")
    first = records.article(publisher="Example Agency", via="The Wire")
    second = records.article(publisher="Other Press", published="2024-12-01", language="ru")
    visit = records.event(
        "visit", "2024-11-27", "2024-11-28", [("ada-quill", "visitor"), ("norland", "host")], "norwick",
        [first, second], subtype="state", evidence=["arrived in Norwick"], topics=["energy"],
    )  # fmt: skip
    records.event(
        "meeting", "2024-11-28", "", [("ada-quill", "party"), ("bo-stern", "party")], "palace", [first],
        subtype="bilateral", part_of=visit.id,
    )  # fmt: skip
    records.event("call", "2023-05-01", "2023-05-31", [("cy-stern", "party"), ("bo-stern", "party")], articles=[first],
                  precision="month", confidence=0.5)  # fmt: skip
    records.event("agreement", "2023-01-01", "2023-12-31", [("ruritania", "signatory"), ("norland", "signatory")],
                  articles=[second], precision="year", status="planned", disputed=True)  # fmt: skip
    records.event("summit", None, "2020-03-05", [("lakeland", "participant")], "rivertown", [second], "before")
    records.event("message", None, None, [("ada-quill", "sender"), ("harbour-office", "recipient")], None, [second],
                  "unknown", reported="2022-02-02")  # fmt: skip
    records.statement(
        "Our trade is growing", "ada-quill", "2024-11-27", [first], event=visit, mentions=["bo-stern"], topics=["trade"]
    )
    records.statement("Ёлки are green, naïve friends", "bo-stern", "2024-11-28", [second], "indirect")
    records.statement("We met in Lakeland", "cy-stern", "2023-05-02", [second], mentions=["harbour-office"])
    records.refresh()


@pytest.fixture(scope="module")
def filled_url(databases: Databases, empty_template: str) -> str:
    """A database with the small record."""
    url = databases.copy(empty_template)
    engine = get_engine(url)
    with session_scope(engine) as session:
        fill(session)
    engine.dispose()
    return url


@pytest.fixture(scope="module")
def reader(filled_url: str) -> Iterator[Reader]:
    """A reader of the small record."""
    reader = Reader(filled_url)
    yield reader
    reader.close()


def names_of(page: TimelinePage) -> list[str]:
    """What a page holds, in words: an event's type, the beginning of a statement, an article's publisher."""
    records = [orjson.loads(item) for item in page.items]
    return [
        record["type"] if record["object"] == "event" else record.get("publisher") or record["text"].split()[0]
        for record in records
    ]


def stream(reader: Reader, **filters: object) -> list[str]:
    """Events and statements that filters select, in words."""
    return names_of(reader.read(select_timeline, "timeline", StreamQuery.model_validate(filters)))


def select(reader: Reader, resource: str, query: TimelineQuery) -> list[str]:
    """Records of one resource, in words."""
    return names_of(reader.read(select_timeline, resource, query))
