"""Where a record stands in lists: one number, newest highest, the same before and after a rebuild.

A dated record's position is its ``ordinal`` (days since year 1, then a counter) with three bits for the kind of record,
so that records of several kinds fall into one order. Actors and places are listed by name; their position is only a
number of their own, below nought.

A record that may have happened on several days is listed once more in a class of its length, so that those which began
before a day and reach beyond it are found among a few: in class 2 (a week to a month) none began earlier than 31 days
before, and so on.
"""

from datetime import date
from hashlib import blake2b

OBJECTS = ("event", "statement", "article", "actor", "place")
OBJECT_BITS = 3
COUNTER_BITS = 24
DAY_SHIFT = OBJECT_BITS + COUNTER_BITS
CLASS_BITS = 3

LAST_DAY = date.max.toordinal()
MONTH_AFTER_ALL = (date.max.year + 1) * 12
"""The month after the calendar's last: where counting to its end stops."""
OPEN_UNTIL = 4_000_000
"""The last possible day of an open date: after every day there is."""
CLASS_LIMITS = (0, 6, 30, 92, 365, 3652, 4_000_000)
"""Most days between first and last possible day, by class; class 0 is a single day."""


def position_of(kind: str, ordinal: int) -> int:
    """The position of a dated record."""
    return ordinal << OBJECT_BITS | OBJECTS.index(kind)


def named_position(kind: str, record_id: str) -> int:
    """The position of an actor or place: from its id alone, negative."""
    digest = int.from_bytes(blake2b(record_id.encode(), digest_size=8).digest(), "big") >> 5
    return -(digest << OBJECT_BITS) + OBJECTS.index(kind) - 8


def first_position(day: int) -> int:
    """The lowest position of a day (days as ``date.toordinal`` counts them)."""
    return day << DAY_SHIFT


def day_of(position: int) -> int:
    """The day a position falls on."""
    return position >> DAY_SHIFT


def month_of(position: int) -> int:
    """The month a position falls in: year times twelve plus month from nought."""
    number = position >> DAY_SHIFT
    if number > LAST_DAY:
        return MONTH_AFTER_ALL
    day = date.fromordinal(number)
    return day.year * 12 + day.month - 1


def first_day_of_month(month: int) -> int:
    """The first day of a month as ``month_of`` counts them."""
    return date(month // 12, month % 12 + 1, 1).toordinal() if month < MONTH_AFTER_ALL else LAST_DAY + 1


def name_of_month(month: int) -> str:
    """A month as ``YYYY-MM``."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def length_class(position: int, until: int) -> int:
    """In which class of lengths a record is listed once more; 0 for none."""
    if until >= OPEN_UNTIL:
        return 0
    length = until - (position >> DAY_SHIFT)
    return next(number for number, limit in enumerate(CLASS_LIMITS) if length <= limit)


def list_of(term: int, length: int = 0) -> int:
    """The number of a term's list, or of the part of it with one class of lengths."""
    return term << CLASS_BITS | length
