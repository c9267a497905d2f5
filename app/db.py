"""The database: engine by URL, the only commit, and migrations.

Readers never wait for writers (SQLite in WAL mode, PostgreSQL by nature); writers wait for one another, whole
transactions long, so that whatever reads and then writes sees a record that nobody else is changing.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col

from app.config import PROJECT_DIR
from app.errors import ConfigError, StorageError
from app.models import Dataset

BUSY_SECONDS = 30
"""How long a writer waits for another one before it says so."""
CONNECT_SECONDS = 5
"""How long a server may take to accept a connection before it counts as out of reach."""
WRITE_LOCK = 4_907_331
"""Key of PostgreSQL's advisory lock that lets one writer in at a time; any number will do."""
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
    "PRAGMA mmap_size=4294967296",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
)
READING: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
sqlite3.register_adapter(date, date.isoformat)  # as the driver's own, which is slow and about to go
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "COPY")


def get_engine(url: str) -> Engine:
    """An engine for ``sqlite:///FILE`` or ``postgresql://…``; the file's folder is made where it is missing."""
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        engine = _sqlite(url) if parsed.get_backend_name() == "sqlite" else _server(parsed)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise ConfigError(
            f"DATABASE_URL is not understood: use sqlite:///FILE or postgresql://USER@HOST/NAME ({error})"
        ) from error
    event.listen(engine, "begin", _begin)
    event.listen(engine, "after_cursor_execute", _note_change)
    return engine


def _server(parsed: URL) -> Engine:
    return create_engine(parsed, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS})


def _sqlite(url: str) -> Engine:
    file = make_url(url).database
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS, "check_same_thread": False}}
    if not file or file == ":memory:":
        options["poolclass"] = StaticPool
    else:
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"The folder of {file} cannot be made: {error.strerror}.") from error
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours: the driver's own is too late for consistent reads
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """Open a transaction; one that will write takes the write lock at once, so that it never has to be retried."""
    connection.info["changed"] = False
    writes = connection.get_execution_options().get("writes", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")


def _note_change(connection: Connection, cursor: Any, statement: str, *_: object) -> None:
    """Remember that a row was changed; a statement that returns its rows does not tell how many there were."""
    if statement.lstrip()[:7].upper().startswith(WRITING) and (cursor.rowcount != 0 or "RETURNING" in statement):
        connection.info["changed"] = True


def note_change(session: Session) -> None:
    """Remember that rows were changed on the plain driver, past the statements that are watched."""
    session.connection().info["changed"] = True


@contextmanager
def session_scope(engine: Engine) -> Iterator[Session]:
    """One writing transaction: commits at the end, raises the dataset's version if a row changed, else undoes all."""
    with _told_clearly(engine), Session(engine.execution_options(writes=True), expire_on_commit=False) as session:
        session.connection()
        yield session
        session.flush()
        if session.connection().info["changed"]:
            session.execute(update(Dataset).values(version=col(Dataset.version) + 1, updated_at=datetime.now(UTC)))
        session.commit()


@contextmanager
def read_scope(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the record from its first query to its last, whoever writes meanwhile."""
    with _told_clearly(engine), Session(engine.execution_options(**READING[engine.dialect.name])) as session:
        yield session


def next_version(session: Session) -> int:
    """The dataset version that this transaction will make, should it change a row."""
    return session.execute(select(Dataset.version)).scalar_one() + 1  # type: ignore[call-overload, no-any-return]


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to their newest form; two processes may try at once, the second finds it done."""
    _migrate(engine, command.upgrade, revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Take the tables back to an older form."""
    _migrate(engine, command.downgrade, revision)


def _migrate(engine: Engine, direction: Any, revision: str) -> None:
    config = alembic_config()
    try:
        with _told_clearly(engine), engine.execution_options(writes=True).connect() as connection:
            _foreign_keys(connection, on=False)
            with connection.begin():
                config.attributes["connection"] = connection
                direction(config, revision)
            _foreign_keys(connection, on=True)
    except CommandError as error:
        raise StorageError(_unknown_revision(engine)) from error


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """SQLite rebuilds tables to alter them; dropping the old one must not drop what points at it."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.dbapi_connection
        raw.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def alembic_config() -> Config:
    """Alembic's settings, from ``[tool.alembic]`` in pyproject.toml."""
    return Config(toml_file=PROJECT_DIR / "pyproject.toml")


def require_file(url: str) -> None:
    """Raise a StorageError where a file is named that is not there: an engine would make an empty one."""
    file = make_url(url).database if url.startswith("sqlite") else None
    if file and file != ":memory:" and not Path(file).exists():
        raise StorageError(f"The database {file} is not there: run `timeline db upgrade`.")


def check_schema(engine: Engine) -> None:
    """Raise a StorageError that says what to do unless the tables have the form that this version expects."""
    with _told_clearly(engine), engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory.from_config(alembic_config())
    if current == scripts.get_current_head():
        return
    if current is None:
        raise StorageError(f"{_where(engine)} has no tables yet: run `timeline db upgrade`.")
    if current not in {script.revision for script in scripts.walk_revisions()}:
        raise StorageError(_unknown_revision(engine))
    raise StorageError(f"{_where(engine)} was made by an older version: run `timeline db upgrade`.")


def _unknown_revision(engine: Engine) -> str:
    return f"{_where(engine)} was made by a newer version of this program: update the program, or use another database."


def _where(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return f"The database {engine.url.database}"
    return f"The database {engine.url.render_as_string(hide_password=True)}"


@contextmanager
def _told_clearly(engine: Engine) -> Iterator[None]:
    """Turn the driver's complaints about the database (not about our SQL) into sentences that say what to do."""
    try:
        yield
    except DBAPIError as error:
        told = explain(error.orig)
        if told is None:
            raise
        raise StorageError(f"{_where(engine)} {told}") from error
    except SQLAlchemyError as error:
        if "QueuePool" not in str(error):
            raise
        raise StorageError(f"{_where(engine)} has no free connection: too many requests at once.") from error


COMPLAINTS = (
    (("database is locked", "lock timeout", "database table is locked"),
     f"is being written by somebody else, and waiting {BUSY_SECONDS} seconds did not help: try again later."),
    (("unable to open database file",), "cannot be opened: does the folder exist, and may this user write to it?"),
    (("readonly database", "read-only"), "cannot be written: give this user write permission on file and folder."),
    (("no such table", "does not exist", "no such column"), "lacks tables: run `timeline db upgrade`."),
    (("not a database", "malformed"), "is not a database, or is damaged: restore a backup, or use another file."),
    (("disk i/o error",), "cannot be read: is its disk in order?"),
    (("disk is full", "no space left"), "has no room left on its disk."),
    (("connection refused", "could not connect", "connection failed", "failed to resolve"),
     "does not answer: is the server running, and is DATABASE_URL right?"),
    (("password authentication",), "does not let this user in: check user and password in DATABASE_URL."),
)  # fmt: skip


def explain(error: BaseException | None) -> str | None:
    """What to tell a person about a driver's error, as what the database does; None for what is a mistake of ours."""
    message = str(error).lower()
    return next((told for signs, told in COMPLAINTS if any(sign in message for sign in signs)), None)
