"""Documents as the record stores them, made by hand: one of each kind, and the awkward ones."""

from datetime import UTC, datetime
from typing import Any

from app.documents.bodies import write_body
from app.formats import Answer

BASE = "https://timeline.example/relations"


def when(
    start: str | None = "2024-03-05", end: str | None = None, precision: str = "day", **other: Any
) -> dict[str, Any]:
    """A date as records carry it; a day unless told otherwise."""
    last = end or start
    day = start or end or "2024-03-09"
    edtf = str(start) if start == last else f"{start}/{last}"
    plain = {"start": start, "end": last, "precision": precision, "edtf": edtf, "basis": "text", "text": "on Tuesday"}
    return {**plain, "reported": "2024-03-09", "sort_date": day, **other}


def source(**other: Any) -> dict[str, Any]:
    """A source of a record."""
    plain = {"article": "art_1", "publisher": "The Lisbon Courier", "title": "Ferries", "published": "2024-03-09"}
    return {**plain, "url": "https://courier.example/ferries", "via": None, "text_kind": "full", **other}


def event(**other: Any) -> dict[str, Any]:
    """A visit of an invented minister to Porto."""
    visitor = {"id": "ana-reis", "name": "Ana Reis", "role": "visitor", "office": "Minister", "country": "PT"}
    host = {"id": "norway", "name": "Norway", "role": "host", "office": None, "country": "NO"}
    place = {"id": "oslo", "city": "Oslo", "country": "NO", "latitude": 59.9, "longitude": 10.75, "precision": "city"}
    plain = {
        "object": "event", "id": "evt_1", "type": "visit", "subtype": "working", "status": "occurred",
        "title": "Ana Reis's working visit to Norway (Oslo)", "date": when("2024-03-05", "2024-03-06"), "place": place,
        "participants": [visitor, host], "topics": ["energy"], "part_of": None, "sources": [source()],
        "codes": {"plover": "CONSULT", "mode": "visit", "cameo": "042", "goldstein": 1.9},
        "article_count": 1, "source_count": 1, "confidence": 0.9, "disputed": False,
        "links": {"self": "/v1/events/evt_1", "page": "/events/evt_1"},
    }  # fmt: skip
    return {**plain, **other}


def statement(**other: Any) -> dict[str, Any]:
    """A quotation of the same minister."""
    speaker = {"id": "ana-reis", "name": "Ana Reis", "office": "Minister", "country": "PT"}
    plain = {
        "object": "statement", "id": "stm_1", "kind": "direct", "text": "The ferries sail in May, “rain or shine”.",
        "complete": True, "language": "en", "wording": "as_printed", "speaker": speaker, "cue": "said", "date": when(),
        "topics": ["transport"], "event": "evt_1", "article_count": 1, "source_count": 1, "confidence": 0.95,
        "sources": [source()], "links": {"self": "/v1/statements/stm_1", "page": "/statements/stm_1"},
    }  # fmt: skip
    return {**plain, **other}


def awkward() -> list[dict[str, Any]]:
    """Records that break careless formats: markup, formulas, control marks, no place, open and coarse dates."""
    nowhere = {"id": None, "city": None, "country": None, "latitude": None, "longitude": None, "precision": None}
    february, bound = when("2024-02-01", "2024-02-29", "month"), when(None, "2022-07-12", "before")
    year, unknown = when("2023-01-01", "2023-12-31", "year"), when(None, None, "unknown")
    return [
        event(),
        event(id="evt_2", title="=HYPERLINK(1)<script>alert(1)</script>", place=nowhere, date=february),
        event(id="evt_3", title="Соглашение о паромах\x0b\u202e", place=None, date=bound),
        event(id="evt_4", status="planned", date=unknown, sources=[source(url="javascript:alert(1)")]),
        event(id="evt_5", title="Long " * 900, date=year, status="cancelled"),
        statement(),
        statement(id="stm_2", kind="indirect", text='@everyone waits; "quotes", commas,\nand lines', speaker=None),
    ]


def answer(records: list[dict[str, Any]], resource: str = "timeline", **other: Any) -> Answer:
    """An answer of these records at a fixed moment."""
    links = {"self": f"{BASE}/v1/{resource}", "json": f"{BASE}/v1/{resource}.json"}
    moment = datetime(2024, 3, 10, 12, 0, tzinfo=UTC)
    documents = [write_body(record) for record in records]
    plain: dict[str, Any] = {"links": links, "version": 7, "updated_at": moment, **other}
    return Answer(resource=resource, items=documents, base_url=BASE, **plain)


def render(name: str, made: Answer) -> bytes:
    """The whole body that a format writes."""
    from app.formats import FORMATS

    return b"".join(FORMATS[name].render(made))
