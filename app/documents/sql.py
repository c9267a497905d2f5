"""SQL on the plain driver: question marks for parameters on either database, lists of ids spelled out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any, TypeVar

from sqlmodel import Session

Row = tuple[Any, ...]
T = TypeVar("T")
IDS_AT_ONCE = 1000
VALUES_AT_ONCE = 500
"""Of rows inserted by one statement: for small rows twice as fast as a statement each."""


class Sql:
    """The driver's cursor of one connection."""

    def __init__(self, cursor: Any, dialect: str) -> None:
        self.cursor = cursor
        self.dialect = dialect
        self._written: Callable[[str], str] = _percent if dialect == "postgresql" else str

    @classmethod
    def of(cls, session: Session) -> "Sql":
        """The cursor of a session's transaction, with what the session still holds back written first."""
        session.flush()
        connection = session.connection()
        return cls(connection.connection.cursor(), connection.dialect.name)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        self.cursor.execute(self._written(sql), parameters)
        rows: list[Row] = self.cursor.fetchall()
        return rows

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Runs a statement that gives no rows."""
        self.cursor.execute(self._written(sql), parameters)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs a statement once for each row of parameters."""
        self.cursor.executemany(self._written(sql), rows)

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Inserts many rows the fastest way the database has."""
        names = ", ".join(columns)
        if self.dialect == "postgresql":
            with self.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        row = f"({', '.join('?' * len(columns))})"
        at_once = max(1, VALUES_AT_ONCE // len(columns))
        for part in batches(rows, at_once):
            values = ", ".join([row] * len(part))
            self.cursor.execute(f"INSERT INTO {table} ({names}) VALUES {values}", list(chain.from_iterable(part)))

    def load_lists(self, table: str, columns: Sequence[str], lists: Iterable[tuple[int, Sequence[int]]]) -> None:
        """Inserts lists of numbers into the three columns of a table: the list's own number, each of its, nought."""
        if self.dialect != "sqlite":
            self.load(table, columns, ((number, value, 0) for number, values in lists for value in values))
            return
        names = ", ".join(columns)
        for number, values in lists:  # one statement a list takes a third of the time
            json = f"[{','.join(map(str, values))}]"
            self.run(f"INSERT INTO {table} ({names}) SELECT ?, value, 0 FROM json_each(?)", (number, json))

    def among(self, sql: str, ids: Iterable[Any]) -> list[Row]:
        """All rows of a query whose ``{ids}`` stands for a list of values."""
        found: list[Row] = []
        for part in batches(ids, IDS_AT_ONCE):
            size = _round_up(len(part))
            filled = [*part, *([part[-1]] * (size - len(part)))]
            found += self.rows(_with_marks(sql, size), filled)
        return found

    def run_among(self, sql: str, ids: Iterable[Any]) -> None:
        """Runs a statement whose ``{ids}`` stands for a list of values."""
        for part in batches(ids, IDS_AT_ONCE):
            self.run(_with_marks(sql, len(part)), part)


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most ``size``."""
    source = iter(values)
    while part := list(islice(source, size)):
        yield part


def _round_up(count: int) -> int:
    """The next power of two, so that few different statements are prepared."""
    return 1 << (count - 1).bit_length()


@lru_cache(maxsize=512)
def _with_marks(sql: str, count: int) -> str:
    return sql.replace("{ids}", ",".join("?" * count))


@lru_cache(maxsize=1024)
def _percent(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")
