"""At which event something was said, against links judged by hand on real articles (names and offsets only).

``asked`` are the articles of the seeds, whose links must all hold; on the others nine of ten links must be right.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from app.resolution.resolved import ResolvedEvent, ResolvedStatement
from tests.gold.real_articles import CORPUS, resolved_articles

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="no real articles beside this checkout")

Judged = dict[str, Any]
JUDGED: list[Judged] = json.loads((Path(__file__).parent / "made_at.json").read_text(encoding="utf-8"))
"""Where a statement's words stand, and the events at which it may have been made; none where it was made at none."""
PRECISION = 0.9
FEWEST = 30


def test_the_links_of_the_seeds_hold() -> None:
    wrong = [one for one in JUDGED if one.get("asked") and one["events"] and _link(one) in ("wrong", "none")]
    wrong += [one for one in JUDGED if one.get("asked") and not one["events"] and _link(one) == "wrong"]
    assert [(one["article"], one["statement"]) for one in wrong] == []


def test_nine_of_ten_further_links_are_right() -> None:
    found = [(one, _link(one)) for one in JUDGED if not one.get("asked")]
    linked = [(one, link) for one, link in found if link in ("right", "wrong")]
    wrong = [(one["article"], one["statement"]) for one, link in linked if link == "wrong"]
    assert len(linked) >= FEWEST
    assert 1 - len(wrong) / len(linked) >= PRECISION, wrong


def _link(judged: Judged) -> str:
    """``right``, ``wrong`` or ``none`` as the reader linked the statement; ``unread`` where it did not find it."""
    statement = _statement(judged)
    if statement is None:
        return "unread"
    if statement.event is None:
        return "none"
    event = resolved_articles()[judged["article"]].events[statement.event]
    return "right" if any(_is_meant(event, item) for item in judged["events"]) else "wrong"


def _statement(judged: Judged) -> ResolvedStatement | None:
    start, end = judged["statement"]
    for statement in resolved_articles()[judged["article"]].statements:
        piece = statement.pieces[0]
        if min(end, piece.end) - max(start, piece.start) > (end - start) / 2:
            return statement
    return None


def _is_meant(event: ResolvedEvent, item: dict[str, Any]) -> bool:
    spans = [row.span for row in event.evidence if row.field == "type"]
    return event.type == item["type"] and any(
        s.start < end and start < s.end for s in spans for start, end in item["spans"]
    )
