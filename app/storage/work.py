"""One writing transaction's memory: what it touched, what changed, which ids went, and fresh row numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlmodel import Session

from app.db import next_version, note_change
from app.documents import Touched, refresh_documents, refresh_names
from app.documents.sql import Sql
from app.enums import RetiredStatus
from app.storage.tables import CHANGES, RETIRED

Row = dict[str, Any]
NUMBERED = ("aliases", "appearances", "changes", "event_mentions", "evidence", "mention_participants", "mention_topics",
            "offices", "participants", "place_names", "statement_actors", "statement_mentions")  # fmt: skip
LAST_NUMBERS = " UNION ALL ".join(f"SELECT '{name}', MAX(id) FROM {name}" for name in NUMBERED)
COLLECTION = {"event": "events", "statement": "statements", "actor": "actors", "place": "places", "article": "articles"}


@dataclass(slots=True)
class Work:
    """What one transaction has done so far; ``finish`` writes it down."""

    session: Session
    touched: Touched = field(default_factory=Touched)
    changes: dict[tuple[str, str], str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    """Actors that can already be looked up by their names of now."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _version: int | None = None
    _sql: Sql | None = None

    @property
    def version(self) -> int:
        """The dataset version this transaction makes."""
        if self._version is None:
            self._version = next_version(self.session)
        return self._version

    @property
    def sql(self) -> Sql:
        """The plain driver, for the many small questions; ten times faster than a statement built of columns."""
        if self._sql is None:
            self._sql = Sql.of(self.session)
        return self._sql

    def next_number(self, table: Table) -> int:
        """A fresh row number; the write lock keeps others from taking it."""
        if not self._numbers:
            self._numbers = {name: number or 0 for name, number in self.sql.rows(LAST_NUMBERS)}
        self._numbers[table.name] += 1
        return self._numbers[table.name]

    def note(self, what: str, record_id: str, change: str) -> None:
        """Remember what happened to a record; that it is new outweighs that it changed."""
        getattr(self.touched, COLLECTION[what]).add(record_id)
        if change != "changed" or (what, record_id) not in self.changes:
            self.changes[what, record_id] = change

    def insert(self, table: Table, rows: list[Row]) -> None:
        """Insert rows, many at once; all have the same columns."""
        if rows:
            columns, defaults = list(rows[0]), _defaults(table, frozenset(rows[0]))
            names = ", ".join(f'"{column}"' for column in (*columns, *defaults))
            marks = ", ".join("?" * (len(columns) + len(defaults)))
            rest = tuple(defaults.values())
            values = [(*map(row.__getitem__, columns), *rest) for row in rows]
            self.sql.many(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", values)
            note_change(self.session)

    def retire(
        self, what: str, record_id: str, status: RetiredStatus, reason: str, successor: str | None = None
    ) -> None:
        """Let an id answer 308 (merged) or 410 from now on; ids that led to it lead on to its successor."""
        self.revive(record_id)
        row: Row = {"id": record_id, "object": what, "status": status.value, "successor": successor,
               "reason": reason, "version": self.version}  # fmt: skip
        self.insert(RETIRED, [row])
        led_here = RETIRED.c.successor == record_id
        change = {"status": status.value, "successor": successor, "reason": reason}
        if self.session.execute(select(RETIRED.c.id).where(led_here).limit(1)).first():
            self.session.execute(RETIRED.update().where(led_here).values(change))
        self.note(what, record_id, status.value)

    def revive(self, *records: str) -> None:
        """Forget that ids were retired."""
        found = [record for (record,) in self.sql.among("SELECT id FROM retired WHERE id IN ({ids})", records)]
        if found:
            self.sql.run_among("DELETE FROM retired WHERE id IN ({ids})", found)
            note_change(self.session)

    def leads_on(self, record_id: str) -> bool:
        """Whether an id was merged into another one and so may not be given again."""
        return bool(self.sql.rows("SELECT 1 FROM retired WHERE id = ? AND status = 'merged'", (record_id,)))

    def withdrawn(self, records: Iterable[str]) -> dict[str, str]:
        """Those among some ids that were taken back, with the reason."""
        wanted = "SELECT id, reason FROM retired WHERE status = 'withdrawn' AND id IN ({ids})"
        return {row[0]: row[1] for row in self.sql.among(wanted, records)}

    def hand_over(self, whole: "Work") -> None:
        """Let a larger transaction finish what was done; the next of its parts can already look up the names."""
        refresh_names(self.sql, self.touched.actors)
        whole.named |= self.touched.actors
        for (what, record), change in self.changes.items():
            whole.note(what, record, change)

    def finish(self) -> None:
        """Write down the changes and let the documents follow."""
        rows: list[Row] = [
            {
                "id": self.next_number(CHANGES),
                "version": self.version,
                "object": what,
                "record_id": record,
                "change": change,
            }
            for (what, record), change in self.changes.items()
        ]
        self.insert(CHANGES, rows)
        if self.changes:
            refresh_documents(self.session, self.touched, self.named)


@lru_cache
def _defaults(table: Table, given: frozenset[str]) -> dict[str, Any]:
    """Values of columns that a row leaves to the model."""
    return {
        column.name: column.default.arg
        for column in table.c
        if column.name not in given and isinstance(column.default, ScalarElementColumnDefault)
    }
