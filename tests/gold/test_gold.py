"""The quality of reading may not fall silently: floors are pinned in floors.json, and rise with the rules.

``own`` are texts written for this project, read as ``timeline extract`` reads them (a regression floor: rules were
written with them in view). ``corpora`` are real articles beside the checkout, absent on most machines.
"""

import json
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from app.config import PROJECT_DIR
from app.resolution.report import extract_file
from tests.gold.scorer import Score, score_article
from tests.servers import TIMELINE

GOLD = Path(__file__).parent
FLOORS: dict[str, Any] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
SHARED = PROJECT_DIR.parent / "shared"
CORPORA = [(group, figure) for group, floors in FLOORS["corpora"].items() for figure in floors]


@lru_cache
def own_score() -> Score:
    """The score of all our own gold articles together."""
    score = Score()
    for gold in sorted(GOLD.glob("articles/*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        reading = extract_file(gold.with_name(f"{stem}.txt"))
        score_article(stem, json.loads(gold.read_text(encoding="utf-8")), reading, score)
    return score


@pytest.mark.parametrize("figure", FLOORS["own"])
def test_own_articles_are_read_no_worse(figure: str) -> None:
    score = own_score()
    assert score.figures()[figure] >= FLOORS["own"][figure], "\n".join(score.misses)


def test_every_own_figure_has_a_floor() -> None:
    assert set(own_score().figures()) == set(FLOORS["own"])


@lru_cache
def corpus_figures(group: str) -> dict[str, Any]:
    """The scorer's figures of one or more folders of real articles (``seeds+kremlin``)."""
    scorer = SHARED / "eval" / "score.py"
    folders = [str(SHARED / "corpus" / name) for name in group.split("+")]
    target = Path(tempfile.mkdtemp()) / "figures.json"
    subprocess.run(
        [sys.executable, str(scorer), *folders, "--json", str(target), "--", *TIMELINE, "extract"], check=True
    )
    return {name: row.get("f1", row.get("accuracy")) for name, row in json.loads(target.read_text()).items()}


@pytest.mark.skipif(not (SHARED / "eval" / "score.py").exists(), reason="no corpora beside this checkout")
@pytest.mark.parametrize(("group", "figure"), CORPORA)
def test_real_articles_are_read_no_worse(group: str, figure: str) -> None:
    assert corpus_figures(group)[figure] >= FLOORS["corpora"][group][figure]
