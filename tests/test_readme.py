"""README tells the truth: its commands are run, and what it prints under them is what they print.

After a change that is right: ``UPDATE=1 .venv/bin/pytest tests/test_readme.py`` writes outputs and picture anew.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from app.config import PROJECT_DIR, Settings
from tests.servers import Client, Server

README = (PROJECT_DIR / "README.md").read_text(encoding="utf-8")
BASE = "http://127.0.0.1:8000"


def console_blocks(program: str) -> list[tuple[str, str]]:
    """Command and printed output of each console block that calls this program."""
    blocks = re.findall(r"```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL)
    return [(command, output) for command, output in blocks if command.startswith(program)]


def assert_printed(command: str, told: str, printed: str) -> None:
    """README tells what was printed; with UPDATE it is made to."""
    if os.environ.get("UPDATE"):
        path = PROJECT_DIR / "README.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"$ {command}\n{told}```", f"$ {command}\n{printed}```"), encoding="utf-8")
    else:
        assert printed == told


def run(command: str, folder: Path = PROJECT_DIR) -> str:
    """What a command of README prints."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("curl")), reason="no curl or jq here")
@pytest.mark.parametrize(("command", "output"), console_blocks("curl"))
def test_calls_print_what_readme_shows(server: Server, command: str, output: str) -> None:
    assert_printed(command, output, run(command.replace(BASE, server.url)))


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="no sqlite3 here")
@pytest.mark.parametrize(("command", "output"), console_blocks("sqlite3"))
def test_sql_prints_what_readme_shows(shared_url: str, command: str, output: str) -> None:
    if not shared_url.startswith("sqlite"):
        pytest.skip("the tests run on PostgreSQL")
    file = shared_url.removeprefix("sqlite:///")
    assert_printed(command, output, run(command.replace("data/timeline.db", file)))


ADDRESSES = sorted(set(re.findall(rf"{BASE}(/[^\s>\"'`)$]*)(?![^\s>\"'`)]*\$)", README.split("## For dashboards")[1])))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers_with_something(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.content


def test_the_notebook_lines_give_rows(server: Server) -> None:
    (lines,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(lines.replace(BASE, server.url), names)
    assert len(names["visits"]) > 0  # type: ignore[arg-type]


def test_every_setting_is_told() -> None:
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert told == {name.upper() for name in Settings.model_fields}


def test_every_file_it_points_to_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (PROJECT_DIR / target).exists(), target


def test_the_plain_commands_are_those_of_make() -> None:
    makefile = (PROJECT_DIR / "Makefile").read_text(encoding="utf-8")
    assert "install --require-hashes --requirement" in makefile
    assert "pip install --require-hashes -r requirements.lock" in README
    assert "--no-deps --no-build-isolation --editable ." in makefile
    assert "pip install --no-deps --no-build-isolation -e ." in README


PICTURE = PROJECT_DIR / "tests" / "pictures" / "docs-visits.png"


def test_the_docs_page_answers_as_the_picture_shows(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1200, "height": 860})
    page.goto(f"{server.url}/docs#/visits/list_visits")
    visits = page.locator("#operations-visits-list_visits")
    visits.locator(".opblock-summary").wait_for()
    if not visits.locator(".execute").is_visible():
        visits.locator(".opblock-summary-control").click()
    visits.locator("tr[data-param-name='city'] input").first.fill("astana")
    visits.locator("button.execute").click()
    answer = visits.locator(".live-responses-table")
    answer.wait_for()
    assert "Astana" in answer.inner_text()
    if os.environ.get("UPDATE"):
        PICTURE.parent.mkdir(exist_ok=True)
        page.evaluate("document.querySelector('.execute-wrapper, .btn-group').scrollIntoView()")
        page.screenshot(path=PICTURE)
    assert PICTURE.exists()
