"""Measures the extractor on the annotated articles beside the repository and writes what ``/v1/quality`` serves.

``make quality`` runs it where ``../shared`` is there. ``python -m tests.gold.measure_quality --check`` only tells
whether the figures are those of this code and lexicon, and needs no articles.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import __version__
from app.api.quality import MEASURED, is_stale
from app.resolution.version import extractor_version
from tests.gold.across import merging_figures
from tests.gold.figures import Counted, Figure, count_article, figures_of
from tests.gold.judging import SCORER, Judged, halves, judge, own_texts
from tests.gold.test_gold import FLOORS, own_score

EDGES = (0.9, 0.8, 0.65, 0.0)
"""Lower bounds of the bins of confidence."""
OLD_NAMES = {
    "f1": ("precision", "recall", "value", "right", "found", "records"),
    "accuracy": ("value", "right", "records"),
}
"""What a figure of one corpus tells under a name of its own."""
CALLED = {
    "f1": {"value": "f1", "right": "hit", "records": "wanted"},
    "accuracy": {"value": "accuracy", "records": "of"},
}


def main(arguments: Sequence[str]) -> str | None:
    """Write the file, or check it; gives what is wrong."""
    if "--check" in arguments:
        return "The figures of /v1/quality are of another extractor: run `make quality`." if is_stale() else None
    if not SCORER.exists():
        return "make quality: the annotated articles (../shared/corpus) are not here."
    MEASURED.write_text(json.dumps(_measured(), indent=1) + "\n", encoding="utf-8")
    return None


def _measured() -> dict[str, Any]:
    used = halves()
    files = {"written": (*used["written"], *used["opened"]), "untouched": used["untouched"]}
    counts = {path: count_article(path) for paths in files.values() for path in paths}
    groups = {half: [counts[path] for path in paths] for half, paths in files.items()}
    return {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "extractor": {"version": __version__, "hash": extractor_version()},
        "halves": {half: _told_of(paths) for half, paths in files.items()},
        "figures": _by_figure({half: figures_of(group) for half, group in groups.items()}),
        "confidence": {half: _confidence(judge(paths)) for half, paths in files.items()},
        "merging": merging_figures(),
        "corpora": _corpora(counts),
        "regression_floor": {
            "articles": len(own_texts()),
            "figures": own_score("own").figures(),
            "floors": FLOORS["own"],
            "untouched": own_score("own untouched").figures(),
        },
    }


def _told_of(paths: Sequence[Path]) -> dict[str, Any]:
    return {"articles": len(paths), "corpora": dict(sorted(Counter(path.parent.name for path in paths).items()))}


def _by_figure(by_half: Mapping[str, dict[str, Figure]]) -> list[dict[str, Any]]:
    """Each figure with its value on either half."""
    names = next(iter(by_half.values()))
    return [{"name": name, **{half: figures[name] for half, figures in by_half.items()}} for name in names]


def _confidence(readings: Iterable[Judged]) -> list[dict[str, Any]]:
    """How many readings stand in each bin of confidence, and how many of these are right."""
    found = [[0, 0] for _ in EDGES]
    for one in readings:
        place = next(number for number, edge in enumerate(EDGES) if one.record["confidence"] >= edge)
        found[place][0] += one.right
        found[place][1] += 1
    return [
        {"from": edge, "records": of, "right": right, "share": round(right / of, 3) if of else None}
        for edge, (right, of) in zip(EDGES, found, strict=True)
    ]


def _corpora(counts: Mapping[Path, Counted]) -> list[dict[str, Any]]:
    """Every figure by corpus, under one name for each value ("direct attributed precision")."""
    told = []
    for name in sorted({path.parent.name for path in counts}, key=("seeds", "kremlin", "world").index):
        group = [counted for path, counted in counts.items() if path.parent.name == name]
        figures = {
            f"{figure} {CALLED[row['measure']].get(value, value)}": row[value]
            for figure, row in figures_of(group).items() for value in OLD_NAMES[row["measure"]]
        }  # fmt: skip
        told.append({"name": name, "articles": len(group), "figures": figures})
    return told


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
