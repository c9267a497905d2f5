"""What was withdrawn is gone from every list, count, feed, format and page; its address tells the reason."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.config import Settings
from app.db import session_scope
from app.formats import formats_of
from app.ingest import ingest_paths, restore_record
from app.storage.withdrawal import withdraw
from tests.api.counting import COUNT
from tests.servers import Client, application

STORY = """On 3 March 2024, Fijian Foreign Minister Seru Naivalu arrived in Bergen for an official visit.

On 5 March 2024, Naivalu spoke by telephone with Norwegian Foreign Minister Aksel Vangsnes.

"The ferries of Bergen will sail again in April," Naivalu said on 3 March.
"""
REASON = "the publisher retracted it"
LISTS = ("events", "visits", "statements", "timeline", "articles")


@pytest.fixture
def article(seeded_engine: Engine, tmp_path: Path) -> Path:
    story = tmp_path / "ferries.txt"
    story.write_text(STORY)
    meta = {"publisher": "The Bergen Courier", "published": "2024-03-04", "url": "https://courier.example/ferries"}
    story.with_suffix(".meta.json").write_text(json.dumps(meta))
    assert read(story, seeded_engine) == "new"
    return story


@pytest.fixture
def client(seeded_url: str, article: Path) -> Iterator[Client]:
    with application(Settings(database_url=seeded_url)) as client:
        yield client


def read(story: Path, engine: Engine) -> str:
    [outcome] = ingest_paths([story], engine)
    return str(outcome.result)


def ids(client: Client, resource: str) -> list[str]:
    return [item["id"] for item in client.get(f"/v1/{resource}?publisher=The Bergen Courier").json()["items"]]


def withdraw_now(engine: Engine, record: str) -> None:
    with session_scope(engine) as session:
        withdraw(session, record, REASON)


def everything(client: Client) -> Iterator[tuple[str, bytes]]:
    """The bytes of every list in every format, of counts, pages, embeds and suggestions."""
    for resource in LISTS:
        for form in formats_of(resource):
            address = f"/v1/{resource}.{form.name}?limit=1000"
            yield address, client.get(address).content
    for address in ("/", "/embed/timeline?city=Bergen", "/v1/events/counts?by=city", "/v1/statements?q=Bergen",
                    "/v1/events?q=Bergen", "/v1/articles?q=ferries"):  # fmt: skip
        yield address, client.get(address).content


def totals(client: Client) -> dict[str, int]:
    return {name: client.get(f"/v1/{name}?count=true&limit=1").json()["total"] for name in LISTS}


def test_a_withdrawn_article_takes_all_it_told_with_it(client: Client, seeded_engine: Engine) -> None:
    before, version = totals(client), int(client.get("/version").json()["dataset"]["version"])
    events, statements, articles = (ids(client, name) for name in ("events", "statements", "articles"))
    gone = [*events, *statements, *articles]
    assert len(events) >= 2 and statements and len(articles) == 1
    withdraw_now(seeded_engine, articles[0])
    for address, body in everything(client):
        assert not [key for key in gone if key.encode() in body], address
    assert totals(client)["events"] == before["events"] - len(events)
    for name in ("events", "visits", "statements", "timeline"):
        for form in formats_of(name):
            assert COUNT[form.name](client.get(f"/v1/{name}.{form.name}?article={articles[0]}").content) == 0
    for name, keys in (("articles", articles), ("events", events), ("statements", statements)):
        for key in keys:
            assert client.get(f"/v1/{name}/{key}").status_code == 410, key
    assert client.get(f"/v1/articles/{articles[0]}").json()["detail"].count(REASON) == 1
    tombstones = {item["id"]: item for item in client.get(f"/v1/changes?since={version}").json()["items"]}
    assert set(gone) <= set(tombstones)
    assert tombstones[articles[0]]["change"] == "withdrawn"


def test_a_withdrawn_event_is_gone_with_its_page_and_stays_gone_when_read_again(
    client: Client, seeded_engine: Engine, article: Path
) -> None:
    event = next(item for item in client.get("/v1/events?publisher=The Bergen Courier").json()["items"]
                 if item["type"] == "call")["id"]  # fmt: skip
    counts = "/v1/events/counts?by=type&publisher=The Bergen Courier"
    assert {"type": "call", "count": 1} in client.get(counts).json()["items"]
    withdraw_now(seeded_engine, event)
    article.write_text(STORY + "\nThe two ministers will meet again in Suva on 5 May 2024.\n")
    assert read(article, seeded_engine) != "refused"
    assert not [address for address, body in everything(client) if event.encode() in body]
    assert "call" not in {row["type"] for row in client.get(counts).json()["items"]}
    for address in (f"/v1/events/{event}", f"/events/{event}", f"/embed/record?event={event}"):
        answer = client.get(address)
        assert (answer.status_code, REASON in answer.text) == (410, True), address


def test_what_was_withdrawn_can_be_brought_back(client: Client, seeded_engine: Engine) -> None:
    before = totals(client)
    keys = {name: set(ids(client, name)) for name in LISTS}
    withdraw_now(seeded_engine, next(iter(keys["articles"])))
    assert totals(client) != before
    restore_record(seeded_engine, next(iter(keys["articles"])))
    assert totals(client) == before
    assert {name: set(ids(client, name)) for name in LISTS} == keys
