"""Other sites use the record: a page fetches it, and a page frames it."""

import html
import http.server
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.servers import Client, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGE = """<!doctype html><meta charset="utf-8"><title>Another site</title><ul id="visits"></ul>
<iframe id="frame" width="600" height="400" src="{base}/embed/timeline?city=astana&type=visit&colour=blue"></iframe>
<script>
fetch("{base}/v1/visits?city=astana").then(answer => answer.json()).then(body => {{
  for (const visit of body.items) {{
    const line = document.createElement("li");
    line.textContent = visit.visitors.map(one => one.name).join() + " in " + visit.city;
    document.getElementById("visits").append(line);
  }}
  document.title = "shown";
}});
</script>"""


@pytest.fixture
def other_site(server: Server) -> Iterator[str]:
    """A page on another port, that is: of another origin."""
    body = PAGE.format(base=server.url).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


def test_a_page_of_another_site_fetches_and_frames(page: "Page", other_site: str) -> None:
    page.goto(other_site)
    page.wait_for_function("document.title === 'shown'")
    shown = page.locator("#visits").inner_text()
    assert "Vladimir Putin in Astana" in shown
    marks = page.frame_locator("#frame").locator("relations-timeline .marks button")
    marks.first.wait_for(state="attached")
    assert "Vladimir Putin" in " ".join(str(mark.get_attribute("aria-label")) for mark in marks.all())


def test_the_frame_needs_no_script(browser: "Browser", server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/embed/timeline?city=astana&type=visit")
    assert "Vladimir Putin" in page.locator("ol").inner_text()
    context.close()


def test_a_cut_is_told_of_the_list_that_is_cut(browser: "Browser", server: Server) -> None:
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(f"{server.url}/embed/visits?limit=1")
        page.locator("relations-timeline tbody tr" if script else "ol li").first.wait_for()
        assert page.locator(".newest").is_visible() is not script
        context.close()


def test_the_frame_tells_its_host_how_high_it_is(page: "Page", server: Server, other_site: str) -> None:
    page.add_init_script("addEventListener('message', (event) => { window.told = event.data; })")
    page.goto(other_site)
    page.wait_for_function("window.told?.type === 'relations-timeline:height' && window.told.height > 100")


@pytest.mark.parametrize("view", ["timeline", "list", "map", "quotes", "tempo", "visits"])
def test_every_view_can_be_embedded(client: Client, view: str) -> None:
    page = client.get(f"/embed/{view}?city=astana&lang=ru").text
    assert f'view="{view}"' in page
    assert 'city="astana"' in page


def test_one_record_can_be_embedded(client: Client) -> None:
    event = client.get("/v1/visits?city=astana").json()["items"][0]
    assert event["title"] in html.unescape(client.get(f"/embed/record?event={event['id']}").text)
    assert client.get("/embed/record?event=evt_nothing").status_code == 404


def test_only_embeds_may_be_framed(client: Client) -> None:
    embed = client.get("/embed/timeline").headers
    assert "frame-ancestors *" in embed["content-security-policy"]
    assert "x-frame-options" not in embed
    for path in ("/docs", "/v1/events", "/problems"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"


def test_unknown_parameters_are_ignored_and_a_bad_filter_is_told_in_the_frame(client: Client) -> None:
    assert client.get("/embed/timeline?colour=blue&fbclid=1").status_code == 200
    for query in ("city=Asatna", "type=vist", "date_from=soon"):
        answer = client.get(f"/embed/timeline?{query}")
        assert answer.status_code == 422
        assert answer.headers["content-type"].startswith("text/html")
        assert 'role="alert"' in answer.text
        assert "frame-ancestors *" in answer.headers["content-security-policy"]


def test_an_embed_needs_no_script_and_says_what_is_a_digest(client: Client) -> None:
    text = client.get("/embed/timeline?pair=KZ-RU").text
    assert "<ol>" in text
    assert "(our summary)" in text
    assert 'rel="noopener noreferrer"' in text


def test_an_embed_tells_when_nothing_is_there(client: Client) -> None:
    assert "Nothing on record" in client.get("/embed/timeline?date_to=1900").text
    assert "ничего нет" in client.get("/embed/timeline?date_to=1900&lang=ru").text


@pytest.mark.parametrize("theme", ["light", "dark", "auto", "<script>"])
def test_a_theme_may_be_chosen(client: Client, theme: str) -> None:
    text = client.get(f"/embed/timeline?theme={theme}").text
    assert f'data-theme="{theme if theme != "<script>" else "auto"}"' in text
