"""Ingestion as a person sees it: a bar on a terminal, lines elsewhere, a table at the end."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.config import Settings
from app.errors import ConfigError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.ingest import Outcome, Summary


def require_paths(paths: list[Path]) -> None:
    """Refuse at once what does not exist."""
    if missing := [str(path) for path in paths if not path.exists()]:
        raise ConfigError(f"there is no such file or folder: {', '.join(missing)}")


def prepared_engine(settings: Settings) -> "Engine":
    """The database with tables of the newest form, and with the seeds that articles are read by."""
    from app.db import get_engine, session_scope, upgrade
    from app.lexicon.seeds import load_seeds
    from app.storage.seeding import store_seeds

    engine = get_engine(settings.database_url)
    upgrade(engine)
    with session_scope(engine) as session:
        store_seeds(session, load_seeds(settings.seeds_dir))
    return engine


def read_in(
    paths: list[Path], engine: "Engine", workers: int | None, *, quiet: bool = False, **about: Any
) -> "Summary":
    """Ingest and tell of each file; ``quiet``: only of those that need a look."""
    from app.ingest import Summary, find_articles, ingest_paths

    files = list(find_articles(paths))
    summary = Summary()
    with _progress(len(files)) as tell:
        for outcome in ingest_paths(files, engine, workers=workers, **about):
            summary.add(outcome)
            tell(outcome, quiet)
    return summary


@contextmanager
def _progress(count: int) -> "Iterator[Callable[[Outcome, bool], None]]":
    """A bar on a terminal, one line a file otherwise; a refusal is printed in both."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    if not sys.stdout.isatty():
        yield lambda outcome, quiet: None if quiet and not _needs_a_look(outcome) else print(_told(outcome), flush=True)
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(), transient=True) as bar:
        task = bar.add_task("", total=count)

        def tell(outcome: "Outcome", quiet: bool) -> None:
            bar.advance(task)
            if _needs_a_look(outcome) or (outcome.reason and not quiet):
                bar.console.print(_told(outcome), markup=False, highlight=False)

        yield tell


def _needs_a_look(outcome: "Outcome") -> bool:
    return outcome.result == "refused"


def _told(outcome: "Outcome") -> str:
    reason = outcome.reason.removeprefix(f"{outcome.path.name}: ")
    return f"{outcome.result:<9}  {outcome.path}{f': {reason}' if reason else ''}"


def print_table(summary: "Summary", seconds: float) -> None:
    """The closing table."""
    rows = {
        "read": summary.read,
        **{str(result): count for result, count in _counts(summary).items()},
        "events": summary.events,
        "statements": summary.statements,
        "actors": summary.actors,
    }
    print()
    for name, value in rows.items():
        print(f"{name:<10} {value:>8}")
    print(f"{'seconds':<10} {seconds:>8.1f}")


def _counts(summary: "Summary") -> dict[str, int]:
    from app.ingest import Result

    return {result.value: summary.results[result] for result in Result}


def in_one_line(summary: "Summary") -> str:
    """The same as one line."""
    counts = ", ".join(f"{count} {result}" for result, count in _counts(summary).items() if count)
    found = f"; {summary.events} events, {summary.statements} statements in them" if summary.events else ""
    return f"{summary.read} articles: {counts}{found}."
