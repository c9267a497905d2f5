"""What all endpoints together serve of an article, outside statements, stays within its publisher's share."""

import html
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.config import Settings
from app.db import get_engine
from app.formats import formats_of
from app.ingest import ingest_paths
from tests.servers import Client, application

PARAGRAPHS = """Harbour talks lead to a ferry line

On 3 March 2024, Norwegian Foreign Minister Aksel Vangsnes arrived in Lisbon for an official visit and was met at the
airport by Portuguese Foreign Minister Rui Caldeira, who had come from a session of parliament that lasted all night.

"The ferries of our two countries will sail again before the summer is over," Vangsnes said at the harbour.

The two ministers signed an agreement on fisheries on 4 March 2024, the foreign ministry said in a statement, and went
on to look at the docks, where the wind was strong enough to carry away the papers of a reporter from the north.

Caldeira noted that trade between Portugal and Norway had doubled since the last meeting of the joint commission."""
STORY = "\n\n".join(paragraph.replace("\n", " ") for paragraph in PARAGRAPHS.split("\n\n"))
CATALOGUE = {"publisher": "The Lisbon Courier", "published": "2024-03-05", "url": "https://courier.example/ferries",
             "title": "Harbour talks lead to a ferry line"}  # fmt: skip


@contextmanager
def served(url: str, folder: Path, share: float) -> Iterator[Client]:
    """The application over one more article, whose publisher allows a share of it."""
    (folder / "ferries.txt").write_text(STORY)
    (folder / "ferries.meta.json").write_text(json.dumps({**CATALOGUE, "reuse_share": share}))
    engine = get_engine(url)
    settings = Settings(database_url=url)
    [outcome] = ingest_paths([folder / "ferries.txt"], engine, settings)
    engine.dispose()
    assert outcome.result == "new", outcome
    with application(settings) as client:
        yield client


@pytest.fixture(params=[0.1, 0.3])
def shared(request: pytest.FixtureRequest, seeded_url: str, tmp_path: Path) -> Iterator[tuple[Client, float]]:
    """The application, and the share of its article that it may show."""
    with served(seeded_url, tmp_path, request.param) as client:
        yield client, request.param


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings_in(part)


def addresses(client: Client) -> Iterator[str]:
    """Every list, in JSON with and without evidence, and every record of the article."""
    listed = "article=" + client.get("/v1/articles?publisher=The Lisbon Courier").json()["items"][0]["id"]
    for resource in ("events", "visits", "statements", "timeline"):
        yield f"/v1/{resource}?{listed}"
        yield f"/v1/{resource}?{listed}&include=evidence"
        yield from (item["links"]["self"] for item in client.get(f"/v1/{resource}?{listed}").json()["items"])
    for item in client.get("/v1/articles?publisher=The Lisbon Courier").json()["items"]:
        yield item["links"]["self"]
    yield from ("/v1/articles", "/v1/actors?limit=1000", "/v1/changes?since=0&limit=1000", "/v1/coverage")


def facts_in(client: Client, records: list[dict[str, Any]]) -> set[str]:
    """Names of people, bodies and places and the titles of offices are facts, not words of an article."""
    known = [client.get(f"/v1/{name}?limit=1000").json()["items"] for name in ("actors", "places")]
    people = [one for record in records for one in [*record.get("participants", []), record.get("speaker") or {}]]
    return {*strings_in(known), *strings_in(people), CATALOGUE["title"]}


def spans_of(texts: set[str]) -> set[int]:
    """The characters of the story that some texts repeat."""
    return {at for text in texts for found in re.finditer(re.escape(text), STORY) for at in range(*found.span())}


def test_all_that_is_served_outside_statements_stays_within_the_share(shared: tuple[Client, float]) -> None:
    client, share = shared
    records = client.get("/v1/timeline?publisher=The Lisbon Courier&include=evidence").json()["items"]
    statements = [record for record in records if record["object"] == "statement"]
    said = {row["exact"] for one in statements for row in one["evidence"] if row["field"] == "text"}
    assert len(said) > 2
    served = {text for address in addresses(client) for text in strings_in(client.get(address).json())}
    words = {text for text in served - facts_in(client, records) if len(text.split()) > 1}
    outside = spans_of(words) - spans_of(said)
    assert 0 < len(outside) <= share * len(STORY)


@pytest.mark.parametrize("resource", ["events", "visits", "statements", "timeline", "articles"])
def test_no_format_tells_more_than_json(shared: tuple[Client, float], resource: str) -> None:
    client, _ = shared
    query = "publisher=The Lisbon Courier&limit=1000&open_dates=1"
    told = client.get(f"/v1/{resource}?{query}").text
    for form in formats_of(resource):
        if form.name != "parquet":
            words = html.unescape(client.get(f"/v1/{resource}.{form.name}?{query}").text).replace("\r\n ", "")
            for sentence in re.split(r"(?<=\.)\s+", STORY):
                assert sentence in told or sentence not in words, (form.name, sentence)


def test_a_page_says_where_the_share_is_used_up(seeded_url: str, tmp_path: Path) -> None:
    with served(seeded_url, tmp_path, 0) as client:
        links = [one["links"] for one in client.get("/v1/timeline?publisher=The Lisbon Courier").json()["items"]]
        rows = {link["page"]: client.get(link["self"]).json()["evidence"] for link in links}
        unseen = {page: sum(row["exact"] is None for row in told) for page, told in rows.items()}
        assert max(unseen.values()) > 1
        for page, count in unseen.items():
            told = client.get(page).text.split("Evidence</h2>")[1]
            assert told.count("the publisher allows is used up") == count
            assert "None" not in told
