"""Counts, suggestions, coverage, relations and changes over the small record."""

from collections import Counter
from datetime import date
from itertools import product
from typing import Any

import orjson
import pytest
from sqlmodel import Session

from app.errors import MovedError, UnknownNameError
from app.timeline import (
    EventCounts,
    EventQuery,
    Reader,
    StatementCounts,
    StreamQuery,
    select_changes,
    select_counts,
    select_coverage,
    select_relations,
    select_suggestions,
    select_timeline,
)
from tests.factories import Records
from tests.timeline.conftest import fill

FILTERS: tuple[dict[str, Any], ...] = (
    {}, {"type": ["visit", "meeting"]}, {"actor": ["ada-quill"]}, {"date_from": "2023-05-10"},
    {"date_from": "2023-01-15", "date_to": "2024-11-27"}, {"status": ["occurred"], "date_to": "2023"}, {"q": "arrived"},
    {"event": ["evt_nothere"]}, {"article": ["art_nothere"]}, {"article": ["art_0000000000000001"]},
)  # fmt: skip
BY = [[name] for name in ("month", "year", "type", "status", "country", "publisher", "actor", "city")]
BY += [["month", "type"], ["type", "status"], ["year", "city"]]


def of(record: dict[str, Any], dimension: str) -> list[Any]:
    """The values of a dimension that a record has, read from its document."""
    day = record["date"]["sort_date"]
    place = record["place"]
    return {
        "month": [day[:7]],
        "year": [day[:4]],
        "type": [record["type"]],
        "status": [record["status"]],
        "country": [place["country"]] if place else [],
        "publisher": sorted({source["publisher"] for source in record["sources"]}),
        "actor": sorted({part["id"] for part in record["participants"]}),
        "city": {"palace": ["palace", "norwick"]}.get(place["id"], [place["id"]]) if place else [],
    }[dimension]  # fmt: skip


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("by", BY)
def test_counts_are_what_counting_the_list_gives(reader: Reader, filters: dict[str, Any], by: list[str]) -> None:
    query = EventQuery.model_validate({**filters, "limit": 1000})
    records = [orjson.loads(item) for item in reader.read(select_timeline, "events", query).items]
    expected = Counter(key for record in records for key in product(*(of(record, name) for name in by)))
    page = reader.read(select_counts, "events", EventCounts.model_validate({**filters, "by": by}))
    assert {tuple(row[name] for name in by): row["count"] for row in page.rows} == expected


def test_counts_name_actors_in_the_language_asked_for(reader: Reader) -> None:
    page = reader.read(select_counts, "statements", StatementCounts(by=["speaker"], lang="ru"))
    assert {"speaker": "bo-stern", "speaker_name": "Бо Стерн", "count": 1} in page.rows


@pytest.mark.parametrize(
    ("typed", "first"), [("qui", "ada-quill"), ("Кви", "ada-quill"), ("norw", "norwick"), ("Kvil", "ada-quill")]
)
def test_suggestions_begin_as_typed_in_any_script(reader: Reader, typed: str, first: str) -> None:
    assert reader.read(select_suggestions, typed)[0]["id"] == first


@pytest.mark.parametrize("typed", ["qui", "stern", "lakel", "norl", "harbour", "norwick", "rivert"])
def test_a_suggestion_counts_each_record_once(reader: Reader, typed: str) -> None:
    for row in reader.read(select_suggestions, typed):
        asked: dict[str, Any] = {"city" if row["object"] == "place" else "actor": [row["id"]], "count": True}
        page = reader.read(select_timeline, "timeline", StreamQuery.model_validate(asked))
        assert (row["id"], row["count"]) == (row["id"], page.total)


def test_suggestions_for_nonsense_are_none(reader: Reader) -> None:
    assert reader.read(select_suggestions, "zzzz") == reader.read(select_suggestions, "%_\0") == []


def test_coverage_tells_publishers_languages_and_months(reader: Reader) -> None:
    coverage = reader.read(select_coverage)
    assert coverage["articles"] == 2
    assert {row["publisher"] for row in coverage["publishers"]} == {"Example Agency", "Other Press"}
    assert coverage["months"] == [{"month": "2024-11", "articles": 1}, {"month": "2024-12", "articles": 1}]
    assert (coverage["first"], coverage["last"]) == (date(2024, 11, 28), date(2024, 12, 1))


def test_relations_of_a_pair(reader: Reader) -> None:
    relation = reader.read(select_relations, "KZ-RU", date(2024, 12, 1))
    assert (relation["events"], relation["statements"]) == (4, 1)
    assert [row["count"] for row in relation["visits"]] == [1]
    assert relation["tempo"][-1]["types"]["visit"] == 1
    assert len(relation["tempo"]) == 34, "every month from February 2022 to November 2024"
    assert relation["goldstein"]["mean"] is None and relation["goldstein"]["events"] == 3
    assert relation["leaders_meeting"]["days_since"] is None, "nobody here holds a leader's office"


def test_reverse_pair_moves_and_unknown_state_is_refused(reader: Reader) -> None:
    with pytest.raises(MovedError) as caught:
        reader.read(select_relations, "RU-KZ", date(2024, 12, 1))
    assert caught.value.successor == "KZ-RU"
    with pytest.raises(UnknownNameError):
        reader.read(select_relations, "KZ-XX", date(2024, 12, 1))


def test_changes_of_an_empty_log(reader: Reader) -> None:
    assert reader.read(select_changes, 0) == {"items": [], "next": None}


EDGES = (
    {"date_from": "9999-12-15"}, {"date_to": "9999-12-31"}, {"date_from": "9999-12-31", "date_to": "9999-12-31"},
    {"date_from": "0001-01-01"}, {"date_to": "0001-01-01"}, {"date_from": "0001-01-02", "date_to": "9999-12"},
)  # fmt: skip


@pytest.mark.parametrize("days", EDGES)
def test_the_ends_of_the_calendar_are_days_like_others(reader: Reader, days: dict[str, str]) -> None:
    page = reader.read(select_timeline, "events", EventQuery.model_validate({**days, "count": True, "limit": 1000}))
    assert page.total == len(page.items)
    for by in (["month"], ["month", "type"], ["city"]):
        counts = reader.read(select_counts, "events", EventCounts.model_validate({**days, "by": by}))
        assert by == ["city"] or counts.total == page.total
    empty = EventQuery.model_validate({**days, "type": ["exercise"], "count": True})
    assert reader.read(select_timeline, "events", empty).total == 0


OFFICES = [
    ({}, {}, True),
    ({"valid_from": date(2020, 1, 1)}, {"valid_from": date(2024, 11, 28)}, True),
    ({"valid_to": date(2024, 11, 27)}, {}, False),
    ({}, {"valid_from": date(2024, 11, 29)}, False),
]


@pytest.mark.parametrize(("ada_held", "bo_held", "met"), OFFICES)
def test_leaders_meet_while_they_hold_their_offices(
    session: Session, empty_url: str, ada_held: dict[str, date], bo_held: dict[str, date], met: bool
) -> None:
    """Who led once, or leads only later, meets as others do."""
    records = Records(session)
    for key, name, country in (("ruritania", "Ruritania", "RU"), ("norland", "Norland", "KZ")):
        records.actor(key, name, "state", country)
    records.actor("ada-quill", "Ada Quill", "person", "RU")
    records.actor("bo-stern", "Bo Stern", "person", "KZ")
    records.event("meeting", "2024-11-28", "", [("ada-quill", "party"), ("bo-stern", "party")])
    records.refresh()
    records.office("ada-quill", "President", "head_of_state", "RU", **ada_held)
    records.office("bo-stern", "Prime Minister", "head_of_government", "KZ", **bo_held)
    assert leaders_meeting(session, empty_url)["date"] == (date(2024, 11, 28) if met else None)


@pytest.mark.parametrize(("until", "met"), [(None, True), (date(2024, 11, 27), True), (date(2024, 11, 26), False)])
def test_a_state_visit_is_a_leaders_while_the_guest_leads(
    session: Session, empty_url: str, until: date | None, met: bool
) -> None:
    """The visit began on the 27th: the guest held the office on one of its days or on none."""
    fill(session)
    Records(session).office("ada-quill", "President", "head_of_state", "RU", valid_to=until)
    assert (leaders_meeting(session, empty_url)["date"] is not None) is met


def leaders_meeting(session: Session, url: str) -> dict[str, Any]:
    session.commit()
    reader = Reader(url)
    met: dict[str, Any] = reader.read(select_relations, "KZ-RU", date(2024, 12, 1))["leaders_meeting"]
    reader.close()
    return met
