"""The full-text index over ``search_texts``: FTS5 on SQLite, a GIN index on PostgreSQL. All that differs stands here.

The words are folded before they are stored, so both index them in their simplest configuration. FTS5 keeps no copy of
them (external content): what leaves it is told with its old words.
"""

from collections.abc import Iterable, Sequence

from app.documents.sql import Sql

SQLITE_CREATE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "words, content='search_texts', content_rowid='position', tokenize='unicode61 remove_diacritics 0', columnsize=0)"
)
POSTGRESQL_CREATE = "CREATE INDEX search_index ON search_texts USING gin (to_tsvector('simple', words))"


def create_statement(dialect: str) -> str:
    """What makes the index."""
    return SQLITE_CREATE if dialect == "sqlite" else POSTGRESQL_CREATE


def drop_statement(dialect: str) -> str:
    """What drops the index."""
    return "DROP TABLE search_index" if dialect == "sqlite" else "DROP INDEX search_index"


def match_of(phrases: Sequence[Sequence[str]], dialect: str) -> str:
    """All of some phrases, each of one or more folded words, as the database's full text writes it."""
    if dialect == "sqlite":
        return " ".join('"' + " ".join(words) + '"' for words in phrases)
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in words) + ")" for words in phrases)


def remove_words(sql: Sql, rows: Iterable[tuple[int, str]]) -> None:
    """Takes records out of full text: (position, words as stored)."""
    rows = list(rows)
    if sql.dialect == "sqlite":
        sql.many("INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', ?, ?)", rows)
    sql.many("DELETE FROM search_texts WHERE position = ?", [(position,) for position, _ in rows])


def add_words(sql: Sql, rows: Iterable[tuple[int, str]]) -> None:
    """Puts records into full text: (position, words)."""
    rows = list(rows)
    sql.many("INSERT INTO search_texts (position, words) VALUES (?, ?)", rows)
    if sql.dialect == "sqlite":
        sql.many("INSERT INTO search_index(rowid, words) VALUES (?, ?)", rows)


def clear_words(sql: Sql) -> None:
    """Empties full text."""
    sql.run("DELETE FROM search_texts")
    if sql.dialect == "sqlite":
        sql.run("INSERT INTO search_index(search_index) VALUES ('rebuild')")


def index_all_words(sql: Sql) -> None:
    """Indexes all words at once, for loading in bulk; PostgreSQL's index has followed by itself."""
    if sql.dialect == "sqlite":
        sql.run("INSERT INTO search_index(search_index) VALUES ('rebuild')")
