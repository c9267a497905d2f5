"""A client that openapi-python-client makes from our document asks the three main questions."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import Client, Server

ASK = """
import json, sys
from made import Client
from made.api.events import list_events
from made.api.statements import list_statements
from made.api.visits import list_visits
client = Client(base_url=sys.argv[1])
said = list_statements.sync(client=client, speaker=["Токаев"])
seen = list_visits.sync(client=client, city=["astana"])
happened = list_events.sync(client=client, date_from="2024-11", date_to="2024-12")
print(json.dumps({
    "speakers": sorted({one.speaker.id for one in said.items}),
    "visits": len(seen.items),
    "types": sorted({str(one.type_) for one in happened.items}),
}))
"""


@pytest.fixture(scope="module")
def made(client: Client, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_bytes(client.get("/openapi.json").content)
    (folder / "config.yml").write_text("package_name_override: made\nproject_name_override: made\npost_hooks: []\n")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", "openapi.json"]
    command += ["--config", "config.yml", "--meta", "none", "--output-path", "made"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "unsupported" not in (done.stdout + done.stderr).lower()
    return folder


def test_the_three_main_questions(made: Path, server: Server) -> None:
    command = [sys.executable, "-c", ASK, server.url]
    environment = {**os.environ, "PYTHONPATH": str(made)}
    done = subprocess.run(command, cwd=made, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["speakers"] == ["kassym-jomart-tokayev"]
    assert told["visits"] >= 2
    assert "visit" in told["types"]
