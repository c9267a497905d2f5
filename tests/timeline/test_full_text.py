"""Full text: spellings that mean the same find the same, and the newest hits come without sorting the others."""

from collections.abc import Iterator

import pytest

from app.db import get_engine, session_scope
from app.timeline import Connection, Reader, StatementQuery, StreamQuery, scans, select_timeline
from tests.databases import Databases, uses_postgresql
from tests.factories import Records
from tests.timeline.conftest import names_of, stream

SAID = {
    "Ёжик": "Ёжик и лёд",
    "Құрмет": "Құрмет пен өзара сенім",
    "Café": "Café society, naïve and proud",
    "PLAIN": "PLAIN words, spoken loudly",
    "straße": "straße and smørrebrød",
    "ИЗМИР": "ИЗМИР и Стамбул",
}
"""By its first word, what somebody said."""


@pytest.fixture(scope="module")
def reader(databases: Databases, empty_template: str) -> Iterator[Reader]:
    """A reader of what was said, one statement a day, the last one newest."""
    url = databases.copy(empty_template)
    engine = get_engine(url)
    with session_scope(engine) as session:
        records = Records(session)
        records.actor("ada-quill", "Ada Quill")
        article = records.article(text="Nothing of it stands here.")
        for number, text in enumerate(SAID.values(), 1):
            records.statement(f"{text}, together", "ada-quill", f"2024-05-{number:02d}", [article])
        records.refresh()
    engine.dispose()
    reader = Reader(url)
    yield reader
    reader.close()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("ежик лед", "Ёжик"),
        ("ЁЖИК", "Ёжик"),
        ("е\u0308жик", "Ёжик"),
        ("курмет озара", "Құрмет"),
        ("ҚҰРМЕТ ӨЗАРА", "Құрмет"),
        ('"cafe society"', "Café"),
        ("CAFE\u0301 NAIVE", "Café"),
        ("plain LOUDLY", "PLAIN"),
        ("измир", "ИЗМИР"),
        ("STRASSE smorrebrod", "straße"),
    ],
)
def test_case_accents_and_letters_of_one_sound_make_no_difference(reader: Reader, written: str, found: str) -> None:
    assert stream(reader, q=written) == [found]


@pytest.mark.parametrize("written", ["ежик курмет", '"society cafe"', "plainly", "лё", "naïveté"])
def test_other_words_are_not_found(reader: Reader, written: str) -> None:
    assert stream(reader, q=written) == []


@pytest.mark.parametrize("led_by_words", [0, 3_000])
def test_hits_come_newest_first_whichever_index_leads(
    reader: Reader, led_by_words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "WORDS_LOOKED_UP", led_by_words)
    newest = [text.split()[0].rstrip(",") for text in SAID.values()][::-1]
    query = StreamQuery(q="together")
    assert names_of(reader.read(select_timeline, "timeline", query)) == newest
    assert names_of(reader.read(select_timeline, "timeline", query.model_copy(update={"sort": "date"}))) == newest[::-1]


@pytest.mark.skipif(uses_postgresql(), reason="SQLite's plan; PostgreSQL chooses by the number of hits")
def test_the_newest_hits_are_walked_to_and_never_sorted(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "WORDS_LOOKED_UP", 0)

    def plans(connection: Connection) -> list[str]:
        asked: list[str] = []
        connection.raw.set_trace_callback(asked.append)
        select_timeline(connection, "statements", StatementQuery(q="together"))
        connection.raw.set_trace_callback(None)
        searches = [sql for sql in asked if "MATCH" in sql]
        return [str(row[3]) for sql in searches for row in connection.rows(f"EXPLAIN QUERY PLAN {sql}")]

    steps = reader.read(plans)
    assert any("VIRTUAL TABLE" in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps
