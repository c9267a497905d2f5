"""A whole dataset from one database to another, ids included: one JSON object a line, table by table.

Only what cannot be made anew is carried: documents and search index are rebuilt on arrival.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby, islice
from typing import Any

import orjson
from sqlalchemy import Date, DateTime, Table, bindparam, func, insert, select, update
from sqlmodel import Session, SQLModel

from app.documents import rebuild_documents
from app.errors import StorageError
from app.storage.tables import ARTICLES, TABLES

DERIVED = frozenset({"documents", "terms", "postings", "tallies", "search_texts", "name_keys"})
FORM = 1
"""Raised when the form of the file changes."""
ROWS_AT_ONCE = 500
Row = dict[str, Any]


def carried_tables() -> list[Table]:
    """The tables that are carried, each after those it points at."""
    return [table for table in SQLModel.metadata.sorted_tables if table.name not in DERIVED]


def export_dataset(session: Session) -> Iterator[bytes]:
    """The dataset as lines: a header, then every row with the name of its table."""
    yield orjson.dumps({"relations-timeline": FORM, "tables": [table.name for table in carried_tables()]}) + b"\n"
    for table in carried_tables():
        rows = session.execute(
            select(table).order_by(*table.primary_key), execution_options={"yield_per": ROWS_AT_ONCE}
        )
        for row in rows:
            yield orjson.dumps({"table": table.name, "row": dict(row._mapping)}) + b"\n"


def import_dataset(session: Session, lines: Iterable[bytes]) -> int:
    """Fill an empty database from exported lines; gives the number of rows."""
    if session.execute(select(func.count()).select_from(ARTICLES)).scalar_one():
        raise StorageError("This database holds articles already: import into a new one.")
    for table in reversed(carried_tables()):
        session.execute(table.delete())
    source = _parsed(lines)
    _check_header(next(source, None))
    later: list[tuple[Table, str, Row]] = []
    count = 0
    for name, items in groupby(source, key=lambda item: item.get("table")):
        table = _table(name)
        while batch := [_typed(table, item["row"]) for item in islice(items, ROWS_AT_ONCE)]:
            later += _hold_back(table, batch)
            session.execute(insert(table), batch)
            count += len(batch)
    for table, column, row in later:
        named = update(table).where(table.c.id == bindparam("key")).values({column: bindparam("value")})
        session.connection().execute(named, {"key": row["id"], "value": row[column]})
    rebuild_documents(session)
    return count


def _parsed(lines: Iterable[bytes]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        try:
            yield orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise StorageError(f"Line {number} is no JSON: is the file an export, and whole?") from error


def _check_header(header: Row | None) -> None:
    if header is None or header.get("relations-timeline") != FORM:
        raise StorageError("This is no export of this version: its first line should name it.")


def _table(name: object) -> Table:
    if not isinstance(name, str) or name not in TABLES or name in DERIVED:
        raise StorageError(f"The export holds rows of a table that this version does not know: {name}.")
    return TABLES[name]


def _typed(table: Table, row: Row) -> Row:
    """JSON knows no days: give them back."""
    return {key: _value(table, key, value) for key, value in row.items()}


def _value(table: Table, key: str, value: Any) -> Any:
    if not isinstance(value, str) or key not in table.c:
        return value
    kind = getattr(table.c[key].type, "impl", table.c[key].type)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def _hold_back(table: Table, rows: list[Row]) -> Iterator[tuple[Table, str, Row]]:
    """What points at a row of the same table is filled in when all are there."""
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    for row in rows:
        for column in own:
            if row.get(column) is not None:
                yield table, column, dict(row)
                row[column] = None
