"""Readers while the record is written: ``python -m tests.benchmarks.bench_writing --articles 1000``.

Articles are ingested by the command beside a server that answers one reader; ``--database FILE`` names a synthetic
record (as ``bench_serving --folder`` keeps it) whose most frequent actor is renamed, and named as before.
"""

import argparse
import http.client
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep

from sqlalchemy import Engine

from app.db import get_engine, session_scope
from app.documents import Touched, refresh_documents
from app.documents.sql import Sql
from tests.benchmarks.bench_storing import empty_record, write_articles
from tests.benchmarks.report import Figure, machine, markdown
from tests.benchmarks.serving import Server, ours

PORT = 18_735
PATHS = ("/v1/events?limit=50", "/v1/statements?limit=50", "/v1/events/counts?by=month&by=type", "/v1/actors?limit=20")
PAUSE = 0.01
MOST_FREQUENT = (
    "SELECT value FROM terms WHERE object = 'event' AND field = 'actor' AND value IN"
    " (SELECT id FROM actors WHERE kind = 'person') ORDER BY count DESC LIMIT 1"
)


@dataclass
class Waits:
    """Seconds that a reader waited for each answer, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0

    @property
    def longest(self) -> float:
        """Milliseconds of the longest."""
        return 1000 * max(self.seconds, default=0.0)

    @property
    def p99(self) -> float:
        """Milliseconds within which 99 of 100 were answered."""
        return 1000 * sorted(self.seconds)[int(0.99 * len(self.seconds))] if self.seconds else 0.0


@contextmanager
def reading(server: Server) -> Iterator[Waits]:
    """A reader that asks one list after the other, each anew, until the end."""
    waits, ended = Waits(), threading.Event()

    def read() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        number = 0
        while not ended.is_set():
            number += 1
            path = PATHS[number % len(PATHS)]
            began = perf_counter()
            connection.request("GET", f"{path}&_={number}")
            answer = connection.getresponse()
            answer.read()
            waits.seconds.append(perf_counter() - began)
            waits.errors += answer.status != 200
            sleep(PAUSE)
        connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield waits
    finally:
        ended.set()
        reader.join()


def beside_readers(url: str, write: Callable[[], None], quiet: float = 5.0) -> tuple[float, Waits, Waits]:
    """Seconds that writing took, and how long a reader waited meanwhile and alone."""
    with ours(url, PORT) as server:
        with reading(server):
            sleep(1)
        with reading(server) as alone:
            sleep(quiet)
        with reading(server) as meanwhile:
            began = perf_counter()
            write()
            seconds = perf_counter() - began
    return seconds, meanwhile, alone


def ingesting(articles: int) -> list[Figure]:
    """So many articles stored by the command, beside a reader."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        folder.mkdir()
        write_articles(folder, articles)
        empty_record(Path(temporary)).dispose()
        url = f"sqlite:///{temporary}/record.db"
        command = [str(Path(sys.executable).with_name("timeline")), "ingest", str(folder)]

        def ingest() -> None:
            done = subprocess.run(
                command, env={**os.environ, "DATABASE_URL": url}, stdout=subprocess.PIPE, check=True, text=True
            )
            told.append(float(done.stdout.split()[-1]))

        told: list[float] = []
        _, meanwhile, alone = beside_readers(url, ingest)
    return [
        Figure(
            f"{articles:,} articles by `timeline ingest`, a reader beside",
            f"{articles / told[0]:.0f} a second",
            "",
            "",
            "≥ 150",
        ),
        _longest("a reader meanwhile", meanwhile, alone),
    ]


def renaming(file: Path) -> list[Figure]:
    """The most frequent actor renamed, and named as before, beside a reader."""
    url = f"sqlite:///{file}"
    engine = get_engine(url)
    with engine.connect() as connection:
        (actor,) = connection.exec_driver_sql(MOST_FREQUENT).one()
        (name,) = connection.exec_driver_sql("SELECT name FROM actors WHERE id = ?", (actor,)).one()
    figures: list[Figure] = []
    for new, what in ((f"{name} Renamed", "renaming the most frequent actor"), (name, "naming it as before")):
        seconds, meanwhile, alone = beside_readers(url, _rename(engine, actor, new))
        figures += [
            Figure(what, f"{seconds:.1f} s", "", "", "≤ 60 s"),
            _longest("a reader meanwhile", meanwhile, alone),
        ]
    engine.dispose()
    return figures


def _rename(engine: Engine, actor: str, name: str) -> Callable[[], None]:
    def rename() -> None:
        with session_scope(engine) as session:
            sql = Sql.of(session)
            sql.run("UPDATE actors SET name = ? WHERE id = ?", (name, actor))
            sql.run("UPDATE aliases SET name = ?, folded = ? WHERE actor_id = ?", (name, name.lower(), actor))
            refresh_documents(session, Touched(actors={actor}))

    return rename


def _longest(what: str, meanwhile: Waits, alone: Waits) -> Figure:
    errors = f", {meanwhile.errors} errors" if meanwhile.errors else ""
    return Figure(
        f"{what}: longest wait of {len(meanwhile.seconds)} answers",
        f"{meanwhile.longest:.0f} ms (p99 {meanwhile.p99:.0f} ms{errors})",
        f"{alone.longest:.0f} ms (p99 {alone.p99:.0f} ms) alone",
        f"{meanwhile.p99 / max(alone.p99, 0.01):.1f} ×",
        "≤ 1000 ms",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000, help="articles to ingest; 0 for none")
    parser.add_argument("--database", type=Path, nargs="*", default=[], help="synthetic records")
    wanted, _ = parser.parse_known_args(arguments)
    figures = ingesting(wanted.articles) if wanted.articles else []
    for file in wanted.database:
        figures += renaming(file)
    sys.stdout.write("\n" + markdown(f"Writing beside a reader. Measured {machine()}.", figures))


if __name__ == "__main__":
    main()
