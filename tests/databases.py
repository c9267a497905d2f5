"""Databases for tests: SQLite files, or PostgreSQL databases where TEST_DATABASE_URL names a server.

A template is migrated (and seeded) once per process; each test gets a copy, which takes milliseconds on both.
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from app.config import PROJECT_DIR

if TYPE_CHECKING:
    from sqlalchemy import Connection

SERVER_URL = os.environ.get("TEST_DATABASE_URL", "")
"""URL of a PostgreSQL server's database; empty: the tests run on SQLite."""


def uses_postgresql() -> bool:
    """Whether this run tests on PostgreSQL."""
    return SERVER_URL.startswith("postgresql")


class Databases:
    """Makes databases, copies them, and drops them: a test's own when it ends, the others at the end of the run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []

    def make(self) -> str:
        """The URL of a new empty database, without tables."""
        name = f"timeline_{uuid.uuid4().hex[:12]}"
        if not uses_postgresql():
            return f"sqlite:///{self.folder / name}.db"
        self._run(f'CREATE DATABASE "{name}"')
        return self._remember(name)

    def copy(self, template: str) -> str:
        """The URL of a copy of ``template``, which nobody may be using."""
        if not uses_postgresql():
            target = self.folder / f"timeline_{uuid.uuid4().hex[:12]}.db"
            shutil.copyfile(template.removeprefix("sqlite:///"), target)
            return f"sqlite:///{target}"
        name = f"timeline_{uuid.uuid4().hex[:12]}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template.rsplit("/", 1)[1]}"')
        return self._remember(name)

    def drop(self, url: str) -> None:
        """Drop one database, whoever still holds a connection: the end of the run has only a few left to drop."""
        name = url.rsplit("/", 1)[1]
        if uses_postgresql() and name in self.made:
            self.made.remove(name)
            self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def drop_all(self) -> None:
        """Drop what was made, whoever still holds a connection."""
        for name in self.made:
            self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.made.clear()

    def _remember(self, name: str) -> str:
        self.made.append(name)
        return f"{SERVER_URL.rsplit('/', 1)[0]}/{name}"

    def _run(self, sql: str) -> None:
        with psycopg.connect(SERVER_URL.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(sql.encode())


def migrate(url: str) -> None:
    """Bring the tables of a database to their newest form."""
    from app.db import get_engine, upgrade

    engine = get_engine(url)
    upgrade(engine)
    engine.dispose()


@contextmanager
def connected(url: str) -> "Iterator[Connection]":
    """A connection to look at a database with; nothing stays open after the block."""
    from app.db import get_engine

    engine = get_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def seed(url: str) -> None:
    """What ``timeline up`` puts into a new database: actors, places and the digests."""
    from app.db import get_engine, session_scope
    from app.ingest import ingest_paths
    from app.lexicon.seeds import load_seeds
    from app.storage.seeding import store_seeds

    engine = get_engine(url)
    with session_scope(engine) as session:
        store_seeds(session, load_seeds(PROJECT_DIR / "seeds"))
    for outcome in ingest_paths([PROJECT_DIR / "seeds" / "articles"], engine):
        assert outcome.result != "refused", outcome.reason
    engine.dispose()


@contextmanager
def databases_in(folder: Path) -> Iterator[Databases]:
    """Databases that are gone when the block ends."""
    databases = Databases(folder)
    try:
        yield databases
    finally:
        databases.drop_all()
