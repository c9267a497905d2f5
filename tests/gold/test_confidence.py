"""Confidence means something on real articles that were never used: the surer, the more often right."""

import json
from functools import lru_cache
from pathlib import Path

import pytest

from tests.gold.calibrate import TARGET, Counts, counted
from tests.gold.judging import SCORER, halves, judge

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["confidence"]
EDGES = (0.9, 0.65, 0.0)
"""Sure, likely, doubtful."""


@lru_cache
def bins() -> list[tuple[int, int]]:
    """Right and all readings of the untouched articles from the surest down."""
    found = [[0, 0] for _ in EDGES]
    for one in judge(halves()["untouched"]):
        place = next(number for number, edge in enumerate(EDGES) if one.record["confidence"] >= edge)
        found[place][0] += one.right
        found[place][1] += 1
    return [(right, of) for right, of in found]


@pytest.mark.skipif(not SCORER.exists(), reason="no real articles beside this checkout")
def test_half_of_the_readings_are_sure_and_nearly_all_of_these_right() -> None:
    (right, sure), *rest = bins()
    assert sure / (sure + sum(of for _, of in rest)) >= FLOORS["sure"]
    assert right / sure >= FLOORS["right of the sure"]


@pytest.mark.skipif(not SCORER.exists(), reason="no real articles beside this checkout")
def test_the_less_sure_are_less_often_right() -> None:
    shares = [right / of for right, of in bins() if of]
    assert shares == sorted(shares, reverse=True)


def test_a_kind_seen_seldom_is_drawn_to_the_more_general_one() -> None:
    counts = Counts()
    counts.add(["direct", "direct named"], right=40, of=40)
    counts.add(["direct", "direct odd"], right=0, of=1)
    shares = counts.shares()
    assert shares["direct named"] > shares["direct"] > shares["direct odd"] > 0.7
    assert counts.shares() == shares


def test_first_readings_alone_make_shares() -> None:
    shares = counted({}).shares()
    assert 0 < min(shares.values()) < max(shares.values()) < 1
    assert TARGET.exists()
