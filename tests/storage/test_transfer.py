"""A dataset moves to another database with its ids, and a backup is a database."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Engine, select

from app.db import get_engine, read_scope, session_scope
from app.errors import StorageError
from app.storage.backup import backup_database
from app.storage.tables import ACTORS, TABLES
from app.storage.transfer import DERIVED, carried_tables, export_dataset, import_dataset
from tests.databases import uses_postgresql


@pytest.fixture
def exported(seeded_engine: Engine) -> list[bytes]:
    """The lines of a database with seeds and digests."""
    with read_scope(seeded_engine) as session:
        return list(export_dataset(session))


def contents(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with read_scope(engine) as session:
        rows: dict[str, list[tuple[Any, ...]]] = {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in (*carried_tables(), TABLES["documents"])
            if table.name != "dataset"
        }
    # terms of documents are numbered as they are met; what is served is the body
    rows["documents"] = [(row[1], row[-1]) for row in rows["documents"]]
    return rows


def test_a_dataset_arrives_as_it_was(engine: Engine, seeded_engine: Engine, exported: list[bytes]) -> None:
    with session_scope(engine) as session:
        assert import_dataset(session, exported) == len(exported) - 1
    assert contents(engine) == contents(seeded_engine)


def test_exporting_again_gives_the_same_lines(engine: Engine, exported: list[bytes]) -> None:
    with session_scope(engine) as session:
        import_dataset(session, exported)
    with read_scope(engine) as session:
        again = list(export_dataset(session))
    assert [line for line in again if b'"dataset"' not in line] == [
        line for line in exported if b'"dataset"' not in line
    ]


def test_what_can_be_made_anew_is_not_carried(exported: list[bytes]) -> None:
    assert not [line for line in exported[1:] if any(f'"table":"{name}"'.encode() in line for name in DERIVED)]


def test_a_database_that_holds_articles_is_left_alone(seeded_engine: Engine, exported: list[bytes]) -> None:
    before = contents(seeded_engine)
    with pytest.raises(StorageError, match="holds articles already"), session_scope(seeded_engine) as session:
        import_dataset(session, exported)
    assert contents(seeded_engine) == before


def changed(lines: list[bytes], table: str, **values: object) -> list[bytes]:
    """The lines, with other values in the first row of a table."""
    at = next(at for at, line in enumerate(lines) if f'"table":"{table}"'.encode() in line)
    item = orjson.loads(lines[at])
    return [*lines[:at], orjson.dumps({**item, "row": {**item["row"], **values}}) + b"\n", *lines[at + 1 :]]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda lines: lines[1:], "no export of this version"),
        (lambda lines: [*lines[:5], lines[5][:20]], "is no JSON"),
        (lambda lines: [*lines, b'{"table": "robots", "row": {}}\n'], "does not know: robots"),
        (lambda lines: [*lines[:2], b"[1]\n"], "Line 3 is no JSON object"),
        (lambda lines: [b"[1]\n", *lines[1:]], "Line 1 is no JSON object"),
        (lambda lines: [*lines[:2], b'{"table": "actors"}\n'], "Line 3 has no row"),
        (lambda lines: [*lines[:2], b'{"table": "actors", "row": [1]}\n'], "Line 3 has no row"),
        (lambda lines: changed(lines, "articles", published="soon"), r"Line \d+: 'soon' in published is no day"),
        (lambda lines: changed(lines, "articles", published=20241128), "20241128 in published is no day"),
        (lambda lines: changed(lines, "actors", name=None), r"Line \d+: a row of actors needs a value for name"),
        (lambda lines: [*lines[:2], b'{"table": "actors", "row": {}}\n'], "Line 3: a row of actors needs a value"),
        (lambda lines: changed(lines, "actors", shoes=44), r"Line \d+: actors has no column shoes"),
        (lambda lines: changed(lines, "actors", name={"en": "Ada"}), r"Lines \d+ to \d+: actors cannot be stored"),
        (lambda lines: [line for line in lines if b'"table":"articles"' not in line], r"Lines \d+ to \d+: .* cannot"),
        (lambda lines: [*lines[:2], *lines[1:]], r"Lines 2 to \d+: .* cannot be stored"),
        (lambda lines: changed(lines, "events", part_of="evt_none"), "part_of of events evt_.* cannot be stored"),
    ],
)
def test_a_spoilt_file_leaves_nothing_behind(
    engine: Engine, exported: list[bytes], spoil: Callable[[list[bytes]], list[bytes]], message: str
) -> None:
    with pytest.raises(StorageError, match=message), session_scope(engine) as session:
        import_dataset(session, spoil(exported))
    with read_scope(engine) as session:
        assert session.execute(select(ACTORS)).all() == []


@pytest.fixture
def copy(tmp_path: Path, seeded_engine: Engine) -> Iterator[Engine]:
    """A backup made while somebody writes."""
    with session_scope(seeded_engine) as session:
        session.execute(ACTORS.update().values(gender="x"))
        backup_database(seeded_engine, tmp_path / "copy.db")
    engine = get_engine(f"sqlite:///{tmp_path / 'copy.db'}")
    yield engine
    engine.dispose()


@pytest.mark.skipif(uses_postgresql(), reason="PostgreSQL has pg_dump")
def test_a_backup_holds_what_was_there_before_the_writer(copy: Engine) -> None:
    with read_scope(copy) as session:
        assert "x" not in session.execute(select(ACTORS.c.gender)).scalars().all()


@pytest.mark.skipif(uses_postgresql(), reason="PostgreSQL has pg_dump")
def test_a_backup_overwrites_nothing(tmp_path: Path, seeded_engine: Engine) -> None:
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(StorageError, match="exists already"):
        backup_database(seeded_engine, tmp_path / "copy.db")
    with pytest.raises(StorageError, match="cannot be written"):
        backup_database(seeded_engine, tmp_path / "nowhere" / "copy.db")
    assert sqlite3.sqlite_version_info >= (3, 27)
