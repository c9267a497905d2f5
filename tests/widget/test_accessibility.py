"""axe-core finds no violation on any page, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.node_packages import install_packages
from tests.servers import Server

PAGES = {
    "dashboard": "/",
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
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    found = [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in result["violations"]]
    context.close()
    assert found == []
