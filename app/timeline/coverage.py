"""What was read: an empty answer says whether nothing was read or nothing happened."""

from datetime import date
from typing import Any

from app.documents.days import as_day
from app.documents.positions import first_position, name_of_month
from app.timeline.reader import Connection
from app.timeline.selector import LAST_POSITION
from app.timeline.totals import count_between


def coverage_of_days(connection: Connection, first: date | None, last: date | None) -> dict[str, Any]:
    """How many articles were read in all, and of those published between two days."""
    term = connection.term("article", "all", "")
    low = first_position(first.toordinal()) if first else 0
    high = first_position(last.toordinal() + 1) - 1 if last else LAST_POSITION
    within = count_between(connection, term[0], low, high) if term else 0
    return {"articles_read": term[1] if term else 0, "articles_published_then": within, "details": "/v1/coverage"}


BY = {
    "publishers": "SELECT publisher, COUNT(*), MIN(published), MAX(published) FROM articles WHERE withdrawn IS NULL"
    " GROUP BY publisher ORDER BY 2 DESC, 1 LIMIT 1000",
    "languages": "SELECT language, COUNT(*), MIN(published), MAX(published) FROM articles WHERE withdrawn IS NULL"
    " GROUP BY language ORDER BY 2 DESC, 1 LIMIT 1000",
    "text_kinds": "SELECT text_kind, COUNT(*), MIN(published), MAX(published) FROM articles WHERE withdrawn IS NULL"
    " GROUP BY text_kind ORDER BY 2 DESC, 1",
}
MONTHS = (
    "SELECT tally.month, tally.count FROM tallies tally JOIN terms term ON term.id = tally.term"
    " WHERE term.object = 'article' AND term.field = 'all' ORDER BY tally.month"
)
LAGS = (
    "SELECT published, read_at FROM articles WHERE withdrawn IS NULL AND published IS NOT NULL ORDER BY read_at DESC"
    " LIMIT 1000"
)


def select_coverage(connection: Connection) -> dict[str, Any]:
    """Articles by publisher, language and month with first and last day and the lag of reading."""
    connection.may_be_slow()
    groups = {name: [_group(name[:-1], row) for row in connection.rows(query)] for name, query in BY.items()}
    state, everything = connection.state, connection.term("article", "all", "")
    days = [group[edge] for group in groups["publishers"] for edge in ("first", "last") if group[edge]]
    return {
        "articles": everything[1] if everything else 0,
        "first": min(days, default=None),
        "last": max(days, default=None),
        **groups,
        "months": [{"month": name_of_month(month), "articles": n} for month, n in connection.rows(MONTHS)],
        "lag_days": _lag(connection),
        "dataset": {"version": str(state.version), "updated_at": state.updated_at},
    }


def _group(name: str, row: tuple[Any, ...]) -> dict[str, Any]:
    value, count, first, last = row
    return {name: value, "articles": count, "first": as_day(first), "last": as_day(last)}


def _lag(connection: Connection) -> dict[str, int | None]:
    """Days from publication to reading, of the thousand articles read last."""
    lags = sorted(
        (date.fromisoformat(str(read_at)[:10]) - day).days
        for published, read_at in connection.rows(LAGS)
        if (day := as_day(published)) is not None
    )
    return {"median": lags[len(lags) // 2] if lags else None, "most": lags[-1] if lags else None, "articles": len(lags)}
