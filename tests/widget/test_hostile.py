"""An article that means harm shows as text everywhere."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.config import Settings
from app.db import get_engine
from app.ingest import ingest_paths
from tests.servers import Server, running_server
from tests.widget.watching import watch

EVIL = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
ARTICLE = f"""Talks in Oslo {EVIL}

On 3 March 2024 Norwegian Foreign Minister Espen Barth Eide met Danish Foreign Minister Lars Lokke Rasmussen in Oslo.

"Relations {EVIL} are good and will get better \u202eevil\u202c still," Eide said.

The two ministers spoke about the trade between the two countries and about the ferry that links them, and they agreed
that their officials would meet again in the summer. It was the first time that the two of them had met this year.
"""
CATALOGUE = {
    "publisher": f"=cmd|' /C calc'!A0 {EVIL}",
    "url": 'https://example.org/?a="onmouseover="x',
    "published": "2024-03-04",
}


@pytest.fixture
def hostile_server(empty_url: str, tmp_path: Path) -> Iterator[Server]:
    """A server over a database that holds one hostile article."""
    (tmp_path / "evil.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "evil.meta.json").write_text(json.dumps(CATALOGUE), encoding="utf-8")
    engine = get_engine(empty_url)
    outcomes = list(ingest_paths([tmp_path / "evil.txt"], engine, Settings(database_url=empty_url)))
    engine.dispose()
    assert len(outcomes) == 1
    with running_server(empty_url) as server:
        yield server


def test_hostile_words_are_text_everywhere(browser: Browser, hostile_server: Server) -> None:
    page = browser.new_page()
    seen = watch(page)
    events = hostile_server.get("/v1/events").json()["items"]
    statements = hostile_server.get("/v1/statements").json()["items"]
    assert events and statements
    for path in ["/", *(f"/embed/{view}" for view in ("timeline", "list", "quotes", "map")),
                 f"/events/{events[0]['id']}", f"/statements/{statements[0]['id']}"]:  # fmt: skip
        page.goto(hostile_server.url + path)
        page.wait_for_load_state("networkidle")
        assert page.title() != "owned", path
        assert page.locator('a[href^="javascript:"]').count() == 0, path
    page.goto(hostile_server.url + "/")
    expect(page.locator('relations-timeline[view="quotes"] blockquote').first).to_contain_text("<script>")
    assert [error for error in seen.errors if "script" in error.lower()] == []
    page.close()


def test_hostile_words_are_escaped_in_feeds_and_tables(hostile_server: Server) -> None:
    assert "<script>" not in hostile_server.get("/v1/statements.atom").text
    assert "<script>" not in hostile_server.get("/v1/statements.vis.json").text
    assert "\r\n" in hostile_server.get("/v1/events.ics").text
    rows = hostile_server.get("/v1/statements.csv").text
    assert not re.search(r'(^|,)"?=cmd', rows, re.MULTILINE)


def test_a_link_that_is_no_web_address_is_refused(empty_url: str, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "evil.meta.json").write_text('{"url": "javascript:alert(1)"}', encoding="utf-8")
    engine = get_engine(empty_url)
    (outcome,) = ingest_paths([tmp_path / "evil.txt"], engine, Settings(database_url=empty_url))
    engine.dispose()
    assert "must be a web address" in str(outcome)
