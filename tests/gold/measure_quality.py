"""Measures the extractor on the annotated corpora beside the repository and writes what ``/v1/quality`` serves.

Run by hand where ``../shared`` is there: ``python -m tests.gold.measure_quality``.
"""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.api.quality import MEASURED
from app.config import PROJECT_DIR

SHARED = PROJECT_DIR.parent / "shared"
CORPORA = ("seeds", "kremlin", "world")


def main() -> int:
    """Write the file; 1 where there is nothing to measure on."""
    if not (SHARED / "eval" / "score.py").exists():
        return 1
    corpora = [_measured(name) for name in CORPORA]
    told = {"measured_on": datetime.now(UTC).date().isoformat(), "corpora": corpora}
    MEASURED.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


def _measured(name: str) -> dict[str, Any]:
    folder = SHARED / "corpus" / name
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, str(SHARED / "eval" / "score.py"), str(folder), "--json", file.name]
        command += ["--", str(Path(sys.executable).with_name("timeline")), "extract"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        scores = json.loads(Path(file.name).read_text(encoding="utf-8"))
    return {"name": name, "articles": len(list(folder.glob("*.txt"))), "figures": _figures(scores)}


def _figures(scores: dict[str, Any]) -> dict[str, float | None]:
    """``direct attributed precision`` and the like: every number that the scorer gives, under its name."""
    figures: dict[str, float | None] = {}
    for name, score in scores.items():
        if isinstance(score, dict):
            kept = {key: value for key, value in score.items() if isinstance(value, (int, float))}
            figures |= {f"{name} {key}": value for key, value in kept.items()}
    return figures


if __name__ == "__main__":
    raise SystemExit(main())
