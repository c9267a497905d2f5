"""Everything derived, dropped and made anew: in bulk, sorted before it is written, full text last."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat

from app.documents.articles import load_articles
from app.documents.directory import load_actors, load_places, name_rows, spellings_of
from app.documents.events import load_events
from app.documents.known import Known
from app.documents.positions import (
    CLASS_BITS,
    OBJECTS,
    first_day_of_month,
    first_position,
    length_class,
    list_of,
    month_of,
)
from app.documents.search_index import clear_words, index_all_words
from app.documents.shown import Shown
from app.documents.sql import Sql, batches
from app.documents.statements import load_statements
from app.documents.store import document_row

RECORDS_AT_ONCE = 500
DERIVED = ("documents", "postings", "tallies", "name_keys")
DOCUMENT = ("position", "id", "object", "until", "latitude", "longitude", "confidence", "sort_key", "terms", "body")
Load = Callable[[Sql, Sequence[str], Known], Iterable[Shown]]
DATED: tuple[tuple[str, Load], ...] = (
    ("events", load_events),
    ("statements", load_statements),
    ("articles", load_articles),
)


class Rebuild:
    """One pass over all records.

    Records come in the order of their positions, so each list grows in order and is written in one go at the end:
    eight bytes of memory an entry, and a table filled from left to right.
    """

    def __init__(self, sql: Sql) -> None:
        self.sql = sql
        self.terms: dict[str, dict[tuple[str, str], int]] = {kind: {} for kind in OBJECTS}
        last = 0
        for number, kind, field, value in sql.rows("SELECT id, object, field, value FROM terms"):
            self.terms[kind][field, value] = number
            last = max(last, number)
        self.next_term = last + 1
        self.fresh: list[tuple[int, str, str, str, int]] = []
        self.lists: dict[int, array[int]] = {}
        """Positions by term."""
        self.long: dict[int, list[tuple[int, int]]] = {}
        """Positions and last days of records longer than a day, by list."""

    def write(self, records: Iterable[Shown]) -> None:
        """Writes documents and words; their lists are gathered aside."""
        rows, words = [], []
        for record in records:
            terms = self._listed(record)
            rows.append(document_row(record, terms))
            self._gather(record, terms)
            if record.words:
                words.append((record.position, record.words))
        self.sql.load("documents", DOCUMENT, rows)
        self.sql.load("search_texts", ("position", "words"), words)

    def _listed(self, record: Shown) -> list[int]:
        known, listed = self.terms[record.object], []
        for term in record.terms:
            number = known.get(term)
            if number is None:
                number = known[term] = self.next_term
                self.fresh.append((number, record.object, *term, 0))
                self.next_term += 1
            listed.append(number)
        return listed

    def _gather(self, record: Shown, terms: list[int]) -> None:
        position, lists = record.position, self.lists
        for term in terms:
            if term not in lists:
                lists[term] = array("q")
            lists[term].append(position)
        length = length_class(position, record.until) if position > 0 else 0
        if length:
            for term in terms:
                self.long.setdefault(list_of(term, length), []).append((position, record.until))

    def write_lists(self) -> None:
        """Writes terms, lists and tallies gathered so far."""
        self.sql.load("terms", ("id", "object", "field", "value", "count"), self.fresh)
        counts = [(len(positions), term) for term, positions in self.lists.items()]
        self.sql.many("UPDATE terms SET count = ? WHERE id = ?", counts)
        self.sql.load("postings", ("list", "position", "until"), self._postings())
        self.sql.load("tallies", ("term", "month", "count"), self._tallies())
        self.fresh.clear()
        self.lists.clear()
        self.long.clear()

    def _postings(self) -> Iterator[tuple[int, int, int]]:
        numbers = sorted([*(list_of(term) for term in self.lists), *self.long])
        for number in numbers:
            if number in self.long:
                yield from ((number, position, until) for position, until in sorted(self.long[number]))
            else:
                yield from zip(repeat(number), sorted(self.lists[number >> CLASS_BITS]), repeat(0), strict=False)

    def _tallies(self) -> Iterator[tuple[int, int, int]]:
        for term in sorted(self.lists):
            positions = sorted(position for position in self.lists[term] if position > 0)
            at = 0
            while at < len(positions):
                month = month_of(positions[at])
                end = bisect_left(positions, first_position(first_day_of_month(month + 1)), at)
                yield term, month, end - at
                at = end


def rebuild(sql: Sql) -> None:
    """Drops everything derived and makes it anew; ids of terms are kept."""
    for table in DERIVED:
        sql.run(f"DELETE FROM {table}")
    clear_words(sql)
    sql.run("UPDATE terms SET count = 0 WHERE count <> 0")
    work, known = Rebuild(sql), Known(sql)
    for table, load in DATED:
        for ids in batches(_ids(sql, table, "ordinal"), RECORDS_AT_ONCE):
            work.write(load(sql, ids, known))
            known.forget_dated()
    work.write_lists()
    for ids in batches(_ids(sql, "actors", "id"), RECORDS_AT_ONCE):
        _write_named(work, load_actors(sql, ids))
    for ids in batches(_ids(sql, "places", "id"), RECORDS_AT_ONCE):
        _write_named(work, load_places(sql, ids))
    work.write_lists()
    index_all_words(sql)


def _ids(sql: Sql, table: str, order: str) -> list[str]:
    return [row[0] for row in sql.rows(f"SELECT id FROM {table} ORDER BY {order}")]


def _write_named(work: Rebuild, records: Iterable[Shown]) -> None:
    shown = list(records)
    work.write(shown)
    names = [row for record in shown for row in name_rows(record.object, record.id, spellings_of(record))]
    work.sql.load("name_keys", ("key", "form", "object", "record_id", "name"), sorted(set(names)))
