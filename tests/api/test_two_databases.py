"""One record on SQLite and on PostgreSQL answers every documented query with the same bytes."""

from collections.abc import Iterator
from datetime import UTC, datetime

import orjson
import pytest
from sqlalchemy import text

from app.config import Settings
from app.db import get_engine, read_scope, session_scope, upgrade
from app.formats import FORMATS, formats_of
from app.storage.transfer import export_dataset, import_dataset
from tests.api.documented import documented_queries
from tests.databases import connected, uses_postgresql
from tests.servers import Client, application

LISTS = ("events", "visits", "statements", "timeline", "articles", "actors", "places")
WORDS = (
    "Kazakhstan",
    "КАЗАХСТАН",
    "қазақстан",
    '"energy"',
    "Ёлки елки",
    "Matviyenko",
    "a the of",
    "%",
    "нет-такого",
    "e\u0301",
)
"""Beside what is documented: cases, accents, letters of other alphabets, phrases and nothing at all."""
pytestmark = pytest.mark.skipif(not uses_postgresql(), reason="compares with PostgreSQL: TEST_DATABASE_URL names none")


@pytest.fixture(scope="module")
def pair(seeded_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Client]]:
    """The record on PostgreSQL, and moved whole to SQLite."""
    target = f"sqlite:///{tmp_path_factory.mktemp('moved')}/moved.db"
    here, there = get_engine(seeded_template), get_engine(target)
    upgrade(there)
    with read_scope(here) as session:
        lines = list(export_dataset(session))
    with session_scope(there) as session:
        import_dataset(session, lines)
    here.dispose()
    there.dispose()
    for url in (seeded_template, target):
        _same_state(url)
    with (
        application(Settings(database_url=seeded_template)) as on_server,
        application(Settings(database_url=target)) as on_file,
    ):
        yield on_server, on_file


def _same_state(url: str) -> None:
    """Version and moment are those of the database, not of the record."""
    with connected(url) as connection:
        moment = datetime(2024, 12, 31, tzinfo=UTC)
        connection.execute(text("UPDATE dataset SET version = 77, updated_at = :moment"), {"moment": moment})
        connection.commit()


def _told(client: Client, path: str) -> tuple[int, bytes]:
    """What an answer says; a problem without the name of its request."""
    answer = client.get(path)
    if answer.status_code == 200:
        return 200, answer.content
    body = answer.json()
    return answer.status_code, orjson.dumps({name: body[name] for name in body if name != "request_id"})


def _ids(client: Client) -> dict[str, list[str]]:
    return {name: [item["id"] for item in client.get(f"/v1/{name}?limit=5").json()["items"]] for name in LISTS}


def _differing(pair: tuple[Client, Client], paths: list[str]) -> list[str]:
    return [path for path in paths if _told(pair[0], path) != _told(pair[1], path)]


def test_every_documented_query_is_answered_alike(pair: tuple[Client, Client]) -> None:
    suffixes = {name: [form.suffix[1:] for form in formats_of(name)] for name in LISTS}
    paths = documented_queries(pair[0].app.openapi(), _ids(pair[0]), suffixes)
    assert len(paths) > 500 and {path.split("?")[0] for path in paths} >= {f"/v1/{name}" for name in LISTS}
    assert _differing(pair, paths) == []


@pytest.mark.parametrize("resource", LISTS)
def test_words_select_alike_however_they_are_written(pair: tuple[Client, Client], resource: str) -> None:
    paths = [f"/v1/{resource}?q={word}&count=true" for word in WORDS]
    assert _differing(pair, paths) == []


@pytest.mark.parametrize("resource", LISTS)
def test_pages_follow_one_another_alike(pair: tuple[Client, Client], resource: str) -> None:
    for sort in ("name", "-name") if resource in ("actors", "places") else ("date", "-date"):
        path: str | None = f"/v1/{resource}?limit=3&sort={sort}"
        pages = 0
        while path is not None and pages < 30:
            assert _told(pair[0], path) == _told(pair[1], path), path
            following = pair[0].get(path).json()["next"]
            path, pages = following and following.removeprefix("http://testserver"), pages + 1
        assert pages > 1


def test_every_format_is_compared() -> None:
    assert {form.name for name in LISTS for form in formats_of(name)} == set(FORMATS)
