"""Writes ``app/lexicon/confidence.toml``: of each kind of reading, the share that was right, drawn to what is common.

Run by hand where the real articles lie beside the checkout: ``python -m tests.gold.calibrate``.

Rules know the articles they were written on, so those count little; the opened ones were new to the rules not long
ago; ``first_reading.json`` holds what was right of the opened ones when no rule had seen them, which counts in full,
and of 110 other articles of the press that are not kept, which counts half: rules were mended by what they showed.
The untouched articles are never asked. A kind seen seldom is drawn to the more general kind it belongs to.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.lexicon.data_file import LEXICON_DIR
from tests.gold.judging import SCORER, Judged, halves, judge, own_texts

TARGET = LEXICON_DIR / "confidence.toml"
FIRST = Path(__file__).parent / "first_reading.json"
"""By group and line of kinds (from general to special, joined by ``>``): how many readings were right, of how many."""
FIRST_WEIGHTS = {"opened": 1.0, "press": 0.5}
WEIGHTS = {"written": 0.2, "opened": 0.7, "own": 0.5}
PULL = 6.0
"""So many readings of its own weigh as much as the more general kind."""
USUAL = 0.7
"""Of a reading of whose kind nothing is known."""
HEAD = f"""# How often readings of each kind are right, drawn to the more general kind where few were seen.
# Written by `python -m tests.gold.calibrate`; do not edit.

usual = {USUAL}

[share]
"""


class Counts:
    """Readings by kind, each under the more general kind it belongs to."""

    def __init__(self) -> None:
        self.right: dict[str, float] = {}
        self.of: dict[str, float] = {}
        self.general: dict[str, str | None] = {}

    def add(self, kinds: Iterable[str], right: float, of: float) -> None:
        """Count readings of a line of kinds."""
        general = None
        for kind in kinds:
            self.general[kind] = general
            self.right[kind] = self.right.get(kind, 0) + right
            self.of[kind] = self.of.get(kind, 0) + of
            general = kind

    def share(self, kind: str | None) -> float:
        """The share that was right."""
        if kind is None:
            return USUAL
        return (self.right[kind] + PULL * self.share(self.general[kind])) / (self.of[kind] + PULL)

    def shares(self) -> Mapping[str, float]:
        """The share of every kind."""
        return {kind: round(self.share(kind), 3) for kind in sorted(self.of)}


def counted(readings: Mapping[str, Iterable[Judged]]) -> Counts:
    """The readings of each group of articles in their weight, with the first readings."""
    counts = Counts()
    for group, lines in json.loads(FIRST.read_text(encoding="utf-8")).items():
        for line, (right, of) in lines.items():
            counts.add(line.split(">"), FIRST_WEIGHTS[group] * right, FIRST_WEIGHTS[group] * of)
    for group, judged in readings.items():
        for one in judged:
            counts.add(one.kinds, WEIGHTS[group] * one.right, WEIGHTS[group])
    return counts


def main() -> int:
    """Write the file; 1 where there is nothing to measure on."""
    if not SCORER.exists():
        return 1
    files = {"written": halves()["written"], "opened": halves()["opened"], "own": own_texts()}
    shares = counted({group: judge(paths) for group, paths in files.items()}).shares()
    TARGET.write_text(HEAD + "".join(f'"{kind}" = {share}\n' for kind, share in shares.items()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
