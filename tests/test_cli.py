"""The ``timeline`` command as people meet it: a process, its output, its exit status."""

import json
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from app.cli.serving import without_delay
from app.config import PROJECT_DIR
from tests.databases import connected
from tests.servers import ENVIRONMENT, TIMELINE, free_port

STORY = """Norwegian prime minister arrives in Lima

Norwegian Prime Minister Nils Aas arrived in Lima on Tuesday for an official visit.

"Norway is a partner we trust," President Ana Quiroga of Peru said after the talks.
"""


def timeline(
    *arguments: str | Path, folder: Path | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run the command to its end."""
    return subprocess.run(
        [*TIMELINE, *map(str, arguments)],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONPATH": str(PROJECT_DIR), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def the_one_sentence(run: "subprocess.CompletedProcess[str]") -> str:
    """What a failed command says: one line, never a traceback."""
    assert run.returncode != 0, run.stdout
    assert "Traceback" not in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1, run.stderr
    return run.stderr.strip()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """An article with what a catalogue knows of it."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    meta = {"publisher": "Andes Courier", "published": "2023-03-15", "url": "https://example.org/story"}
    path.with_suffix(".meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return path


class TestExtract:
    def test_writes_one_report_for_every_file_also_for_one_it_refuses(self, story: Path, tmp_path: Path) -> None:
        binary = tmp_path / "picture.txt"
        binary.write_bytes(bytes(range(256)) * 40)
        run = timeline("extract", "--out", "reports", story, binary, tmp_path / "missing.txt", folder=tmp_path)
        assert run.returncode == 0
        reports = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "reports").iterdir()}
        assert set(reports) == {"story", "picture", "missing"}
        assert "error" not in reports["story"]
        for refused in ("picture", "missing"):
            assert reports[refused]["error"]
            assert reports[refused]["statements"] == reports[refused]["events"] == []

    def test_takes_what_the_catalogue_knows_and_keeps_offsets(self, story: Path) -> None:
        report = json.loads(timeline("extract", story).stdout)
        assert report["article"]["published"] == "2023-03-15"
        assert report["article"]["publisher"] == "Andes Courier"
        (quotation,) = [record for record in report["statements"] if record["kind"] == "direct"]
        assert quotation["speaker"] == "Ana Quiroga"
        assert " ".join(STORY[start:end] for start, end in quotation["pieces"]) == quotation["text"]

    def test_works_from_any_folder_and_needs_no_database(self, story: Path, tmp_path: Path) -> None:
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        run = timeline("extract", story, folder=folder, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
        assert run.returncode == 0
        assert not list(folder.iterdir())

    def test_shows_every_step(self, story: Path) -> None:
        steps = json.loads(timeline("extract", "--show", "extraction", story).stdout)
        assert set(steps) == {"article", "paragraphs", "extraction", "resolved"}
        assert any("Nils Aas" in actor["span"] for actor in steps["extraction"]["actors"])


class TestIngest:
    def test_tells_each_file_and_closes_with_a_table(self, story: Path, tmp_path: Path) -> None:
        (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
        url = f"sqlite:///{tmp_path}/own.db"
        first = timeline("ingest", tmp_path, DATABASE_URL=url)
        assert first.returncode == 1, "one file was refused"
        assert "Traceback" not in first.stderr
        assert counts_of(first) == {"read": 2, "new": 1, "unchanged": 0, "refused": 1}
        assert "picture.txt: " in first.stdout
        again = timeline("ingest", story, DATABASE_URL=url)
        assert again.returncode == 0
        assert counts_of(again) == {"read": 1, "new": 0, "unchanged": 1, "refused": 0}

    def test_runs_as_a_module_too_and_takes_what_the_caller_knows(self, story: Path, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/own.db"
        run = subprocess.run(
            [sys.executable, "-m", "app.ingest", story, "--publisher", "Lima Gazette"],
            cwd=PROJECT_DIR,
            env={**ENVIRONMENT, "DATABASE_URL": url},
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        assert table(run)["new"] == 1
        with sqlite3.connect(tmp_path / "own.db") as rows:
            assert rows.execute("SELECT publisher, published FROM articles").fetchall() == [
                ("Lima Gazette", "2023-03-15")
            ]

    def test_several_processes_read_the_same(self, story: Path, tmp_path: Path) -> None:
        counts = []
        for workers in ("0", "1", "2"):
            run = timeline("ingest", story, "--workers", workers, DATABASE_URL=f"sqlite:///{tmp_path}/{workers}.db")
            counts.append({key: value for key, value in table(run).items() if key != "seconds"})
        assert counts[0] == counts[1] == counts[2]

    def test_mistakes_are_one_sentence(self, story: Path, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/own.db"
        assert "nowhere" in the_one_sentence(timeline("ingest", tmp_path / "nowhere", DATABASE_URL=url))
        assert "one file" in the_one_sentence(timeline("ingest", tmp_path, "--title", "T", DATABASE_URL=url))


def table(run: "subprocess.CompletedProcess[str]") -> dict[str, float]:
    """The closing table of an ingestion."""
    return {name: float(value) for name, value in re.findall(r"^([a-z]+) +([0-9.]+)$", run.stdout, re.MULTILINE)}


def counts_of(run: "subprocess.CompletedProcess[str]") -> dict[str, float]:
    """What became of the files, by that table."""
    return {name: table(run)[name] for name in ("read", "new", "unchanged", "refused")}


class TestServe:
    def test_port_taken(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            for command in ("serve", "up"):
                sentence = the_one_sentence(timeline(command, "--port", str(port)))
                assert f"127.0.0.1:{port}" in sentence
                assert f"PORT={port + 1}" in sentence

    def test_address_of_another_machine(self) -> None:
        assert "HOST=" in the_one_sentence(timeline("serve", "--host", "no.such.host.invalid"))

    def test_wrong_setting_is_named(self) -> None:
        sentence = the_one_sentence(timeline("serve", PORT="eighty"))
        assert "PORT=eighty" in sentence

    def test_empty_database_says_what_to_do(self, tmp_path: Path) -> None:
        run = timeline("serve", "--port", str(free_port()), DATABASE_URL=f"sqlite:///{tmp_path}/new.db")
        assert "timeline up" in the_one_sentence(run) or "timeline db upgrade" in the_one_sentence(run)

    @pytest.mark.parametrize(("form", "line"), [("text", '"GET /v1/visits" 200'), ("json", '"route":"/v1/visits"')])
    def test_requests_are_told_on_standard_output(self, seeded_url: str, tmp_path: Path, form: str, line: str) -> None:
        port = free_port()
        command = [*TIMELINE, "serve", "--port", str(port)]
        environment = {**ENVIRONMENT, "DATABASE_URL": seeded_url, "ACCESS_LOG": form, "PYTHONUNBUFFERED": "1"}
        output = tmp_path / "output"
        with (
            output.open("wb") as target,
            subprocess.Popen(command, cwd=PROJECT_DIR, env=environment, stdout=target) as run,
        ):
            answer = wait_for(f"http://127.0.0.1:{port}/v1/visits")
            run.terminate()
        assert answer == 200
        assert line in output.read_text(encoding="utf-8")


def wait_for(url: str) -> int:
    """The status of an answer, once there is one."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            return httpx.get(url, timeout=60).status_code
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {url}")


class TestCheck:
    def test_the_projects_own_data_hold(self) -> None:
        run = timeline("check")
        assert run.returncode == 0, run.stderr
        assert "No mistake" in run.stdout

    def test_a_mistake_is_named_with_file_and_key(self, tmp_path: Path) -> None:
        seeds = tmp_path / "seeds"
        shutil.copytree(PROJECT_DIR / "seeds", seeds)
        (seeds / "actors" / "zz.toml").write_text('[[actor]]\nkey = "nobody"\nkind = "ghost"\nname = "N"\n')
        sentence = the_one_sentence(timeline("check", SEEDS_DIR=str(seeds)))
        assert "zz.toml" in sentence
        assert "kind" in sentence


class TestDatabase:
    def test_upgrade_then_check(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/new.db"
        assert "timeline db upgrade" in the_one_sentence(timeline("db", "check", DATABASE_URL=url))
        assert timeline("db", "upgrade", DATABASE_URL=url).returncode == 0
        assert timeline("db", "check", DATABASE_URL=url).returncode == 0

    def test_url_that_is_none(self) -> None:
        assert "DATABASE_URL" in the_one_sentence(timeline("db", "check", DATABASE_URL="my database"))

    def test_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        url = f"sqlite:///{tmp_path}/file/new.db"
        assert "cannot be made" in the_one_sentence(timeline("db", "upgrade", DATABASE_URL=url))


class TestSeveralWorkers:
    def test_a_connection_they_share_sends_at_once(self) -> None:
        with without_delay(socket.socket()) as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            with socket.create_connection(listening.getsockname()):
                accepted, _ = listening.accept()
                with accepted:
                    assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


class TestTakingBackAndMoving:
    def test_a_withdrawn_record_is_gone_until_it_is_restored(self, seeded_url: str) -> None:
        def events() -> list[str]:
            with connected(seeded_url) as connection:
                return [row.id for row in connection.execute(text("SELECT id FROM events WHERE withdrawn IS NULL"))]

        first, *others = before = events()
        assert timeline("withdraw", first, "--reason", "asked to", DATABASE_URL=seeded_url).returncode == 0
        assert events() == others
        assert timeline("restore", first, DATABASE_URL=seeded_url).returncode == 0
        assert sorted(events()) == sorted(before)

    def test_what_is_no_id_is_told(self, empty_url: str) -> None:
        run = timeline("withdraw", "evt_nobody", "--reason", "none", DATABASE_URL=empty_url)
        assert "evt_nobody" in the_one_sentence(run)

    def test_a_dataset_moves_whole(self, seeded_url: str, tmp_path: Path) -> None:
        target = f"sqlite:///{tmp_path}/moved.db"
        file = tmp_path / "dataset.ndjson"
        assert timeline("export", file, DATABASE_URL=seeded_url).returncode == 0
        run = timeline("import", file, DATABASE_URL=target)
        assert run.returncode == 0, run.stderr
        counts = []
        for url in (seeded_url, target):
            with connected(url) as connection:
                tables = ("articles", "events", "statements", "evidence", "actors", "documents")
                counts.append([connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in tables])
        assert counts[0] == counts[1]
        assert "new one" in the_one_sentence(timeline("import", file, DATABASE_URL=target))

    def test_a_backup_is_a_database(self, seeded_url: str, tmp_path: Path) -> None:
        copy = tmp_path / "copy.db"
        run = timeline("db", "backup", copy, DATABASE_URL=seeded_url)
        if seeded_url.startswith("postgresql"):
            assert "pg_dump" in the_one_sentence(run)
            return
        assert run.returncode == 0, run.stderr
        assert timeline("db", "check", DATABASE_URL=f"sqlite:///{copy}").returncode == 0
        assert "exists already" in the_one_sentence(timeline("db", "backup", copy, DATABASE_URL=seeded_url))


class TestHelp:
    @pytest.mark.parametrize("command", ["up", "ingest", "extract", "serve"])
    def test_commands_show_an_example(self, command: str) -> None:
        run = timeline(command, "--help", COLUMNS="200", TERM="dumb")
        assert run.returncode == 0
        assert f"timeline {command}" in run.stdout
