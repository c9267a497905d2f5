"""Every error is a problem (RFC 9457) that says what would be right, with CORS and a page for its type."""

from typing import Any

import pytest

from app.api.problems import LISTED, PROBLEM_TYPES
from tests.servers import Client


def problem(client: Client, url: str, status: int, slug: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    answer = client.request(method, url, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "no-store"
    body: dict[str, Any] = answer.json()
    assert body["type"] == f"http://testserver/problems/{slug}"
    assert body["status"] == status
    assert body["request_id"] == answer.headers["x-request-id"]
    return body


def test_an_unknown_parameter_is_named_and_the_right_one_suggested(client: Client) -> None:
    [fault] = problem(client, "/v1/visits?citty=astana", 422, "unknown-parameter")["errors"]
    assert (fault["parameter"], fault["did_you_mean"]) == ("citty", ["city"])
    assert "visitor" in fault["allowed"]


def test_every_wrong_parameter_is_told_at_once(client: Client) -> None:
    body = problem(client, "/v1/events?foo=1&limit=0&type=vist", 422, "unknown-parameter")
    assert {fault["parameter"] for fault in body["errors"]} == {"foo", "limit", "type"}


def test_an_unknown_name_suggests_the_one_that_was_meant(client: Client) -> None:
    body = problem(client, "/v1/visits?city=Asatna", 422, "unknown-name")
    assert "Did you mean Astana" in body["detail"]
    assert body["errors"][0]["did_you_mean"][0] == "Astana"
    assert body["errors"][0]["parameter"] == "city"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=ten", "limit"),
        ("date_from=soon", "date_from"),
        ("date_from=2024-13", "date_from"),
        ("date_to=2023-02-30", "date_to"),
        ("type=vist", "type"),
        ("status=maybe", "status"),
        ("precision=hour", "precision"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=0,80,0,-80", "bbox"),
        ("pair=KZRU", "pair"),
        ("pair=KZ-KZ", "pair"),
        ("date_from=2024-11-27T99:99", "date_from"),
        ("date_to=2024-11-27T10:00:00%2B99:00", "date_to"),
        ("min_confidence=2", "min_confidence"),
        ("sort=title", "sort"),
        ("lang=de", "lang"),
        ("shape=list", "shape"),
        ("include=everything", "include"),
    ],
)
def test_a_value_that_is_not_taken_names_its_parameter(client: Client, query: str, parameter: str) -> None:
    [fault] = problem(client, f"/v1/events?{query}", 422, "invalid-value")["errors"]
    assert fault["parameter"].startswith(parameter)


def test_a_word_of_a_vocabulary_is_suggested(client: Client) -> None:
    [fault] = problem(client, "/v1/events?type=vist", 422, "invalid-value")["errors"]
    assert fault["did_you_mean"] == ["visit"]
    assert "visit" in fault["allowed"]


def test_from_after_to_is_refused(client: Client) -> None:
    body = problem(client, "/v1/events?date_from=2025&date_to=2024", 422, "invalid-value")
    assert body["detail"] == "date_from must not be after date_to."
    assert [fault["parameter"] for fault in body["errors"]] == ["date_from"]


@pytest.mark.parametrize(
    "path", ["/v1/events?pair=", "/v1/timeline?pair=KZ-RU&pair=", "/v1/articles?pair=", "/v1/relations/"]
)
def test_a_pair_is_of_two_states(client: Client, path: str) -> None:
    def refused(pair: str, slug: str) -> dict[str, Any]:
        [fault] = problem(client, path + pair, 422, slug)["errors"]
        assert fault["parameter"] == "pair"
        return dict(fault)

    assert "alpha-2 codes" in refused("KZ", "invalid-value")["message"]
    assert "“XX”" in refused("XX-YY", "unknown-name")["message"]
    assert "names one twice" in refused("KZ-KZ", "invalid-value")["message"]
    assert refused("RU-UK", "unknown-name")["did_you_mean"] == ["GB-RU"]
    assert client.get(f"{path}FR-PT").status_code == 200  # two states of which nothing is on record


def test_a_resource_without_parameters_allows_none(client: Client) -> None:
    [fault] = problem(client, "/v1/coverage?x=1", 422, "unknown-parameter")["errors"]
    assert (fault["parameter"], fault["allowed"]) == ("x", [])


@pytest.mark.parametrize(
    "moment",
    ["2024-11-27T10:00:00+05:00", "2024-11-27t10:00z", "2024-11-27T10:00:00.123456789-0330", "2024-11-27%2010:00"],
)
def test_a_moment_stands_for_its_day(client: Client, moment: str) -> None:
    by_day = client.get("/v1/events?date_from=2024-11-27&date_to=2024-11-27").json()["items"]
    assert client.get(f"/v1/events?date_from={moment}&date_to={moment}").json()["items"] == by_day != []


@pytest.mark.parametrize("cursor", ["nonsense", "AAAA", "%FF%FE", "1" * 500])
def test_a_cursor_that_is_none_is_refused(client: Client, cursor: str) -> None:
    problem(client, f"/v1/events?cursor={cursor}", 422, "invalid-cursor")


def test_a_cursor_of_another_query_is_refused(client: Client) -> None:
    following = client.get("/v1/events?limit=1").json()["next"]
    cursor = following.split("cursor=")[1]
    problem(client, f"/v1/events?limit=1&type=meeting&cursor={cursor}", 422, "invalid-cursor")


@pytest.mark.parametrize("path", ["/v2/events", "/v1/nothing", "/v1/events/evt_none", "/v1/actors/nobody-at-all", "/x"])
def test_nothing_there_is_404(client: Client, path: str) -> None:
    problem(client, path, 404, "not-found")


@pytest.mark.parametrize("path", ["/events/evt_none", "/actors/nobody-at-all", "/embed/nope", "/problems/none", "/x"])
def test_a_person_who_follows_a_dead_link_gets_a_page(client: Client, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert answer.headers["cache-control"] == "no-store" and "Accept" in answer.headers["vary"]
    assert "Not found" in answer.text and 'href="/"' in answer.text
    assert ("frame-ancestors *" in answer.headers["content-security-policy"]) == path.startswith("/embed/")
    problem(client, path, 404, "not-found")


def test_the_api_answers_problems_to_browsers_too(client: Client) -> None:
    problem(client, "/v1/events/evt_none", 404, "not-found", Accept="text/html,*/*;q=0.8")


def test_a_dead_link_shows_no_markup_of_its_own(client: Client) -> None:
    page = client.get("/events/<script>alert(1)<%2Fscript>", headers={"Accept": "text/html"}).text
    assert "Not found" in page and "<script>alert" not in page


def test_an_unknown_suffix_is_404_and_lists_the_known_ones(client: Client) -> None:
    body = problem(client, "/v1/events.xlsx", 404, "unknown-format")
    assert ".csv" in body["errors"][0]["allowed"]


def test_a_format_that_is_not_offered_is_406(client: Client) -> None:
    body = problem(client, "/v1/events", 406, "not-acceptable", Accept="image/png")
    assert "text/csv" in body["errors"][0]["allowed"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_writing_is_405_with_allow(client: Client, method: str) -> None:
    answer = client.request(method, "/v1/events")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    problem(client, "/v1/events", 405, "method-not-allowed", method)


def test_a_query_without_end_is_refused(client: Client) -> None:
    problem(client, "/v1/events?q=" + "a" * 16_500, 422, "query-too-long")


def test_no_type_is_listed_twice() -> None:
    slugs = [problem.slug for problem in LISTED]
    assert sorted(set(slugs)) == sorted(slugs)


@pytest.mark.parametrize("slug", PROBLEM_TYPES)
def test_each_type_has_a_page(client: Client, slug: str) -> None:
    answer = client.get(f"/problems/{slug}")
    assert answer.status_code == 200
    assert PROBLEM_TYPES[slug].title in answer.text


def test_only_underscore_and_utm_are_ignored(client: Client) -> None:
    assert client.get("/v1/events?_=17&utm_source=mail&utm_campaign=x").status_code == 200
    assert client.get("/v1/events?fbclid=1").status_code == 422


@pytest.mark.parametrize(
    "q",
    ["Токаев", "tokaev", '"strategic partnership"', '"', '"""', "a AND OR NOT", "*", "(", "-", "NEAR(a b)", "🤝", "%00",
     "col:x", "'; DROP TABLE events; --", "а" * 5000, "%F0%9F", "\u202e", "q" * 10_000],
)  # fmt: skip
@pytest.mark.parametrize("resource", ["events", "statements", "articles", "timeline", "actors", "places"])
def test_any_search_words_are_an_answer_or_a_problem_never_a_failure(client: Client, resource: str, q: str) -> None:
    answer = client.get(f"/v1/{resource}?q={q}&limit=2")
    assert answer.status_code in {200, 422}
