"""With the server running, another process reads an article: the next answer has it."""

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import httpx
import pytest

from app.config import PROJECT_DIR
from tests.databases import uses_postgresql
from tests.servers import TIMELINE, Server, running_server

STORY = """The Foreign Minister of Norway arrived in Lisbon

On 3 March 2024, Norwegian Prime Minister Jonas Gahr Store arrived in Lisbon for an official visit.

"The ferries will sail in May," Store said on 3 March.
"""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_next_answer_has_the_article(seeded_url: str, tmp_path: Path, workers: str) -> None:
    story = tmp_path / "ferries.txt"
    story.write_text(STORY)
    (tmp_path / "ferries.meta.json").write_text(
        '{"publisher": "The Lisbon Courier", "published": "2024-03-04", "url": "https://courier.example/ferries"}'
    )
    with running_server(seeded_url, "--workers", workers) as server, httpx.Client(base_url=server.url) as client:
        count = client.get("/v1/articles?count=true").json()["total"]
        environment = {**os.environ, "DATABASE_URL": seeded_url}
        subprocess.run([*TIMELINE, "ingest", str(story)], cwd=PROJECT_DIR, env=environment, check=True, timeout=120)
        totals = {httpx.get(f"{server.url}/v1/articles?count=true").json()["total"] for _ in range(12)}

    assert totals == {count + 1}


@contextmanager
def readers_at_work(server: Server) -> Iterator[None]:
    """Clients that ask without pause; each of their answers must be whole and right."""
    done = Event()

    def ask(address: str) -> set[int]:
        seen = set()
        while not done.is_set():
            seen.add(httpx.get(server.url + address, timeout=30).status_code)
        return seen

    with ThreadPoolExecutor() as pool:
        asked = [pool.submit(ask, address) for address in ("/v1/events", "/v1/statements.csv", "/v1/changes")]
        try:
            yield
        finally:
            done.set()
        assert [one.result() for one in asked] == [{200}] * 3


def command(database_url: str, *arguments: str | Path) -> None:
    environment = {**os.environ, "DATABASE_URL": database_url}
    line = [*TIMELINE, *map(str, arguments)]
    subprocess.run(line, cwd=PROJECT_DIR, env=environment, check=True, timeout=120, capture_output=True)


def listed(server: Server) -> list[str]:
    """Everything that can be listed, whatever the server's address."""
    tables = [server.get(f"/v1/{name}.csv").text for name in ("events", "statements", "articles", "actors")]
    return [table.replace(server.url, "") for table in tables]


def test_a_dataset_moves_and_is_backed_up_while_it_is_served(seeded_url: str, empty_url: str, tmp_path: Path) -> None:
    with running_server(seeded_url) as server:
        with readers_at_work(server):
            command(seeded_url, "export", tmp_path / "all.ndjson")
            if not uses_postgresql():
                command(seeded_url, "db", "backup", tmp_path / "copy.db")
        here = listed(server)
    with running_server(empty_url) as server:
        assert listed(server) != here
        command(empty_url, "import", tmp_path / "all.ndjson")
        assert listed(server) == here
    if not uses_postgresql():
        with running_server(f"sqlite:///{tmp_path / 'copy.db'}") as server:
            assert listed(server) == here
