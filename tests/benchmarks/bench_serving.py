"""Storing and serving measured on synthetic records, beside Datasette: ``python -m tests.benchmarks.bench_serving``.

Datasette is no dependency of ours: ``--datasette PROGRAM`` names one of its own environment. Without it only our own
figures are printed.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.building import Built, build
from tests.benchmarks.measuring import Measured, measure
from tests.benchmarks.queries import Request, requests_of
from tests.benchmarks.serving import Server, ceiling, check_same_rows, compare, memory_of, ours, peer, prepare_peer
from tests.benchmarks.synthetic import Synthetic

OURS_PORT, PEER_PORT, CEILING_PORT = 18_731, 18_732, 18_733
COUNTS = "/v1/events/counts?by=month&by=type&type=visit&date_from=2010-01-01&date_to=2010-12-31"


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds (or takes) one database and measures it."""
    wanted = _parse(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(wanted.folder or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"synthetic{wanted.events}.db"
        if not file.exists():
            _tell(_built(build(f"sqlite:///{file}", wanted.events)))
        asked = requests_of(Synthetic(wanted.events), file.stem)
        if wanted.datasette:
            prepare_peer(file)
            _beside_peer(file, folder, asked, wanted)
        _alone(file, folder, asked, wanted)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000, help="events of the record: 10000, 100000, 1000000")
    parser.add_argument("--folder", help="where databases are kept; without it they are made anew")
    parser.add_argument("--datasette", help="the peer's program")
    parser.add_argument("--seconds", type=int, default=3, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each, of which the median counts")
    return parser.parse_args(arguments)


def _beside_peer(file: Path, folder: Path, asked: dict[str, list[Request]], wanted: argparse.Namespace) -> None:
    with ours(f"sqlite:///{file}", OURS_PORT) as mine, peer(file, PEER_PORT, wanted.datasette) as theirs:
        check_same_rows(asked, mine, theirs)
        for clients in (1, 32):
            found = compare(asked, mine, theirs, folder, clients=clients, seconds=wanted.seconds, rounds=wanted.rounds)
            _tell(f"\n{clients} client(s), distinct uncached addresses")
            for name, (own, other) in found.items():
                _tell(_pair(name, own, other))
        _tell(f"private memory: ours {memory_of(mine):.0f} MB, peer {memory_of(theirs):.0f} MB")


def _alone(file: Path, folder: Path, asked: dict[str, list[Request]], wanted: argparse.Namespace) -> None:
    paths = [request.ours for requests in asked.values() for request in requests]

    def run(server: Server, paths: Sequence[str], *, fresh: bool) -> Measured:
        return measure(server.port, [server.pid], paths, folder, clients=1, seconds=wanted.seconds, fresh=fresh)

    _tell("\nours alone, 1 client")
    with ours(f"sqlite:///{file}", OURS_PORT) as mine:
        lists = run(mine, [request.ours for request in asked["events"] + asked["statements"]], fresh=True)
        _tell(_line("events, statements", lists))
        _tell(_line("counts", run(mine, [COUNTS], fresh=True)))
    with ours(f"sqlite:///{file}", OURS_PORT, cache=128) as mine:
        run(mine, paths, fresh=False)
        _tell(_line("repeats", run(mine, paths, fresh=False)))
    with ceiling(folder, lists.bytes // lists.requests, CEILING_PORT) as constant:
        _tell(_line("constant body", run(constant, [request.ours for request in asked["events"]], fresh=True)))


def _built(built: Built) -> str:
    return (
        f"stored {built.events} events, {built.rows} rows: plain inserting {built.base_seconds:.1f} s of processor,"
        f" documents, lists and full text {built.derived_seconds:.1f} s: {built.ratio:.2f} of plain inserting; "
        f"{built.base_bytes / 1e6:.0f} MB without them, {built.bytes / 1e6:.0f} MB with them (logs included)"
    )


def _line(name: str, run: Measured) -> str:
    return (
        f"{name:20} {run.rate:8.0f}/s {run.per_cpu:8.0f}/CPU-s   p50 {run.p50:7.2f} ms   p99 {run.p99:7.2f} ms"
        f"   {run.bytes / max(run.requests, 1) / 1000:5.1f} kB   errors {run.errors}"
    )


def _pair(name: str, own: Measured, other: Measured) -> str:
    ratio, of_cpu = own.rate / max(other.rate, 0.1), own.per_cpu / max(other.per_cpu, 0.1)
    return f"{_line(name, own)}\n{_line('  peer', other)}\n{'  ratio':20} {ratio:8.2f}    {of_cpu:8.2f}"


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
