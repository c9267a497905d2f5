"""An article that means harm shows as text everywhere."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]
import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from app.config import Settings
from app.db import get_engine, session_scope
from app.ingest import ingest_paths
from tests.databases import Databases
from tests.factories import Records
from tests.node_packages import install_packages
from tests.servers import Server, running_server
from tests.widget.elsewhere import page_elsewhere
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
        answer = page.goto(hostile_server.url + path)
        assert answer is not None and answer.status == 200, path
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


LONG = "Ann " + "ẞ" * 4_990 + " Or"
MARKED = f'\u202e{EVIL}\u2066 =HYPERLINK("javascript:x")\r\nBEGIN:VALARM\nEND:VEVENT'


@pytest.fixture(scope="module")
def rotten(databases: Databases, empty_template: str) -> Iterator[Server]:
    """A server over records every text of which means harm, as if reading had let all of it pass."""
    url = databases.copy(empty_template)
    engine = get_engine(url)
    with session_scope(engine) as session:
        records = Records(session)
        records.actor("long", LONG, "person", "NO")
        records.actor("evil", f"+{MARKED}", "person", "DK")
        records.actor("norway", "Norway", "state", "NO")
        records.place("evil-town", f"-{EVIL}", "NO", (59.9, 10.7))
        told = records.article(publisher=f"@{MARKED}", title=f"={MARKED}", url="javascript:document.title='owned'")
        parts = [("evil", "visitor"), ("long", "visitor"), ("norway", "host")]
        visit = records.event("visit", "2024-03-03", "2024-03-04", parts, "evil-town", [told])
        records.statement(f"={MARKED}", "evil", "2024-03-03", [told], event=visit)
        records.statement(LONG, "long", "2024-03-03", [told], "indirect")
        records.refresh()
    engine.dispose()
    with running_server(url) as server:
        yield server


def harmless(page: Page, where: str) -> None:
    """Nothing ran, nothing may be clicked that would, and nothing widens the page."""
    assert page.title() != "owned", where
    assert page.locator('a[href^="javascript:"]').count() == 0, where
    assert page.locator("img[src=x]").count() == 0, where
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


def test_rotten_records_are_text_on_every_page(page: Page, rotten: Server) -> None:
    records = rotten.get("/v1/timeline").json()["items"]
    pages = [urlsplit(record["links"]["page"]).path for record in records]
    for path in ["/", "/actors/evil", "/actors/long", *pages,
                 *(f"/embed/{view}" for view in ("timeline", "list", "quotes", "map", "tempo", "visits"))]:  # fmt: skip
        answer = page.goto(rotten.url + path)
        assert answer is not None and answer.status == 200, path
        page.wait_for_load_state("networkidle")
        harmless(page, path)
    page.goto(rotten.url + "/")
    page.locator('relations-timeline[view="list"] .rows .title').first.click()
    page.locator('relations-timeline[view="list"] dialog .source-list li').first.wait_for()
    harmless(page, "evidence")


def test_rotten_records_are_text_in_a_widget_elsewhere(page: Page, rotten: Server) -> None:
    html = "".join(f'<relations-timeline src="{rotten.url}" view="{view}"></relations-timeline>'
                   for view in ("timeline", "list", "quotes", "map", "visits"))  # fmt: skip
    with page_elsewhere(f'<script type="module" src="{rotten.url}/widget.js"></script>{html}') as address:
        page.goto(address)
        expect(page.locator('[view="quotes"] blockquote').first).to_contain_text("<script>")
        page.wait_for_load_state("networkidle")
        harmless(page, "widget")


def test_rotten_records_are_text_in_timelinejs(page: Page, rotten: Server) -> None:
    code = (install_packages() / "@knight-lab" / "timelinejs" / "dist" / "js" / "timeline.js").read_text("utf-8")
    with page_elsewhere('<div id="timeline" style="width:900px;height:500px"></div>') as address:
        page.goto(address)
        page.add_script_tag(content=code)
        page.evaluate(f"window.shown = new TL.Timeline('timeline', '{rotten.url}/v1/timeline.timelinejs.json'); 0")
        page.locator(".tl-timemarker").first.wait_for(state="attached")
        assert page.title() != "owned"
        assert page.locator('a[href^="javascript:"], img[src=x]').count() == 0


def test_rotten_records_are_values_in_calendars_feeds_and_tables(rotten: Server) -> None:
    entries = list(icalendar.Calendar.from_ical(rotten.get("/v1/timeline.ics").content).walk())
    assert [entry.name for entry in entries] == ["VCALENDAR", "VEVENT", "VEVENT", "VEVENT"]
    rows = list(csv.reader(io.StringIO(rotten.get("/v1/timeline.csv").text)))
    assert len({len(row) for row in rows}) == 1
    numbers = re.compile(r"[-+]?\d+(\.\d+)?")
    cells = [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell and not numbers.fullmatch(cell)]
    assert cells == [], "a spreadsheet would run these"
    for name in ("timeline.atom", "actors.csv", "places.geojson", "articles.csv"):
        assert rotten.get(f"/v1/{name}").status_code == 200
    feed = feedparser.parse(rotten.get("/v1/timeline.atom").content)
    assert not feed.bozo and len(feed.entries) == 3
    assert not [link for entry in feed.entries for link in entry.links if link.href.startswith("javascript:")]
    for item in rotten.get("/v1/timeline.feed.json").json()["items"]:
        assert "<script" not in item.get("content_html", "")
        assert not str(item.get("external_url", "")).startswith("javascript:")
