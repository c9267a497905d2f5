"""Rows of the record: written where what was chosen differs from what stands there, so that nothing changes in vain."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, Table, bindparam, delete, select, update

from app.documents.titles import event_title
from app.enums import PlaceKind, RetiredStatus
from app.merging.choices import ChosenEvent, ChosenStatement, Dispute
from app.merging.tellings import Days, Location
from app.storage.ordinals import day_of, free_ordinals, ordinal_of
from app.storage.tables import EVENTS, PARTICIPANTS, STATEMENTS
from app.storage.work import Row, Work

PARTS = "SELECT event_id, actor_id, role, office, country FROM participants WHERE event_id IN ({ids}) ORDER BY position"
Anchor = tuple[str, int]
"""The first article's key, and where in its text the record is told."""


def event_row(record: str, chosen: ChosenEvent, part_of: str | None) -> Row:
    """The columns of an event, all but its ordinal."""
    return {
        "id": record,
        "type": chosen.type,
        "subtype": chosen.subtype,
        "status": chosen.status.value,
        "title": _title(chosen),
        "place_id": chosen.place.id if chosen.place else None,
        "part_of": part_of,
        **_common(chosen, chosen.days),
    }


def statement_row(record: str, chosen: ChosenStatement, event: str | None) -> Row:
    """The columns of a statement, all but its ordinal."""
    return {
        "id": record,
        "kind": chosen.kind.value,
        "text": chosen.text,
        "complete": chosen.complete,
        "language": chosen.language,
        "wording": chosen.wording,
        "speaker_id": chosen.speaker,
        "office": chosen.office,
        "cue": chosen.cue,
        "event_id": event,
        **_common(chosen, chosen.days),
    }


def _title(chosen: ChosenEvent) -> str:
    named = [(part.role, part.name) for part in chosen.parts]
    return event_title(chosen.type, chosen.subtype, named, _city_name(chosen.place))


def _city_name(place: Location | None) -> str | None:
    return place.name if place and place.kind in (PlaceKind.CITY, PlaceKind.VENUE) else None


def _common(chosen: ChosenEvent | ChosenStatement, days: Days) -> Row:
    return {
        **day_columns(days),
        "reported": chosen.reported,
        "sort_date": days.sort_day(chosen.reported),
        "confidence": chosen.confidence,
        "disputed": bool(chosen.disputes),
        "disputes": _written(chosen.disputes),
        "article_count": chosen.article_count,
        "source_count": chosen.source_count,
    }


def day_columns(days: Days) -> Row:
    """An interval as the columns of a row."""
    return {
        "start": days.start,
        "end": days.end,
        "precision": days.precision.value,
        "basis": days.basis.value,
        "lasting": days.lasting,
        "date_text": days.text,
    }


def _written(disputes: Sequence[Dispute]) -> str | None:
    return json.dumps([asdict(dispute) for dispute in disputes], ensure_ascii=False) if disputes else None


def write_events(
    work: Work, rows: Mapping[str, Row], parts: Mapping[str, ChosenEvent], anchors: Mapping[str, Anchor]
) -> None:
    """Write events, those that others are part of first, and their participants."""
    write_rows(work, EVENTS, "event", _whole_first(rows), anchors)
    stored: dict[str, list[tuple[Any, ...]]] = {}
    for record, *part in work.sql.among(PARTS, rows):
        stored.setdefault(record, []).append(tuple(part))
    changed = {
        record: chosen
        for record, chosen in parts.items()
        if stored.get(record, []) != [(part.actor, part.role, part.office, part.country) for part in chosen.parts]
    }
    if gone := changed.keys() & stored.keys():
        work.session.execute(delete(PARTICIPANTS).where(PARTICIPANTS.c.event_id.in_(gone)))
    work.insert(
        PARTICIPANTS, [row for record, chosen in changed.items() for row in _participants(work, record, chosen)]
    )
    for record in changed:
        work.note("event", record, "changed")


def _participants(work: Work, record: str, chosen: ChosenEvent) -> Iterable[Row]:
    for position, part in enumerate(chosen.parts):
        yield {"id": work.next_number(PARTICIPANTS), "event_id": record, "actor_id": part.actor, "role": part.role,
               "office": part.office, "country": part.country, "position": position}  # fmt: skip


def _whole_first(rows: Mapping[str, Row]) -> list[Row]:
    """Events in an order in which each follows what it is part of."""
    ordered: dict[str, Row] = {}

    def add(record: str) -> None:
        if record in rows and record not in ordered:
            add(rows[record]["part_of"] or "")
            ordered[record] = rows[record]

    for record in rows:
        add(record)
    return list(ordered.values())


def write_rows(work: Work, table: Table, what: str, rows: Sequence[Row], anchors: Mapping[str, Anchor]) -> None:
    """Insert the rows that are new, update those that differ; a record keeps its ordinal while its day is the same."""
    stored = _stored(work, table, [row["id"] for row in rows])
    fresh = [row for row in rows if row["id"] not in stored]
    moved = [row for row in rows if row["id"] in stored and _day(row) != day_of(stored[row["id"]]["ordinal"])]
    wanted = [ordinal_of(row["sort_date"], *anchors[row["id"]]) for row in (*fresh, *moved)]
    given = dict(zip([row["id"] for row in (*fresh, *moved)], free_ordinals(work.sql, table, wanted), strict=True))
    withdrawn = work.withdrawn(row["id"] for row in fresh)
    work.insert(table, [{**row, "ordinal": given[row["id"]], "withdrawn": withdrawn.get(row["id"])} for row in fresh])
    shown = [row["id"] for row in fresh if row["id"] not in withdrawn]
    work.revive(*shown)
    for record in shown:
        work.note(what, record, "added")
    changed = [
        {**row, "ordinal": given.get(row["id"], stored[row["id"]]["ordinal"])} for row in rows if row["id"] in stored
    ]
    _update(work, table, what, [row for row in changed if any(stored[row["id"]][key] != row[key] for key in row)])


def _stored(work: Work, table: Table, ids: Sequence[str]) -> dict[str, RowMapping]:
    """The rows there are; most records are new, which the plain driver tells faster."""
    known = [record for (record,) in work.sql.among(f"SELECT id FROM {table.name} WHERE id IN ({{ids}})", ids)]
    if not known:
        return {}
    return {row.id: row._mapping for row in work.session.execute(select(table).where(table.c.id.in_(known)))}


def _day(row: Row) -> int:
    day: date = row["sort_date"]
    return day.toordinal()


def _update(work: Work, table: Table, what: str, rows: Sequence[Row]) -> None:
    if rows:
        columns: dict[str, Any] = {key: bindparam(f"new_{key}") for key in rows[0] if key != "id"}
        values = [{"old_id": row["id"], **{f"new_{key}": row[key] for key in columns}} for row in rows]
        work.session.connection().execute(
            update(table).where(table.c.id == bindparam("old_id")).values(columns), values
        )
    for row in rows:
        work.note(what, row["id"], "changed")


def remove_records(work: Work, what: str, merged: Mapping[str, str], vanished: Collection[str]) -> None:
    """Delete records that have no telling any more; their ids answer 308 or 410."""
    table = {"event": EVENTS, "statement": STATEMENTS}[what]
    gone = [*merged, *vanished]
    if not gone:
        return
    if what == "event":
        work.session.execute(delete(PARTICIPANTS).where(PARTICIPANTS.c.event_id.in_(gone)))
    work.session.execute(delete(table).where(table.c.id.in_(gone)))
    for record, heir in sorted(merged.items()):
        work.retire(what, record, RetiredStatus.MERGED, f"the same {what} as another one", heir)
    for record in sorted(set(vanished) - work.withdrawn(vanished).keys()):
        work.retire(what, record, RetiredStatus.REMOVED, f"no article tells this {what} any more")
