"""The staircase: files walk through rooms 1 to 5, a few in one transaction, and each tells what became of it.

An odd file never stops the others: it is refused with its reason and the next one follows. An article is stored whole
or not at all; where one of a transaction fails, each of the others gets its own. A run that was stopped is simply
started again: what is stored already is recognised before it is read through. Several processes may read and find; one
writes. Two ingestions at once take turns, transaction by transaction.
"""

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from app.config import Settings, get_settings
from app.db import check_schema, read_scope, session_scope
from app.documents import Touched
from app.enums import PublishedBasis, TextKind
from app.errors import ArticleError, StorageError
from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import read_article, split_text
from app.reading.article import RawArticle
from app.reading.article_file import build_article
from app.reading.catalogue import Catalogue
from app.reading.texts import Content
from app.resolution import resolve
from app.resolution.resolved import ResolvedArticle
from app.resolution.version import extractor_version, seeds_version
from app.storage import Stored, store_article, store_articles
from app.storage.articles import kept_article, recognise_article
from app.storage.withdrawal import restore

SUFFIXES = frozenset({".txt", ".md", ".json", ".html", ".htm"})
BESIDE = (".meta.json", ".gold.json")
"""Files that say something about an article, and are none."""
AHEAD = 4
"""Articles read ahead for each process, so that none waits for the writer."""
WORTH_A_PROCESS = 100
"""Articles from which on another process reads them: it needs two seconds before it reads its first."""
ARTICLES_AT_ONCE = 20
"""Articles stored in one transaction: what they have in common is written and rendered once."""
CHARACTERS_AT_ONCE = 200_000
"""Of long articles a transaction takes fewer, so that other writers do not wait long."""


class Result(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``reason`` says why it was refused, or what is worth knowing."""

    path: Path
    result: Result
    reason: str = ""
    article: str | None = None
    events: int = 0
    statements: int = 0
    actors: int = 0


@dataclass(slots=True)
class Summary:
    """The closing table of a run."""

    results: Counter[Result] = field(default_factory=Counter)
    events: int = 0
    statements: int = 0
    actors: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more file."""
        self.results[outcome.result] += 1
        self.events += outcome.events
        self.statements += outcome.statements
        self.actors += outcome.actors

    @property
    def read(self) -> int:
        """Files looked at."""
        return self.results.total()

    @property
    def refused(self) -> int:
        """Files refused."""
        return self.results[Result.REFUSED]


Read = tuple[Path, RawArticle | Outcome]
Found = tuple[Path, ResolvedArticle | Outcome]


def find_articles(paths: Iterable[Path]) -> Iterator[Path]:
    """The article files among files and folders; a file that is named is taken whatever it is called."""
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if _is_article(found, path))
        else:
            yield path


def _is_article(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and not path.name.endswith(BESIDE) and not hidden and not path.is_dir()


def ingest_paths(
    paths: Iterable[Path],
    engine: Engine,
    settings: Settings | None = None,
    *,
    workers: int | None = 0,
    **overrides: Any,
) -> Iterator[Outcome]:
    """Ingest files and folders, telling of each file what became of it.

    Args:
        paths: Files and folders.
        engine: The database; its tables must be up to date.
        settings: Where the seeds are; by default those of this process.
        workers: Processes that read while this one writes; 0: this one reads too; None: one, where there are many
            articles and a core for it.
        overrides: url, publisher, published, title, language as the caller knows them.

    Raises:
        StorageError: the database does not take what was read; what was stored before stays stored.
    """
    check_schema(engine)
    reader = _reader(settings)
    found = list(find_articles(paths))
    files = ((path, _read(path, engine, reader, overrides)) for path in found)
    if workers is None:
        workers = int(len(found) >= WORTH_A_PROCESS and (cpu_count() or 1) > 1)
    if not workers:
        yield from _store_in_batches((_find(path, read) for path, read in files), engine, reader)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_warm_up) as pool:
        yield from _store_in_batches(_find_ahead(files, pool, workers * AHEAD), engine, reader)


def _find_ahead(files: Iterable[Read], pool: Executor, ahead: int) -> Iterator[Found]:
    """Let other processes find what stands in the next articles while this one writes, in the order of the files."""
    waiting: deque[tuple[Path, Outcome | Future[ResolvedArticle]]] = deque()
    for path, read in files:
        waiting.append((path, read if isinstance(read, Outcome) else pool.submit(resolve_article, read)))
        if len(waiting) > ahead:
            yield _settle(*waiting.popleft())
    while waiting:
        yield _settle(*waiting.popleft())


def _find(path: Path, read: RawArticle | Outcome) -> Found:
    return path, read if isinstance(read, Outcome) else _settled(path, partial(resolve_article, read))


def _settle(path: Path, read: Outcome | Future[ResolvedArticle]) -> Found:
    return path, read if isinstance(read, Outcome) else _settled(path, read.result)


def _settled(path: Path, found: Callable[[], ResolvedArticle]) -> ResolvedArticle | Outcome:
    try:
        return found()
    except Exception as error:  # a text may be odd in ways nobody thought of; the others must not suffer
        return _refused(path, "finding what it says", error)


def _store_in_batches(files: Iterable[Found], engine: Engine, reader: str) -> Iterator[Outcome]:
    batch: list[Found] = []
    characters = 0
    for path, found in files:
        batch.append((path, found))
        characters += len(found.raw.text) if isinstance(found, ResolvedArticle) else 0
        if len(batch) >= ARTICLES_AT_ONCE or characters >= CHARACTERS_AT_ONCE:
            yield from _store(batch, engine, reader)
            batch, characters = [], 0
    yield from _store(batch, engine, reader)


def _warm_up() -> None:
    load_lexicon()
    default_gazetteer()


def resolve_article(raw: RawArticle) -> ResolvedArticle:
    """Rooms 2 to 4: what an article says."""
    gazetteer = default_gazetteer()
    return resolve(extract(split_text(raw), load_lexicon(), gazetteer), gazetteer)


def restore_record(engine: Engine, record: str, settings: Settings | None = None) -> Touched:
    """Undo a withdrawal; an article's text, which was kept, is read again."""
    reader = _reader(settings)
    with session_scope(engine) as session:
        touched = restore(session, record)
        if record in touched.articles:
            touched = store_article(session, resolve_article(_kept_article(session, record)), reader).touched
    return touched


def _kept_article(session: Session, record: str) -> RawArticle:
    """An article as it was received, from the row that keeps it."""
    row = kept_article(session, record)
    declared = Catalogue(
        url=row.url,
        publisher=row.publisher,
        published=row.published if row.published_basis == PublishedBasis.CATALOG else None,
        title=row.title,
        language=row.language,
        text_kind=TextKind(row.text_kind),
        reuse_share=row.reuse_share,
    )
    return build_article(row.title, Content(row.text), declared, row.title)


def _reader(settings: Settings | None) -> str:
    """Who reads: this extractor with these seeds."""
    return f"{extractor_version()}-{seeds_version((settings or get_settings()).seeds_dir)}"


def _read(path: Path, engine: Engine, reader: str, overrides: dict[str, Any]) -> RawArticle | Outcome:
    """The article as received, or at once the outcome of a file that is refused or known already."""
    try:
        raw = read_article(path, **overrides)
    except ArticleError as error:
        return Outcome(path, Result.REFUSED, str(error))
    except Exception as error:  # likewise
        return _refused(path, "reading it", error)
    with read_scope(engine) as session:
        known = recognise_article(session, raw, reader)
    return raw if known is None else Outcome(path, Result.UNCHANGED, known.note, known.article)


def _store(batch: Sequence[Found], engine: Engine, reader: str) -> Iterator[Outcome]:
    """Store some articles in one transaction; where one of them fails, each in a transaction of its own."""
    articles = [found for _, found in batch if isinstance(found, ResolvedArticle)]
    try:
        stored = iter(_store_whole(articles, engine, reader) if articles else ())
    except StorageError:
        raise
    except Exception as error:  # likewise: the transaction is undone, the others go on
        if len(batch) > 1:
            yield from (outcome for one in batch for outcome in _store([one], engine, reader))
        else:
            yield _refused(batch[0][0], "storing what it says", error)
        return
    for path, found in batch:
        yield found if isinstance(found, Outcome) else _outcome(path, found, next(stored))


def _store_whole(articles: Sequence[ResolvedArticle], engine: Engine, reader: str) -> list[Stored]:
    with session_scope(engine) as session:
        return store_articles(session, articles, reader)


def _refused(path: Path, doing: str, error: Exception) -> Outcome:
    return Outcome(path, Result.REFUSED, f"{path.name}: {doing} failed ({type(error).__name__}: {error}).")


def _outcome(path: Path, article: ResolvedArticle, stored: Stored) -> Outcome:
    undated = "" if article.raw.published else "no date of publication found: undated facts stand under today"
    return Outcome(path, Result(stored.status.value), stored.note or undated, stored.article,
                   len(article.events), len(article.statements), len(article.actors))  # fmt: skip


if __name__ == "__main__":
    sys.argv.insert(1, "ingest")
    import_module("app.cli").main()
