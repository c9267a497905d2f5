"""Every filter in every format over the articles that come with the program."""

import pytest

from app.formats import FORMATS, formats_of
from tests.api.counting import COUNT
from tests.servers import Client

SHARED = ["", "date_from=2024-11&date_to=2024-12", "date_match=within&date_from=2022", "actor=Путин", "city=astana",
          "country=KZ", "pair=KZ-RU", "publisher=Tengrinews", "language=en", "precision=day", "min_articles=2",
          "min_confidence=0.1", "disputed=false", "bbox=46,40,88,56", "topic=energy", "type=visit", "status=occurred",
          "actor=vladimir-putin&actor_scope=self", "actor=kazakhstan&actor=russia&actor_match=all", "q=Kazakhstan",
          "sort=date", "lang=kk", "via=nobody-at-all"]  # fmt: skip
FILTERS = {
    "events": [*SHARED, "visitor=Путин", "host=kazakhstan", "subtype=state"],
    "visits": [*SHARED, "visitor=Путин", "host=kazakhstan", "subtype=state"],
    "statements": [*SHARED, "speaker=Токаев", "kind=direct"],
    "timeline": [*SHARED, "speaker=Токаев", "host=kazakhstan"],
    "articles": ["", "date_from=2022", "actor=Путин", "pair=KZ-RU", "publisher=Tengrinews", "language=en", "q=visit"],
    "actors": ["", "kind=person", "country=KZ", "q=токаев"],
    "places": ["", "kind=city", "country=KZ", "bbox=46,40,88,56", "q=astana"],
}
CASES = [(resource, form.name) for resource in FILTERS for form in formats_of(resource)]


def test_every_format_can_be_counted() -> None:
    assert set(COUNT) == set(FORMATS)


@pytest.mark.parametrize(("resource", "name"), CASES)
def test_every_filter_in_every_format_gives_all_or_says_what_it_gives(client: Client, resource: str, name: str) -> None:
    for query in FILTERS[resource]:
        total = client.get(f"/v1/{resource}?{query}&count=true&limit=1").json()["total"]
        answer = client.get(f"/v1/{resource}.{name}?{query}")
        assert answer.status_code == 200, (query, answer.text)
        given = COUNT[name](answer.content)
        if "x-truncated" in answer.headers:
            assert answer.headers["x-truncated"] == f"{given}/{total}", query
        else:
            assert given == total or (name == "json" and answer.json()["next"]), query


@pytest.mark.parametrize("resource", ["events", "visits", "statements", "timeline"])
def test_open_dates_are_in_calendars_on_request(client: Client, resource: str) -> None:
    total = client.get(f"/v1/{resource}?count=true&limit=1").json()["total"]
    for name in ("ics", "timelinejs.json", "timelinejs.csv", "vis.json"):
        answer = client.get(f"/v1/{resource}.{name}?open_dates=1")
        assert COUNT[name](answer.content) == total
        assert "x-truncated" not in answer.headers


@pytest.mark.parametrize("name", FORMATS)
def test_a_limit_is_honoured_and_the_rest_is_told(client: Client, name: str) -> None:
    answer = client.get(f"/v1/statements.{name}?limit=2&open_dates=1")
    assert COUNT[name](answer.content) == 2
    assert 'rel="next"' in answer.headers["link"]
    if name != "json":
        total = client.get("/v1/statements?count=true&limit=1").json()["total"]
        assert answer.headers["x-truncated"] == f"2/{total}"


@pytest.mark.parametrize("name", FORMATS)
def test_the_suffix_wins_over_accept(client: Client, name: str) -> None:
    answer = client.get(f"/v1/events.{name}", headers={"Accept": "image/png"})
    assert answer.headers["content-type"] == FORMATS[name].media_type


def test_excel_gets_its_mark_and_a_file_name(client: Client) -> None:
    answer = client.get("/v1/statements.csv?excel=1")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-disposition"] == 'attachment; filename="statements.csv"'
