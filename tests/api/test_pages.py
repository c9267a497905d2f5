"""Pages of records: readable without script, with evidence, the story's link, citation and metadata."""

import html
import json
import re
from typing import Any

import pytest
from sqlalchemy import text

from app.api.html import from_word, to_word
from app.config import Settings
from app.db import get_engine, session_scope
from app.timeline import Reader
from app.timeline.evidence import CONTEXT
from tests.servers import Client, application

COLLECTIONS = {"events": "Event", "statements": "Quotation", "actors": None}


def records(client: Client, collection: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/v1/{collection}?limit=1000").json()["items"]
    return found


def shown(page: str) -> str:
    """What a reader without script sees: the words of the page."""
    return html.unescape(re.sub(r"<[^>]+>", "", page.split("<body>")[1]))


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_record_has_a_page(client: Client, collection: str) -> None:
    found = records(client, collection)
    answers = {record["id"]: client.get(f"/{collection}/{record['id']}").status_code for record in found}
    assert len(answers) > 5
    assert set(answers.values()) == {200}


@pytest.mark.parametrize("collection", ["events", "statements"])
def test_a_page_shows_evidence_source_and_citation(client: Client, collection: str) -> None:
    for record in records(client, collection)[:10]:
        full = client.get(f"/v1/{collection}/{record['id']}").json()
        page = client.get(f"/{collection}/{record['id']}").text
        text = shown(page)
        assert (record.get("title") or record["text"]) in text
        assert any(row["exact"] and row["exact"] in text for row in full["evidence"])
        for source in record["sources"]:
            assert f'href="{html.escape(source["url"])}"' in page
            assert source["publisher"] in text
        assert "retrieved" in text.split("Cite")[1]


def test_words_around_a_span_are_whole() -> None:
    assert from_word("In Almaty, the two ministers spoke of"[-CONTEXT:]) == "… the two ministers spoke of"
    assert to_word(" trade between the two countries, and"[:CONTEXT]) == " trade between the two …"
    assert from_word("On ") == "On " and to_word(" trade") == " trade" and from_word(None) == to_word(None) == ""


@pytest.mark.parametrize(("collection", "kind"), COLLECTIONS.items())
def test_a_page_tells_machines_what_it_is(client: Client, collection: str, kind: str | None) -> None:
    record = records(client, collection)[0]
    page = client.get(f"/{collection}/{record['id']}").text
    for name in ("og:title", "og:description", "og:url", "og:type"):
        assert re.search(rf'<meta property="{name}" content="[^"]+">', page), name
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[0])
    assert told["@context"] == "https://schema.org"
    assert kind is None or told["@type"] == kind


def test_reported_speech_is_not_shown_as_a_quotation(client: Client) -> None:
    for kind, mark in (("direct", "<blockquote"), ("indirect", '<p class="reported"')):
        record = client.get(f"/v1/statements?kind={kind}&limit=1").json()["items"][0]
        assert mark in client.get(f"/statements/{record['id']}").text


def test_a_page_of_a_person_tells_offices_with_their_days(client: Client) -> None:
    offices = [(one["id"], office) for one in records(client, "actors") for office in one["offices"]]
    dated = [(actor, office) for actor, office in offices if office["from"] or office["to"]]
    assert {bool(office["to"]) for _, office in dated} == {True, False}
    for actor, office in dated:
        since, until = office["from"], office["to"]
        told = f"{since} – {until}" if since and until else f"since {since}" if since else f"until {until}"
        assert f"{office['title']} {told}" in shown(client.get(f"/actors/{actor}").text)


def test_a_page_of_a_statement_leads_to_its_event_and_back(client: Client) -> None:
    said = next(one for one in records(client, "statements") if one["event"])
    assert f'/events/{said["event"]}">Made at this event' in client.get(f"/statements/{said['id']}").text
    assert f'/statements/{said["id"]}"' in client.get(f"/events/{said['event']}").text


def test_a_page_of_nothing_is_not_found(client: Client) -> None:
    for path in ("/events/evt_nothing", "/statements/stm_nothing", "/actors/nobody-at-all"):
        assert client.get(path).status_code == 404


class InterruptedReader(Reader):
    """A reader after whose first selection another process commits."""

    async def run(self, select: Any, *args: Any, **kwargs: Any) -> Any:
        selected = await super().run(select, *args, **kwargs)
        engine = get_engine(self.url)
        with session_scope(engine) as session:
            session.execute(text("UPDATE actors SET wikidata = NULL"))
        engine.dispose()
        return selected


def test_a_page_tells_the_version_that_it_was_made_of(seeded_url: str) -> None:
    with application(Settings(database_url=seeded_url)) as client:
        event = records(client, "events")[0]["id"]
        version = int(client.get("/version").json()["dataset"]["version"])
        plain = client.app.state.reader
        client.app.state.reader = InterruptedReader(seeded_url)
        page = client.get(f"/events/{event}")
        client.app.state.reader.close()
        client.app.state.reader = plain
        assert int(client.get("/version").json()["dataset"]["version"]) > version, "somebody committed meanwhile"
    assert page.headers["etag"].startswith(f'"{version}-')
    assert f"version {version}" in shown(page.text)
