"""Each format over the same awkward records, read back by the standard readers."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import icalendar
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from app.formats import COLUMNS, FORMATS, formats_of
from app.formats.days import words as date_words
from tests.formats.documents import BASE, answer, awkward, event, render, source, statement, when

ATOM = "{http://www.w3.org/2005/Atom}"


def test_json_keeps_documents_and_adds_the_envelope() -> None:
    body = json.loads(render("json", answer([event()], "events", total=1, understood={"city": []})))
    assert list(body) == ["items", "next", "total", "query", "links", "dataset"]
    assert body["items"][0]["links"] == {"self": f"{BASE}/v1/events/evt_1", "page": f"{BASE}/events/evt_1"}
    assert body["dataset"] == {"version": "7", "updated_at": "2024-03-10T12:00:00Z"}


def test_no_text_can_pass_for_a_link_of_ours() -> None:
    hostile = event(title='"self":"/v1/elsewhere', id="evt_9")
    body = json.loads(render("json", answer([hostile], "events")))
    assert body["items"][0]["title"] == '"self":"/v1/elsewhere'


def test_flat_json_is_a_bare_array_with_the_columns_of_csv() -> None:
    rows = json.loads(render("json", answer([event()], "visits", flat=True)))
    assert list(rows[0]) == [column.name for column in COLUMNS["visits"]]
    assert (rows[0]["visitors"], rows[0]["host"], rows[0]["city"]) == ("Ana Reis", "Norway", "Oslo")


@pytest.mark.parametrize("resource", ["events", "statements", "timeline"])
def test_every_column_is_a_scalar(resource: str) -> None:
    rows = json.loads(render("json", answer([event(), statement()], resource, flat=True)))
    assert all(not isinstance(cell, (dict, list)) for row in rows for cell in row.values())


def test_ndjson_is_one_record_a_line() -> None:
    lines = render("ndjson", answer(awkward())).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [record["id"] for record in awkward()]


def test_csv_survives_quotes_commas_and_lines() -> None:
    rows = list(csv.DictReader(io.StringIO(render("csv", answer(awkward())).decode())))
    assert rows[6]["text"] == "'" + awkward()[6]["text"]
    assert rows[0]["url"] == "https://courier.example/ferries"


def test_csv_defuses_formulas_and_leaves_numbers_alone() -> None:
    west = event(title="=1+1", place={**event()["place"], "longitude": -9.1})
    row = next(csv.DictReader(io.StringIO(render("csv", answer([west], "events")).decode())))
    assert (row["title"], row["longitude"], row["disputed"]) == ("'=1+1", "-9.1", "false")
    slide = next(csv.DictReader(io.StringIO(render("timelinejs.csv", answer([west], "events")).decode())))
    assert slide["Headline"] == "'=1+1"


def test_csv_has_a_byte_order_mark_only_for_excel() -> None:
    assert render("csv", answer([event()], excel=True)).startswith(b"\xef\xbb\xbfobject,id,")
    assert render("csv", answer([event()])).startswith(b"object,id,")


@pytest.mark.parametrize(
    "url", ["https://a.example/\r\nATTACH:b", "https://a.example/ b", "https://[a/", "https://a:b/"]
)
def test_a_stored_address_that_is_none_is_no_link(url: str) -> None:
    told = answer([event(sources=[source(url=url)])], "events")
    [entry] = icalendar.Calendar.from_ical(render("ics", told)).walk("VEVENT")
    assert (entry["url"], "attach" in entry) == (f"{BASE}/v1/events/evt_1", False)
    [item] = json.loads(render("feed.json", told))["items"]
    assert item.get("external_url") is None


def test_geojson_puts_longitude_first_and_null_where_no_place_is_known() -> None:
    features = json.loads(render("geojson", answer(awkward())))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [10.75, 59.9]}
    assert (features[1]["geometry"], features[2]["geometry"]) == (None, None)
    assert features[0]["id"] == "evt_1"


def test_calendar_ends_are_exclusive_and_days_are_dates() -> None:
    calendar = icalendar.Calendar.from_ical(render("ics", answer([event()], "events")))
    entry = next(iter(calendar.walk("VEVENT")))
    assert (entry.decoded("dtstart").isoformat(), entry.decoded("dtend").isoformat()) == ("2024-03-05", "2024-03-07")
    assert b"DTSTART;VALUE=DATE:20240305" in render("ics", answer([event()]))
    assert entry["geo"].to_ical() == "59.9;10.75"
    assert entry["uid"] == "evt_1@timeline.example"


def test_calendar_leaves_coarse_and_open_dates_out_unless_asked() -> None:
    def ids(open_dates: bool = False) -> list[str]:
        calendar = icalendar.Calendar.from_ical(render("ics", answer(awkward(), open_dates=open_dates)))
        return [str(entry["uid"]).split("@")[0] for entry in calendar.walk("VEVENT")]

    assert ids() == ["evt_1", "stm_1", "stm_2"]
    assert ids(open_dates=True) == [record["id"] for record in awkward()]


def test_calendar_tells_planned_and_cancelled() -> None:
    planned, cancelled = event(status="planned"), event(status="cancelled", id="evt_2")
    calendar = icalendar.Calendar.from_ical(render("ics", answer([planned, cancelled])))
    assert [str(entry["status"]) for entry in calendar.walk("VEVENT")] == ["TENTATIVE", "CANCELLED"]


def test_calendar_lines_are_folded_at_75_octets() -> None:
    assert all(len(line) <= 75 for line in render("ics", answer(awkward(), open_dates=True)).split(b"\r\n"))


def test_atom_is_well_formed_whatever_the_text() -> None:
    feed = ET.fromstring(render("atom", answer(awkward())))
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(awkward())
    for entry in entries:
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "published", "summary"))


def test_no_feed_links_to_anything_but_the_web() -> None:
    for name in FORMATS:
        made = answer([event(sources=[{**event()["sources"][0], "url": "javascript:alert(1)"}])], open_dates=True)
        assert b'"javascript:' not in render(name, made) or name in {"json", "ndjson"}


def test_json_feed_has_strings_for_ids_and_the_story_beside_each() -> None:
    feed = json.loads(render("feed.json", answer([event(), statement()], next_url=f"{BASE}/v1/timeline?cursor=x")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["next_url"] != feed["feed_url"]
    assert [item["external_url"] for item in feed["items"]] == ["https://courier.example/ferries"] * 2
    assert feed["items"][1]["authors"] == [{"name": "Ana Reis"}]


def test_timelinejs_leaves_unknown_parts_out() -> None:
    slides = json.loads(render("timelinejs.json", answer(awkward())))["events"]
    by_id = {slide["unique_id"]: slide for slide in slides}
    assert by_id["evt_2"]["start_date"] == {"year": 2024, "month": 2}
    assert by_id["evt_2"]["display_date"] == "February 2024"
    assert by_id["evt_5"]["start_date"] == {"year": 2023}
    assert "evt_3" not in by_id and "evt_4" not in by_id


def test_timelinejs_says_what_is_not_known_of_open_dates() -> None:
    slides = json.loads(render("timelinejs.json", answer(awkward(), open_dates=True)))["events"]
    words = {slide["unique_id"]: slide["display_date"] for slide in slides}
    assert (words["evt_3"], words["evt_4"]) == ("before 2022-07-12", "date unknown, reported 2024-03-09")


@pytest.mark.parametrize("name", ["timelinejs.json", "timelinejs.csv", "vis.json"])
def test_markup_in_a_title_is_text(name: str) -> None:
    assert b"<script" not in render(name, answer(awkward(), open_dates=True))


def test_timelinejs_csv_has_its_headers_to_the_letter() -> None:
    rows = list(csv.DictReader(io.StringIO(render("timelinejs.csv", answer(awkward())).decode())))
    assert (rows[0]["Year"], rows[0]["End Day"], rows[0]["Type"]) == ("2024", "6", "")
    assert rows[1]["Day"] == ""


def test_vis_draws_a_day_as_a_box_and_a_month_as_a_range() -> None:
    body = json.loads(render("vis.json", answer(awkward())))
    items = {item["id"]: item for item in body["items"]}
    assert (items["stm_1"]["type"], items["evt_2"]["type"]) == ("box", "range")
    assert (items["evt_2"]["start"], items["evt_2"]["end"]) == ("2024-02-01", "2024-03-01")
    assert {item["group"] for item in body["items"]} == {group["id"] for group in body["groups"]}
    assert json.loads(render("vis.json", answer([event()], flat=True)))[0]["id"] == "evt_1"


def test_parquet_keeps_types() -> None:
    table = pq.read_table(io.BytesIO(render("parquet", answer(awkward()))))
    row = table.to_pylist()[0]
    assert (row["date_start"].isoformat(), row["article_count"], row["disputed"]) == ("2024-03-05", 1, False)
    assert table.num_rows == len(awkward())


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"ndjson"}))
def test_an_empty_answer_is_a_valid_answer(name: str) -> None:
    assert render(name, answer([]))


@pytest.mark.parametrize("name", FORMATS)
def test_the_last_and_first_days_of_the_calendar_do_not_break_a_format(name: str) -> None:
    edges = [event(date=when("9999-12-31")), event(id="evt_2", date=when("0001-01-01"))]
    assert render(name, answer(edges))


def test_vocabularies_have_their_formats() -> None:
    assert "ics" not in {form.name for form in formats_of("actors")}
    assert "geojson" in {form.name for form in formats_of("places")}


@pytest.mark.parametrize(
    ("reported", "shown"), [("2024-03-09", "date unknown, reported 2024-03-09"), (None, "date unknown")]
)
def test_words_of_an_unknown_date_tell_the_report_if_there_is_one(reported: str | None, shown: str) -> None:
    assert date_words({"precision": "unknown", "start": None, "end": None, "reported": reported}) == shown
