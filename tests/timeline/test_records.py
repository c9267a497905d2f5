"""One record: with what belongs to it, or where it went."""

from collections.abc import Iterator

import pytest

from app.db import get_engine, session_scope
from app.documents.bodies import read_body
from app.errors import GoneError, MovedError, NotFoundError
from app.models import Retired
from app.timeline import EventQuery, Reader, select_record, select_timeline
from tests.databases import Databases
from tests.timeline.conftest import fill


@pytest.fixture(scope="module")
def with_retired(databases: Databases, empty_template: str) -> Iterator[Reader]:
    """A reader of the small record, in which some ids went other ways."""
    url = databases.copy(empty_template)
    engine = get_engine(url)
    with session_scope(engine) as session:
        fill(session)
        for key, status, successor in (
            ("evt_first", "merged", "evt_second"),
            ("evt_second", "merged", "evt_third"),
            ("evt_mistaken", "withdrawn", None),
        ):
            session.add(
                Retired(id=key, object="event", status=status, successor=successor, reason="told twice", version=1)
            )
    engine.dispose()
    reader = Reader(url)
    yield reader
    reader.close()


def test_an_event_comes_with_evidence_statements_and_parts(reader: Reader) -> None:
    visit = read_body(reader.read(select_timeline, "visits", EventQuery()).items[0])
    record = read_body(reader.read(select_record, "event", visit["id"]))
    assert [row["exact"] for row in record["evidence"]] == ["arrived in Norwick"] * 2, "one span in each article"
    assert [said["text"] for said in record["statements"]] == ["Our trade is growing"]
    assert [part["type"] for part in record["parts"]] == ["meeting"]
    assert len(record["told_by"]) == 2


def test_a_merged_id_leads_to_the_last_successor(with_retired: Reader) -> None:
    with pytest.raises(MovedError) as caught:
        with_retired.read(select_record, "event", "evt_first")
    assert caught.value.successor == "evt_third"


def test_a_withdrawn_id_tells_why(with_retired: Reader) -> None:
    with pytest.raises(GoneError) as caught:
        with_retired.read(select_record, "event", "evt_mistaken")
    assert caught.value.reason == "told twice"


@pytest.mark.parametrize(("kind", "key"), [("event", "evt_none"), ("statement", "evt_first"), ("actor", "norwick")])
def test_what_never_was_or_is_of_another_kind_is_not_found(with_retired: Reader, kind: str, key: str) -> None:
    with pytest.raises(NotFoundError):
        with_retired.read(select_record, kind, key)
