"""Records rendered in bulk, in this process or in another one beside it.

Reading and writing stay with the process whose transaction it is; what it read for some records is all that rendering
them needs, so another process can be told the answers and does as if it had asked.
"""

import gc
from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain, count
from multiprocessing import get_context
from operator import attrgetter
from os import cpu_count
from typing import Any

from app.documents.articles import load_articles
from app.documents.events import load_events
from app.documents.known import Known
from app.documents.positions import (
    CLASS_BITS,
    DAY_SHIFT,
    OBJECTS,
    first_day_of_month,
    first_position,
    length_class,
    list_of,
    month_of,
)
from app.documents.shown import Shown
from app.documents.sql import Row, Sql
from app.documents.statements import load_statements
from app.documents.store import document_row
from app.values import dataclass

WORTH_A_PROCESS = 20_000
"""Records from which on a second process is started: that takes a second."""
AHEAD = 4
"""Batches that the other process may have waiting."""
ENTRIES_AT_ONCE = 2_000_000
"""Of lists handed over at once: what the two processes hold in between stays small."""
Load = Callable[[Sql, Sequence[str], Known], Iterable[Shown]]
LOADS: dict[str, Load] = {"events": load_events, "statements": load_statements, "articles": load_articles}

Term = tuple[int, str, str, str]
"""Id, object, field and value."""
Answers = list[list[Row]]
Batch = Mapping[str, Sequence[str]]
"""Ids of dated records by their table, of some days that follow one another."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of some records as the tables take them."""

    documents: list[tuple[Any, ...]]
    words: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """Some terms' lists and tallies, in order."""

    counts: list[tuple[int, int]]
    """How many records are listed under a term, and the term."""
    postings: list[tuple[int, "array[int]", "array[int] | None"]]
    """Number of a list, its positions, and their last days where it is a list of longer records."""
    tallies: list[tuple[int, "array[int]", "array[int]"]]
    """A term, its months, and how many records stand in each."""


class TermNumbers(dict[tuple[str, str], int]):
    """Ids of one object's terms by field and value; a term that is met for the first time is given the next free id."""

    def __init__(self, kind: str, fresh: list[Term], free: Iterator[int]) -> None:
        super().__init__()
        self.kind, self.fresh, self.free = kind, fresh, free

    def __missing__(self, term: tuple[str, str]) -> int:
        number = self[term] = next(self.free)
        self.fresh.append((number, self.kind, *term))
        return number


class Rendering:
    """Renders records and gathers the lists they stand in.

    Records come in the order of their positions, so each list grows in order: eight bytes of memory an entry.
    """

    def __init__(self, terms: Iterable[Term], last: int) -> None:
        self.fresh: list[Term] = []
        """Terms met for the first time."""
        free = count(last + 1)
        self.terms = {kind: TermNumbers(kind, self.fresh, free) for kind in OBJECTS}
        for number, kind, name, value in terms:
            self.terms[kind][name, value] = number
        self.lists: defaultdict[int, array[int]] = defaultdict(partial(array, "q"))
        """Positions by term."""
        self.long: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        """Positions and last days of records longer than a day, by list."""
        self.answered = Answered()
        self.known = Known(self.answered)

    def render(self, batch: Batch, answers: Answers) -> Rows:
        """The rows of some dated records, from what was read for them."""
        self.answered.answers.extend(answers)
        records = [LOADS[table](self.answered, ids, self.known) for table, ids in batch.items()]
        rows = self.rows_of(chain.from_iterable(records))
        self.known.forget_dated()
        return rows

    def rows_of(self, records: Iterable[Shown]) -> Rows:
        """Documents and words of records; their lists are gathered aside."""
        rows = Rows([], [])
        for record in sorted(records, key=attrgetter("position")):  # a batch is read in any order
            numbers = self.terms[record.object]
            terms = [numbers[term] for term in record.terms]
            rows.documents.append(document_row(record, terms))
            self._gather(record, terms)
            if record.words:
                rows.words.append((record.position, record.words))
        return rows

    def _gather(self, record: Shown, terms: list[int]) -> None:
        position, lists = record.position, self.lists
        for term in terms:
            lists[term].append(position)
        length = length_class(position, record.until) if position > 0 else 0
        if length:
            for term in terms:
                self.long[list_of(term, length)].append((position, record.until))

    def take_terms(self) -> list[Term]:
        """The terms met for the first time since this was asked last."""
        taken = list(self.fresh)
        self.fresh.clear()
        return taken

    def take_lists(self) -> Listed | None:
        """The lists of the next terms, which are forgotten here; None when there are no more."""
        if not self.lists:
            return None
        chosen: list[int] = []
        entries = 0
        for term in sorted(self.lists):
            chosen.append(term)
            entries += len(self.lists[term])
            if entries > ENTRIES_AT_ONCE:
                break
        listed = Listed([], [], [])
        for term in chosen:
            self._take(term, listed)
        return listed

    def _take(self, term: int, listed: Listed) -> None:
        positions = self.lists.pop(term)
        if positions[0] < 0:  # of actors and places, which come in the order of their ids
            positions = array("q", sorted(positions))
        listed.counts.append((len(positions), term))
        listed.postings.append((list_of(term), positions, None))
        for length in range(1, 1 << CLASS_BITS):
            if entries := self.long.pop(list_of(term, length), None):
                found = array("q", [position for position, _ in entries])
                listed.postings.append((list_of(term, length), found, array("q", [until for _, until in entries])))
        if positions[0] > 0:
            listed.tallies.append((term, *_tally(positions)))


def _tally(positions: "array[int]") -> tuple["array[int]", "array[int]"]:
    months, counts = array("q"), array("q")
    at = 0
    while at < len(positions):
        month, after = _month_around(positions[at] >> DAY_SHIFT)
        end = bisect_left(positions, after, at)
        months.append(month)
        counts.append(end - at)
        at = end
    return months, counts


@lru_cache(maxsize=50_000)
def _month_around(day: int) -> tuple[int, int]:
    """The month of a day, and the first position after it."""
    month = month_of(first_position(day))
    return month, first_position(first_day_of_month(month + 1))


class Asking(Sql):
    """A cursor that keeps the answers to what is asked ``among`` ids."""

    def __init__(self, sql: Sql) -> None:
        super().__init__(sql.cursor, sql.dialect)
        self.answers: Answers = []

    def among(self, sql: str, ids: Iterable[Any]) -> list[Row]:
        """All rows of a query whose ``{ids}`` stands for a list of values."""
        rows = super().among(sql, ids)
        self.answers.append(rows)
        return rows


class Answered(Sql):
    """Gives the answers that another cursor was given to the same questions, in turn."""

    def __init__(self) -> None:
        super().__init__(None, "")
        self.answers: deque[list[Row]] = deque()

    def among(self, sql: str, ids: Iterable[Any]) -> list[Row]:
        """The next answer."""
        return self.answers.popleft()


def read_batch(asking: Asking, batch: Batch, known: Known) -> Answers:
    """All that rendering some dated records needs."""
    for table, ids in batch.items():
        LOADS[table](asking, ids, known)
    known.forget_dated()
    answers, asking.answers = asking.answers, []
    return answers


class Here:
    """Renders in this process."""

    def __init__(self, terms: list[Term], last: int) -> None:
        self.rendering = Rendering(terms, last)

    def render(self, batches: Iterable[tuple[Batch, Answers]]) -> Iterator[Rows]:
        """Rows of batches of records, in their order."""
        for batch in batches:
            yield self.rendering.render(*batch)

    def take_terms(self) -> list[Term]:
        """As ``Rendering`` does."""
        return self.rendering.take_terms()

    def take_lists(self) -> Listed | None:
        """As ``Rendering`` does."""
        return self.rendering.take_lists()


class Beside:
    """Renders in another process, while this one reads and writes."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.pool = pool

    def render(self, batches: Iterable[tuple[Batch, Answers]]) -> Iterator[Rows]:
        """Rows of batches of records, in their order."""
        waiting: deque[Future[Rows]] = deque()
        for batch in batches:
            waiting.append(self.pool.submit(_render, *batch))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def take_terms(self) -> list[Term]:
        """As ``Rendering`` does."""
        return self.pool.submit(_take_terms).result()

    def take_lists(self) -> Listed | None:
        """As ``Rendering`` does."""
        return self.pool.submit(_take_lists).result()


@contextmanager
def renderer(terms: list[Term], last: int, records: int) -> Iterator[Here | Beside]:
    """What renders so many records: another process where they are many and there is a core for it."""
    if records < WORTH_A_PROCESS or (cpu_count() or 1) < 2:
        yield Here(terms, last)
        return
    with ProcessPoolExecutor(1, get_context("spawn"), _start, (terms, last)) as pool:
        yield Beside(pool)


_rendering: list[Rendering] = []
"""The one of a process that renders for another."""


def _start(terms: list[Term], last: int) -> None:
    gc.disable()
    _rendering.append(Rendering(terms, last))


def _render(batch: Batch, answers: Answers) -> Rows:
    return _rendering[0].render(batch, answers)


def _take_terms() -> list[Term]:
    return _rendering[0].take_terms()


def _take_lists() -> Listed | None:
    return _rendering[0].take_lists()


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for circles of garbage meanwhile: rendering makes none, and searching takes half of its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
