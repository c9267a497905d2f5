"""iCalendar (RFC 5545): all-day events with exclusive ends; dates coarser than a day only when asked for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vGeo, vUri

from app.formats.base import DATED, Answer, Format, Record, absolute, headline, shorten, source_lines, source_link
from app.formats.days import day_after, first_day, is_open, last_day, words

_STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}
_END = b"END:VCALENDAR\r\n"


def render(answer: Answer) -> Iterator[bytes]:
    """A calendar, one VEVENT at a time."""
    yield _calendar(answer).to_ical().removesuffix(_END)
    host = urlsplit(answer.base_url).hostname or "localhost"
    for record in answer.records():
        if answer.open_dates or is_calendar_day(record):
            yield _entry(answer, record, host).to_ical()
    yield _END


def is_calendar_day(record: Record) -> bool:
    """Whether the day is known, so that a calendar may show it as a day."""
    return record["date"]["precision"] == "day" and not is_open(record["date"])


def _calendar(answer: Answer) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Relations Timeline//Relations Timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", answer.title)
    calendar.add("x-published-ttl", "PT1H")
    return calendar


def _entry(answer: Answer, record: Record, host: str) -> Event:
    entry = Event()
    entry.add("uid", f"{record['id']}@{host}")
    entry.add("dtstamp", answer.moment)
    entry.add("dtstart", first_day(record["date"]))
    entry.add("dtend", day_after(last_day(record["date"])))
    entry.add("summary", _plain(headline(record)))
    entry.add("description", _plain(_description(record)))
    entry.add("status", _STATUS.get(record.get("status") or "", "CONFIRMED"))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [record.get("type") or record["kind"], *(record.get("topics") or [])])
    _add_place(entry, record.get("place") or {})
    link = source_link(record) or absolute(answer, (record.get("links") or {}).get("self"))
    if link:
        entry.add("url", vUri(link))
    return entry


def _add_place(entry: Event, place: Record) -> None:
    label = ", ".join(part for part in (place.get("city"), place.get("country")) if part)
    if label:
        entry.add("location", _plain(label))
    if place.get("latitude") is not None and place.get("longitude") is not None:
        entry.add("geo", vGeo((place["latitude"], place["longitude"])))


def _description(record: Record) -> str:
    text = [str(record["text"])] if record.get("text") else []
    return "\n".join([*text, words(record["date"]), *source_lines(record)])


def _plain(text: str) -> str:
    """Text without control characters, which content lines may not hold."""
    kept = "".join(mark for mark in text if mark in "\n\t" or mark.isprintable() or ord(mark) > 0x9F)
    return shorten(kept, 4000) if len(kept) > 4000 else kept


FORMAT = Format(
    "ics",
    ".ics",
    "text/calendar; charset=utf-8",
    True,
    render,
    "A calendar to subscribe to; dates coarser than a day only with open_dates=1",
    resources=DATED,
    leaves_out_open_dates=True,
)
