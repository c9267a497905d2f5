"""Serving measured on synthetic records, beside Datasette: ``python -m tests.benchmarks.bench_serving``.

Datasette is no dependency of ours: ``make bench`` puts it into an environment of its own, and ``--datasette PROGRAM``
names another. Without it only our own figures are told. ``--postgresql URL`` names an empty database (or one filled by
an earlier run) whose figures stand beside SQLite's.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from app.config import PROJECT_DIR
from app.timeline import EventQuery, Reader, select_timeline
from tests.benchmarks.beside import beside_slow, deep_page, in_turns, slow_path
from tests.benchmarks.building import Built, build
from tests.benchmarks.measuring import Measured, measure
from tests.benchmarks.queries import URLS, Request, requests_of
from tests.benchmarks.report import Figure, machine, markdown, write_between_marks
from tests.benchmarks.serving import (
    Server,
    ceiling,
    check_same_rows,
    compare,
    memory_of,
    ours,
    peer,
    prepare_peer,
    wait_until_idle,
)
from tests.benchmarks.synthetic import Synthetic

OURS_PORT, PEER_PORT, CEILING_PORT = 18_731, 18_732, 18_733
COUNTS = "/v1/events/counts?by=month&by=type&type=visit&date_from=2010-01-01&date_to=2010-12-31"
PEER_PROGRAM = Path(sys.prefix) / "peer" / "bin" / "datasette"
WANTED = {"mix": "≥ 6", "search": "≥ 2"}
NAMES = {"events": "events by type and month", "statements": "statements by speaker", "visits": "visits by city",
         "search": "full text", "actor": "an actor's events", "mix": "**all five**"}  # fmt: skip

Asked = dict[str, list[Request]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds (or takes) a database of each size, measures it, and tells a table of each."""
    wanted = _parse(arguments)
    tables: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(wanted.folder or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for events in wanted.events:
            figures = _figures(events, folder, wanted, wanted.postgresql if events == min(wanted.events) else None)
            tables.append(markdown(f"{events:,} events, {3 * events:,} statements. Measured {machine()}.", figures))
            _tell(f"\n{tables[-1]}")
    if wanted.readme:
        write_between_marks(PROJECT_DIR / "README.md", "\n".join(tables))


def _figures(events: int, folder: Path, wanted: argparse.Namespace, postgresql: str | None) -> list[Figure]:
    """All that is measured at one size."""
    file = folder / f"synthetic{events}.db"
    url = f"sqlite:///{file}"
    figures: list[Figure] = []
    if not file.exists():
        built = build(url, events, beside=True)
        _tell(_built(built))
        figures += _of_storing(built)
    synthetic = Synthetic(events)
    asked = requests_of(synthetic, file.stem)
    peer_rate = 0.0
    if wanted.datasette:
        prepare_peer(file)
        peer_rate = _beside_peer(figures, file, folder, asked, wanted)
    _alone(figures, url, folder, asked, wanted, peer_rate)
    _disturbed(figures, url, folder, asked, wanted, slow_path(synthetic))
    if postgresql:
        _on_postgresql(figures, postgresql, events, folder, asked, wanted)
    return figures


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000], help="sizes: 10000 100000 1000000")
    parser.add_argument("--folder", help="where databases are kept; without it they are made anew")
    parser.add_argument("--datasette", default=PEER_PROGRAM if PEER_PROGRAM.exists() else None, help="its program")
    parser.add_argument("--postgresql", help="URL of a database of the smallest size, or of an empty one")
    parser.add_argument("--seconds", type=int, default=3, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each, of which the median counts")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    return parser.parse_args(arguments)


def _beside_peer(figures: list[Figure], file: Path, folder: Path, asked: Asked, wanted: argparse.Namespace) -> float:
    """The five queries and their mix; gives the peer's rate of the mix by processor time."""
    with ours(f"sqlite:///{file}", OURS_PORT) as mine, peer(file, PEER_PORT, str(wanted.datasette)) as theirs:
        check_same_rows(asked, mine, theirs)
        for clients in (1, 32):
            found = compare(asked, mine, theirs, folder, clients=clients, seconds=wanted.seconds, rounds=wanted.rounds)
            for name, (own, other) in found.items():
                _tell(_pair(f"{name}, {clients} client(s)", own, other))
                figures.append(
                    Figure(f"{NAMES[name]}, {clients} client{'s' if clients > 1 else ''}", _rate(own), _rate(other),
                           f"{own.per_cpu / other.per_cpu:.1f} ×", f"{WANTED.get(name, '≥ 3')} ×")
                )  # fmt: skip
        own, other = found["mix"]
        figures.append(Figure("p99 of all five, 32 clients", f"{own.p99:.0f} ms", f"{other.p99:.0f} ms",
                              f"{own.p99 / other.p99:.2f} ×", "≤ 1 ×"))  # fmt: skip
        figures.append(Figure("private memory", f"{memory_of(mine):.0f} MB", f"{memory_of(theirs):.0f} MB", "",
                              "≤ 250 MB"))  # fmt: skip
    return other.per_cpu


def _alone(
    figures: list[Figure], url: str, folder: Path, asked: Asked, wanted: argparse.Namespace, peer_rate: float
) -> None:
    lists = [request.ours for request in asked["events"] + asked["statements"]]
    with ours(url, OURS_PORT) as mine:
        deep = deep_page(mine)
        first, last = in_turns(mine, lists[:1], [deep], folder, seconds=wanted.seconds, rounds=wanted.rounds)
        figures.append(Figure("a deep page beside the first", _rate(last), _rate(first),
                              f"{first.per_cpu / last.per_cpu:.2f} × the time", "≤ 1.3 ×"))  # fmt: skip
        counts = _run(mine, [COUNTS], folder, wanted)
        figures.append(Figure("counts by month and type, filtered", f"p50 {counts.p50:.2f} ms", "", "", "≤ 3 ms"))
        run = _run(mine, lists, folder, wanted)
        with ceiling(folder, run.bytes // run.requests, CEILING_PORT) as constant:
            run, const = _middles(
                lambda server: _run(server, lists if server is mine else lists[:URLS], folder, wanted),
                mine, constant, wanted.rounds,
            )  # fmt: skip
        figures.append(Figure("events and statements, beside a constant body from FastAPI", _rate(run), _rate(const),
                              f"{run.per_cpu / const.per_cpu:.2f}", "≥ 0.5"))  # fmt: skip
    paths = [request.ours for requests in asked.values() for request in requests]
    with ours(url, OURS_PORT, cache=128) as mine:
        _run(mine, paths, folder, wanted, fresh=False)
        repeats = _run(mine, paths, folder, wanted, fresh=False)
    ratio = f"{repeats.per_cpu / peer_rate:.0f} ×" if peer_rate else ""
    figures.append(
        Figure("repeated requests", _rate(repeats), f"{peer_rate:.0f}" if peer_rate else "", ratio, "≥ 25 ×")
    )


def _middles(run: Callable[[Server], Measured], mine: Server, other: Server, rounds: int) -> tuple[Measured, Measured]:
    """Two servers in turns; of each the run with the middle rate."""
    pairs = sorted(((run(mine), run(other)) for _ in range(rounds)), key=lambda pair: pair[0].per_cpu / pair[1].per_cpu)
    return pairs[len(pairs) // 2]


def _disturbed(
    figures: list[Figure], url: str, folder: Path, asked: Asked, wanted: argparse.Namespace, slow: str
) -> None:
    mix = [request.ours for together in zip(*asked.values(), strict=True) for request in together]
    with ours(url, OURS_PORT) as mine:
        alone, beside = beside_slow(mine, mix, slow, folder, seconds=wanted.seconds, rounds=wanted.rounds)
        one = [_run(mine, mix, folder, wanted) for _ in range(wanted.rounds)]
    figures.append(Figure("p99 beside a slow query, 4 clients", f"{beside.p99:.0f} ms", f"{alone.p99:.0f} ms alone",
                          f"{beside.p99 / alone.p99:.1f} ×", "≤ 3 ×"))  # fmt: skip
    with ours(url, OURS_PORT, workers=2) as mine:
        wait_until_idle(mine)
        two = [_run(mine, mix, folder, wanted) for _ in range(wanted.rounds)]
    single, double = (sorted(run.per_cpu for run in runs)[len(runs) // 2] for runs in (one, two))
    figures.append(
        Figure("two workers beside one", f"{double:.0f}", f"{single:.0f}", f"{double / single:.2f}", "≥ 0.9")
    )


def _on_postgresql(
    figures: list[Figure], url: str, events: int, folder: Path, asked: Asked, wanted: argparse.Namespace
) -> None:
    if not _holds(url, events):
        build(url, events)
    with ours(url, OURS_PORT) as mine:
        for name, requests in asked.items():
            run = _run(mine, [request.ours for request in requests], folder, wanted)
            figures.append(Figure(f"PostgreSQL: {NAMES[name]}, 1 client", f"{_rate(run)}, p50 {run.p50:.1f} ms"))
        counts = _run(mine, [COUNTS], folder, wanted)
        figures.append(Figure("PostgreSQL: counts", f"p50 {counts.p50:.2f} ms", "", "", "≤ 3 ms"))


def _holds(url: str, events: int) -> bool:
    """Whether a database is there and holds this record already."""
    try:
        with closing(Reader(url)) as reader:
            return reader.read(select_timeline, "events", EventQuery(count=True)).total == events
    except Exception as error:
        if "does not exist" in str(error) or "lacks tables" in str(error):
            return False
        raise


def _run(
    server: Server, paths: Sequence[str], folder: Path, wanted: argparse.Namespace, *, fresh: bool = True
) -> Measured:
    return measure(server.port, server.pids, paths, folder, clients=1, seconds=wanted.seconds, fresh=fresh)


def _rate(run: Measured) -> str:
    return f"{run.per_cpu:.0f}" + (f" ({run.errors} errors)" if run.errors else "")


def _built(built: Built) -> str:
    stored, plain = built.stored, built.plain
    return (
        f"stored {built.events} events, {built.rows} rows in {stored.clock:.1f} s ({stored.processor:.1f} s of"
        f" processor; of both {built.derived.clock:.1f} and {built.derived.processor:.1f} for documents, lists and full"
        f" text), plain inserting {plain.clock:.1f} s ({plain.processor:.1f}): {plain.clock / stored.clock:.2f} of its"
        f" speed ({plain.processor / stored.processor:.2f} by processor); {built.bytes / 1e6:.0f} MB beside"
        f" {built.plain_bytes / 1e6:.0f} MB without documents: {built.bytes / built.plain_bytes:.2f} ×"
    )


def _of_storing(built: Built) -> list[Figure]:
    stored, plain = built.stored.clock, built.plain.clock
    return [
        Figure("storing in bulk, beside plain inserting without documents", f"{built.rows / stored:,.0f} rows/s",
               f"{built.rows / plain:,.0f}", f"{plain / stored:.2f}", "≥ 0.6"),
        Figure("size, beside the tables and indexes alone", f"{built.bytes / 1e6:,.0f} MB",
               f"{built.plain_bytes / 1e6:,.0f} MB", f"{built.bytes / built.plain_bytes:.2f} ×", "≤ 2.5 ×"),
    ]  # fmt: skip


def _line(name: str, run: Measured) -> str:
    return (
        f"{name:26} {run.rate:8.0f}/s {run.per_cpu:8.0f}/CPU-s   p50 {run.p50:7.2f} ms   p99 {run.p99:7.2f} ms"
        f"   {run.bytes / max(run.requests, 1) / 1000:5.1f} kB   errors {run.errors}"
    )


def _pair(name: str, own: Measured, other: Measured) -> str:
    ratio, of_cpu = own.rate / max(other.rate, 0.1), own.per_cpu / max(other.per_cpu, 0.1)
    return f"{_line(name, own)}\n{_line('  peer', other)}\n{'  ratio':26} {ratio:8.2f}    {of_cpu:8.2f}"


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
