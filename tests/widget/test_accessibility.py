"""axe-core finds no violation on any page, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.node_packages import install_packages
from tests.servers import Server

OF_OTHERS = "#swagger-ui"
"""Swagger UI is not ours to mend; what it shows stands in /redoc and in openapi.json too."""
PAGES = {
    "dashboard": "/",
    "start page of the docs": "/docs",
    "dashboard in Russian": "/?lang=ru&type=visit",
    "embedded timeline": "/embed/timeline",
    "embedded list": "/embed/list",
    "embedded quotes": "/embed/quotes",
    "embedded map": "/embed/map",
    "embedded tempo": "/embed/tempo",
}


@pytest.fixture(scope="session")
def axe() -> str:
    return (Path(install_packages()) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_no_violation(browser: Browser, server: Server, axe: str, path: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto(server.url + path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    page.evaluate(axe)
    found = violations(page)
    context.close()
    assert found == []


def violations(page: Page) -> list[str]:
    result = page.evaluate("others => axe.run({exclude: others}, {resultTypes: ['violations']})", OF_OTHERS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in result["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dialogs_and_pages_of_records_too(browser: Browser, server: Server, axe: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    for kind in ("events", "statements", "actors"):
        page.goto(server.get(f"/v1/{kind}?limit=1").json()["items"][0]["links"]["page"])
        page.evaluate(axe)
        assert violations(page) == [], kind
    page.goto(f"{server.url}/")
    page.locator('relations-timeline[view="list"] .rows .title').first.click()
    page.locator('relations-timeline[view="list"] dialog mark').first.wait_for()
    page.evaluate(axe)
    assert violations(page) == [], "evidence"
    page.keyboard.press("Escape")
    page.locator("#embed").click()
    page.locator("#embed-codes input").first.wait_for()
    assert violations(page) == [], "embed dialog"
    context.close()
