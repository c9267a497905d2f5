"""A copy of the database while it is being used."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from app.errors import StorageError


def backup_database(engine: Engine, target: Path) -> None:
    """Write one consistent state of the database into a new file; readers and writers are not held up.

    Raises:
        StorageError: the file exists, cannot be written, or the database is a server's (which has tools of its own).
    """
    if engine.dialect.name != "sqlite":
        raise StorageError(
            "A PostgreSQL database is backed up with pg_dump; `timeline export` writes the dataset itself."
        )
    if target.exists():
        raise StorageError(f"{target} exists already: name a new file.")
    try:
        with engine.connect() as connection:
            source: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
            source.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise StorageError(f"{target} cannot be written: {error}.") from error
