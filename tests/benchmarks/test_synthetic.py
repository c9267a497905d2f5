"""The synthetic record is a record: spans hold, search words are equally many, everything derived is there."""

from pathlib import Path

from app.timeline import EventQuery, Reader, StatementQuery, select_timeline
from tests.benchmarks.building import build
from tests.benchmarks.synthetic import Synthetic
from tests.databases import connected


def test_a_small_synthetic_record_answers(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/small.db"
    built, synthetic = build(url, 200, beside=True), Synthetic(200)
    assert built.bytes > built.plain_bytes > 0
    reader = Reader(url)
    page = reader.read(select_timeline, "events", EventQuery(count=True))
    assert page.total == 200
    page = reader.read(select_timeline, "statements", StatementQuery(q=synthetic.search_words[0], count=True))
    assert page.total == 300
    with connected(url) as connection:
        query = "SELECT COUNT(*) FROM evidence e JOIN articles a ON a.id = e.article_id"
        wrong = ' WHERE substr(a.text, e.start + 1, e."end" - e.start) <> e.exact'
        assert connection.exec_driver_sql(query + wrong).scalar() == 0
        assert connection.exec_driver_sql(query).scalar() == 200 * (4 + 6)
    reader.close()


def test_the_same_size_is_the_same_record() -> None:
    first, second = next(Synthetic(50).batches()), next(Synthetic(50).batches())
    assert first == second
