"""Where a record stands in time: ``ordinal`` = day << 24 | counter, unique in its table, newest highest.

The counter is made of the first article's key and of where in its text the record is told, so that within a day the
records of one article stand together in the order of its text, whatever the order of reading.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from itertools import chain

from sqlalchemy import Table

from app.documents.sql import Sql

COUNTER_BITS = 24
PLACE_BITS = 14
"""Bits of the counter that hold the place in the text, in steps of eight characters."""
LAST_PLACE = (1 << PLACE_BITS) - 1


def ordinal_of(day: date, article_key: str, position: int) -> int:
    """The ordinal a record would like to have."""
    outlet = int.from_bytes(hashlib.sha256(article_key.encode()).digest()[:2], "big") >> (
        16 - COUNTER_BITS + PLACE_BITS
    )
    return day.toordinal() << COUNTER_BITS | outlet << PLACE_BITS | LAST_PLACE - min(position >> 3, LAST_PLACE)


def day_of(ordinal: int) -> int:
    """The day of an ordinal, as ``date.toordinal`` counts them."""
    return ordinal >> COUNTER_BITS


def free_ordinals(sql: Sql, table: Table, wanted: Iterable[int]) -> list[int]:
    """For each wanted ordinal a free one, as near below as there is one within its day (else above)."""
    given: list[int] = []
    wanted = list(wanted)
    taken = {
        ordinal for (ordinal,) in sql.among(f"SELECT ordinal FROM {table.name} WHERE ordinal IN ({{ids}})", wanted)
    }
    for ordinal in wanted:
        given.append(ordinal if ordinal not in taken else _free(sql, table, ordinal, taken))
        taken.add(given[-1])
    return given


def _free(sql: Sql, table: Table, wanted: int, taken: set[int]) -> int:
    first = day_of(wanted) << COUNTER_BITS
    last = first + (1 << COUNTER_BITS) - 1
    of_day = sql.rows(f"SELECT ordinal FROM {table.name} WHERE ordinal BETWEEN ? AND ?", (first, last))
    taken = taken | {ordinal for (ordinal,) in of_day}
    return next(
        ordinal for ordinal in chain(range(wanted, first - 1, -1), range(wanted, last + 1)) if ordinal not in taken
    )
