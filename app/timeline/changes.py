"""What happened to the record since a version."""

from typing import Any

from app.timeline.reader import Connection

CHANGES = (
    "SELECT change.version, change.object, change.record_id, change.change, gone.status, gone.successor, gone.reason"
    " FROM changes change LEFT JOIN retired gone ON gone.id = change.record_id"
    " WHERE change.version > ? ORDER BY change.version, change.id LIMIT ?"
)
REST_OF_VERSION = CHANGES.replace("change.version > ?", "change.version = ?").replace("LIMIT ?", "LIMIT ? OFFSET ?")


def select_changes(connection: Connection, since: int, limit: int = 1000) -> dict[str, Any]:
    """Changes after dataset version ``since``, oldest first: ``items``, and ``next``, the version to go on from.

    A version is never split between two pages.
    """
    rows = connection.rows(CHANGES, (since, limit + 1))
    if len(rows) <= limit:
        return {"items": [_item(row) for row in rows], "next": None}
    last = rows[limit - 1][0]
    if rows[limit][0] == last:
        seen = sum(1 for row in rows if row[0] == last)
        rows += connection.rows(REST_OF_VERSION, (last, 1 << 40, seen))
    else:
        rows = rows[:limit]
    more = connection.rows("SELECT 1 FROM changes WHERE version > ? LIMIT 1", (last,))
    return {"items": [_item(row) for row in rows], "next": last if more else None}


def _item(row: tuple[Any, ...]) -> dict[str, Any]:
    version, kind, key, change, status, successor, reason = row
    return {
        "version": version,
        "object": kind,
        "id": key,
        "change": change,
        "gone": status,
        "successor": successor,
        "reason": reason,
    }
