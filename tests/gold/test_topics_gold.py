"""What sentences of news are about, against sentences of our own with their topics."""

import json
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from app.extraction.topics import find_topics
from app.lexicon.topics import load_topics

GOLD = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))["topics"]
ASKED = ("energy", "nuclear", "trade", "transport", "security", "culture", "education", "water", "environment", "space",
         "parliament", "integration", "sanctions", "migration")  # fmt: skip


@lru_cache
def figures() -> tuple[dict[str, float], list[str]]:
    """Precision and recall over all sentences, and what was read otherwise."""
    hits = found = wanted = 0
    misses = []
    for sentence in tomllib.loads((GOLD / "topics.toml").read_text(encoding="utf-8"))["sentence"]:
        gold = set(sentence["topics"])
        read = set(find_topics(sentence["words"])) - set(sentence.get("also", ()))
        hits, found, wanted = hits + len(read & gold), found + len(read), wanted + len(gold)
        if read != gold:
            misses.append(f"{sorted(read)} for {sorted(gold)}: {sentence['words']}")
    return {"precision": round(hits / found, 3), "recall": round(hits / wanted, 3)}, misses


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_topics_are_told_no_worse(figure: str) -> None:
    reached, misses = figures()
    assert reached[figure] >= FLOORS[figure], "\n".join(misses)


def test_every_topic_has_a_sentence_here() -> None:
    sentences = tomllib.loads((GOLD / "topics.toml").read_text(encoding="utf-8"))["sentence"]
    told = {topic for sentence in sentences for topic in sentence["topics"]}
    assert set(ASKED) <= told == set(load_topics())
