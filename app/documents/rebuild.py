"""Everything derived, dropped and made anew: in bulk, sorted before it is written, full text last."""

from collections.abc import Iterable, Iterator
from itertools import repeat

from app.documents.directory import load_actors, load_places, name_rows, spellings_of
from app.documents.known import Told
from app.documents.rendering import (
    LOADS,
    Answers,
    Asking,
    Batch,
    Beside,
    Here,
    Listed,
    Rows,
    Term,
    read_batch,
    renderer,
    without_collecting,
)
from app.documents.search_index import clear_words, index_all_words
from app.documents.shown import Shown
from app.documents.sql import Row, Sql, batches

RECORDS_AT_ONCE = 2_000
DERIVED = ("documents", "postings", "tallies", "name_keys")
DOCUMENT = ("position", "id", "object", "until", "latitude", "longitude", "confidence", "sort_key", "terms", "body")


def rebuild(sql: Sql) -> None:
    """Drops everything derived and makes it anew; ids of terms are kept."""
    for table in DERIVED:
        sql.run(f"DELETE FROM {table}")
    clear_words(sql)
    sql.run("UPDATE terms SET count = 0 WHERE count <> 0")
    with without_collecting():
        _write_dated(sql)
        _write_named(sql)
    index_all_words(sql)


def _write_dated(sql: Sql) -> None:
    records = sorted(
        row for table in LOADS for row in sql.rows(f"SELECT ordinal, '{table}', id FROM {table}")
    )  # of all kinds by day, as documents stand: what the records of some days share is read once
    with renderer(*_terms(sql), len(records)) as rendering:
        for rows in rendering.render(_read(sql, records)):
            _write(sql, rows)
        _write_lists(sql, rendering)


def _read(sql: Sql, records: list[Row]) -> Iterator[tuple[Batch, Answers]]:
    """Batches of dated records with all that was read for them."""
    asking = Asking(sql)
    known = Told(asking)
    for part in batches(records, RECORDS_AT_ONCE):
        batch = {table: [key for _, kind, key in part if kind == table] for table in LOADS}
        yield batch, read_batch(asking, batch, known)


def _write_named(sql: Sql) -> None:
    """Actors and places, which tell the counts of lists that stand already."""
    work = Here(*_terms(sql))
    for table, load in (("actors", load_actors), ("places", load_places)):
        for ids in batches([key for (key,) in sql.rows(f"SELECT id FROM {table} ORDER BY id")], RECORDS_AT_ONCE):
            shown = list(load(sql, ids))
            _write(sql, work.rendering.rows_of(shown))
            _write_names(sql, shown)
    _write_lists(sql, work)


def _write_names(sql: Sql, shown: Iterable[Shown]) -> None:
    names = {row for record in shown for row in name_rows(record.object, record.id, spellings_of(record))}
    sql.load("name_keys", ("key", "form", "object", "record_id", "name"), sorted(names))


def _terms(sql: Sql) -> tuple[list[Term], int]:
    """All terms, and the highest of their ids."""
    terms = sql.rows("SELECT id, object, field, value FROM terms")
    return terms, max((term[0] for term in terms), default=0)


def _write(sql: Sql, rows: Rows) -> None:
    sql.load("documents", DOCUMENT, rows.documents)
    sql.load("search_texts", ("position", "words"), rows.words)


def _write_lists(sql: Sql, rendering: Here | Beside) -> None:
    """Writes terms, lists and tallies gathered so far, each table from left to right."""
    sql.load("terms", ("id", "object", "field", "value", "count"), [(*term, 0) for term in rendering.take_terms()])
    while listed := rendering.take_lists():
        sql.many("UPDATE terms SET count = ? WHERE id = ?", listed.counts)
        sql.load_lists("postings", ("list", "position", "until"), [part[:2] for part in listed.postings if not part[2]])
        sql.load("postings", ("list", "position", "until"), _longer(listed))
        sql.load("tallies", ("term", "month", "count"), _tallies(listed))


def _longer(listed: Listed) -> Iterator[tuple[int, int, int]]:
    """The lists of records longer than a day."""
    for number, positions, until in listed.postings:
        if until is not None:
            yield from zip(repeat(number), positions, until, strict=False)


def _tallies(listed: Listed) -> Iterator[tuple[int, int, int]]:
    for term, months, counts in listed.tallies:
        yield from zip(repeat(term), months, counts, strict=False)
