"""What a run found, as one table in Markdown, with the machine and the day; README carries it between two marks."""

import os
import platform
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

BEGIN, END = "<!-- measured: begin (make bench) -->", "<!-- measured: end -->"


@dataclass(frozen=True)
class Figure:
    """One line: what was measured, what was found, beside what, and what is wanted."""

    name: str
    found: str
    beside: str = ""
    ratio: str = ""
    wanted: str = ""


def machine() -> str:
    """The machine and the programs, in a sentence."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    busy = os.getloadavg()[1]
    return (
        f"{datetime.now(UTC).date()}, {os.cpu_count()} cores of {cpu.group(1).strip() if cpu else platform.machine()},"
        f" {int(memory.group(1)) >> 20 if memory else 0} GB, load {busy:.1f} while measuring,"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, FastAPI {version('fastapi')}"
    )


def markdown(title: str, figures: Sequence[Figure]) -> str:
    """The table with its title."""
    lines = [title, "", "| | ours | beside | ratio | wanted |", "|---|---|---|---|---|"]
    lines += [f"| {one.name} | {one.found} | {one.beside} | {one.ratio} | {one.wanted} |" for one in figures]
    return "\n".join(lines) + "\n"


def write_between_marks(file: Path, text: str) -> None:
    """Puts the table where the marks are.

    Raises:
        ValueError: the file has no marks.
    """
    whole = file.read_text(encoding="utf-8")
    if BEGIN not in whole or END not in whole:
        raise ValueError(f"{file} has no {BEGIN} … {END}")
    before, rest = whole.split(BEGIN, 1)
    file.write_text(f"{before}{BEGIN}\n{text}{END}{rest.split(END, 1)[1]}", encoding="utf-8")
