"""The web component on pages of another origin, under a strict policy, several at once, and with hostile records."""

import pytest
from playwright.sync_api import Page, expect

from tests.servers import Server
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
