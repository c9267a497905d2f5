"""What the filters of the contract find among the articles that come with the program."""

from typing import Any

import pytest

from app.api import quality
from app.resolution.version import extractor_version
from tests.servers import Client


def items(client: Client, url: str) -> list[dict[str, Any]]:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def people(record: dict[str, Any], role: str) -> set[str]:
    return {part["id"] for part in record["participants"] if part["role"] == role}


@pytest.mark.parametrize("city", ["astana", "Astana", "Астана", "nur-sultan", "Нур-Султан"])
def test_visits_to_astana_by_any_of_its_names(client: Client, city: str) -> None:
    visits = items(client, f"/v1/visits?city={city}")
    by_visitor = {visitor: visit for visit in visits for visitor in people(visit, "visitor")}
    assert by_visitor["vladimir-putin"]["article_count"] == 2
    assert "valentina-matviyenko" in by_visitor
    assert all(visit["place"]["city"] == "Astana" for visit in visits)


def test_visits_have_visitors_host_and_city_of_their_own(client: Client) -> None:
    [visit] = items(client, "/v1/visits?city=astana&visitor=Путин")
    assert [visitor["name"] for visitor in visit["visitors"]] == ["Vladimir Putin"]
    assert (visit["host"]["id"], visit["city"]) == ("kazakhstan", "Astana")
    assert visit["object"] == "event"


@pytest.mark.parametrize("speaker", ["Токаев", "tokayev", "Tokaev", "Тоқаев", "kassym-jomart-tokayev"])
def test_statements_by_speaker_in_any_spelling_newest_first(client: Client, speaker: str) -> None:
    body = client.get(f"/v1/statements?speaker={speaker}").json()
    assert body["query"]["speaker"][0]["id"] == "kassym-jomart-tokayev"
    assert body["items"]
    assert {item["speaker"]["id"] for item in body["items"]} == {"kassym-jomart-tokayev"}
    days = [item["date"]["sort_date"] for item in body["items"]]
    assert days == sorted(days, reverse=True)


def test_events_of_two_months(client: Client) -> None:
    events = items(client, "/v1/events?date_from=2024-11-01&date_to=2024-12-31")
    assert [(event["type"], event["date"]["edtf"]) for event in events] == [
        ("meeting", "2024-12-12"),
        ("visit", "2024-12-12"),
        ("meeting", "XXXX-XX-XX"),
        ("agreement", "XXXX-XX-XX"),
        ("meeting", "2024-11-28"),
        ("summit", "2024-11-28"),
        ("visit", "2024-11-27/2024-11-28"),
        ("meeting", "2024-11-27/2024-11-28"),
        ("meeting", "2024-11-27"),
        ("summit", "2024-11-27"),
    ]
    [plan] = [event for event in events if event["type"] == "agreement"]
    assert (plan["date"]["precision"], plan["date"]["reported"]) == ("unknown", "2024-12-12"), "found by its report"


def test_a_record_tells_its_evidence_where_it_stands(client: Client) -> None:
    [visit] = items(client, "/v1/visits?city=astana&visitor=vladimir-putin")
    record = client.get(f"/v1/events/{visit['id']}").json()
    fields = {row["field"] for row in record["evidence"]}
    assert {"type", "date"} <= fields
    assert all(row["end"] - row["start"] == len(row["exact"]) for row in record["evidence"])
    assert all(len(row["prefix"]) <= 32 and len(row["suffix"]) <= 32 for row in record["evidence"])


def test_lists_carry_evidence_only_on_request(client: Client) -> None:
    assert "evidence" not in items(client, "/v1/events?limit=1")[0]
    assert items(client, "/v1/events?limit=1&include=evidence")[0]["evidence"]


def test_a_visit_is_answered_with_its_event(client: Client) -> None:
    visit = items(client, "/v1/visits?limit=1")[0]
    answer = client.get(f"/v1/visits/{visit['id']}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"http://testserver/v1/events/{visit['id']}")


def test_a_pair_of_states_may_be_written_in_any_order(client: Client) -> None:
    assert items(client, "/v1/events?pair=KZ-RU") == items(client, "/v1/events?pair=ru-kz") != []
    answer = client.get("/v1/relations/RU-KZ?lang=ru")
    assert (answer.status_code, answer.headers["location"]) == (308, "http://testserver/v1/relations/KZ-RU?lang=ru")
    assert client.get("/v1/relations/KZ-RU").status_code == 200


def test_a_known_name_without_records_is_an_empty_answer_with_its_coverage(client: Client) -> None:
    body = client.get("/v1/visits?city=lisbon&date_from=1999&date_to=1999").json()
    assert body["items"] == []
    assert body["coverage"] is not None


@pytest.mark.parametrize(
    ("by", "columns"), [("month", {"month"}), ("month,type", {"month", "type"}), ("city", {"city"})]
)
def test_counts_add_up(client: Client, by: str, columns: set[str]) -> None:
    body = client.get(f"/v1/events/counts?by={by}").json()
    assert all(columns < set(row) for row in body["items"])
    total = client.get("/v1/events?count=true&limit=1").json()["total"]
    if by != "city":
        assert sum(row["count"] for row in body["items"]) == total
    csv = client.get(f"/v1/events/counts.csv?by={by}")
    assert len(csv.text.splitlines()) == len(body["items"]) + 1
    assert client.get(f"/v1/events/counts?by={by}&shape=array").json() == body["items"]


@pytest.mark.parametrize("q", ["toka", "тока", "Тоқа", "kassym"])
def test_names_are_suggested_as_they_are_typed(client: Client, q: str) -> None:
    assert "kassym-jomart-tokayev" in [item["id"] for item in items(client, f"/v1/suggest?q={q}")]


def test_changes_tell_everything_from_the_beginning(client: Client) -> None:
    ids, address = set(), "/v1/changes?since=0&limit=50"
    while address:
        body = client.get(address).json()
        ids |= {item["id"] for item in body["items"]}
        address = body["next"]
    assert {event["id"] for event in items(client, "/v1/events?limit=1000")} <= ids


def test_links_of_records_carry_the_address_that_was_asked(client: Client) -> None:
    answer = client.get("/v1/events?limit=1", headers={"Host": "news.example", "X-Forwarded-Proto": "https"})
    assert answer.json()["items"][0]["links"]["self"].startswith("https://news.example/v1/events/evt_")
    record = client.get(f"/v1/events/{answer.json()['items'][0]['id']}").json()
    assert record["links"]["self"].startswith("http://testserver/v1/events/evt_")


def test_links_of_suggestions_are_addresses_too(client: Client) -> None:
    assert items(client, "/v1/suggest?q=toka")[0]["links"]["self"].startswith("http://testserver/v1/")


def test_vocabularies_have_codes_and_labels(client: Client) -> None:
    types = {kind["code"]: kind for kind in items(client, "/v1/event-types")}
    assert types["visit"]["codes"]["cameo"] == "042"
    assert types["visit"]["label"]["ru"]
    assert items(client, "/v1/topics")


def test_quality_is_told_with_interval_on_used_and_on_untouched_articles(client: Client) -> None:
    told = client.get("/v1/quality").json()
    assert told["halves"]["untouched"]["articles"] > 0
    for figure in told["figures"]:
        for half in ("written", "untouched"):
            value, interval = figure[half]["value"], figure[half]["interval"]
            assert value is None or interval[0] <= value <= interval[1] or figure[half]["records"] == 0
    assert {"direct attributed", "events right", "visits right"} <= {figure["name"] for figure in told["figures"]}
    assert set(told["regression_floor"]) == {"articles", "figures", "floors", "untouched"}


def test_figures_of_another_extractor_are_stale(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    served = client.get("/v1/quality").json()
    assert served["stale"] is (served["extractor"]["hash"] != extractor_version())
    monkeypatch.setattr(quality, "measured", lambda: {"extractor": {"hash": extractor_version()}})
    assert quality.is_stale.__wrapped__() is False
    monkeypatch.setattr(quality, "measured", lambda: {"extractor": {"hash": "of another day"}})
    assert quality.is_stale.__wrapped__() is True


def test_quality_is_told_by_corpus_with_its_size(client: Client) -> None:
    told = client.get("/v1/quality").json()
    assert told["measured_on"]
    for corpus in told["corpora"]:
        assert corpus["articles"] > 0
        assert 0 <= corpus["figures"]["direct attributed f1"] <= 1
