"""Writes shown records: documents, the lists they stand in, tallies and full text; only what differs is written."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.documents.bodies import write_body
from app.documents.positions import length_class, list_of, month_of
from app.documents.search_index import add_words, remove_words
from app.documents.shown import Shown
from app.documents.sql import Sql

TermKey = tuple[str, str, str]
"""Object, field and value."""
INSERT_DOCUMENT = (
    "INSERT INTO documents (position, id, object, until, latitude, longitude, confidence, sort_key, terms, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
UPDATE_DOCUMENT = (
    "UPDATE documents SET object = ?, until = ?, latitude = ?, longitude = ?, confidence = ?, sort_key = ?, terms = ?,"
    " body = ? WHERE position = ?"
)
INSERT_TALLY = (
    "INSERT INTO tallies (term, month, count) VALUES (?, ?, ?)"
    " ON CONFLICT (term, month) DO UPDATE SET count = tallies.count + excluded.count"
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it stands in the database."""

    id: str
    position: int
    until: int
    terms: bytes
    row: tuple[object, ...]


@dataclass(slots=True)
class Difference:
    """What storing some records changes in lists and tallies."""

    listed: list[tuple[int, int, int]] = field(default_factory=list)
    unlisted: list[tuple[int, int]] = field(default_factory=list)
    tallied: Counter[tuple[int, int]] = field(default_factory=Counter)
    counted: Counter[int] = field(default_factory=Counter)
    terms: set[int] = field(default_factory=set)
    """Terms of all records that changed: what is counted by them may have to be shown anew."""

    def add(self, terms: Iterable[int], position: int, until: int) -> None:
        """Lists a record under terms."""
        length = length_class(position, until) if position > 0 else 0
        for term in terms:
            self.listed.append((list_of(term), position, 0))
            if length:
                self.listed.append((list_of(term, length), position, until))
        self._count(terms, position, 1)

    def remove(self, terms: Iterable[int], position: int, until: int) -> None:
        """Takes a record out of the lists of terms."""
        length = length_class(position, until) if position > 0 else 0
        for term in terms:
            self.unlisted.append((list_of(term), position))
            if length:
                self.unlisted.append((list_of(term, length), position))
        self._count(terms, position, -1)

    def _count(self, terms: Iterable[int], position: int, step: int) -> None:
        month = month_of(position) if position > 0 else None
        for term in terms:
            self.counted[term] += step
            if month is not None:
                self.tallied[term, month] += step


def pack_terms(terms: Iterable[int]) -> bytes:
    """Ids of terms in order, four bytes each."""
    return array("I", sorted(terms)).tobytes()


def unpack_terms(packed: bytes) -> set[int]:
    """Ids of terms as ``pack_terms`` wrote them."""
    return set(array("I", packed))


def render_body(shown: Shown) -> bytes:
    """The JSON of a record."""
    return write_body(shown.body)


def store_shown(sql: Sql, shown: Sequence[Shown], ids: Iterable[str], terms: dict[TermKey, int]) -> set[int]:
    """Stores records in place of those that stood under ``ids``; gives the terms of all that changed.

    ``terms`` are the ids of terms that the transaction has met, and are added to.
    """
    before = stored_documents(sql, ids)
    terms |= term_ids(sql, {(record.object, *term) for record in shown for term in record.terms} - terms.keys())
    difference, gone, new = Difference(), dict(before), []
    words_before = _words(sql, [document.position for document in before.values()])
    for record in shown:
        listed = {terms[record.object, *term] for term in record.terms}
        row = document_row(record, listed)
        old = before.get(record.id)
        if old is not None:
            if old.row == row and words_before.get(old.position, "") == record.words:
                del gone[record.id]
                continue
            _note_move(difference, old, listed, record)
        else:
            difference.add(listed, record.position, record.until)
            difference.terms |= listed
        new.append((record, row))
    kept = {record.id for record, _ in new}
    for old in gone.values():
        if old.id not in kept:
            listed = unpack_terms(old.terms)
            difference.remove(listed, old.position, old.until)
            difference.terms |= listed
    _write(sql, difference, list(gone.values()), new, words_before)
    return difference.terms


def _note_move(difference: Difference, old: Stored, listed: set[int], record: Shown) -> None:
    previous = unpack_terms(old.terms)
    moved = (old.position, old.until) != (record.position, record.until)
    difference.remove(previous if moved else previous - listed, old.position, old.until)
    difference.add(listed if moved else listed - previous, record.position, record.until)
    difference.terms |= (previous | listed) if moved else (previous ^ listed)


def document_row(record: Shown, listed: Iterable[int]) -> tuple[object, ...]:
    """The columns of a document as ``INSERT_DOCUMENT`` takes them; ``listed`` are the terms it is listed under."""
    return (
        record.position,
        record.id,
        record.object,
        record.until,
        record.latitude,
        record.longitude,
        record.confidence,
        record.sort_key,
        pack_terms(listed),
        render_body(record),
    )


def _write(
    sql: Sql,
    difference: Difference,
    gone: list[Stored],
    new: list[tuple[Shown, tuple[object, ...]]],
    words_before: dict[int, str],
) -> None:
    places = {document.position: document.id for document in gone}
    stay = {record.position for record, _ in new if places.get(record.position) == record.id}
    same = {record.position for record, _ in new if words_before.get(record.position) == record.words} & stay
    sql.many("DELETE FROM documents WHERE position = ?", [(d.position,) for d in gone if d.position not in stay])
    told = [d for d in gone if d.position in words_before and d.position not in same]
    remove_words(sql, [(document.position, words_before[document.position]) for document in told])
    sql.many("DELETE FROM postings WHERE list = ? AND position = ?", difference.unlisted)
    sql.many("INSERT INTO postings (list, position, until) VALUES (?, ?, ?)", sorted(difference.listed))
    sql.many(UPDATE_DOCUMENT, [(*row[2:], row[0]) for _, row in new if row[0] in stay])
    sql.many(INSERT_DOCUMENT, [row for _, row in new if row[0] not in stay])
    add_words(
        sql, [(record.position, record.words) for record, _ in new if record.words and record.position not in same]
    )
    write_counts(sql, difference)


def write_counts(sql: Sql, difference: Difference) -> None:
    """Adds what changed to the tallies and to the terms' own counts."""
    sql.many(INSERT_TALLY, [(*key, step) for key, step in sorted(difference.tallied.items()) if step])
    sql.many(
        "DELETE FROM tallies WHERE term = ? AND month = ? AND count = 0",
        [key for key, step in difference.tallied.items() if step < 0],
    )
    sql.many(
        "UPDATE terms SET count = count + ? WHERE id = ?",
        [(step, term) for term, step in sorted(difference.counted.items()) if step],
    )


def stored_documents(sql: Sql, ids: Iterable[str]) -> dict[str, Stored]:
    """Documents as they stand, by id."""
    columns = "position, id, object, until, latitude, longitude, confidence, sort_key, terms, body"
    stored = {}
    for *row, terms, body in sql.among(f"SELECT {columns} FROM documents WHERE id IN ({{ids}})", ids):
        whole = (*row, bytes(terms), bytes(body))
        stored[row[1]] = Stored(row[1], row[0], row[3], whole[8], whole)
    return stored


def _words(sql: Sql, positions: list[int]) -> dict[int, str]:
    return dict(sql.among("SELECT position, words FROM search_texts WHERE position IN ({ids})", positions))


def term_ids(sql: Sql, keys: set[TermKey]) -> dict[TermKey, int]:
    """The ids of terms; new ones are given the next free ids, which a transaction that writes has for itself."""
    query = "SELECT id FROM terms WHERE object = ? AND field = ? AND value = ?"
    found = {key: rows[0][0] for key in keys if (rows := sql.rows(query, key))}
    missing = sorted(keys - found.keys())
    if missing:
        (last,) = sql.rows("SELECT COALESCE(MAX(id), 0) FROM terms")[0]
        fresh = {key: last + number for number, key in enumerate(missing, 1)}
        rows = [(number, *key, 0) for key, number in fresh.items()]
        sql.many("INSERT INTO terms (id, object, field, value, count) VALUES (?, ?, ?, ?, ?)", rows)
        found |= fresh
    return found
