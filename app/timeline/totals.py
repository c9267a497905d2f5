"""How many records a query selects in all: from tallies where one list is asked for, else counted within a time."""

from app.documents.positions import day_of, first_day_of_month, first_position, list_of, month_of
from app.timeline.reader import Connection, OverBudgetError
from app.timeline.scans import count_of, early_scans, main_scans
from app.timeline.selector import LAST_POSITION, Selector

COUNTING_SECONDS = 5.0


def count_selected(connection: Connection, selector: Selector) -> int | None:
    """How many records match; None where counting them would take too long."""
    try:
        with connection.within(COUNTING_SECONDS):
            early = count_of(connection, early_scans(connection, selector, selector.low - 1))
            return early + _count_main(connection, selector)
    except OverBudgetError:
        if connection.inline:
            raise
        return None


def _count_main(connection: Connection, selector: Selector) -> int:
    terms = plain_terms(connection, selector)
    if terms is None:
        return count_of(connection, main_scans(connection, selector, selector.low, selector.high))
    return sum(count_between(connection, term, selector.low, selector.high) for term in terms)


def plain_terms(connection: Connection, selector: Selector) -> list[int] | None:
    """The terms that alone select, one for each kind of record; None where more must hold."""
    if selector.phrases or selector.unwanted or selector.bbox or selector.min_confidence is not None:
        return None
    if selector.positions is not None or selector.within or len(selector.wanted) > 1:
        return None
    terms = []
    for kind in selector.kinds:
        groups = selector.groups(connection, kind)
        if groups is None:
            continue
        if len(groups[0].terms) > 1:
            return None
        terms.append(groups[0].terms[0][0])
    return terms


def count_between(connection: Connection, term: int, low: int, high: int) -> int:
    """How many records of a list begin between two positions: whole months from tallies, the rest counted."""
    if low <= 0 and high >= LAST_POSITION:
        return _tallied(connection, term, 0, 1 << 31)
    first = _month_after(low) if low > 0 else 0
    last = month_of(high) if high < LAST_POSITION else 1 << 31
    if first >= last:
        return _counted(connection, term, low, high)
    total = _tallied(connection, term, first, last)
    if low > 0:
        total += _counted(connection, term, low, first_position(first_day_of_month(first)) - 1)
    if high < LAST_POSITION:
        total += _counted(connection, term, first_position(first_day_of_month(last)), high)
    return total


def _month_after(low: int) -> int:
    """The first month that lies wholly after a position (or begins with it)."""
    month = month_of(low)
    return month if day_of(low) == first_day_of_month(month) and low == first_position(day_of(low)) else month + 1


def _tallied(connection: Connection, term: int, first: int, last: int) -> int:
    """Records of the months from ``first`` to before ``last``."""
    query = "SELECT COALESCE(SUM(count), 0) FROM tallies WHERE term = ? AND month >= ? AND month < ?"
    return int(connection.rows(query, (term, first, min(last, (1 << 31) - 1)))[0][0])


def _counted(connection: Connection, term: int, low: int, high: int) -> int:
    query = "SELECT COUNT(*) FROM postings WHERE list = ? AND position BETWEEN ? AND ?"
    return int(connection.rows(query, (list_of(term), low, high))[0][0])
