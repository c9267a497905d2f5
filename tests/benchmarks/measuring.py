"""Load by wrk on loopback, and what it costs the server."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = """
local paths = {}
for line in io.lines("%(paths)s") do paths[#paths + 1] = line end
local at, seed = %(first)d, os.time()
request = function()
  at = at + 1
  local path = paths[(at - 1) %% #paths + 1]
  if %(fresh)s then path = path .. "&_=" .. seed .. at end
  return wrk.format("GET", path)
end
done = function(summary, latency, requests)
  io.write(string.format("RESULT %%d %%d %%d %%.1f %%.1f %%d\\n", summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99), summary.bytes))
end
"""
RESULT_RE = re.compile(r"RESULT (\d+) (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)")
TICKS = 100


@dataclass(frozen=True)
class Measured:
    """One run of load."""

    requests: int
    seconds: float
    errors: int
    p50: float
    """Milliseconds."""
    p99: float
    bytes: int
    cpu_seconds: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def per_cpu(self) -> float:
        """Requests a second of the server's processor time: what other work on the machine disturbs least."""
        return self.requests / max(self.cpu_seconds, 0.01)


def measure(
    port: int, pids: Sequence[int], paths: Sequence[str], folder: Path, *, clients: int, seconds: float, fresh: bool
) -> Measured:
    """Asks for some paths in turn; ``fresh``: each time with a parameter nobody reads, so that no cache knows it."""
    listed, script = folder / "paths.txt", folder / "load.lua"
    listed.write_text("\n".join(paths))
    script.write_text(SCRIPT % {"paths": listed, "first": clients, "fresh": str(fresh).lower()})
    before = sum(map(cpu_seconds, pids))
    done = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{int(seconds)}s", "--timeout", "30s", "-s", str(script), f"http://127.0.0.1:{port}"],
        capture_output=True, text=True, check=True, timeout=seconds + 60,
    )  # fmt: skip
    used = sum(map(cpu_seconds, pids)) - before
    found = RESULT_RE.search(done.stdout)
    if found is None:
        raise RuntimeError(done.stdout + done.stderr)
    requests, micros, errors, p50, p99, size = (float(part) for part in found.groups())
    return Measured(int(requests), micros / 1e6, int(errors), p50 / 1000, p99 / 1000, int(size), used)


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and its children that it waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def children_of(pid: int) -> list[int]:
    """Processes that a process started and that still run."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def private_megabytes(pid: int) -> float:
    """Memory that the process shares with nobody and no file."""
    status = Path(f"/proc/{pid}/status").read_text()
    match = re.search(r"RssAnon:\s+(\d+) kB", status)
    return int(match.group(1)) / 1024 if match else 0.0
