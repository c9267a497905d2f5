"""Each format read by a real consumer of it, other than the code that wrote it."""

import io
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import feedparser  # type: ignore[import-untyped]
import pandas as pd  # type: ignore[import-untyped]
import pyogrio  # type: ignore[import-untyped]
import pytest
import vobject  # type: ignore[import-untyped]

from app.formats import COLUMNS
from tests.formats.documents import answer, awkward, event, render
from tests.node_packages import NODE, install_packages

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PACKAGES = NODE / "node_modules"
TIMELINEJS = PACKAGES / "@knight-lab" / "timelinejs" / "dist" / "js" / "timeline.js"
VIS = PACKAGES / "vis-timeline" / "standalone" / "umd" / "vis-timeline-graph2d.min.js"


def test_pandas_reads_the_bare_array_in_one_line() -> None:
    frame = pd.read_json(io.BytesIO(render("json", answer([event(), event(id="evt_2")], "events", flat=True))))
    assert list(frame.columns) == [column.name for column in COLUMNS["events"]]
    assert frame["city"].tolist() == ["Oslo", "Oslo"]


def test_pandas_reads_csv_with_cyrillic() -> None:
    frame = pd.read_csv(io.BytesIO(render("csv", answer(awkward()))), parse_dates=["sort_date"])
    assert frame["title"][2].startswith("Соглашение о паромах")
    assert frame["sort_date"].dt.year.tolist()[:3] == [2024, 2024, 2022]


def test_duckdb_reads_parquet_with_its_types(tmp_path: Path) -> None:
    file = tmp_path / "timeline.parquet"
    file.write_bytes(render("parquet", answer(awkward())))
    rows = duckdb.execute(f"SELECT id, sort_date, latitude, disputed FROM '{file}' ORDER BY id").fetchall()
    assert rows[0] == ("evt_1", date(2024, 3, 5), 59.9, False)
    assert len(rows) == len(awkward())


def test_duckdb_reads_csv_and_ndjson(tmp_path: Path) -> None:
    for name, reader in (("csv", "read_csv"), ("ndjson", "read_ndjson")):
        file = tmp_path / f"timeline.{name}"
        file.write_bytes(render(name, answer(awkward())))
        assert duckdb.execute(f"SELECT count(DISTINCT id) FROM {reader}('{file}')").fetchall() == [(len(awkward()),)]


def test_gdal_puts_the_point_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "events.geojson"
    file.write_bytes(render("geojson", answer([event(), event(id="evt_2", place=None)], "events")))
    assert pyogrio.read_info(file)["features"] == 2
    west, south, east, north = pyogrio.read_info(file, force_total_bounds=True)["total_bounds"]
    assert (west, south, east, north) == (10.75, 59.9, 10.75, 59.9)


def test_a_second_calendar_parser_reads_the_calendar() -> None:
    calendar = vobject.readOne(render("ics", answer(awkward(), open_dates=True)).decode())
    first = calendar.vevent_list[0]
    assert (first.dtstart.value, first.dtend.value) == (date(2024, 3, 5), date(2024, 3, 7))
    assert first.summary.value == "Ana Reis's working visit to Norway (Oslo)"
    assert len(calendar.vevent_list) == len(awkward())


def test_feedparser_finds_nothing_bozo_in_atom() -> None:
    feed = feedparser.parse(render("atom", answer(awkward(), next_url="https://timeline.example/next")))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries[0].link == "https://courier.example/ferries"
    assert feed.entries[5].title.startswith("Ana Reis: “The ferries sail in May")
    assert {link.rel for link in feed.feed.links} == {"self", "alternate", "next"}


@pytest.fixture
def consumer_page(page: "Page") -> "Page":
    """A page of some other site that has the libraries' files; nothing leaves this machine."""
    install_packages()
    page.route("**/*", serve)
    page.goto("http://consumer.example/")
    return page


def serve(route: "Route") -> None:
    file = TIMELINEJS.parent.parent / route.request.url.removeprefix("http://consumer.example/dist/")
    if file.is_file():
        route.fulfill(path=file)
    elif route.request.url == "http://consumer.example/":
        route.fulfill(body='<div id="timeline" style="width:900px;height:500px"></div>', content_type="text/html")
    else:
        route.fulfill(status=404)


def loaded(page: "Page", script: Path, code: str, data: Any) -> Any:
    page.add_script_tag(path=str(script))
    return page.evaluate(code, data)


SHOW = """data => new Promise(done => {
    const timeline = new TL.Timeline("timeline", data, {script_path: "http://consumer.example/dist/js/"});
    const told = () => done({
        ids: timeline.config.events.map(slide => slide.unique_id),
        errors: timeline.config.messages.errors,
        shown: document.getElementById("timeline").innerText,
    });
    setTimeout(told, 2000);
})"""


def test_timelinejs_takes_every_slide(consumer_page: "Page") -> None:
    told = loaded(consumer_page, TIMELINEJS, SHOW, json.loads(render("timelinejs.json", answer(awkward()))))
    assert told["errors"] == []
    assert sorted(told["ids"]) == ["evt_1", "evt_2", "evt_5", "stm_1", "stm_2"]
    assert "ana reis's working visit" in told["shown"].lower()


def test_timelinejs_says_that_nothing_is_there(consumer_page: "Page") -> None:
    told = loaded(consumer_page, TIMELINEJS, SHOW, json.loads(render("timelinejs.json", answer([]))))
    assert (told["errors"], told["ids"]) == ([], ["nothing"])
    assert "nothing on record" in told["shown"].lower()


def test_vis_timeline_draws_every_item(consumer_page: "Page") -> None:
    data = json.loads(render("vis.json", answer(awkward())))
    code = """data => {
        const box = document.getElementById("timeline");
        const drawn = new vis.Timeline(box, new vis.DataSet(data.items), new vis.DataSet(data.groups), {});
        drawn.fit({animation: false});
        return drawn.itemsData.getIds();
    }"""
    assert sorted(loaded(consumer_page, VIS, code, data)) == ["evt_1", "evt_2", "evt_5", "stm_1", "stm_2"]
