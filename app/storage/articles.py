"""Articles as rows: found again by link or text, and whether a reading would be the one already stored."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session

from app.documents.sql import Sql
from app.enums import TextKind
from app.merging.tellings import Source
from app.reading.article import RawArticle
from app.storage.identity import article_key, text_key
from app.storage.ordinals import day_of, free_ordinals, ordinal_of
from app.storage.tables import ARTICLES
from app.storage.work import Row, Work


def find_article(session: Session, raw: RawArticle) -> Any | None:
    """The stored row of an article: by its link; by its text, where one of the two has no link."""
    sql, same_text = Sql.of(session), text_key(raw)
    found = sql.rows("SELECT id FROM articles WHERE key = ?", (article_key(raw),))
    if not found and raw.url:
        found = sql.rows("SELECT id FROM articles WHERE key = ?", (same_text,))
    elif not found:
        by_text = "SELECT id FROM articles WHERE sha256 = ? ORDER BY key LIMIT 1"
        found = sql.rows(by_text, (same_text.removeprefix("sha256:"),))
    return kept_article(session, found[0][0]) if found else None


def kept_article(session: Session, article: str) -> Any:
    """The stored row of an article by its id."""
    return session.execute(select(ARTICLES).where(ARTICLES.c.id == article)).one()


def is_same_reading(row: Any, raw: RawArticle, extractor: str) -> bool:
    """Whether the stored article has this text, these facts and this extractor; facts not given do not differ."""
    if row.extractor != extractor or row.sha256 != text_key(raw).removeprefix("sha256:"):
        return False
    if not raw.url and row.url:
        return True
    facts = article_facts(raw)
    return all(getattr(row, column) == value for column, value in facts.items())


@dataclass(frozen=True, slots=True)
class Recognised:
    """An article that need not be read through again, and why."""

    article: str
    note: str = ""


def recognise_article(session: Session, raw: RawArticle, extractor: str) -> Recognised | None:
    """The stored article, if reading this one would change nothing."""
    row = find_article(session, raw)
    return None if row is None else recognise_row(row, raw, extractor)


def recognise_row(row: Any, raw: RawArticle, extractor: str) -> Recognised | None:
    """The article of a stored row, if reading it again would change nothing."""
    if row.withdrawn is not None:
        return Recognised(row.id, f"withdrawn: {row.withdrawn}")
    if raw.text_kind is TextKind.DIGEST and row.text_kind == TextKind.FULL:
        return Recognised(row.id, "a digest; the whole text is known already")
    return Recognised(row.id) if is_same_reading(row, raw, extractor) else None


def article_facts(raw: RawArticle) -> Row:
    """The columns of an article that its file tells."""
    return {
        "key": article_key(raw),
        "url": raw.url,
        "title": raw.title or raw.stem,
        "publisher": raw.publisher,
        "published": raw.published,
        "published_basis": raw.published_basis.value,
        "language": raw.language,
        "text": raw.text,
        "text_kind": raw.text_kind.value,
        "sha256": text_key(raw).removeprefix("sha256:"),
        "translation": "machine" if raw.machine_translated else None,
        "via": raw.via[0] if raw.via else None,
        "reuse_share": raw.reuse_share,
        "reuse_terms": raw.reuse_terms.of(raw.text) if raw.reuse_terms else None,
    }


def write_article(work: Work, article: str, raw: RawArticle, extractor: str, stored: Any | None) -> Source:
    """Insert or update an article's row; one without a date counts as reported on the day it was first read."""
    read_at = stored.read_at if stored is not None else datetime.now(UTC)
    reported = raw.published or read_at.date()
    row: Row = {**article_facts(raw), "extractor": extractor, "read_at": read_at}
    if stored is None:
        [ordinal] = free_ordinals(work.sql, ARTICLES, [ordinal_of(reported, row["key"], 0)])
        work.revive(article)
        work.session.execute(insert(ARTICLES).values({"id": article, "ordinal": ordinal, **row}))
    else:
        if day_of(stored.ordinal) != reported.toordinal():
            [row["ordinal"]] = free_ordinals(work.sql, ARTICLES, [ordinal_of(reported, row["key"], 0)])
        work.session.execute(update(ARTICLES).where(ARTICLES.c.id == article).values(row))
    work.note("article", article, "added" if stored is None else "changed")
    return source_of(article, raw, reported)


def source_of(article: str, raw: RawArticle, reported: date) -> Source:
    """Who tells what an article tells: the outlet it relays, else its publisher, else itself."""
    return Source(article_key(raw), article, (raw.via[0] if raw.via else None) or raw.publisher or article, reported)
