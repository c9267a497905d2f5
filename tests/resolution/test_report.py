"""One article's record as the command writes it."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.enums import DateBasis, Precision
from app.resolution.report import extract_file, gold_date
from app.resolution.resolved import ResolvedDate

DAY, NEXT = date(2024, 11, 27), date(2024, 11, 28)


@pytest.mark.parametrize(
    ("start", "end", "precision", "written"),
    [
        (DAY, DAY, Precision.DAY, ("2024-11-27", None, "day")),
        (DAY, NEXT, Precision.DAY, ("2024-11-27", "2024-11-28", "day")),
        (None, DAY, Precision.BEFORE, ("2024-11-27", None, "before")),
        (DAY, None, Precision.AFTER, ("2024-11-27", None, "after")),
        (None, None, Precision.UNKNOWN, (None, None, "unknown")),
        (date(2024, 10, 1), date(2024, 10, 31), Precision.MONTH, ("2024-10-01", None, "month")),
        (date(2026, 1, 1), date(2026, 12, 31), Precision.YEAR, ("2026-01-01", None, "year")),
        (date(2024, 12, 2), date(2024, 12, 8), Precision.WEEK, ("2024-12-02", "2024-12-08", "day")),
    ],
)
def test_dates_are_written_as_gold_files_write_them(
    start: date | None, end: date | None, precision: Precision, written: tuple[str | None, str | None, str]
) -> None:
    assert gold_date(ResolvedDate(start, end, precision, DateBasis.TEXT)) == written


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(
        "Denmark and Kenya talk\n\n"
        "Kenyan President Ana Otieno met Danish Prime Minister Lars Friis in Nairobi on May 6, 2024.\n\n"
        "“We want more trade than ever before,” Otieno said. "
        "The Danish side said that prices had fallen sharply this year 😀.\n",
        encoding="utf-8",
    )
    return path


def test_every_span_leads_back_to_its_words(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    report = extract_file(article)
    for statement in report["statements"]:
        mention = statement["speaker_mention"]
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert " ".join(text[start:end] for start, end in statement["pieces"]) == statement["text"]
    for event in report["events"]:
        assert text[event["start_offset"] : event["end_offset"]] == event["evidence"]
    assert report["statements"]
    assert report["events"]


def test_names_are_in_the_article_s_fullest_spelling(article: Path) -> None:
    report = extract_file(article)
    assert report["statements"][0]["speaker"] == "Ana Otieno"
    assert report["statements"][1]["speaker"] == "Danish side"
    (meeting,) = [event for event in report["events"] if event["type"] == "meeting"]
    assert sorted(meeting["participants"]) == ["Ana Otieno", "Lars Friis"]
    assert (meeting["city"], meeting["country"], meeting["start"]) == ("Nairobi", "KE", "2024-05-06")


def test_a_report_is_json(article: Path) -> None:
    assert json.loads(json.dumps(extract_file(article)))["article"]["title"] == "Denmark and Kenya talk"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50])
def test_a_file_that_cannot_be_read_gets_its_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    report = extract_file(path)
    assert report["error"]
    assert (report["statements"], report["events"], report["dates"]) == ([], [], [])
