"""The web component on pages of another origin, under a strict policy, several at once, and with hostile records."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from app.db import get_engine, session_scope
from tests.databases import Databases
from tests.factories import Records
from tests.servers import Server, running_server
from tests.widget.elsewhere import page_elsewhere
from tests.widget.watching import watch


def test_two_widgets_stand_on_a_page_of_another_origin_under_a_strict_policy(page: Page, server: Server) -> None:
    policy = f"default-src 'self'; script-src {server.url}; connect-src {server.url}"
    html = f"""<!doctype html><title>Elsewhere</title><link rel="icon" href="/favicon.ico">
      <script type="module" src="{server.url}/widget.js"></script>
      <relations-timeline id="a" src="{server.url}" view="list" city="astana" height="300"></relations-timeline>
      <relations-timeline id="b" src="{server.url}" view="quotes" speaker="kassym-jomart-tokayev">
      </relations-timeline>"""
    with page_elsewhere(html, policy) as address:
        seen = watch(page)
        page.goto(address)
        expect(page.locator("#a .rows > li").first).to_contain_text("2024")
        expect(page.locator("#b .rows > li").first).to_contain_text("Tokayev")
        assert seen.errors == []


def test_a_click_is_told_to_the_host_page_which_may_take_over(page: Page, server: Server) -> None:
    html = f"""<!doctype html><script type="module" src="{server.url}/widget.js"></script>
      <relations-timeline src="{server.url}" view="list"></relations-timeline><script>
      addEventListener("rt-open", (event) => {{ window.opened = event.detail; event.preventDefault(); }});</script>"""
    with page_elsewhere(html) as address:
        page.goto(address)
        page.locator("relations-timeline .rows .title").first.click()
        assert page.evaluate("window.opened.object") == "event"
        expect(page.locator("relations-timeline dialog")).not_to_be_visible()


@pytest.mark.parametrize(("theme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")])
def test_themes_and_host_colours(page: Page, server: Server, theme: str, paper: str) -> None:
    html = f"""<!doctype html><script type="module" src="{server.url}/widget.js"></script>
      <relations-timeline src="{server.url}" view="list" theme="{theme}"></relations-timeline>
      <relations-timeline class="own" src="{server.url}" view="list" theme="{theme}" style="--rt-paper: rgb(1, 2, 3)">
      </relations-timeline>"""
    with page_elsewhere(html) as address:
        page.goto(address)
        expect(page.locator("relations-timeline").first).to_have_css("background-color", paper)
        expect(page.locator("relations-timeline.own")).to_have_css("background-color", "rgb(1, 2, 3)")


def test_a_wrong_filter_is_told_inside_the_widget(page: Page, server: Server) -> None:
    html = f"""<!doctype html><script type="module" src="{server.url}/widget.js"></script>
      <relations-timeline src="{server.url}" view="list" city="Asatna"></relations-timeline>"""
    with page_elsewhere(html) as address:
        page.goto(address)
        expect(page.locator("relations-timeline .status")).to_contain_text("Astana")


def test_what_is_too_many_is_counted_by_month_and_told_one_by_one_when_zoomed_in(page: Page, server: Server) -> None:
    html = f"""<!doctype html><script type="module" src="{server.url}/widget.js"></script>
      <relations-timeline src="{server.url}" view="timeline" most="5"></relations-timeline>"""
    with page_elsewhere(html) as address:
        page.goto(address)
        marks = page.locator("relations-timeline .marks button")
        expect(page.locator("relations-timeline .note")).to_contain_text("counted by month")
        marks.first.wait_for(state="attached")
        drawn = [str(mark.get_attribute("aria-label")) for mark in marks.all()]
        total = sum(server.get(f"/v1/{name}?count=true&limit=1").json()["total"] for name in ("events", "statements"))
        undated = server.get("/v1/timeline?precision=unknown&precision=before&precision=after&count=true&limit=1")
        coarse = server.get("/v1/timeline?precision=year&count=true&limit=1").json()["total"]
        counted = [int(name.split(": ")[1].split()[0]) for name in drawn if re.search(r": \d+ records?$", name)]
        assert sum(counted) == total - undated.json()["total"] - coarse
        newest = server.get("/v1/statements?limit=1").json()["items"][0]["text"]
        dialog = page.locator("relations-timeline dialog")
        for _ in range(20):  # zooms in on the newest months until their statements are there to choose from
            if dialog.is_visible():
                break
            marks.last.dispatch_event("click")
            page.wait_for_timeout(300)
        expect(dialog).to_contain_text(newest)


def test_a_map_of_many_is_the_map_of_all(page: Page, server: Server) -> None:
    html = f"""<!doctype html><script type="module" src="{server.url}/widget.js"></script>
      <relations-timeline id="all" src="{server.url}" view="map"></relations-timeline>
      <relations-timeline id="counted" src="{server.url}" view="map" most="1"></relations-timeline>"""
    with page_elsewhere(html) as address:
        page.goto(address)
        shown = {}
        for key in ("all", "counted"):
            cities = page.locator(f"#{key} .city")
            cities.first.wait_for()
            shown[key] = sorted(str(city.get_attribute("aria-label")) for city in cities.all())
        assert shown["all"] == shown["counted"] != []


@pytest.fixture(scope="module")
def travels(databases: Databases, empty_template: str) -> Iterator[Server]:
    """A server over visits of two states' people: alone, together, and to nobody told."""
    url = databases.copy(empty_template)
    engine = get_engine(url)
    with session_scope(engine) as session:
        records = Records(session)
        for key, country in (("norway", "NO"), ("denmark", "DK")):
            records.actor(key, key.title(), "state", country)
        for key, country in (("ada", "NO"), ("bo", "NO"), ("cai", "DK")):
            records.actor(key, key.title(), "person", country)
        told = records.article()
        for day, parties in (
            ("2024-03-01", [("ada", "visitor"), ("denmark", "host")]),
            ("2024-03-02", [("ada", "visitor"), ("bo", "visitor"), ("denmark", "host")]),
            ("2024-03-03", [("ada", "visitor")]),
            ("2024-03-04", [("bo", "visitor"), ("cai", "host")]),
            ("2024-03-05", [("norway", "visitor"), ("denmark", "host")]),
        ):
            records.event("visit", day, day, parties, None, [told])
        records.refresh()
    engine.dispose()
    with running_server(url) as server:
        yield server


def test_who_visits_whom_of_many_is_that_of_all(page: Page, travels: Server) -> None:
    html = f"""<!doctype html><script type="module" src="{travels.url}/widget.js"></script>
      <relations-timeline id="all" src="{travels.url}" view="visits"></relations-timeline>
      <relations-timeline id="counted" src="{travels.url}" view="visits" most="1"></relations-timeline>"""
    with page_elsewhere(html) as address:
        page.goto(address)
        shown = {}
        for key in ("all", "counted"):
            rows = page.locator(f"#{key} tbody tr")
            rows.first.wait_for()
            shown[key] = sorted(row.inner_text() for row in rows.all())
        assert shown["all"] == shown["counted"]
        assert "Ada\tDenmark\t2" in shown["all"] and "Ada\t—\t1" in shown["all"]
        for row, visits in (("Ada", 2), ("Bo", 1), ("Norway", 1)):
            page.locator("#counted tbody tr", has_text=row).filter(has_text="Denmark").get_by_role("button").click()
            expect(page.locator("#counted dialog .rows li")).to_have_count(visits)
            expect(page.locator("#counted dialog h2")).to_have_text(f"{row} → Denmark")
            page.keyboard.press("Escape")
        page.locator("#counted tbody tr", has_text="—").get_by_role("button").click()
        expect(page.locator("#counted dialog .rows time")).to_have_text(["March 3, 2024"])
