"""Files walk through the house: each tells what became of it, and an odd one stops nobody."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, update

from app.config import PROJECT_DIR
from app.db import read_scope, session_scope
from app.ingest import Outcome, Result, Summary, find_articles, ingest_paths, restore_record
from app.models import Dataset
from app.resolution.resolved import ResolvedArticle
from app.storage import shares
from app.storage.shares import Share
from app.storage.tables import ARTICLES, EVENTS, EVIDENCE, STATEMENTS, TABLES
from app.storage.withdrawal import withdraw
from app.storage.work import Work

STORY = """Foreign ministers meet in Vienna

VIENNA, 5 March 2024 – Austrian Foreign Minister Lena Brandt met her Slovak counterpart Peter Novak in Vienna on
Tuesday. “Our trade has never been as strong as it is today,” Brandt said after the talks. Novak noted that the two
countries would open a new rail line next year.
"""
ABOUT = {"title": "Foreign ministers meet in Vienna", "publisher": "Danube Wire", "published": "2024-03-06",
         "url": "https://example.org/vienna", "language": "en"}  # fmt: skip


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """An article with what a catalogue knows of it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "vienna.txt").write_text(STORY, encoding="utf-8")
    (folder / "vienna.meta.json").write_text(json.dumps(ABOUT), encoding="utf-8")
    return folder / "vienna.txt"


def ingest(engine: Engine, *paths: Path, workers: int = 0) -> list[Outcome]:
    return list(ingest_paths(paths, engine, workers=workers))


def counts(engine: Engine) -> dict[str, int]:
    with read_scope(engine) as session:
        version = session.execute(select(Dataset.__table__.c.version)).scalar_one()  # type: ignore[attr-defined]
        rows = {
            name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in TABLES.items()
        }
    return {**rows, "version": version}


def test_a_new_article_and_the_same_again(engine: Engine, story: Path) -> None:
    [first] = ingest(engine, story.parent)
    assert first.result is Result.NEW
    assert first.statements >= 1
    before = counts(engine)
    [again] = ingest(engine, story.parent)
    assert (again.result, again.article) == (Result.UNCHANGED, first.article)
    assert counts(engine) == before


def test_an_article_whose_text_changed_keeps_its_id(engine: Engine, story: Path) -> None:
    [first] = ingest(engine, story)
    story.write_text(STORY + "\nThe talks lasted two hours.\n", encoding="utf-8")
    [second] = ingest(engine, story)
    assert (second.result, second.article) == (Result.CHANGED, first.article)


def test_what_a_catalogue_learns_changes_the_article(engine: Engine, story: Path) -> None:
    [first] = ingest(engine, story)
    beside = story.with_name("vienna.meta.json")
    beside.write_text(json.dumps({**ABOUT, "publisher": "Danube Wire Service"}), encoding="utf-8")
    [second] = ingest(engine, story)
    assert (second.result, second.article) == (Result.CHANGED, first.article)
    with read_scope(engine) as session:
        assert session.execute(select(ARTICLES.c.publisher)).scalar_one() == "Danube Wire Service"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "text"),
        ("latin.txt", "Le président a visité la Moldavie où il était reçu".encode("latin-1") * 9, "UTF-8"),
        (
            "russian.txt",
            "Президент прибыл в столицу с официальным визитом и провёл переговоры.".encode() * 5,
            "English",
        ),
        ("huge.txt", b"The minister spoke. " * 2_700_000, "MB"),
        ("broken.json", b'{"text": ', "JSON"),
        ("table.csv", b"a,b\n1,2\n", "files of this kind"),
    ],
)
def test_an_odd_file_is_refused_with_its_reason_and_the_rest_goes_on(
    engine: Engine, story: Path, name: str, content: bytes, reason: str
) -> None:
    odd = story.with_name(name)
    odd.write_bytes(content)
    outcomes = ingest(engine, odd, story)
    assert [outcome.result for outcome in outcomes] == [Result.REFUSED, Result.NEW]
    assert reason in outcomes[0].reason
    with read_scope(engine) as session:
        assert session.execute(select(func.count()).select_from(ARTICLES)).scalar_one() == 1


def test_a_missing_file_is_refused(engine: Engine, story: Path) -> None:
    assert [one.result for one in ingest(engine, story.with_name("gone.txt"), story)] == [Result.REFUSED, Result.NEW]


def test_a_finder_that_fails_costs_its_own_article_alone(
    engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("nobody thought of this")

    monkeypatch.setattr("app.ingest.extract", fail)
    [outcome] = ingest(engine, story)
    assert outcome.result is Result.REFUSED
    assert "nobody thought of this" in outcome.reason
    monkeypatch.undo()
    assert [one.result for one in ingest(engine, story)] == [Result.NEW]


def test_storing_that_fails_leaves_nothing_behind(engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("the last step")

    before = counts(engine)
    monkeypatch.setattr("app.storage.writer.remove_unused_places", fail)
    [outcome] = ingest(engine, story)
    assert outcome.result is Result.REFUSED
    assert counts(engine) == before


def test_storing_that_fails_costs_its_own_article_alone(
    engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (story.parent / f"story-{number}.txt").write_text(f"{STORY}\nIt was meeting {number}.", encoding="utf-8")

    def write_share(work: Work, article: str, share: Share, resolved: ResolvedArticle, *rest: Any) -> None:
        if "meeting 1" in resolved.raw.text:
            raise ValueError("nobody thought of this")
        shares.write_share(work, article, share, resolved, *rest)

    monkeypatch.setattr("app.storage.writer.write_share", write_share)
    outcomes = ingest(engine, story.parent)
    assert [one.result for one in outcomes] == [Result.NEW, Result.REFUSED, Result.NEW, Result.NEW]
    assert counts(engine)["articles"] == 3


def test_an_undated_article_is_taken_and_says_so(engine: Engine, tmp_path: Path) -> None:
    undated = tmp_path / "undated.txt"
    undated.write_text("Foreign Minister Lena Brandt said that talks would go on. “We are ready for them,” she added.")
    [outcome] = ingest(engine, undated)
    assert outcome.result is Result.NEW
    assert "no date" in outcome.reason
    assert [one.result for one in ingest(engine, undated)] == [Result.UNCHANGED]


def test_a_walk_takes_articles_and_leaves_what_stands_beside_them(story: Path) -> None:
    folder = story.parent
    for name in ("vienna.gold.json", ".hidden.txt", "notes.pdf", "more.md"):
        (folder / name).write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "inside.txt").write_text("x")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "other.txt").write_text("x")
    found = [path.relative_to(folder).as_posix() for path in find_articles([folder])]
    assert found == ["deeper/other.txt", "more.md", "vienna.txt"]


def test_several_processes_read_and_the_order_stays(engine: Engine, story: Path) -> None:
    for number in range(5):
        (story.parent / f"story-{number}.txt").write_text(
            STORY.replace("Tuesday", f"Tuesday {number}"), encoding="utf-8"
        )
    outcomes = ingest(engine, story.parent, workers=2)
    assert [outcome.path.name for outcome in outcomes] == [*(f"story-{n}.txt" for n in range(5)), "vienna.txt"]
    assert {outcome.result for outcome in outcomes} == {Result.NEW}


def test_two_ingestions_at_once_take_turns(engine: Engine, empty_url: str, story: Path) -> None:
    for number in range(8):
        (story.parent / f"story-{number}.txt").write_text(f"{STORY}\nIt was meeting {number}.", encoding="utf-8")
    command = [sys.executable, "-m", "app.ingest", str(story.parent)]
    environment = {**os.environ, "DATABASE_URL": empty_url}
    running = [
        subprocess.Popen(command, env=environment, cwd=PROJECT_DIR, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120)[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    assert counts(engine)["articles"] == 9
    assert sum(output.count("\nnew  ") + output.startswith("new  ") for output in told) == 9 + 2, "and a table each"


def test_a_summary_counts_the_outcomes() -> None:
    summary = Summary()
    summary.add(Outcome(Path("a.txt"), Result.NEW, events=2, statements=3, actors=4))
    summary.add(Outcome(Path("b.txt"), Result.REFUSED, "empty"))
    assert (summary.read, summary.refused, summary.events) == (2, 1, 2)


def test_every_evidence_is_its_words_in_the_text_as_received(seeded_engine: Engine, story: Path) -> None:
    odd = "👋 Cafe\u0301 and na\u00efve notes 𝔉irst\r\n\r\n" + STORY.replace("\n", "\r\n")
    story.write_bytes(odd.encode())
    ingest(seeded_engine, story)
    with read_scope(seeded_engine) as session:
        texts = {row.id: row.text for row in session.execute(select(ARTICLES.c.id, ARTICLES.c.text))}
        rows = session.execute(select(EVIDENCE)).all()
    assert odd in texts.values()
    assert len({row.article_id for row in rows}) >= 6
    for row in rows:
        assert texts[row.article_id][row.start : row.end] == row.exact


def test_the_digests_are_read_into_a_new_database(seeded_engine: Engine) -> None:
    before = counts(seeded_engine)
    outcomes = ingest(seeded_engine, PROJECT_DIR / "seeds" / "articles")
    assert {outcome.result for outcome in outcomes} == {Result.UNCHANGED}
    assert counts(seeded_engine) == before
    assert before["articles"] == 5


def test_a_withdrawn_article_is_restored_from_its_kept_text(engine: Engine, story: Path) -> None:
    [stored] = ingest(engine, story)
    before = kept(engine)
    with session_scope(engine) as session:
        withdraw(session, stored.article or "", "retracted by its publisher")
    assert kept(engine) == (set(), set())
    assert [one.reason for one in ingest(engine, story)] == ["withdrawn: retracted by its publisher"]
    restore_record(engine, stored.article or "")
    assert kept(engine) == before
    assert [one.result for one in ingest(engine, story)] == [Result.UNCHANGED]


def test_a_new_extractor_reads_again(engine: Engine, story: Path) -> None:
    ingest(engine, story)
    before = kept(engine)
    with session_scope(engine) as session:
        session.execute(update(ARTICLES).values(extractor="an older one"))
    assert [one.result for one in ingest(engine, story)] == [Result.CHANGED]
    assert kept(engine) == before


def kept(engine: Engine) -> tuple[set[str], set[str]]:
    with read_scope(engine) as session:
        events, statements = (set(session.execute(select(table.c.id)).scalars()) for table in (EVENTS, STATEMENTS))
    return events, statements
