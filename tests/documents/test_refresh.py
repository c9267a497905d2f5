"""Documents, lists, tallies and full text follow their records, and are what a rebuild would make."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session, delete, select

from app.documents import rebuild_documents, rendering
from app.documents.bodies import read_body
from app.documents.sql import Sql
from app.models import Actor, Event, EventMention, Place, Statement, StatementMention
from tests.factories import Records

DERIVED = {
    "documents": "SELECT position, id, object, until, latitude, longitude, confidence, sort_key, body FROM documents",
    "postings": "SELECT term.object, term.field, term.value, posting.list % 8, posting.position, posting.until"
    " FROM postings posting JOIN terms term ON term.id = posting.list / 8",
    "tallies": "SELECT term.object, term.field, term.value, tally.month, tally.count"
    " FROM tallies tally JOIN terms term ON term.id = tally.term",
    "terms": "SELECT object, field, value, count FROM terms WHERE count <> 0",
    "words": "SELECT position, words FROM search_texts",
    "names": "SELECT key, form, object, record_id FROM name_keys",
}


def derived(session: Session) -> dict[str, list[Any]]:
    """Everything derived, in an order that can be compared."""
    sql = Sql.of(session)
    return {name: sorted(map(repr, sql.rows(query))) for name, query in DERIVED.items()}


def document(session: Session, key: str) -> dict[str, Any]:
    """One document as data."""
    rows = Sql.of(session).rows("SELECT body FROM documents WHERE id = ?", (key,))
    record: dict[str, Any] = read_body(rows[0][0])
    return record


@pytest.fixture
def records(session: Session) -> Records:
    """A visit told by two articles, a statement at it, a year-long happening, and their people and places."""
    records = Records(session)
    records.actor("ruritania", "Ruritania", "state", "RU")
    records.actor("norland", "Norland", "state", "KZ")
    records.actor("ada-quill", "Ada Quill", "person", "RU", names=[("Ада Квилл", "ru")])
    records.actor("bo-stern", "Bo Stern", "person", "KZ")
    records.place("norwick", "Norwick", "KZ", (51.0, 71.0), names=[("Old Norwick", "en")])
    first, second = records.article(), records.article(publisher="Other Press", published="2024-12-01")
    parts = [("ada-quill", "visitor"), ("norland", "host")]
    visit = records.event(
        parts=parts, place="norwick", articles=[first, second], end="2024-11-28", evidence=["arrived in Norwick"],
        topics=["trade"],
    )  # fmt: skip
    records.event("agreement", "2024-01-01", "2024-12-31", precision="year", articles=[first])
    records.event("meeting", None, None, precision="unknown", articles=[second], parts=[("bo-stern", "party")])
    records.statement(speaker="ada-quill", articles=[first], event=visit, mentions=["bo-stern"])
    records.refresh()
    return records


def test_event_is_shown_with_participants_place_and_sources(session: Session, records: Records) -> None:
    visit = session.exec(select(Event).where(Event.type == "visit")).one()
    shown = document(session, visit.id)
    assert shown["title"] == "Ada Quill's visit to Norland (Norwick)"
    assert shown["date"]["edtf"] == "2024-11-27/2024-11-28"
    assert [part["id"] for part in shown["visitors"]] == ["ada-quill"]
    assert (shown["host"]["id"], shown["city"]) == ("norland", "Norwick")
    assert [source["publisher"] for source in shown["sources"]] == ["Example Agency", "Other Press"]
    assert shown["links"]["self"] == f"/v1/events/{visit.id}"


def test_actor_counts_what_lists_would_find(session: Session, records: Records) -> None:
    person, state = document(session, "ada-quill"), document(session, "ruritania")
    assert person["counts"] == {"events": 1, "statements": 1, "mentions": 1}
    assert state["counts"] == {"events": 1, "statements": 1, "mentions": 1}, "a state stands for its officials"
    assert (person["first_seen"], person["last_seen"]) == ("2024-11-27", "2024-11-27")
    assert person["names"] == {"en": "Ada Quill", "ru": "Ада Квилл"}


def test_place_counts_visits(session: Session, records: Records) -> None:
    assert document(session, "norwick")["counts"] == {"events": 1, "statements": 1, "visits": 1}


def rename_actor(session: Session, records: Records) -> None:
    actor = session.exec(select(Actor).where(Actor.id == "ada-quill")).one()
    actor.name = "Ada Quill-Moss"
    session.add(actor)
    records.touched.actors.add("ada-quill")


def move_actor_to_another_state(session: Session, records: Records) -> None:
    actor = session.exec(select(Actor).where(Actor.id == "bo-stern")).one()
    actor.country = "RU"
    session.add(actor)
    records.touched.actors.add("bo-stern")


def rename_place(session: Session, records: Records) -> None:
    place = session.exec(select(Place).where(Place.id == "norwick")).one()
    place.name, place.latitude = "New Norwick", 52.5
    session.add(place)
    records.touched.places.add("norwick")


def move_event_in_time(session: Session, records: Records) -> None:
    event = session.exec(select(Event).where(Event.type == "agreement")).one()
    event.ordinal += 40 << 24
    event.start = event.sort_date = event.start.replace(month=2, day=10)  # type: ignore[union-attr]
    session.add(event)
    records.touched.events.add(event.id)


def withdraw_event(session: Session, records: Records) -> None:
    event = session.exec(select(Event).where(Event.type == "visit")).one()
    event.withdrawn = "a mistake"
    session.add(event)
    records.touched.events.add(event.id)


def remove_statement(session: Session, records: Records) -> None:
    statement = session.exec(select(Statement)).one()
    session.exec(delete(StatementMention))
    session.exec(delete(Statement))
    records.touched.statements.add(statement.id)


def merge_event_into_another(session: Session, records: Records) -> None:
    meeting = session.exec(select(Event).where(Event.type == "meeting")).one()
    agreement = session.exec(select(Event).where(Event.type == "agreement")).one()
    for mention in session.exec(select(EventMention).where(EventMention.event_id == meeting.id)):
        mention.event_id = agreement.id
        session.add(mention)
    agreement.article_count = 2
    meeting.withdrawn = "merged"
    session.add(agreement)
    session.add(meeting)
    records.touched.events |= {meeting.id, agreement.id}


def add_records(session: Session, records: Records) -> None:
    article = records.article(publisher="Third Wire", via="Example Agency", language="ru", published="2025-01-02")
    event = records.event(
        "call", "2025-01-01", articles=[article], parts=[("ada-quill", "party"), ("bo-stern", "party")]
    )
    records.statement("Quite new words", "bo-stern", "2025-01-01", [article], event=event, kind="indirect")


CHANGES = (
    rename_actor, move_actor_to_another_state, rename_place, move_event_in_time, withdraw_event, remove_statement,
    merge_event_into_another, add_records,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_everything_derived_is_as_a_rebuild_makes_it(
    change: Callable[[Session, Records], None], session: Session, records: Records
) -> None:
    before = derived(session)
    change(session, records)
    records.refresh()
    after = derived(session)
    assert after != before
    rebuild_documents(session)
    rebuilt = derived(session)
    assert {name: set(rows) ^ set(after[name]) for name, rows in rebuilt.items() if rows != after[name]} == {}


def test_a_process_beside_renders_the_same(session: Session, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    before = derived(session)
    monkeypatch.setattr(rendering, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(rendering, "cpu_count", lambda: 2)
    monkeypatch.setattr(rendering, "ENTRIES_AT_ONCE", 5)
    rebuild_documents(session)
    assert derived(session) == before


def test_refreshing_what_did_not_change_writes_nothing(session: Session, records: Records) -> None:
    before = derived(session)
    records.touched.actors |= {"ada-quill", "norland"}
    records.touched.places.add("norwick")
    records.refresh()
    assert derived(session) == before


FIND = {
    "sqlite": "SELECT rowid AS position FROM search_index WHERE search_index MATCH ?",
    "postgresql": "SELECT position FROM search_texts WHERE to_tsvector('simple', words) @@ ?::tsquery",
}
"""Positions of records with the words of a match."""


def test_full_text_follows_a_changed_record(session: Session, records: Records) -> None:
    from app.documents.search_index import match_of

    sql = Sql.of(session)
    find = FIND[sql.dialect]
    assert len(sql.rows(find, (match_of([["trade", "is"]], sql.dialect),))) == 3, "the statement and both articles"
    remove_statement(session, records)
    records.refresh()
    assert len(sql.rows(find, (match_of([["trade", "is"]], sql.dialect),))) == 2
