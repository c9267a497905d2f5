"""The database: one commit, one version for each change, writers that wait, and complaints that say what to do."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, text
from sqlmodel import Session

from app import db
from app.db import check_schema, downgrade, get_engine, read_scope, session_scope, upgrade
from app.errors import ConfigError, StorageError
from app.models import Dataset
from app.storage.tables import ACTORS
from tests.databases import Databases, uses_postgresql

SOMEBODY = {"id": "ada-quill", "kind": "person", "name": "Ada Quill", "origin": "seeds"}
sqlite_only = pytest.mark.skipif(uses_postgresql(), reason="about files of SQLite")


def version(engine: Engine) -> int:
    with read_scope(engine) as session:
        return int(session.execute(select(Dataset.__table__.c.version)).scalar_one())  # type: ignore[attr-defined]


def test_a_commit_that_changes_a_row_raises_the_version_once(engine: Engine) -> None:
    before = version(engine)
    with session_scope(engine) as session:
        session.execute(insert(ACTORS), [SOMEBODY, {**SOMEBODY, "id": "emil-roth"}])
        session.execute(ACTORS.update().values(name="Ada Q."))
    assert version(engine) == before + 1


def test_a_commit_that_changes_nothing_leaves_the_version(engine: Engine) -> None:
    before = version(engine)
    with session_scope(engine) as session:
        session.execute(select(ACTORS)).all()
        session.execute(ACTORS.update().where(ACTORS.c.id == "nobody").values(name="X"))
    assert version(engine) == before


def test_what_fails_leaves_nothing_behind(engine: Engine) -> None:
    before = version(engine)
    with pytest.raises(RuntimeError), session_scope(engine) as session:
        session.execute(insert(ACTORS), [SOMEBODY])
        raise RuntimeError
    with read_scope(engine) as session:
        assert session.execute(select(ACTORS)).all() == []
    assert version(engine) == before


def test_a_reader_sees_one_state_while_somebody_writes(engine: Engine) -> None:
    with read_scope(engine) as reader:
        assert reader.execute(select(ACTORS)).all() == []
        with session_scope(engine) as session:
            session.execute(insert(ACTORS), [SOMEBODY])
        assert reader.execute(select(ACTORS)).all() == []
    with read_scope(engine) as reader:
        assert len(reader.execute(select(ACTORS)).all()) == 1


def test_writers_wait_for_one_another(engine: Engine) -> None:
    """Each reads a number and writes the next one: without the lock some would write the same."""

    def add_one() -> None:
        with session_scope(engine) as session:
            count = len(session.execute(select(ACTORS)).all())
            session.execute(insert(ACTORS), [{**SOMEBODY, "id": f"actor-{count}"}])

    threads = [threading.Thread(target=add_one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with read_scope(engine) as session:
        assert sorted(session.execute(select(ACTORS.c.id)).scalars()) == [f"actor-{n}" for n in range(6)]


def test_foreign_keys_hold(engine: Engine) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), session_scope(engine) as session:
        session.execute(
            text("INSERT INTO participants (id, event_id, actor_id, role, position) VALUES (1, 'x', 'y', 'z', 0)")
        )


def test_closed_vocabularies_are_checked_by_the_database(engine: Engine) -> None:
    with pytest.raises(Exception, match=r"(?i)check constraint"), session_scope(engine) as session:
        session.execute(insert(ACTORS), [{**SOMEBODY, "kind": "robot"}])


@sqlite_only
def test_sqlite_is_set_up_for_readers_beside_a_writer(engine: Engine) -> None:
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000}


@sqlite_only
def test_a_second_writer_is_told_that_the_database_is_busy(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "SQLITE_PRAGMAS", ("PRAGMA journal_mode=WAL", "PRAGMA busy_timeout=50"))
    first, second = get_engine(empty_url), get_engine(empty_url)
    with (
        session_scope(first),
        pytest.raises(StorageError, match="being written by somebody else"),
        session_scope(second),
    ):
        pass
    first.dispose()
    second.dispose()


@sqlite_only
def test_a_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "note.db"
    file.write_text("this is a shopping list and no database at all" * 50)
    engine = get_engine(f"sqlite:///{file}")
    with pytest.raises(StorageError, match="is not a database"):
        check_schema(engine)
    engine.dispose()


def test_a_url_that_is_none_is_told() -> None:
    with pytest.raises(ConfigError, match="sqlite:///FILE or postgresql://"):
        get_engine("timeline.db")


def test_a_server_that_does_not_answer_is_told() -> None:
    engine = get_engine("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StorageError, match="does not answer"):
        check_schema(engine)


def test_a_database_without_tables_says_how_to_make_them(databases: Databases) -> None:
    engine = get_engine(databases.make())
    with pytest.raises(StorageError, match=r"timeline db upgrade"):
        check_schema(engine)
    with pytest.raises(StorageError, match=r"timeline db upgrade"), session_scope(engine) as session:
        session.execute(select(ACTORS))
    engine.dispose()


def test_an_older_and_a_newer_database_are_told_apart(empty_url: str) -> None:
    engine = get_engine(empty_url)
    downgrade(engine, "-1")
    with pytest.raises(StorageError, match="older version"):
        check_schema(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer version"):
        check_schema(engine)
    with pytest.raises(StorageError, match="newer version"):
        upgrade(engine)
    engine.dispose()


def test_two_processes_may_upgrade_at_once(databases: Databases) -> None:
    url = databases.make()
    failures: list[BaseException] = []

    def migrate() -> None:
        engine = get_engine(url)
        try:
            upgrade(engine)
        except BaseException as error:
            failures.append(error)
        engine.dispose()

    threads = [threading.Thread(target=migrate) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine = get_engine(url)
    check_schema(engine)
    engine.dispose()
    assert failures == []


def test_a_session_of_the_fixture_is_migrated(session: Session) -> None:
    assert session.execute(text("SELECT version FROM dataset")).scalar_one() == 0
