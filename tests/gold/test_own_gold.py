"""Our own gold is well-formed: every record is one that its article bears out, in words, dates and kinds."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.gold.scorer import words

GOLD = Path(__file__).parent
FILES = sorted([*GOLD.glob("articles/*.gold.json"), *GOLD.glob("untouched/*.gold.json")])
SUBTYPES = {
    "visit": {"state", "official", "working", "private", "other", "delegation"},
    "meeting": {"bilateral", "delegation", "commission", "other"},
    "call": {"phone"},
    "summit": {"summit", "session", "forum", "other"},
    "agreement": {"treaty", "declaration", "memorandum", "plan", "contract", "other"},
    "exercise": {"military"},
    "message": {"letter", "congratulation", "condolence"},
    "invitation": {"visit", "event"},
    "restriction": {"sanction", "export", "entry", "other"},
}
STATUS = {"occurred", "ongoing", "planned", "cancelled"}
PRECISION = {"day", "week", "month", "quarter", "season", "year", "before", "after", "unknown"}
PIECES = {"direct": 4, "indirect": 2}
"""How many runs of an article's words a statement may be put together from; a speaker phrase stands between them."""


@pytest.fixture(params=FILES, ids=lambda file: file.name.removesuffix(".gold.json"))
def article(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """An article's text, what a catalogue knows of it, and its gold."""
    stem = request.param.name.removesuffix(".gold.json")
    text = request.param.with_name(f"{stem}.txt").read_text(encoding="utf-8")
    meta = json.loads(request.param.with_name(f"{stem}.meta.json").read_text(encoding="utf-8"))
    return text, meta, json.loads(request.param.read_text(encoding="utf-8"))


Article = tuple[str, dict[str, Any], dict[str, Any]]


def _pieces(wanted: list[str], text: list[str]) -> int:
    """In how few runs, each the longest possible, the text says the words; 0 where it does not say one of them."""
    whole, count, at = f" {' '.join(text)} ", 0, 0
    while at < len(wanted):
        end = next((end for end in range(len(wanted), at, -1) if f" {' '.join(wanted[at:end])} " in whole), at)
        if end == at:
            return 0
        at, count = end, count + 1
    return count


def _answers(record: dict[str, Any], name: str) -> list[Any]:
    return [record.get(name), *record.get(f"{name}_also", ())]


def test_statements_are_words_of_their_article(article: Article) -> None:
    text, _, gold = article
    for record in gold["statements"]:
        assert 1 <= _pieces(words(record["text"]), words(text)) <= PIECES[record["kind"]], record["text"]


def test_direct_statements_stand_in_marks_or_after_a_speaker(article: Article) -> None:
    text, _, gold = article
    for record in gold["statements"]:
        if record["kind"] == "direct":
            first = re.escape(record["text"].split()[0])
            assert re.search(rf"[\"“‘'«:\n][ ]?{first}", text), record["text"]


def test_names_stand_in_their_article(article: Article) -> None:
    text, _, gold = article
    names = [name for record in gold["statements"] for name in _answers(record, "speaker")]
    names += [record.get("role") for record in gold["statements"]]
    names += [record.get("city") for record in gold["events"]] + [record.get("host") for record in gold["events"]]
    names += [name for record in gold["events"] for name in record["participants"]]
    assert [name for name in names if name and name.casefold() not in text.casefold()] == []


def test_kinds_are_known(article: Article) -> None:
    for record in article[2]["events"]:
        assert record.get("subtype") in {None, *SUBTYPES[record["type"]]}, record
        assert record["status"] in STATUS
        assert record.get("precision") in {None, *PRECISION}
        assert record["participants"], "an event is somebody's"
        assert record.get("country") is None or re.fullmatch("[A-Z]{2}", record["country"])


def test_days_are_days_in_order(article: Article) -> None:
    _, meta, gold = article
    published = date.fromisoformat(meta["published"])
    for record in gold["statements"]:
        for day in filter(None, _answers(record, "date")):
            assert date.fromisoformat(day) <= published, "what is told was said before it was printed"
    for record in gold["events"]:
        start, end = record["start"], record.get("end")
        assert (start is None) == (record.get("precision") == "unknown"), record
        assert end is None or date.fromisoformat(start) < date.fromisoformat(end), record
        if start and record.get("precision") in {"month", "year"}:
            assert start.endswith("-01"), "the first day of it"


def test_evidence_is_a_short_run_of_the_text(article: Article) -> None:
    text, _, gold = article
    for record in gold["events"]:
        if "evidence" in record:
            assert len(record["evidence"].split()) <= 20, record["evidence"]
            assert record["evidence"] in " ".join(text.split()), record["evidence"]
