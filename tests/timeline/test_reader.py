"""No slow query stalls the others, and readers see what others commit."""

import asyncio
import contextlib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from app.db import get_engine, session_scope
from app.errors import InvalidValueError, StorageError
from app.models import Actor
from app.timeline import Connection, Reader

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT COUNT(*) FROM n"


T = TypeVar("T")


def run_apart(coroutine: Coroutine[Any, Any, T]) -> T:
    """Runs it on a loop in a thread of its own: a browser that other tests drive may hold this thread's."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def count_to(connection: Connection, rows: int) -> tuple[int, bool]:
    """A query of any length, and whether it ran on the event loop."""
    return connection.rows(ENDLESS.format(rows=rows))[0][0], connection.inline


def test_long_queries_go_to_a_thread_and_short_ones_do_not_wait(filled_url: str) -> None:
    reader = Reader(filled_url, threads=2)

    async def both() -> tuple[tuple[int, bool], tuple[int, bool]]:
        long = asyncio.ensure_future(reader.run(count_to, 1_000_000))
        await asyncio.sleep(0)
        short = await reader.run(count_to, 10)
        assert not long.done()
        return await long, short

    long, short = run_apart(both())
    reader.close()
    assert long == (1_000_000, False)
    assert short == (10, reader.on_file)


def test_endless_queries_end_as_a_clear_error(filled_url: str) -> None:
    reader = Reader(filled_url, threads=1, seconds=0.3)
    with pytest.raises(InvalidValueError, match="too long"):
        run_apart(reader.run(count_to, 1 << 40))
    assert reader.read(count_to, 10)[0] == 10, "the connection is as good as before"
    reader.close()


def test_the_version_is_told_while_every_thread_is_busy(filled_url: str) -> None:
    reader = Reader(filled_url, threads=1)
    gate = Event()

    def wait(connection: Connection) -> bool:
        connection.may_be_slow()
        return gate.wait(timeout=20)

    async def meanwhile() -> bool:
        waiting = asyncio.ensure_future(reader.run(wait))
        await asyncio.sleep(0.1)
        reader.dataset()
        gate.set()
        return await waiting

    assert run_apart(meanwhile()), "the event loop waited for a thread"
    reader.close()


def test_what_another_process_commits_is_seen_at_once(empty_url: str) -> None:
    reader = Reader(empty_url)
    before = reader.dataset().version
    engine = get_engine(empty_url)
    with session_scope(engine) as session:
        session.add(Actor(id="ada-quill", name="Ada Quill", kind="person", origin="seeds"))
    assert reader.dataset().version == before + 1
    engine.dispose()
    reader.close()


def test_a_thread_forgets_what_it_knew_when_somebody_commits(empty_url: str) -> None:
    """Whichever selection comes next, also one that never asks for the version."""
    term = ("actor", "side", "BO")
    reader = Reader(empty_url, threads=1)
    engine = get_engine(empty_url)
    insert = text("INSERT INTO terms (id, object, field, value, count) VALUES (1, 'actor', 'side', 'BO', 3)")
    with session_scope(engine) as session:
        session.execute(insert)
    assert reader.read(lambda connection: connection.term(*term)) == (1, 3)
    reader.read(lambda connection: connection.kept.update(article="worked out"))
    with session_scope(engine) as session:
        session.execute(text("UPDATE terms SET count = 4"))
    assert reader.read(lambda connection: connection.term(*term)) == (1, 4)
    assert reader.read(lambda connection: dict(connection.kept)) == {}
    engine.dispose()
    reader.close()


def test_a_missing_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="timeline db upgrade"):
        Reader(f"sqlite:///{tmp_path}/none.db").dataset()


def test_however_many_selections_run_late_the_connection_stays_good(filled_url: str) -> None:
    reader = Reader(filled_url, threads=1, seconds=-1)
    if reader.on_file:
        for _ in range(3_000):
            with pytest.raises(InvalidValueError):
                reader.read(count_to, 5_000)
        for _ in range(3_000):
            with contextlib.suppress(InvalidValueError):
                reader.read(count_to, 1)
    reader.seconds = 10
    assert reader.read(count_to, 10)[0] == 10
    reader.close()


def test_a_mistake_in_our_sql_is_not_taken_for_an_outage(filled_url: str) -> None:
    reader = Reader(filled_url, threads=1)
    with pytest.raises(Exception, match=r"syntax error") as caught:
        reader.read(lambda connection: connection.rows("SELECT FROM WHERE"))
    assert not isinstance(caught.value, StorageError)
    assert reader.read(count_to, 10)[0] == 10
    reader.close()


def test_a_broken_connection_is_an_outage_and_the_next_selection_gets_a_new_one(empty_url: str) -> None:
    reader = Reader(empty_url, threads=1)
    if reader.on_file:
        pytest.skip("SQLite has no server that could end a connection")

    def break_it(connection: Connection) -> None:
        connection.rows("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(StorageError, match="does not answer"):
        reader.read(break_it)
    assert reader.read(count_to, 10)[0] == 10
    reader.close()


def test_a_connection_that_broke_while_idle_is_replaced_unnoticed(empty_url: str) -> None:
    reader = Reader(empty_url, threads=1)
    if reader.on_file:
        pytest.skip("SQLite has no server that could end a connection")
    backend = reader.read(lambda connection: connection.rows("SELECT pg_backend_pid()"))[0][0]
    other = Reader(empty_url, threads=1)
    other.read(lambda connection: connection.rows("SELECT pg_terminate_backend(?, 5000)", [backend]))
    other.close()
    assert reader.read(count_to, 10)[0] == 10
    reader.close()
