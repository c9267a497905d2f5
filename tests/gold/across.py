"""What was joined across real articles and what the words were linked to, counted against the lists made by hand."""

import tempfile
from itertools import combinations
from pathlib import Path
from typing import Any

from sqlmodel import Session

from app.config import PROJECT_DIR
from app.db import get_engine
from app.lexicon.seeds import load_seeds
from app.storage.seeding import store_seeds
from tests.databases import databases_in, migrate
from tests.gold.figures import wilson
from tests.gold.real_articles import (
    SAME,
    Told,
    are_listed_together,
    pairs_across,
    resolved_articles,
    store_all,
    told_events,
)

Pair = tuple[Told, Told]


def wrongly_joined(told: list[Told]) -> tuple[list[Pair], list[Pair]]:
    """Tellings of different articles that are one record, and those among them that no group of the list holds."""
    joined = [(a, b) for a, b in pairs_across(told) if a.record == b.record]
    return joined, [pair for pair in joined if not are_listed_together(*pair, SAME["events"] + SAME["unsure"])]


def left_apart(told: list[Told]) -> tuple[list[Any], list[Any]]:
    """Of every two articles of a happening what was read of it in each, where something was; and what is not joined."""
    wanted = [pair for group in SAME["events"] for pair in _pairs_read(group, told)]
    return wanted, [(a, b) for a, b in wanted if not {one.record for one in a} & {one.record for one in b}]


def _pairs_read(group: list[dict[str, Any]], told: list[Told]) -> list[tuple[list[Told], list[Told]]]:
    read = [[one for one in told if one.is_listed(item)] for item in group]
    return [(a, b) for a, b in combinations(read, 2) if a and b]


def merging_figures() -> dict[str, Any]:
    """How many pairs were joined and rightly so, and how many of those to be joined were."""
    with databases_in(Path(tempfile.mkdtemp())) as databases:
        url = databases.make()
        migrate(url)
        engine = get_engine(url)
        with Session(engine) as session:
            store_seeds(session, load_seeds(PROJECT_DIR / "seeds"))
            told = told_events(session, store_all(session, resolved_articles()))
        engine.dispose()
    joined, wrong = wrongly_joined(told)
    wanted, missed = left_apart(told)
    return {
        "articles": len(resolved_articles()),
        "precision": _share(len(joined) - len(wrong), len(joined)),
        "recall": _share(len(wanted) - len(missed), len(wanted)),
    }


def _share(right: int, of: int) -> dict[str, Any]:
    return {"right": right, "records": of, "value": round(right / of, 3) if of else None, "interval": wilson(right, of)}
