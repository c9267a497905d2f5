"""README's lines for dashboards: each is run as it stands there, against a real server, by the program it is for.

``UPDATE=1 .venv/bin/pytest tests/test_readme_dashboards.py`` makes the pictures anew.
"""

import io
import json
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import feedparser  # type: ignore[import-untyped]
import httpx
import icalendar
import pandas as pd  # type: ignore[import-untyped]
import pyogrio  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from app.config import PROJECT_DIR
from tests.node_packages import install_packages
from tests.servers import Server
from tests.widget.elsewhere import page_elsewhere

README = (PROJECT_DIR / "README.md").read_text(encoding="utf-8")
BASE = "http://127.0.0.1:8000"
PICTURES = PROJECT_DIR / "tests" / "pictures"
ROWS = dict(
    re.findall(r"^\| ([^|]+?) \| (.+) \|$", README.split("## For dashboards")[1].split("\n## ")[0], re.MULTILINE)
)


def line(name: str, server: Server) -> str:
    """The first code of a row, with the running server's address."""
    (code, *_) = re.findall(r"`([^`]+)`", ROWS[name])
    return str(code.replace(BASE, server.url).replace("\\|", "|"))


def address(name: str, server: Server) -> str:
    """The first address of a row."""
    (found, *_) = re.findall(r"http://[^\s\"'`)<]+", line(name, server))
    return str(found)


def test_every_row_is_tested() -> None:
    told = set(ROWS) - {"for", "---"}
    tests = "\n".join(name for name in globals() if name.startswith("test_"))
    assert len(told) == 15
    for row in told:
        assert re.sub(r"\W+", "_", row.lower()) in tests, row


def test_pandas(server: Server) -> None:
    frame = eval(line("pandas", server), {"pd": pd})
    assert len(frame) > 5
    assert frame["sort_date"].dt.year.max() == 2026


def test_parquet(server: Server) -> None:
    frame = eval(line("Parquet", server), {"pd": pd})
    assert len(frame) == server.get("/v1/events?count=true&limit=1").json()["total"]


def test_d3_observable(server: Server, tmp_path: Path) -> None:
    if not shutil.which("node"):
        pytest.skip("no node here (Debian: apt-get install nodejs)")
    fetching, parsing = (install_packages() / name / "src" / "index.js" for name in ("d3-fetch", "d3-dsv"))
    script = tmp_path / "ask.mjs"
    script.write_text(
        f'import {{ csv }} from "{fetching}"; import {{ autoType }} from "{parsing}"; const d3 = {{ csv, autoType }};'
        f"console.log(JSON.stringify(await {line('d3, Observable', server)}));"
    )
    done = subprocess.run(["node", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert all(isinstance(row["count"], int) and row["type"] for row in rows) and rows


def test_excel(server: Server) -> None:
    content = httpx.get(address("Excel", server)).content
    assert content.startswith(b"\xef\xbb\xbf")  # what makes Excel read Cyrillic
    assert len(pd.read_csv(io.BytesIO(content))) > 5


def test_google_sheets(server: Server) -> None:
    answer = httpx.get(address("Google Sheets", server), headers={"User-Agent": "Mozilla/5.0 (compatible; GoogleDocs)"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert pd.read_csv(io.BytesIO(answer.content)).columns[0] == "id"


def test_grafana_infinity(server: Server) -> None:
    moments = {"${__timeFrom}": "2024-11-01", "${__timeTo}": "2024-12-31"}
    url = address("Grafana Infinity", server)
    for macro, day in moments.items():
        url = url.replace(macro, str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)))
    rows = httpx.get(url, headers={"Accept": "application/json;q=0.9,text/plain"}).json()
    assert rows and all("2024-01-01" <= row["sort_date"] <= "2024-12-31" for row in rows)
    assert not [row for row in rows if any(isinstance(cell, dict | list) for cell in row.values())]


def test_calendar_applications(server: Server) -> None:
    calendar = icalendar.Calendar.from_ical(httpx.get(address("calendar applications", server)).content)
    assert len(list(calendar.walk("VEVENT"))) >= 2


def test_feed_readers(server: Server) -> None:
    feed = feedparser.parse(httpx.get(address("feed readers", server)).content)
    assert not feed.bozo and all("Tokayev" in entry.title for entry in feed.entries) and feed.entries
    (_, second) = re.findall(r"`([^`]+)`", ROWS["feed readers"])
    assert httpx.get(second.replace(BASE, server.url)).json()["items"]


def test_qgis_gdal(server: Server) -> None:
    info = pyogrio.read_info(
        re.findall(r"/vsicurl_streaming/\S+", line("QGIS, GDAL", server))[0], force_total_bounds=True
    )
    west, south, east, north = info["total_bounds"]
    assert info["features"] >= 2 and 20 < west <= east < 90 and 40 < south <= north < 60


def test_duckdb(server: Server, tmp_path: Path) -> None:
    fetch, _, query = line("duckdb", server).partition(" && ")
    subprocess.run(["bash", "-c", fetch], cwd=tmp_path, check=True, timeout=30)
    sql = re.findall(r'"(.*)"', query)[0].replace("visits.ndjson", str(tmp_path / "visits.ndjson"))
    assert ("Astana", 2) in duckdb.execute(sql).fetchall()


def test_sqlite3(server: Server) -> None:
    if not shutil.which("sqlite3"):
        pytest.skip("no sqlite3 here (Debian: apt-get install sqlite3)")
    done = subprocess.run(["bash", "-c", line("sqlite3", server)], capture_output=True, text=True, timeout=30)
    assert "Astana|2" in done.stdout.splitlines(), done.stderr


def host_page(body: str) -> str:
    return f'<!doctype html><meta charset="utf-8"><title>A page</title>{body}'


def test_timelinejs(page: Page, server: Server) -> None:
    code = (install_packages() / "@knight-lab" / "timelinejs" / "dist" / "js" / "timeline.js").read_text("utf-8")
    html = host_page('<div id="timeline" style="width:900px;height:500px"></div>')
    with page_elsewhere(html) as elsewhere:
        page.goto(elsewhere)
        page.add_script_tag(content=code)
        page.evaluate(f"window.timeline = {line('TimelineJS', server)}; 0")
        page.locator(".tl-timemarker").first.wait_for(state="attached")
        assert page.evaluate("window.timeline.config.messages.errors") == []
        given = server.get("/v1/timeline.timelinejs.json?pair=KZ-RU").json()["events"]
        expect(page.locator(".tl-timemarker")).to_have_count(len(given))


def test_vis_timeline(page: Page, server: Server) -> None:
    code = install_packages() / "vis-timeline" / "standalone" / "umd" / "vis-timeline-graph2d.min.js"
    with page_elsewhere(host_page('<div id="timeline"></div>')) as elsewhere:
        page.goto(elsewhere)
        page.add_script_tag(content=code.read_text("utf-8"))
        drawn = page.evaluate(f"""async () => {{ {line("vis-timeline", server)}
            const box = document.getElementById("timeline");
            return new vis.Timeline(box, new vis.DataSet(items), new vis.DataSet(groups)).itemsData.length; }}""")
        assert drawn == len(server.get("/v1/timeline.vis.json").json()["items"]) > 10


def take_picture(page: Page, name: str) -> None:
    """Keeps what is shown as README's picture, where that is wanted."""
    if os.environ.get("UPDATE"):
        page.screenshot(path=PICTURES / name)
    assert (PICTURES / name).exists()


def shown(page: Page, *views: str) -> None:
    for view in views:
        expect(page.locator(f'relations-timeline[view="{view}"] .body > *').first).to_be_attached(timeout=15_000)


def test_a_page_web_component(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 760, "height": 560})
    story = "<h2>What the president said</h2><p>A story of ours, and beside it the record:</p>"
    style = "<style>body{font:17px/1.5 Georgia,serif;margin:24px auto;max-width:680px} h2{margin:0}</style>"
    with page_elsewhere(host_page(style + story + line("a page: web component", server))) as elsewhere:
        page.goto(elsewhere)
        expect(page.locator("relations-timeline .rows > li").first).to_contain_text("Tokayev")
        take_picture(page, "widget.png")


def test_a_page_frame(page: Page, server: Server) -> None:
    with page_elsewhere(host_page(line("a page: frame", server))) as elsewhere:
        page.goto(elsewhere)
        page.frame_locator("iframe").locator("relations-timeline .marks button").first.wait_for(state="attached")


def test_the_dashboard_is_as_its_picture_shows(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1280, "height": 1330})
    page.goto(f"{server.url}/?pair=KZ-RU")
    shown(page, "timeline", "map", "tempo", "visits", "quotes", "list")
    expect(page.locator('relations-timeline[view="timeline"] .marks button').first).to_be_attached()
    take_picture(page, "dashboard.png")
