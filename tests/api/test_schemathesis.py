"""Schemathesis asks every documented operation what its description allows and what it forbids."""

import subprocess
import sys
from pathlib import Path

from tests.servers import Server

SECONDS = 60
NOT_CHECKED = {
    "positive_data_acceptance": "names that nobody bears, cursors of other queries and days like 30 February are 422",
    "unsupported_method": "OPTIONS answers everywhere, as a browser's preflight needs it",
}


def test_no_operation_breaks_its_promise(server: Server, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()", "run"]
    command += [f"{server.url}/openapi.json", "--phases", "examples,coverage,fuzzing", "--max-examples", "3"]
    command += ["--max-time", str(SECONDS), "--generation-database", "none", "--seed", "1", "--no-color"]
    command += ["--warnings", "off", "--exclude-checks", ",".join(NOT_CHECKED), "--exclude-path", "/oembed"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS * 5)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
