"""Makes a synthetic database and tells what storing it cost, beside plain inserting of the same rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time

from sqlmodel import Session

from app.db import SQLITE_PRAGMAS, get_engine, upgrade
from app.documents import rebuild_documents
from app.documents.sql import Sql
from app.models import Dataset
from app.storage.bulk import indexes_later
from tests.benchmarks.synthetic import COLUMNS, Synthetic, Table, as_sqlite_takes, write_table, write_table_plainly


@dataclass
class Spent:
    """Seconds by the clock, and of all our processes' time together."""

    clock: float = 0.0
    processor: float = 0.0

    @contextmanager
    def more(self) -> Iterator[None]:
        """Adds what is spent meanwhile."""
        clock, processor = perf_counter(), _processor()
        yield
        self.clock += perf_counter() - clock
        self.processor += _processor() - processor


@dataclass
class Built:
    """What making one database cost; making the rows up is counted nowhere."""

    events: int
    rows: int = 0
    stored: Spent = field(default_factory=Spent)
    """Base tables, indexes, documents, lists, tallies and full text."""
    derived: Spent = field(default_factory=Spent)
    """Of these documents, lists, tallies and full text."""
    bytes: int = 0
    plain: Spent = field(default_factory=Spent)
    """Base tables and indexes alone, stored plainly."""
    plain_bytes: int = 0


class Plain:
    """A database of the same tables and indexes, opened as ours are, that plain ``executemany`` fills."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.remove()
        engine = get_engine(f"sqlite:///{file}")
        upgrade(engine)
        engine.dispose()
        self.connection = sqlite3.connect(file, isolation_level=None)
        for pragma in SQLITE_PRAGMAS:
            self.connection.execute(pragma)
        self.connection.execute("BEGIN")

    def store(self, table: Table, spent: Spent) -> None:
        """Some more rows."""
        with spent.more():
            write_table_plainly(self.connection, table)

    def finish(self, spent: Spent) -> int:
        """Commits; gives the bytes of the file, which is then removed."""
        with spent.more():
            self.connection.execute("COMMIT")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()
        size = self.file.stat().st_size
        self.remove()
        return size

    def remove(self) -> None:
        """Removes the file, and what an unfinished run has left."""
        for end in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)


def build(url: str, events: int, *, beside: bool = False) -> Built:
    """Fills an empty database; ``beside``: in turns with a plain one, batch by batch (SQLite only)."""
    engine = get_engine(url)
    upgrade(engine)
    plain = Plain(_file(url).with_suffix(".plain")) if beside else None
    built = Built(events)
    with Session(engine) as session:
        _store_rows(session, Synthetic(events), built, plain)
        with built.stored.more():
            with built.derived.more():
                rebuild_documents(session)
            session.get_one(Dataset, 1).version += 1
            session.commit()
    with engine.connect() as connection:
        if url.startswith("sqlite"):
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            built.bytes = _file(url).stat().st_size
    engine.dispose()
    return built


def _store_rows(session: Session, synthetic: Synthetic, built: Built, plain: Plain | None) -> None:
    sql = Sql.of(session)
    later = indexes_later(session, list(COLUMNS))
    with built.stored.more():
        later.__enter__()
    for made in chain((synthetic.known(),), synthetic.batches()):
        table = as_sqlite_takes(made) if sql.dialect == "sqlite" else made
        if plain is not None:
            plain.store(table, built.plain)
        with built.stored.more():
            built.rows += write_table(sql, table)
    if plain is not None:
        built.plain_bytes = plain.finish(built.plain)
    with built.stored.more():
        later.__exit__(None, None, None)


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _processor() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime
