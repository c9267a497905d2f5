"""Loading in bulk: indexes are made when all rows are there, which takes less time than keeping them up row by row."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlmodel import Session

from app.documents.sql import Sql

INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({ids})",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    " AND indexname NOT IN (SELECT conname FROM pg_constraint) AND tablename IN ({ids})",
}
"""Names of indexes that no constraint needs, and what makes them."""


@contextmanager
def indexes_later(session: Session, tables: Collection[str]) -> Iterator[None]:
    """Drops the indexes of empty tables and makes them again at the end, in the same transaction."""
    sql = Sql.of(session)
    indexes = sql.among(INDEXES[sql.dialect], sorted(tables))
    for name, _ in indexes:
        sql.run(f'DROP INDEX "{name}"')
    yield
    session.flush()
    for _, definition in indexes:
        sql.run(definition)
