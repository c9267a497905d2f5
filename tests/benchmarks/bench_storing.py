"""How fast articles are read and stored in a new SQLite database, and whether it slows down as the record grows.

Run by ``make bench``; seconds are those of one core, whatever else runs. The articles are those of ``bench_reading``.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from app.config import get_settings
from app.db import get_engine, session_scope, upgrade
from app.ingest import ARTICLES_AT_ONCE, Result, ingest_paths, resolve_article
from app.lexicon.seeds import load_seeds
from app.reading import read_article
from app.storage.seeding import store_seeds
from tests.benchmarks.bench_reading import articles, report

OUTLETS = 20


def write_articles(folder: Path, count: int) -> list[Path]:
    """So many articles as files, each with what a catalogue knows of it."""
    paths = []
    for number, (text, published) in enumerate(articles(count)):
        path = folder / f"article-{number:05}.txt"
        path.write_text(text, encoding="utf-8")
        about = {"url": f"https://example.org/{number}", "publisher": f"Outlet {number % OUTLETS}",
                 "published": published.isoformat()}  # fmt: skip
        path.with_suffix(".meta.json").write_text(json.dumps(about), encoding="utf-8")
        paths.append(path)
    return paths


def empty_record(folder: Path) -> Engine:
    """A new database with the seeds."""
    engine = get_engine(f"sqlite:///{folder / 'record.db'}")
    upgrade(engine)
    with session_scope(engine) as session:
        store_seeds(session, load_seeds(get_settings().seeds_dir))
    return engine


def seconds_of(paths: Sequence[Path], engine: Engine) -> float:
    """Processor time of reading and storing some files."""
    began = time.process_time()
    outcomes = list(ingest_paths(paths, engine))
    spent = time.process_time() - began
    if any(outcome.result is not Result.NEW for outcome in outcomes):
        raise RuntimeError("an article was refused or known already")
    return spent


def seconds_of_reading(paths: Sequence[Path]) -> float:
    """Processor time of reading alone."""
    began = time.process_time()
    for path in paths:
        resolve_article(read_article(path))
    return time.process_time() - began


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", type=int, default=1_000, help="articles to store")
    options, _ = parser.parse_known_args(arguments)
    part = max(ARTICLES_AT_ONCE, options.stored // 5)
    with tempfile.TemporaryDirectory() as temporary:
        paths = write_articles(Path(temporary), options.stored)
        seconds_of_reading(paths[:ARTICLES_AT_ONCE])  # what is loaded once
        reading = seconds_of_reading(paths[:part])
        engine, rest = empty_record(Path(temporary)), iter(paths)
        spent = []
        while batch := list(islice(rest, part)):
            spent.append(seconds_of(batch, engine) / len(batch))
        engine.dispose()
    first, last, mean = spent[0], spent[-1], sum(spent) / len(spent)
    report(f"{1 / mean:.0f} articles a second read and stored, on one core; {reading / part / mean:.0%} of it reading")
    report(f"storing alone: {1 / (mean - reading / part):.0f} a second")
    report(f"the last {part} of {options.stored} took {last / first:.2f} of the time of the first {part}")


if __name__ == "__main__":
    main()
