"""The digests of the five articles carry the facts of the articles: what is read in them is this table."""

from typing import Any

import pytest

from app.config import PROJECT_DIR
from app.resolution.report import extract_file

# ruff: noqa: E501

ARTICLES = PROJECT_DIR / "seeds" / "articles"
STEMS = [path.stem for path in sorted(ARTICLES.glob("*.md"))]
LONGEST_QUOTATION = 60
"""Words of a speaker that may be shown at most."""

Event = tuple[str, str, str | None, str | None, str | None, set[str], str | None, str | None]
TOKAYEV, PUTIN = "kassym-jomart-tokayev", "vladimir-putin"

EVENTS: dict[str, list[Event]] = {
    "almayadeen-2022-08-19-no-pessimism": [
        ("visit", "working", "2022-08-19", None, "day", {TOKAYEV}, "Sochi", "RU"),
        ("meeting", "bilateral", "2022-08-19", None, "day", {TOKAYEV, PUTIN}, "Sochi", "RU"),
        ("summit", "summit", "2022-10-01", None, "month", {"cis", PUTIN}, None, None),
        ("exercise", "military", "2022-01-01", None, "year", {"algeria", "egypt", "kazakhstan", "pakistan", "russia"}, None, "DZ"),
        ("exercise", "military", "2021-10-01", None, "month", {"russia", "algeria"}, None, "RU"),
        ("restriction", "export", "2022-07-01", None, "month", {"kazakhstan", "russia"}, None, "KZ"),
    ],
    "izvestia-2024-12-12-tokayev-matvienko": [
        ("meeting", "bilateral", "2024-12-12", None, "day", {TOKAYEV, "valentina-matviyenko"}, "Astana", "KZ"),
        ("visit", "official", "2024-12-12", None, "day", {"valentina-matviyenko"}, "Astana", "KZ"),
        ("visit", "state", "2024-11-27", "2024-11-28", "day", {PUTIN}, None, "KZ"),
        ("meeting", "bilateral", None, None, "unknown", {"valentina-matviyenko", "maulen-ashimbayev"}, "Astana", "KZ"),
        ("agreement", "plan", None, None, "unknown", {"valentina-matviyenko", "maulen-ashimbayev"}, "Astana", "KZ"),
        ("meeting", "bilateral", "2024-11-27", "2024-11-28", "day", {"russia", "kazakhstan"}, None, "KZ"),
    ],
    "izvestia-2026-02-15-borodavkin-visit": [
        ("visit", "other", "2026-01-01", None, "year", {PUTIN}, None, "KZ"),
        ("meeting", "bilateral", "2025-11-12", None, "day", {TOKAYEV, PUTIN}, None, None),
        ("agreement", "declaration", "2025-11-12", None, "day", {TOKAYEV, PUTIN}, None, None),
    ],
    "qazmonitor-2022-07-12-relations-friendly": [
        ("meeting", "bilateral", "2022-07-12", None, "before", {"alikhan-smailov", "mikhail-mishustin"}, "Yekaterinburg", "RU"),
    ],
    "tengrinews-2024-11-28-strengthen-ties": [
        ("visit", "state", "2024-11-27", "2024-11-28", "day", {PUTIN}, "Astana", "KZ"),
        ("meeting", "bilateral", "2024-11-27", None, "day", {"russia", "kazakhstan"}, None, "KZ"),
        ("meeting", "bilateral", "2024-11-28", None, "day", {TOKAYEV, PUTIN}, "Astana", "KZ"),
        ("summit", "forum", "2024-11-27", None, "day", {TOKAYEV, PUTIN}, None, None),
        ("summit", "session", "2024-11-28", None, "day", {TOKAYEV, "csto"}, "Astana", "KZ"),
    ],
}  # fmt: skip

SPEAKERS = {
    "almayadeen-2022-08-19-no-pessimism": {(TOKAYEV, "direct"): 5, (TOKAYEV, "indirect"): 2, ("dmitry-peskov", "indirect"): 1},
    "izvestia-2024-12-12-tokayev-matvienko": {
        (TOKAYEV, "direct"): 1, (TOKAYEV, "indirect"): 2, ("valentina-matviyenko", "direct"): 1,
        ("valentina-matviyenko", "indirect"): 1, ("kazakhstan", "indirect"): 1,
    },
    "izvestia-2026-02-15-borodavkin-visit": {
        ("alexey-borodavkin", "direct"): 1, ("alexey-borodavkin", "indirect"): 2, (TOKAYEV, "indirect"): 1,
    },
    "qazmonitor-2022-07-12-relations-friendly": {
        ("dmitry-peskov", "direct"): 3, ("dmitry-peskov", "indirect"): 3,
        ("alikhan-smailov", "direct"): 1, ("alikhan-smailov", "indirect"): 1,
    },
    "tengrinews-2024-11-28-strengthen-ties": {(PUTIN, "direct"): 2, (PUTIN, "indirect"): 2},
}  # fmt: skip


def read(stem: str) -> dict[str, Any]:
    return extract_file(ARTICLES / f"{stem}.md")


def test_there_are_five() -> None:
    assert sorted(EVENTS) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_the_events_are_those_of_the_article(stem: str) -> None:
    found = [
        (
            event["type"], event["subtype"], event["start"], event["end"], event["precision"],
            set(event["participant_ids"]), event["city"], event["country"],
        )
        for event in read(stem)["events"]
    ]  # fmt: skip
    assert sorted(map(str_of, found)) == sorted(map(str_of, EVENTS[stem]))


def str_of(event: Event) -> str:
    return str([sorted(map(str, part)) if isinstance(part, set) else part for part in event])


@pytest.mark.parametrize("stem", STEMS)
def test_the_statements_are_those_of_the_article(stem: str) -> None:
    counts: dict[tuple[str, str], int] = {}
    for statement in read(stem)["statements"]:
        key = (statement["speaker_id"], statement["kind"])
        counts[key] = counts.get(key, 0) + 1
    assert counts == SPEAKERS[stem]


@pytest.mark.parametrize("stem", STEMS)
def test_no_quotation_is_longer_than_allowed(stem: str) -> None:
    quoted = [statement for statement in read(stem)["statements"] if statement["kind"] == "direct"]
    assert [s["text"] for s in quoted if len(s["text"].split()) > LONGEST_QUOTATION] == []


def test_the_quotation_that_was_cut_says_so() -> None:
    cut = [s for stem in STEMS for s in read(stem)["statements"] if "[…]" in s["text"]]
    assert [statement["complete"] for statement in cut] == [False]


@pytest.mark.parametrize("stem", STEMS)
def test_a_digest_says_what_it_is(stem: str) -> None:
    head = (ARTICLES / f"{stem}.md").read_text(encoding="utf-8").split("---")[1]
    for key in ("title:", "publisher:", "url:", "published:", "language: en", "text_kind: digest"):
        assert key in head
