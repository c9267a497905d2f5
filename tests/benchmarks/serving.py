"""Serving measured: ours and the strongest peer on the same file, in turns, medians of the rounds."""

import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.measuring import Measured, children_of, cpu_seconds, measure, private_megabytes
from tests.benchmarks.queries import PEER_INDEXES, Request

CEILING = """
from fastapi import FastAPI, Query
from fastapi.responses import Response
from typing import Annotated
app = FastAPI()
BODY = b"x" * {size}
@app.get("/v1/events")
async def constant(type: Annotated[str | None, Query()] = None, date_from: Annotated[str | None, Query()] = None,
                   date_to: Annotated[str | None, Query()] = None, limit: Annotated[int, Query(ge=1)] = 50):
    return Response(BODY, media_type="application/json")
"""
"""A FastAPI route that reads four parameters and answers a constant body: what the framework alone costs."""


@dataclass(frozen=True)
class Server:
    """One server under load."""

    name: str
    port: int
    pid: int

    @property
    def pids(self) -> list[int]:
        """The server's process and its workers."""
        return [self.pid, *children_of(self.pid)]


@contextmanager
def server(name: str, port: int, command: Sequence[str], environment: dict[str, str] | None = None) -> Iterator[Server]:
    """A server of ours that answers, and is gone afterwards."""
    process = subprocess.Popen(
        list(command), env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process)
        yield Server(name, port, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


@contextmanager
def ours(url: str, port: int, *, cache: int = 0, workers: int = 1) -> Iterator[Server]:
    """This project's server, with a cache of answers of so many megabytes a worker."""
    command = [str(Path(sys.executable).with_name("timeline")), "serve"]
    settings = {"DATABASE_URL": url, "PORT": str(port), "ACCESS_LOG": "off", "WORKERS": str(workers),
                "ANSWER_CACHE": str(cache)}  # fmt: skip
    with server("ours", port, command, settings) as running:
        yield running


@contextmanager
def peer(file: Path, port: int, program: str) -> Iterator[Server]:
    """Datasette on the same file, which it may take as unchanging."""
    command = [program, "serve", "-i", str(file), "-p", str(port), "--setting", "cache_size_kb", "65536",
               "--setting", "sql_time_limit_ms", "20000"]  # fmt: skip
    with server("datasette", port, command) as running:
        yield running


@contextmanager
def ceiling(folder: Path, size: int, port: int) -> Iterator[Server]:
    """The constant body."""
    (folder / "ceiling.py").write_text(CEILING.format(size=size))
    command = [sys.executable, "-m", "uvicorn", "ceiling:app", "--app-dir", str(folder), "--port", str(port),
               "--no-access-log", "--log-level", "warning", "--loop", "asyncio"]  # fmt: skip
    with server("constant", port, command) as running:
        yield running


def prepare_peer(file: Path) -> None:
    """Gives the peer the indexes it would wish for."""
    with sqlite3.connect(file) as connection:
        for statement in PEER_INDEXES:
            connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def check_same_rows(asked: dict[str, list[Request]], mine: Server, theirs: Server) -> None:
    """Raises unless both answer the first questions of each kind with the same records."""
    for requests in asked.values():
        for request in requests[:5]:
            our_ids = [item["id"] for item in _get(mine, request.ours)["items"]]
            their_ids = [row["id"] for row in _get(theirs, request.peers)]
            if our_ids != their_ids:
                raise AssertionError(f"{request.ours}: {our_ids[:3]} and {their_ids[:3]} are not the same records")


def _get(server: Server, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=60) as answer:
        return json.loads(answer.read())


def compare(
    asked: dict[str, list[Request]],
    mine: Server,
    theirs: Server,
    folder: Path,
    *,
    clients: int,
    seconds: float,
    rounds: int,
) -> dict[str, tuple[Measured, Measured]]:
    """Each query and the mix of all, ours and the peer's in turns; the round with the median rate stands for all."""
    kinds = {**asked, "mix": [request for together in zip(*asked.values(), strict=True) for request in together]}
    found: dict[str, tuple[Measured, Measured]] = {}
    for name, requests in kinds.items():
        our_runs, their_runs = [], []
        for _ in range(rounds):
            paths = [request.ours for request in requests]
            our_runs.append(measure(mine.port, mine.pids, paths, folder, clients=clients, seconds=seconds, fresh=True))
            paths = [request.peers for request in requests]
            their_runs.append(
                measure(theirs.port, theirs.pids, paths, folder, clients=clients, seconds=seconds, fresh=True)
            )
        found[name] = (_middle(our_runs), _middle(their_runs))
    return found


def _middle(runs: list[Measured]) -> Measured:
    rate = median(run.per_cpu for run in runs)
    return min(runs, key=lambda run: abs(run.per_cpu - rate))


def wait_until_idle(server: Server) -> None:
    """Until all workers have started: one that answers tells nothing of the others."""
    before = -1.0
    while (now := sum(map(cpu_seconds, server.pids))) > before + 0.1:
        before = now
        time.sleep(3)


def memory_of(server: Server) -> float:
    """Private memory of all its processes, megabytes."""
    return sum(map(private_megabytes, server.pids))
