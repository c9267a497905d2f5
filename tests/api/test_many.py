"""Over 2,500 synthetic events every format gives as many as ``count=true`` says, or says that it was cut."""

from collections.abc import Iterator

import pytest

from app.config import Settings
from app.formats import FORMATS
from tests.api.counting import COUNT
from tests.benchmarks.building import build
from tests.databases import Databases
from tests.servers import Client, application

EVENTS = 2_500


@pytest.fixture(scope="module")
def many(databases: Databases, empty_template: str) -> Iterator[Client]:
    url = databases.copy(empty_template)
    build(url, EVENTS)
    with application(Settings(database_url=url)) as client:
        yield client


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("query", ["", "open_dates=1", "type=visit&open_dates=1"])
def test_all_is_given_or_the_cut_is_told(many: Client, name: str, query: str) -> None:
    total = many.get(f"/v1/events?{query}&count=true&limit=1").json()["total"]
    assert total > 1 and (query.startswith("type") or total >= EVENTS)
    answer = many.get(f"/v1/events.{name}?{query}")
    given = COUNT[name](answer.content)
    if name == "json":
        assert (given, answer.json()["next"] is None) == (min(total, 50), total <= 50)
    elif "x-truncated" in answer.headers:
        assert answer.headers["x-truncated"] == f"{given}/{total}"
        assert given < total
    else:
        assert given == total


def test_pages_together_are_the_whole(many: Client) -> None:
    ids = [line.split('"id":"')[1].split('"')[0] for line in many.get("/v1/events.ndjson").text.splitlines()]
    paged: list[str] = []
    address = "/v1/events?limit=700"
    while address:
        body = many.get(address).json()
        paged += [item["id"] for item in body["items"]]
        address = body["next"]
    assert paged == ids
    assert len(set(ids)) == len(ids)
