"""The scorer's figures on groups of real articles, each with the interval in which it would lie on other articles.

Articles differ more than records of one article do, so F1 is drawn anew from whole articles (a bootstrap); a share of
few cases, nearly all of them right, takes Wilson's interval, which does not call it certain.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from app.resolution.report import extract_file
from tests.gold.judging import scorer

TALLIES = ("direct found", "direct attributed", "indirect found", "indirect attributed", "events found", "events right",
           "visits right")  # fmt: skip
SHARES = ("statement dates", "event dates", "event precision", "event ends", "event cities", "no city invented",
          "event countries", "event status", "event subtypes", "offsets hold")  # fmt: skip
DRAWS = 2000
SURE = 1.96
"""Standard deviations that hold 95 of 100 cases."""

Counted = Mapping[str, tuple[int, int, int]]
"""Of one article, by figure: right, found and wanted records; of a share the cases stand as wanted."""
Figure = dict[str, Any]


def count_article(path: Path) -> Counted:
    """The scorer's counts on one annotated article."""
    score = scorer()
    totals = {name: score.Tally() for name in TALLIES} | {name: score.Share() for name in SHARES}
    gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
    text = path.read_bytes().decode("utf-8")
    score.score_article(path.stem, gold, extract_file(path), text, totals, [])
    tallies = {name: (totals[name].hit, totals[name].found, totals[name].wanted) for name in TALLIES}
    return tallies | {name: (totals[name].right, totals[name].of, totals[name].of) for name in SHARES}


def figures_of(articles: Sequence[Counted]) -> dict[str, Figure]:
    """Every figure of a group of articles, with its interval."""
    return {
        **{name: _tally([article[name] for article in articles]) for name in TALLIES},
        **{name: _share([article[name] for article in articles]) for name in SHARES},
    }


def _tally(counts: Sequence[tuple[int, int, int]]) -> Figure:
    hit, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    told = {"measure": "f1", "value": _f1(counts), "records": wanted, "found": found, "right": hit}
    return {
        **told,
        "precision": round(hit / found, 3) if found else None,
        "recall": round(hit / wanted, 3) if wanted else None,
        "interval": bootstrap(counts, _f1),
        "interval_by": "bootstrap over articles",
    }


def _share(counts: Sequence[tuple[int, int, int]]) -> Figure:
    right, of = sum(count[0] for count in counts), sum(count[2] for count in counts)
    value = round(right / of, 3) if of else None
    told = {"measure": "accuracy", "value": value, "records": of, "right": right}
    return {**told, "interval": wilson(right, of), "interval_by": "Wilson"}


def _f1(counts: Sequence[tuple[int, int, int]]) -> float | None:
    hit, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    return round(2 * hit / (found + wanted), 3) if found + wanted else None


def bootstrap(
    counts: Sequence[tuple[int, int, int]], value: Callable[[Sequence[tuple[int, int, int]]], float | None]
) -> list[float] | None:
    """The range of 95 in 100 values on as many articles drawn with repetition; None where there is nothing."""
    chance = random.Random(20220701)
    drawn = (value(chance.choices(counts, k=len(counts))) for _ in range(DRAWS))
    values = sorted(one for one in drawn if one is not None)
    return [values[len(values) // 40], values[-len(values) // 40 - 1]] if values else None


def wilson(right: int, of: int) -> list[float] | None:
    """Wilson's interval of a share at 95 %."""
    if not of:
        return None
    share, room = right / of, SURE**2 / of
    middle = (share + room / 2) / (1 + room)
    half = SURE * sqrt(share * (1 - share) / of + room / (4 * of)) / (1 + room)
    return [round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)]
