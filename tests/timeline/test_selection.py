"""Each sentence of the filter table, over a small record."""

from typing import Any

import pytest

from app.errors import InvalidCursorError, InvalidValueError, UnknownNameError
from app.timeline import ArticleQuery, EventQuery, Reader, StatementQuery, StreamQuery, select_timeline
from tests.timeline.conftest import select, stream

EVERYTHING = ["Ёлки", "meeting", "Our", "visit", "We", "call", "agreement", "message", "summit"]


def test_newest_first_events_and_statements_in_one_stream(reader: Reader) -> None:
    assert stream(reader) == EVERYTHING
    assert stream(reader, sort="date") == EVERYTHING[::-1]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"type": ["visit"]}, ["Our", "visit"]),
        ({"type": ["visit", "call"]}, ["Our", "visit", "call"]),
        ({"type": ["visit"], "topic": ["energy"]}, ["visit"]),
        ({"subtype": ["bilateral"]}, ["meeting"]),
        ({"status": ["planned"]}, ["agreement"]),
        ({"precision": ["month", "unknown"]}, ["call", "message"]),
        ({"min_articles": 2}, ["visit"]),
        ({"min_confidence": 0.9, "type": ["call"]}, []),
        ({"disputed": True}, ["agreement"]),
        ({"disputed": False, "date_to": "2023"}, ["We", "call", "message", "summit"]),
        ({"publisher": ["example agency"]}, ["meeting", "Our", "visit", "call"]),
        ({"via": ["The Wire"]}, ["meeting", "Our", "visit", "call"]),
        ({"language": ["ru"]}, ["Ёлки", "visit", "We", "agreement", "message", "summit"]),
        ({"kind": ["indirect"]}, ["Ёлки"]),
        ({"country": ["RU"]}, ["summit"]),
        ({"country": ["Norland"]}, ["meeting", "Our", "visit"]),
    ],
)
def test_values_mean_or_and_parameters_mean_and(reader: Reader, filters: dict[str, Any], expected: list[str]) -> None:
    assert stream(reader, **filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"date_from": "2024-11-28"}, ["Ёлки", "meeting", "visit"]),
        ({"date_to": "2024-11-27", "date_from": "2024"}, ["Our", "visit"]),
        ({"date_from": "2023-05-10", "date_to": "2023-05-20"}, ["call", "agreement"]),
        ({"date_from": "2023-05-10", "date_to": "2023-05-20", "sort": "date"}, ["agreement", "call"]),
        ({"date_from": "2023-05", "date_to": "2023-05", "date_match": "within"}, ["We", "call"]),
        ({"date_from": "2020-03-05", "date_to": "2020-03-05"}, ["summit"]),
        ({"date_to": "2020-03-04"}, []),
        ({"date_from": "2022-02-02", "date_to": "2022-02-02"}, ["message"]),
        ({"date_to": "2022", "date_match": "within"}, []),
        ({"date_from": "2024-11-28T01:00:00 05:00"}, ["Ёлки", "meeting", "visit"]),
        ({"date_from": "1732752000000"}, ["Ёлки", "meeting", "visit"]),
    ],
)
def test_dates_overlap_open_ones_by_their_bound_unknown_ones_by_their_report(
    reader: Reader, filters: dict[str, Any], expected: list[str]
) -> None:
    assert stream(reader, **filters) == expected
    query = StreamQuery.model_validate({**filters, "count": True})
    assert reader.read(select_timeline, "timeline", query).total == len(expected)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": ["ada-quill"]}, ["meeting", "Our", "visit", "message"]),
        ({"actor": ["Квилл"]}, ["meeting", "Our", "visit", "message"]),
        ({"actor": ["ruritania"]}, ["meeting", "Our", "visit", "agreement", "message"]),
        ({"actor": ["ruritania"], "actor_scope": "self"}, ["agreement"]),
        ({"actor": ["harbour-office"]}, ["We", "message"]),
        ({"actor": ["stern"]}, ["Ёлки", "meeting", "Our", "We", "call"]),
        ({"actor": ["ada-quill", "bo-stern"], "actor_match": "all"}, ["meeting", "Our"]),
        ({"speaker": ["Стерн"]}, ["Ёлки"]),
        ({"speaker": ["norland"]}, ["Ёлки"]),
        ({"visitor": ["ruritania"]}, ["visit"]),
        ({"host": ["Norland"]}, ["visit"]),
        ({"host": ["ruritania"]}, []),
        ({"pair": ["RU-KZ"]}, ["meeting", "Our", "visit", "agreement", "message"]),
        ({"pair": ["kz-fi"]}, ["We", "call"]),
        ({"city": ["norwick"]}, ["meeting", "Our", "visit"]),
        ({"city": ["Old Norwick"]}, ["meeting", "Our", "visit"]),
        ({"city": ["palace"]}, ["meeting"]),
        ({"bbox": "70,50,72,52"}, ["meeting", "Our", "visit"]),
        ({"bbox": "170,50,72,52"}, ["meeting", "Our", "visit"]),
        ({"q": "green friends"}, ["Ёлки"]),
        ({"q": "елки"}, ["Ёлки"]),
        ({"q": '"trade is growing"'}, ["Our"]),
        ({"q": '"is trade growing"'}, []),
        ({"q": "ARRIVED", "type": ["visit"]}, ["visit"]),
    ],
)
def test_names_places_and_words(reader: Reader, filters: dict[str, Any], expected: list[str]) -> None:
    assert stream(reader, **filters) == expected
    query = StreamQuery.model_validate({**filters, "count": True})
    assert reader.read(select_timeline, "timeline", query).total == len(expected)


def test_event_and_article_select_what_belongs_to_them(reader: Reader) -> None:
    page = reader.read(select_timeline, "visits", EventQuery())
    visit = page.items[0].split(b'"id":"')[1].split(b'"')[0].decode()
    article = page.items[0].split(b'"article":"')[1].split(b'"')[0].decode()
    assert stream(reader, event=[visit]) == ["meeting", "Our", "visit"], "itself, its parts, what was said at it"
    assert stream(reader, article=[article]) == ["meeting", "Our", "visit", "call"]
    assert stream(reader, article=[article], date_from="2023-05-20") == ["meeting", "Our", "visit", "call"]


def test_resources_list_their_own_kind(reader: Reader) -> None:
    assert select(reader, "visits", EventQuery()) == ["visit"]
    assert select(reader, "statements", StatementQuery()) == ["Ёлки", "Our", "We"]
    assert select(reader, "articles", ArticleQuery()) == ["Other Press", "Example Agency"]
    assert select(reader, "articles", ArticleQuery(actor=["cy-stern"], q="trade")) == ["Other Press", "Example Agency"]


def test_query_tells_whom_it_understood(reader: Reader) -> None:
    page = reader.read(select_timeline, "statements", StatementQuery(speaker=["Stern"]))
    assert page.understood["speaker"] == [
        {"given": "Stern", "id": "bo-stern", "name": "Bo Stern"},
        {"given": "Stern", "id": "cy-stern", "name": "Cy Stern"},
    ]
    assert (page.understood["lang"], page.understood["sort"]) == ("en", "-date")


def test_unknown_names_are_told_what_is_spelled_alike(reader: Reader) -> None:
    with pytest.raises(UnknownNameError) as caught:
        stream(reader, city=["Norwikc"])
    assert caught.value.faults[0].parameter == "city"
    assert "Norwick" in caught.value.faults[0].did_you_mean
    with pytest.raises(UnknownNameError, match="Xyzzy"):
        stream(reader, speaker=["Xyzzy"])


def test_known_name_without_records_is_empty_and_says_what_was_read(reader: Reader) -> None:
    page = reader.read(select_timeline, "statements", StatementQuery(speaker=["lakeland"], actor_scope="self"))
    assert page.items == []
    assert page.coverage is not None and page.coverage["articles_read"] == 2


def test_pages_of_one_give_all_in_both_orders(reader: Reader) -> None:
    for filters in ({}, {"sort": "date"}, {"date_from": "2023-05-10"}, {"date_from": "2023-05-10", "sort": "date"}):
        whole, found, cursor = stream(reader, **filters), [], None
        while True:
            query = StreamQuery.model_validate({**filters, "limit": 1, "cursor": cursor})
            page = reader.read(select_timeline, "timeline", query)
            found += [item.split(b'"id":"')[1][:20] for item in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert len(found) == len(set(found)) == len(whole)


def test_a_cursor_is_for_its_query_alone(reader: Reader) -> None:
    cursor = reader.read(select_timeline, "timeline", StreamQuery(limit=1)).next_cursor
    for query in (
        StreamQuery(cursor=cursor, sort="date"),
        StreamQuery(cursor=cursor, type=["visit"]),
        StreamQuery(cursor="x"),
    ):
        with pytest.raises(InvalidCursorError):
            reader.read(select_timeline, "timeline", query)


@pytest.mark.parametrize(
    "q", ['"', "AND", "OR NOT", "a* -b", "'; DROP TABLE events", "NEAR(a b)", "💐 trade", "é", "{x}:y"]
)
def test_whatever_is_searched_for_is_harmless(reader: Reader, q: str) -> None:
    try:
        assert isinstance(stream(reader, q=q), list)
    except InvalidValueError as error:
        assert error.faults[0].parameter == "q"


def test_ten_thousand_characters_are_refused(reader: Reader) -> None:
    with pytest.raises(InvalidValueError):
        stream(reader, q="word " * 2000)


def test_names_and_titles_in_another_language(reader: Reader) -> None:
    page = reader.read(select_timeline, "visits", EventQuery(lang="ru"))
    assert "Ада Квилл".encode() in page.items[0] and "Норвик".encode() in page.items[0]
    assert "Государственный визит: Ада Квилл → Норландия (Норвик)".encode() in page.items[0]
