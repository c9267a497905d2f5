"""The documentation works without any other host: seen in a real browser's network log."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.servers import Client, Server
from tests.widget.keys import tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Watch:
    """What a page asked of other hosts, and what it complained of."""

    def __init__(self, page: "Page", own: str) -> None:
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._note(request.url, own))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, url: str, own: str) -> None:
        if not url.startswith((own, "data:", "blob:")):
            self.foreign.append(url)


@pytest.fixture
def watch(page: "Page", server: Server) -> Iterator[Watch]:
    watch = Watch(page, server.url)
    yield watch
    assert watch.foreign == []
    assert watch.errors == []


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("statements-list_statements", "Kassym-Jomart Tokayev"),
        ("visits-list_visits", "Vladimir Putin"),
        ("events-list_events", "evt_"),
    ],
)
def test_execute_gives_rows(page: "Page", server: Server, watch: Watch, operation: str, expected: str) -> None:
    page.goto(f"{server.url}/docs#/{operation.replace('-', '/', 1)}")
    page.set_default_timeout(90_000)  # a thousand parameters drawn by a busy machine
    block = page.locator(f"#operations-{operation}")
    block.locator(".opblock-summary").wait_for()
    if not block.locator(".execute").is_visible():
        block.locator(".opblock-summary-control").click()
    block.locator("button.execute").click()
    live = block.locator(".live-responses-table")
    live.wait_for()
    assert live.locator(".response-col_status").last.inner_text().startswith("200")
    assert expected in live.inner_text()


def test_keys_alone_open_try_and_copy_an_operation(page: "Page", server: Server, watch: Watch) -> None:
    page.set_default_timeout(90_000)
    page.goto(f"{server.url}/docs")
    page.locator("#servers[aria-label]").wait_for()
    tab_to(page, ".operation-filter-input")
    page.keyboard.type("relations")
    page.locator("#operations-tag-events").wait_for(state="detached")
    tab_to(page, ".opblock-summary-control")
    page.keyboard.press("Enter")
    page.wait_for_url("**/docs#/relations/get_relations")
    page.locator("[aria-label=pair]").wait_for()
    tab_to(page, "[aria-label='Copy /v1/relations/{pair}']")
    page.evaluate("document.execCommand = (name) => { window.done = name; return true; }")
    page.keyboard.press("Space")
    assert page.evaluate("window.done") == "copy"
    tab_to(page, "[aria-label=pair]")
    page.keyboard.press("Control+A")
    page.keyboard.type("KZ-RU")
    tab_to(page, ".execute")
    page.keyboard.press("Enter")
    page.locator('.live-responses-table [aria-label="Copy the answer"]').wait_for()
    assert page.locator(".live-responses-table .response-col_status").last.inner_text().startswith("200")


@pytest.mark.parametrize(
    ("question", "expected"),
    [("Tokayev say", "Kassym-Jomart Tokayev"), ("visited Astana", "Vladimir Putin"), ("end of 2024", "2024-12")],
)
def test_the_start_page_answers_three_questions(
    page: "Page", server: Server, watch: Watch, question: str, expected: str
) -> None:
    page.goto(f"{server.url}/docs")
    card = page.locator(".try", has_text=question)
    card.get_by_role("button", name="Try it").click()
    card.locator(".rows li", has_text=expected).first.wait_for()
    address = card.locator(".address").get_attribute("href")
    assert address is not None and len(server.get(address).json()["items"]) == card.locator(".rows li").count()


def test_a_question_leads_on_to_its_filters(page: "Page", server: Server, watch: Watch) -> None:
    page.set_default_timeout(90_000)
    page.goto(f"{server.url}/docs")
    page.locator("#servers[aria-label]").wait_for()
    page.locator(".try", has_text="visited Astana").get_by_role("link", name="Change the filters").click()
    block = page.locator("#operations-visits-list_visits")
    block.locator("[data-param-name=city] input").first.wait_for()
    page.wait_for_function("document.activeElement?.closest('#operations-visits-list_visits') != null")
    box = block.bounding_box()
    assert box is not None and -5 < box["y"] < 100, "it was gone to"


def test_redoc_shows_the_contract(page: "Page", server: Server, watch: Watch) -> None:
    page.goto(f"{server.url}/redoc")
    page.get_by_role("heading", name="Quotations by speaker, topic, date, text").first.wait_for()


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_docs_ignore_parameters_they_do_not_know(client: Client, path: str) -> None:
    answer = client.get(f"{path}?anything=1")
    assert answer.status_code == 200
    assert "https://" not in answer.text
