"""Every record that was read from annotated articles, judged right or wrong as the scorer beside the checkout does."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from app.config import PROJECT_DIR
from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import read_article, split_text
from app.resolution import resolve
from app.resolution.confidence import event_kinds, statement_kinds
from app.resolution.report import report
from app.resolution.resolved import ResolvedArticle

GOLD = Path(__file__).parent
SHARED = PROJECT_DIR.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One record that was read; what careful readers judge differently is no record here."""

    article: str
    kind: str
    """``direct``, ``indirect`` or ``event``."""
    number: int
    """Its place among the article's statements or events."""
    record: Record
    right: bool
    kinds: tuple[str, ...] = ()
    """What its confidence is looked up by, from general to special."""


@lru_cache
def scorer() -> ModuleType:
    """The scorer as a module."""
    spec = spec_from_file_location("score", SCORER)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache
def halves() -> Mapping[str, tuple[Path, ...]]:
    """The real articles by how they were used: rules were written on one half, the other is only measured.

    Of the half that was not written on, every second article has been opened for development since.
    """
    written, rest = [], []
    for name in ("kremlin", "world"):
        files = sorted((SHARED / "corpus" / name).glob("*.txt"))
        written += files[0::2]
        rest += files[1::2]
    seeds = sorted((SHARED / "corpus" / "seeds").glob("*.txt"))
    return {"written": (*seeds, *written), "opened": tuple(rest[0::2]), "untouched": tuple(rest[1::2])}


def own_texts() -> tuple[Path, ...]:
    """The texts written for this project."""
    return tuple(sorted(GOLD.glob("articles/*.txt")))


def judge(files: tuple[Path, ...]) -> Iterator[Judged]:
    """Every record read from annotated articles."""
    gazetteer, lexicon = default_gazetteer(), load_lexicon()
    for path in files:
        gold = gold_of(path)
        article = resolve(extract(split_text(read_article(path)), lexicon, gazetteer), gazetteer)
        yield from judge_article(path.stem, gold, article)


def gold_of(path: Path) -> Record:
    """What a careful reader takes from an article; other lists of participants that are right too are one list."""
    gold: Record = json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8"))
    for event in gold["events"]:
        lists = [[also] if isinstance(also, str) else also for also in event.get("participants_also", [])]
        event["participants_also"] = [name for names in lists for name in names]
    return gold


def judge_article(stem: str, gold: Record, article: ResolvedArticle) -> Iterator[Judged]:
    """The records of one reading, with whether each is right."""
    read = report(article)
    for kind in ("direct", "indirect"):
        for number, right in _statements(kind, gold, read):
            kinds = statement_kinds(article.statements[number], article.actors)
            yield Judged(stem, kind, number, read["statements"][number], right, kinds)
    for number, right in _events(gold, read):
        kinds = event_kinds(article.events[number], article.actors)
        yield Judged(stem, "event", number, read["events"][number], right, kinds)


def _statements(kind: str, gold: Record, read: Record) -> Iterator[tuple[int, bool]]:
    """A statement is right when its words and its speaker are."""
    score = scorer()
    wanted = [one for one in gold["statements"] if one["kind"] == kind]
    optional = [one for one in gold["statements"] if one["kind"] != kind and one.get("optional")]
    numbers = [number for number, one in enumerate(read["statements"]) if one["kind"] == kind]
    found = [read["statements"][number] for number in numbers]

    def likeness(ours: Record, theirs: Record) -> float:
        shared = score.overlap(ours["text"], theirs["text"])
        return float(max(shared - score.SPAN_OVERLAP[kind], 0) + (shared >= score.SPAN_OVERLAP[kind]) * 0.01)

    partner = {j: wanted[i] for i, j in score.best_pairs(wanted, found, likeness).items()}
    for place, record in enumerate(found):
        gold_one = partner.get(place)
        if gold_one is None and any(score.overlap(one["text"], record["text"]) >= 0.5 for one in optional):
            continue
        if gold_one is None or not gold_one.get("optional"):
            speakers = [gold_one["speaker"], *gold_one.get("speaker_also", [])] if gold_one else []
            yield numbers[place], any(score.same_actor(name, record["speaker"]) for name in speakers)


def _events(gold: Record, read: Record) -> Iterator[tuple[int, bool]]:
    """An event is right when its day, its participants and its city are."""
    score = scorer()
    wanted = [{"evidence": "", **one} for one in gold["events"]]
    found = read["events"]
    partner = {j: wanted[i] for i, j in score.best_pairs(wanted, found, score.event_score).items()}
    for number, record in enumerate(found):
        gold_one = partner.get(number)
        if gold_one is None:
            yield number, False
        elif not gold_one.get("optional"):
            right = score.same_day(gold_one, record) and score.participants_right(gold_one, record)
            yield number, bool(right and score.city_right(gold_one, record, wanted))
