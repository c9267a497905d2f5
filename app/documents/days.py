"""Dates as the API writes them."""

from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from app.documents.positions import OPEN_UNTIL

OPEN = frozenset({"before", "after", "unknown"})
SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}
"""Month a season begins in → its EDTF code."""
UNKNOWN_EDTF = "XXXX-XX-XX"


@lru_cache(maxsize=20_000)
def render_date(start: Any, end: Any, precision: str, basis: str, text: str | None, reported: Any, sort_date: Any,
                lasting: Any) -> orjson.Fragment:  # fmt: skip
    """The ``date`` of a record as JSON, from days as either driver gives them: of one day's records many share it."""
    return orjson.Fragment(
        orjson.dumps(
            {
                "start": start,
                "end": end,
                "precision": precision,
                "edtf": edtf(as_day(start), as_day(end), precision, bool(lasting)),
                "basis": basis,
                "text": text,
                "reported": reported,
                "sort_date": sort_date,
            }
        )
    )


def as_day(value: Any) -> date | None:
    """A day as either driver gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


@lru_cache(maxsize=20_000)
def last_possible_day(end: Any, precision: str) -> int:
    """The day number after which it cannot have been; open dates have none."""
    day = as_day(end)
    return OPEN_UNTIL if day is None or precision in OPEN else day.toordinal()


def edtf(start: date | None, end: date | None, precision: str, lasting: bool) -> str:
    """A date as ISO 8601-2 writes it."""
    if precision == "unknown" or (start is None and end is None):
        return UNKNOWN_EDTF
    if start is None or precision == "before":
        return f"../{end or start}"
    if end is None or precision == "after":
        return f"{start}/.."
    return _closed(start, end, precision, lasting)


def _closed(start: date, end: date, precision: str, lasting: bool) -> str:
    if start == end:
        return start.isoformat()
    unit = _unit(start, end, precision)
    if unit is not None and not lasting:
        return unit
    if precision == "day" or lasting:
        return f"{start}/{end}"
    return f"[{start}..{end}]"


def _unit(start: date, end: date, precision: str) -> str | None:
    """One calendar unit by its own name, where the interval is exactly one."""
    days = (end - start).days
    if start.day != 1:
        return None
    if precision == "month" and days < 31:
        return f"{start:%Y-%m}"
    if precision == "quarter" and days < 92 and start.month in (1, 4, 7, 10):
        return f"{start:%Y}-{33 + start.month // 3}"
    if precision == "season" and start.month in SEASONS and days < 92:
        return f"{start:%Y}-{SEASONS[start.month]}"
    if precision == "year" and start.month == 1 and days < 366:
        return f"{start:%Y}"
    if precision == "decade" and start.month == 1 and start.year % 10 == 0:
        return f"{start:%Y}"[:3] + "X"
    return None
