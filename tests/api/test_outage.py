"""Where the database cannot be used every question is answered 503 as a problem, and health says what is wrong."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.config import Settings
from tests.databases import Databases, uses_postgresql
from tests.servers import Client, application

ADDRESSES = ("/v1/events", "/v1/events.csv", "/v1/events/evt_any", "/v1/events/counts?by=type", "/v1/timeline",
             "/v1/relations/KZ-RU", "/v1/suggest?q=a", "/v1/changes", "/events/evt_any", "/", "/version",
             "/health/ready")  # fmt: skip
UNREACHABLE = "postgresql://nobody@127.0.0.1:1/none"


def assert_unavailable(answer: httpx.Response, address: str) -> None:
    """503 as a problem, with all that every answer has."""
    told = (answer.status_code, answer.headers["content-type"])
    assert told == (503, "application/problem+json"), f"{address}: {answer.text[:200]}"
    body = answer.json()
    assert body["type"] == "http://testserver/problems/storage-unavailable", address
    assert body["request_id"] == answer.headers["x-request-id"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (answer.headers["cache-control"], answer.headers["retry-after"]) == ("no-store", "5")


@pytest.fixture
def missing(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "none.db"


@pytest.fixture
def without_file(missing: Path) -> Iterator[Client]:
    with application(Settings(database_url=f"sqlite:///{missing}")) as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_missing_file_is_told_and_not_made(without_file: Client, missing: Path, address: str) -> None:
    answer = without_file.get(address)
    assert_unavailable(answer, address)
    assert "timeline db upgrade" in answer.json()["detail"]
    assert not missing.parent.exists()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_server_that_does_not_answer_is_told(address: str) -> None:
    with application(Settings(database_url=UNREACHABLE)) as client:
        assert_unavailable(client.get(address), address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_database_without_tables_is_told(databases: Databases, address: str) -> None:
    url = databases.make()
    if not uses_postgresql():
        sqlite3.connect(url.removeprefix("sqlite:///")).close()
        Path(url.removeprefix("sqlite:///")).touch()
    with application(Settings(database_url=url)) as client:
        answer = client.get(address)
        assert_unavailable(answer, address)
        assert "timeline db upgrade" in answer.json()["detail"]


@pytest.mark.skipif(uses_postgresql(), reason="a damaged file is SQLite's")
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_file_that_is_no_database_is_told(tmp_path: Path, address: str) -> None:
    (tmp_path / "poem.db").write_text("No database, but a poem of some length. " * 200)
    with application(Settings(database_url=f"sqlite:///{tmp_path}/poem.db")) as client:
        assert_unavailable(client.get(address), address)


def test_the_process_lives_and_documents_are_served(without_file: Client) -> None:
    for address in ("/health/live", "/docs", "/problems/storage-unavailable", "/openapi.json"):
        assert without_file.get(address).status_code == 200, address


def test_questions_are_answered_again_when_the_database_is_back(
    without_file: Client, missing: Path, databases: Databases, seeded_template: str
) -> None:
    if uses_postgresql():
        pytest.skip("a file that comes back is SQLite's")
    assert_unavailable(without_file.get("/v1/events"), "/v1/events")
    missing.parent.mkdir()
    copy = databases.copy(seeded_template).removeprefix("sqlite:///")
    Path(copy).rename(missing)
    assert without_file.get("/v1/events").status_code == 200
    assert without_file.get("/health/ready").status_code == 200
