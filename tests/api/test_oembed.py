"""oEmbed 1.0: a page tells where its embedding is described, and what is described can be shown."""

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.servers import Client, Server
from tests.widget.elsewhere import page_elsewhere

if TYPE_CHECKING:
    from playwright.sync_api import Page

DISCOVERY = re.compile(r'<link rel="alternate" type="application/json\+oembed" title="[^"]+" href="([^"]+)"')


def discovered(page: str) -> str:
    """The oEmbed address that a page tells of."""
    found = DISCOVERY.search(page)
    assert found, "no discovery link"
    return html.unescape(found[1])


@pytest.fixture(scope="module")
def event(client: Client) -> dict[str, str]:
    found: dict[str, str] = client.get("/v1/visits?city=astana").json()["items"][0]
    return found


@pytest.mark.parametrize("path", ["/?city=astana&lang=ru", "/embed/quotes?speaker=tokayev", "/embed/map?theme=dark"])
def test_a_page_tells_of_its_own_embedding_with_its_filters(client: Client, path: str) -> None:
    told = client.get(discovered(client.get(path).text)).json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    source = html.unescape(re.findall(r'src="([^"]+)"', told["html"])[0])
    assert source.partition("?")[2] == path.partition("?")[2]
    assert client.get(source).status_code == 200


def test_pages_of_records_are_embedded_as_the_record(client: Client, event: dict[str, str]) -> None:
    told = client.get(discovered(client.get(f"/events/{event['id']}").text)).json()
    assert f"/embed/record?event={event['id']}" in told["html"]
    assert told["title"] == event["title"]


def test_the_frame_is_no_larger_than_asked(client: Client) -> None:
    told = client.get("/oembed?url=http://testserver/&maxwidth=300&maxheight=200").json()
    assert (told["width"], told["height"]) == (300, 200)
    assert 'width="300" height="200"' in told["html"]
    assert "<script" not in told["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [("url=https://elsewhere.example/", 404), ("url=http://testserver/v1/events", 404), ("", 422),
     ("url=http://testserver/events/evt_nothing", 404), ("url=http://testserver/&format=xml", 501),
     ("url=http://testserver/&format=", 200), ("url=http://testserver/&colour=blue", 200),
     ("url=http://testserver/embed/nothing", 404), ("url=http://[bad/", 404)],
)  # fmt: skip
def test_what_cannot_be_embedded_is_told_as_the_specification_says(client: Client, query: str, status: int) -> None:
    assert client.get(f"/oembed?{query}").status_code == status


def test_it_is_discovered_and_rendered(page: "Page", server: Server) -> None:
    page.goto(f"{server.url}/?city=astana&type=visit")
    address = page.locator('link[type="application/json+oembed"]').get_attribute("href")
    assert address is not None and quote("city=astana&type=visit", safe="") in address
    told = page.request.get(address).json()
    with page_elsewhere(told["html"]) as elsewhere:
        page.goto(elsewhere)
        frame = page.frame_locator("iframe")
        frame.locator("relations-timeline .marks button").first.wait_for(state="attached")
