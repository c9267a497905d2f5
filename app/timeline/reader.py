"""Reading connections on the plain driver: one for the event loop, a few for slow queries.

On SQLite a selection is tried at once on the event loop, within a small budget of time that the database itself
watches; one that needs longer is interrupted and run again in a thread, so that it cannot stall the others. PostgreSQL
answers over a socket, so there everything runs in the threads.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import LifoQueue
from time import perf_counter
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeVar
from urllib.parse import quote

from sqlalchemy import make_url

from app.db import CONNECT_SECONDS, explain
from app.documents.sql import Row, Sql
from app.errors import InvalidValueError, StorageError

P = ParamSpec("P")
T = TypeVar("T")

INLINE_SECONDS = 0.020
"""How long a selection may hold the event loop before it goes to a thread."""
STEPS_BETWEEN_LOOKS = 2_000
"""Steps of SQLite's machine between two looks at the clock: a fraction of a millisecond."""
PRAGMAS = ("query_only=ON", "mmap_size=8589934592", "temp_store=MEMORY", "busy_timeout=5000")
INLINE_CACHE = 81_920
"""Kibibytes of pages the event loop's connection keeps: SQLite maps 2 GB of a file at most, the rest it must copy."""
TERMS_KEPT = 100_000
ROWS_AT_ONCE = 1_000


class OverBudgetError(Exception):
    """A query took longer than it may where it runs."""


@dataclass(frozen=True, slots=True)
class DatasetState:
    """The version of the record and when it was raised."""

    version: int
    updated_at: datetime | None


class Connection(Sql):
    """One reading connection: SQL with ``?`` for parameters, on either database, one query at a time."""

    def __init__(self, cursor: Any, dialect: str, raw: Any, *, inline: bool) -> None:
        super().__init__(cursor, dialect)
        self.raw = raw
        self.inline = inline
        self.deadline = float("inf")
        self._state = DatasetState(0, None)
        self._state_of: Any = None
        self.terms: dict[tuple[str, str, str], tuple[int, int]] = {}
        self.kept: dict[str, Any] = {}
        """What was worked out for this version of the dataset, by article."""
        self.in_snapshot = False
        """Whether all queries see one state of the record, which is then asked for once."""
        if dialect == "sqlite":
            raw.set_progress_handler(self._late, STEPS_BETWEEN_LOOKS)

    def _late(self) -> bool:
        return perf_counter() > self.deadline

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query.

        Raises:
            StorageError: the database cannot be used.
            OverBudgetError: the query takes longer than it may here.
        """
        if self.dialect == "postgresql":
            parameters = [_without_nul(value) for value in parameters]
        try:
            return super().rows(sql, parameters)
        except Exception as error:
            _raise_understood(error)

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Runs a statement that gives no rows; raises as ``rows`` does."""
        try:
            super().run(sql, parameters)
        except Exception as error:
            _raise_understood(error)

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query that may have very many, a batch in memory at a time; raises as ``rows`` does."""
        self.run(sql, parameters)
        while batch := self._batch():
            yield from batch
            if self._late():
                raise OverBudgetError

    def _batch(self) -> list[Row]:
        try:
            rows: list[Row] = self.cursor.fetchmany(ROWS_AT_ONCE)
        except Exception as error:
            _raise_understood(error)
        return rows

    def may_be_slow(self) -> None:
        """Says that what follows is slow outside the database: only threads go on."""
        if self.inline:
            raise OverBudgetError

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """A shorter deadline for some of the work of a thread; the event loop's stays as it is."""
        before = self.deadline
        if not self.inline:
            self.deadline = min(before, perf_counter() + seconds)
        try:
            yield
        finally:
            self.deadline = before

    @property
    def state(self) -> DatasetState:
        """The dataset's version; asked again only if somebody has committed."""
        if not self.in_snapshot:
            self.look_for_commits()
        return self._state

    def look_for_commits(self) -> None:
        """Reads the dataset's version and forgets what was known of another one."""
        seen = self.rows("PRAGMA data_version")[0][0] if self.dialect == "sqlite" else None
        if seen is None or seen != self._state_of:
            self._read_state()
            self._state_of = seen

    def _read_state(self) -> None:
        version, updated_at = self.rows("SELECT version, updated_at FROM dataset")[0]
        if isinstance(updated_at, str):
            updated_at = datetime.fromisoformat(updated_at)
        if updated_at is not None and updated_at.tzinfo is None:
            updated_at = updated_at.replace(tzinfo=UTC)
        if version != self._state.version:
            self.terms.clear()
            self.kept.clear()
        self._state = DatasetState(version, updated_at)

    def term(self, kind: str, field: str, value: str) -> tuple[int, int] | None:
        """Id and count of a term; None where no record has it."""
        key = (kind, field, value)
        found = self.terms.get(key)
        if found is None:
            rows = self.rows("SELECT id, count FROM terms WHERE object = ? AND field = ? AND value = ?", key)
            if not rows or not rows[0][1]:
                return None
            if len(self.terms) >= TERMS_KEPT:
                self.terms.clear()
            found = self.terms[key] = (rows[0][0], rows[0][1])
        return found


class Reader:
    """The reading side of one process; made once, closed at the end."""

    def __init__(self, url: str, *, threads: int = 4, seconds: float = 10.0) -> None:
        self.url = url
        self.seconds = seconds
        self.on_file = make_url(url).get_backend_name() == "sqlite"
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="slow-query")
        self._idle: LifoQueue[Connection | None] = LifoQueue()
        for _ in range(threads):
            self._idle.put(None)
        self._own: Connection | None = None

    def dataset(self) -> DatasetState:
        """The dataset's version now (cheap: asked at every request, for ETag and cache).

        It has a connection of its own, since it is asked on the event loop, which must not wait for slow queries.
        """
        return self._inline().state

    async def run(self, select: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs a selection without stalling the event loop."""
        if self.on_file:
            own = self._inline()
            try:
                with _snapshot(own, INLINE_SECONDS):
                    return select(own, *args, **kwargs)
            except OverBudgetError:
                pass
        call = lambda: self.read(select, *args, **kwargs)  # noqa: E731
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)

    def read(self, select: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs a selection here and now, for threads and the command line.

        A connection that broke while it was idle, as all do when the server restarts, is replaced by a new one.

        Raises:
            InvalidValueError: it takes longer than any answer may.
        """
        connection = self._idle.get()
        was_idle = connection is not None
        try:
            connection = connection or self._connect(inline=False)
            try:
                with _snapshot(connection, self.seconds):
                    return select(connection, *args, **kwargs)
            except StorageError:
                if not was_idle or _usable(connection):
                    raise
                connection = self._connect(inline=False)
                with _snapshot(connection, self.seconds):
                    return select(connection, *args, **kwargs)
        except OverBudgetError as error:
            raise InvalidValueError("This selection takes too long: narrow it by date, type or name.") from error
        finally:
            self._idle.put(_usable(connection))

    def close(self) -> None:
        """Closes all connections."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        while not self._idle.empty():
            if connection := self._idle.get():
                connection.raw.close()
        if self._own is not None:
            self._own.raw.close()
            self._own = None

    def _inline(self) -> Connection:
        self._own = _usable(self._own) or self._connect(inline=True)
        return self._own

    def _connect(self, *, inline: bool) -> Connection:
        return _open_file(self.url, inline=inline) if self.on_file else _open_server(self.url, self.seconds)


def _open_file(url: str, *, inline: bool) -> Connection:
    file = make_url(url).database or ""
    try:
        raw = sqlite3.connect(
            f"file:{quote(str(Path(file).resolve()))}?mode=rw",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            cached_statements=512,
        )
        for pragma in (*PRAGMAS, f"cache_size={-INLINE_CACHE if inline else -8_192}"):
            raw.execute(f"PRAGMA {pragma}")
    except sqlite3.OperationalError as error:
        raise StorageError(f"The database {file} cannot be read: {error}. Run `timeline db upgrade`.") from error
    except sqlite3.DatabaseError as error:
        raise StorageError(f"The database {file} {explain(error) or f'cannot be read: {error}.'}") from error
    return Connection(raw.cursor(), "sqlite", raw, inline=inline)


def _open_server(url: str, seconds: float) -> Connection:
    import psycopg

    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        raw = psycopg.connect(
            plain,
            autocommit=True,
            connect_timeout=CONNECT_SECONDS,
            options=f"-c statement_timeout={int(seconds * 1000)} -c jit=off -c timezone=UTC",
        )
    except psycopg.OperationalError as error:
        raise StorageError(f"The database cannot be reached: {error}") from error
    return Connection(raw.cursor(binary=True), "postgresql", raw, inline=False)


@contextmanager
def _snapshot(connection: Connection, seconds: float) -> Iterator[None]:
    """All queries of one selection see one state of the record, and must end in time.

    Beginning and ending are never cut short: SQLite counts the steps of a statement over all its runs, so that even
    these would some day be looked at by the clock, and a transaction that does not end spoils the connection.
    """
    begin = "BEGIN" if connection.dialect == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    connection.deadline = float("inf")
    connection.run(begin)
    try:
        connection.look_for_commits()  # here, so that no selection can work with what was true before
        connection.in_snapshot = True
        connection.deadline = perf_counter() + seconds
        yield
    finally:
        connection.in_snapshot = False
        connection.deadline = float("inf")
        if not getattr(connection.raw, "closed", False):
            connection.run("ROLLBACK")


def _usable(connection: Connection | None) -> Connection | None:
    return None if connection is None or getattr(connection.raw, "closed", False) else connection


def _without_nul(value: Any) -> Any:
    """PostgreSQL's texts hold no NUL; what is looked for with one is not there."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _raise_understood(error: Exception) -> NoReturn:
    """Raises a driver's error as one of ours: too slow, or not to be used; as it is where the mistake is ours."""
    if str(error) == "interrupted" or type(error).__name__ == "QueryCanceled":
        raise OverBudgetError from error
    kinds = [(kind.__module__.partition(".")[0], kind.__name__) for kind in type(error).__mro__]
    if ("sqlite3", "Error") in kinds or ("psycopg", "Error") in kinds:
        if told := explain(error):
            raise StorageError(f"The database {told}") from error
        if ("psycopg", "OperationalError") in kinds:  # the connection broke; SQLite says so of faulty SQL, too
            raise StorageError(f"The database does not answer any more: {error}") from error
    raise error
