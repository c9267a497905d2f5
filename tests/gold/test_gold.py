"""The quality of reading may not fall silently: floors are pinned in floors.json, and rise with the rules.

``own`` are texts written for this project, read as ``timeline extract`` reads them (a regression floor: rules were
written with them in view; ``untouched`` ones are only a measure, and nobody looks at them while writing rules, which is
why what is missed there is not printed). ``corpora`` are real articles beside the checkout, absent on most machines.
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


OWN = {"own": "articles", "own untouched": "untouched"}
OWN_FIGURES = [(group, figure) for group in OWN for figure in FLOORS[group]]


@lru_cache
def own_score(group: str) -> Score:
    """The score of one folder of our own gold articles together."""
    score = Score()
    for gold in sorted((GOLD / OWN[group]).glob("*.gold.json")):
        stem = gold.name.removesuffix(".gold.json")
        reading = extract_file(gold.with_name(f"{stem}.txt"))
        score_article(stem, json.loads(gold.read_text(encoding="utf-8")), reading, score)
    return score


@pytest.mark.parametrize(("group", "figure"), OWN_FIGURES)
def test_own_articles_are_read_no_worse(group: str, figure: str) -> None:
    score = own_score(group)
    assert score.figures()[figure] >= FLOORS[group][figure], "\n".join(score.misses if group == "own" else [])


@pytest.mark.parametrize("group", OWN)
def test_every_own_figure_has_a_floor(group: str) -> None:
    assert set(own_score(group).figures()) == set(FLOORS[group])


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
