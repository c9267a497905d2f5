"""A whole dataset from one database to another, ids included: one JSON object a line, table by table.

Only what cannot be made anew is carried: documents and search index are rebuilt on arrival.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from typing import Any

import orjson
from sqlalchemy import Column, Connection, Date, DateTime, Executable, Table, bindparam, func, insert, select, update
from sqlalchemy.exc import OperationalError, StatementError
from sqlmodel import Session, SQLModel

from app.documents import rebuild_documents
from app.errors import StorageError
from app.storage.bulk import indexes_later
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
    """Fill an empty database from exported lines; gives the number of rows.

    Raises:
        StorageError: the database holds articles, or a line is none of an export; the message names it.
    """
    if session.execute(select(func.count()).select_from(ARTICLES)).scalar_one():
        raise StorageError("This database holds articles already: import into a new one.")
    for table in reversed(carried_tables()):
        session.execute(table.delete())
    source = _parsed(lines)
    _check_header(next(source, None))
    with indexes_later(session, [table.name for table in carried_tables()]):
        count = _store_all(session, source)
    rebuild_documents(session)
    return count


def _store_all(session: Session, source: Iterator[tuple[int, Row]]) -> int:
    later: list[tuple[Table, str, Row]] = []
    count = 0
    for table, items in groupby(map(_read, source), key=lambda item: item.table):
        while batch := list(islice(items, ROWS_AT_ONCE)):
            rows = [item.row for item in batch]
            later += _hold_back(table, rows)
            _store(session, insert(table), rows, f"Lines {batch[0].line} to {batch[-1].line}: {table.name}")
            count += len(batch)
    for table, column, row in later:
        named = update(table).where(table.c.id == bindparam("key")).values({column: bindparam("value")})
        values = {"key": row["id"], "value": row[column]}
        _store(session.connection(), named, values, f"{column} of {table.name} {row['id']}")
    return count


@dataclass(frozen=True, slots=True)
class _Item:
    """A row of the export, ready to be stored, and the number of its line."""

    line: int
    table: Table
    row: Row


def _parsed(lines: Iterable[bytes]) -> Iterator[tuple[int, Row]]:
    """Number and object of each line."""
    for number, line in enumerate(lines, 1):
        try:
            item = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise StorageError(f"Line {number} is no JSON: is the file an export, and whole?") from error
        if not isinstance(item, dict):
            raise StorageError(f"Line {number} is no JSON object: is the file an export?")
        yield number, item


def _check_header(header: tuple[int, Row] | None) -> None:
    if header is None or header[1].get("relations-timeline") != FORM:
        raise StorageError("This is no export of this version: its first line should name it.")


def _read(numbered: tuple[int, Row]) -> _Item:
    line, item = numbered
    name, row = item.get("table"), item.get("row")
    if not isinstance(name, str) or name not in TABLES or name in DERIVED:
        raise StorageError(f"Line {line}: a row of a table that this version does not know: {name}.")
    if not isinstance(row, dict):
        raise StorageError(f'Line {line} has no row; it should look like {{"table": "{name}", "row": {{…}}}}.')
    table = TABLES[name]
    if unknown := sorted(row.keys() - table.c.keys()):
        raise StorageError(f"Line {line}: {name} has no column {', '.join(unknown)} in this version.")
    if missing := sorted(c.name for c in table.c if not c.nullable and row.get(c.name) is None):
        raise StorageError(f"Line {line}: a row of {name} needs a value for {', '.join(missing)}.")
    return _Item(line, table, {c.name: _value(c, row.get(c.name), line) for c in table.c})


def _value(column: Column[Any], value: Any, line: int) -> Any:
    """JSON knows no days: give them back."""
    kind = getattr(column.type, "impl", column.type)
    if value is None or not isinstance(kind, Date | DateTime):
        return value
    read = datetime.fromisoformat if isinstance(kind, DateTime) else date.fromisoformat
    try:
        return read(value)
    except (TypeError, ValueError) as error:
        raise StorageError(f"Line {line}: {value!r} in {column.name} is no day; write it as 2024-11-28.") from error


def _store(to: Session | Connection, statement: Executable, rows: Row | list[Row], what: str) -> None:
    try:
        to.execute(statement, rows)
    except OperationalError:  # the database's own trouble, such as a lock: no fault of the file
        raise
    except StatementError as error:
        raise StorageError(f"{what} cannot be stored: {error.orig}.") from error


def _hold_back(table: Table, rows: list[Row]) -> Iterator[tuple[Table, str, Row]]:
    """What points at a row of the same table is filled in when all are there."""
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    for row in rows:
        for column in own:
            if row.get(column) is not None:
                yield table, column, dict(row)
                row[column] = None
