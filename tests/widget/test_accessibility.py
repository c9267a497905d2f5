"""axe-core finds no violation on any page, light and dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.node_packages import install_packages
from tests.servers import Server
from tests.widget.elsewhere import page_elsewhere

PAGES = {
    "dashboard": "/",
    "dashboard in Russian": "/?lang=ru&type=visit",
    "dashboard with a wrong filter": "/?city=Asatna",
    "problems": "/problems",
    "dead link": "/events/evt_nothing",
    "embedded timeline": "/embed/timeline",
    "embedded list": "/embed/list",
    "embedded quotes": "/embed/quotes",
    "embedded map": "/embed/map",
    "embedded tempo": "/embed/tempo",
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="session")
def axe() -> str:
    return (Path(install_packages()) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_no_violation(
    browser: Browser, server: Server, axe: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(server.url + path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    page.evaluate(axe)
    found = violations(page)
    context.close()
    assert found == []


def violations(page: Page) -> list[str]:
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in result["violations"]]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_dialogs_and_pages_of_records_too(
    browser: Browser, server: Server, axe: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
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


def test_every_view_on_a_page_of_another_origin(browser: Browser, server: Server, axe: str) -> None:
    views = "".join(f"<h2>{view}</h2><relations-timeline view={view} src={server.url}></relations-timeline>"
                    for view in ("timeline", "list", "map", "quotes", "tempo", "visits"))  # fmt: skip
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    with page_elsewhere(f"""<!doctype html><html lang="en"><title>Elsewhere</title>
        <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
        <script type="module" src="{server.url}/widget.js"></script>
        <main><h1>Elsewhere</h1>{views}</main>""") as address:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        expect(page.locator("relations-timeline[aria-busy]")).to_have_count(0)
        page.evaluate(axe)
        assert in_every_dress(page) == []
    context.close()


@pytest.fixture
def docs(browser: Browser, server: Server, axe: str) -> Iterator[Page]:
    """``/docs``, drawn and mended; a busy machine takes its time over a thousand parameters."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")  # colours change at once
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(f"{server.url}/docs")
    page.locator("#servers[aria-label]").wait_for()
    page.evaluate(axe)
    yield page
    context.close()


def test_docs_from_the_first_view_to_an_answer_and_the_schemas(docs: Page) -> None:
    assert changes_at_rest(docs) == 1
    assert in_every_dress(docs) == [], "first view"
    docs.locator(".operation-filter-input").fill("relations")
    expect(docs.locator(".opblock")).to_have_count(1)
    block = docs.locator("#operations-relations-get_relations")
    block.locator(".opblock-summary-control").click()
    block.locator("[data-param-name=lang] select[aria-label=lang]").wait_for()
    assert in_every_dress(docs) == [], "tried out"
    fill(block, "")
    block.locator(".execute").click()
    block.locator(".validation-errors").wait_for()
    assert in_every_dress(docs) == [], "a value is missing"
    fill(block, "KZ-UZ")
    block.locator(".execute").click()
    block.locator('.live-responses-table [aria-label="Copy the answer"]').wait_for()
    assert in_every_dress(docs) == [], "answered"
    block.locator(".try-out__btn.cancel").click()
    expect(block.locator(".execute")).to_have_count(0)
    assert in_every_dress(docs) == [], "not tried out"
    block.locator(".opblock-summary-control").click()
    docs.locator(".models-control").click()
    docs.locator(".models .json-schema-2020-12-accordion", has_text="Problem").first.click()
    assert in_every_dress(docs) == [], "schemas"


def test_docs_with_lists_of_values_and_a_long_answer(docs: Page) -> None:
    docs.locator(".operation-filter-input").fill("statements")
    block = docs.locator("#operations-statements-list_statements")
    block.locator(".opblock-summary-control").click()
    block.locator("[data-param-name=publisher] .json-schema-form-item-add").click()
    block.locator("[data-param-name=publisher] .json-schema-form-item-remove").click()
    block.locator("[data-param-name=limit] input").fill("2")
    block.locator(".execute").click()
    block.locator(".live-responses-table .highlight-code pre[tabindex]").wait_for()
    block.locator(".tablinks[data-name=model]").first.click()
    block.locator(".model-box .json-schema-2020-12-expand-deep-button").first.click()
    assert in_every_dress(docs) == []


def changes_at_rest(page: Page) -> int:
    """How often a page changes in half a second after a node was put there: once, if no mend calls for another."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    changes: int = page.evaluate("""new Promise((done) => {
      let changes = 0;
      new MutationObserver((list) => { changes += list.length; })
        .observe(document, {subtree: true, childList: true, attributes: true});
      document.querySelector("#swagger-ui").append(document.createElement("i"));
      setTimeout(() => done(changes), 500);
    })""")
    return changes


def fill(block: Locator, value: str) -> None:
    block.locator("[data-param-name=pair] input").fill(value)


def in_every_dress(page: Page) -> list[str]:
    """What axe finds in light and in dark, on a phone and on a desk; and whether these, or 320 px, are too narrow."""
    found = []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES if width > 320 else ():
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(100)  # mends wait a moment for the last change
            found += [f"{scheme}, {width}: {one}" for one in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width}: wider than the page")
    return found
