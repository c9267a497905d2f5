"""What one page tells nothing of: deep pages, a slow query beside the others, several workers."""

import json
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import quote

from tests.benchmarks.measuring import Measured, measure
from tests.benchmarks.serving import Server
from tests.benchmarks.synthetic import Synthetic

DEEP = 200
LIST = "/v1/events?type=visit"


def deep_page(server: Server) -> str:
    """The path of the two hundredth page of a list, or of its last one."""
    path = LIST
    for _ in range(DEEP - 1):
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=60) as answer:
            following = json.loads(answer.read())["next"]
        if following is None:
            break
        path = following.removeprefix(f"http://127.0.0.1:{server.port}")
    return path


def slow_path(synthetic: Synthetic) -> str:
    """The commonest word, oldest first, counted: what costs most of all that may be asked."""
    return f"/v1/statements?q={quote(synthetic.words[0])}&sort=date&count=true"


def in_turns(
    server: Server, first: Sequence[str], second: Sequence[str], folder: Path, *, seconds: float, rounds: int
) -> tuple[Measured, Measured]:
    """Two kinds of request measured in turns; the middle of each by processor time."""
    runs: tuple[list[Measured], list[Measured]] = ([], [])
    for _ in range(rounds):
        for paths, found in zip((first, second), runs, strict=True):
            found.append(measure(server.port, server.pids, paths, folder, clients=1, seconds=seconds, fresh=True))
    return middle(runs[0]), middle(runs[1])


def middle(runs: Sequence[Measured]) -> Measured:
    """The run with the middle number of requests a second of processor time."""
    wanted = median(run.per_cpu for run in runs)
    return min(runs, key=lambda run: abs(run.per_cpu - wanted))


def beside_slow(
    server: Server, paths: Sequence[str], slow: str, folder: Path, *, seconds: float, rounds: int
) -> tuple[Measured, Measured]:
    """The paths alone and beside one client that asks a slow query again and again, in turns."""
    apart = folder / "slow"
    apart.mkdir(exist_ok=True)
    alone, disturbed = [], []
    for _ in range(rounds):
        alone.append(measure(server.port, server.pids, paths, folder, clients=4, seconds=seconds, fresh=True))
        looping = Thread(target=_loop, args=(server, slow, apart, seconds + 1))
        looping.start()
        disturbed.append(measure(server.port, server.pids, paths, folder, clients=4, seconds=seconds, fresh=True))
        looping.join()
    return _middle_by_p99(alone), _middle_by_p99(disturbed)


def _loop(server: Server, slow: str, folder: Path, seconds: float) -> None:
    measure(server.port, server.pids, [slow], folder, clients=1, seconds=seconds, fresh=True)


def _middle_by_p99(runs: Sequence[Measured]) -> Measured:
    return sorted(runs, key=lambda run: run.p99)[len(runs) // 2]
