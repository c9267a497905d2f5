"""With the server running, another process reads an article: the next answer has it."""

import os
import subprocess
from pathlib import Path

import httpx
import pytest

from app.config import PROJECT_DIR
from tests.servers import TIMELINE, running_server

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
