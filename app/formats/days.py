"""A record's date as calendars and timelines need it: honest parts, exclusive ends, words for people."""

from datetime import date, timedelta
from typing import Any

OPEN = frozenset({"before", "after", "unknown"})
_PARTS = {"year": 1, "decade": 1, "month": 2, "quarter": 2, "season": 2}


def is_open(when: dict[str, Any]) -> bool:
    """Whether a side of the date is unknown."""
    return when["precision"] in OPEN or when["start"] is None or when["end"] is None


def first_day(when: dict[str, Any]) -> date:
    """The first possible day; for an open date the day it is sorted by."""
    return date.fromisoformat(when["start"] or when["sort_date"])


def last_day(when: dict[str, Any]) -> date:
    """The last possible day; for an open date the day it is sorted by."""
    return date.fromisoformat((when["end"] if not is_open(when) else None) or first_day(when).isoformat())


def day_after(day: date) -> date:
    """The day after: ends of calendars are exclusive. The last day of all stays itself."""
    return day + timedelta(days=1) if day < date.max else day


def parts(day: date, precision: str) -> dict[str, int]:
    """Year, month and day, with what is not known left out."""
    named = {"year": day.year, "month": day.month, "day": day.day}
    return dict(list(named.items())[: _PARTS.get(precision, 3)])


def words(when: dict[str, Any]) -> str:
    """The date in words that promise no more than is known."""
    precision = when["precision"]
    if precision == "unknown":
        return f"date unknown, reported {when['reported']}" if when.get("reported") else "date unknown"
    if precision in {"before", "after"}:
        return f"{precision} {when['end'] or when['start'] or when['sort_date']}"
    return _closed_words(first_day(when), last_day(when), precision)


def _closed_words(start: date, end: date, precision: str) -> str:
    if precision in {"year", "decade"}:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if precision in {"month", "quarter", "season"}:
        return f"{start:%B} {start.year} – {end:%B} {end.year}"
    if start == end:
        return f"{start.day} {start:%B} {start.year}"
    return f"{start.day} {start:%B} {start.year} – {end.day} {end:%B} {end.year}"
