"""Days as clients write them: `date_from` takes the first possible day of what is written, `date_to` the last."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

DAY_RE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
MOMENT_RE = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+\- ]\d{2}:?\d{2})?")
EPOCH_RE = re.compile(r"-?\d{11,15}")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

FORMS = "YYYY, YYYY-MM, YYYY-MM-DD, an RFC 3339 date-time, or epoch milliseconds of 11 or more digits"
SCHEMA = {
    "type": "string",
    "pattern": r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([Tt ]([01]\d|2[0-3]):[0-5]\d.*)?)?)?|-?\d{11,15})$",
    "examples": ["2024-11-27", "2024-11", "2024", "2024-11-27T10:00:00+05:00", "1732665600000"],
}


def parse_first_day(value: Any) -> date | None:
    """The first day of a year, month, day or moment as clients write it."""
    return _parse(value, last=False)


def parse_last_day(value: Any) -> date | None:
    """The last day of a year, month, day or moment as clients write it."""
    return _parse(value, last=True)


def _parse(value: Any, *, last: bool) -> date | None:
    if value is None or isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        if EPOCH_RE.fullmatch(text):
            return (EPOCH + timedelta(milliseconds=int(text))).date()
        if MOMENT_RE.fullmatch(text):
            # a plus that nobody escaped arrives as a space
            return datetime.fromisoformat(f"{text[:10]}T{text[11:].upper().replace(' ', '+')}").date()
        if match := DAY_RE.fullmatch(text):
            return _end_of(match, last=last)
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"no such day; write {FORMS}") from problem
    raise ValueError(f"not a date; write {FORMS}")


def _end_of(match: re.Match[str], *, last: bool) -> date:
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


FirstDay = Annotated[date | None, BeforeValidator(parse_first_day), WithJsonSchema(SCHEMA)]
LastDay = Annotated[date | None, BeforeValidator(parse_last_day), WithJsonSchema(SCHEMA)]
