"""Room 5's door: an article's share of the record, written in one transaction, alone or with others.

The same text read again by the same extractor changes nothing. Else the article's old share is undone and its new one
written, records keep their ids (``matching``), and everything that hangs together with either is grouped anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from app.documents import Touched
from app.merging.tellings import EventTelling, StatementTelling
from app.reading.article import Span
from app.resolution.resolved import ResolvedArticle
from app.storage.actors import actor_facts, remove_unused_actors
from app.storage.appearances import read_appearances
from app.storage.articles import find_article, recognise_row, write_article
from app.storage.groups import EVENT_KIND, STATEMENT_KIND, records_of
from app.storage.identity import article_key, make_id
from app.storage.matching import event_likeness, match_readings, overlap, statement_likeness
from app.storage.places import remove_unused_places, store_places
from app.storage.rebuilding import Affected, Arrived, affected_by, rebuild, remove_empty
from app.storage.regrouping import regroup_actors
from app.storage.settling import settle_names
from app.storage.shares import Known, Share, delete_share, load_spans, tell_share, write_share
from app.storage.tables import APPEARANCES, EVENT_MENTIONS, STATEMENT_MENTIONS
from app.storage.tellings import load_events, load_statements
from app.storage.work import Work

Spans = Mapping[int, tuple[Span, ...]]


class StoredAs(StrEnum):
    """What became of an article."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing an article did: ``article`` is its id."""

    article: str
    status: StoredAs
    touched: Touched
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Old:
    """An article's share as it stood before."""

    share: Share
    actors: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    events: Mapping[int, str]
    statements: Mapping[int, str]


def store_article(session: Session, resolved: ResolvedArticle, extractor: str) -> Stored:
    """Store what an article says; the caller's transaction is all or nothing."""
    return store_articles(session, [resolved], extractor)[0]


def store_articles(session: Session, articles: Iterable[ResolvedArticle], extractor: str) -> list[Stored]:
    """Store what some articles say, one after the other; documents follow once, at the end."""
    whole, stored = Work(session), []
    for resolved in articles:
        work = Work(session)
        stored.append(_store(work, resolved, extractor))
        work.hand_over(whole)
    whole.finish()
    return stored


def _store(work: Work, resolved: ResolvedArticle, extractor: str) -> Stored:
    raw = resolved.raw
    row = find_article(work.session, raw)
    known = recognise_row(row, raw, extractor) if row is not None else None
    if known is not None:
        return Stored(known.article, StoredAs.UNCHANGED, Touched(), known.note)
    article = row.id if row is not None else make_id("art", article_key(raw))
    _replace_share(work, article, resolved, extractor, row)
    return Stored(article, StoredAs.NEW if row is None else StoredAs.CHANGED, work.touched)


def _replace_share(work: Work, article: str, resolved: ResolvedArticle, extractor: str, row: Any | None) -> None:
    old = _load_old(work, article) if row is not None else None
    affected = affected_by(work, old.events, old.statements) if old else Affected()
    if old:
        delete_share(work, article)
        _forget(affected, old)
    source = write_article(work, article, resolved.raw, extractor, row)
    arriving = read_appearances(article, source.key, resolved.actors)
    names = {one.key for one in arriving} | (old.names if old else frozenset())
    settled, moves = settle_names(work, names, arriving, old.names if old else ())
    regroup_actors(work, settled, moves, old.actors if old else (), affected)
    places = store_places(work, [event.place for event in resolved.events if event.place])
    known = Known(actor_facts(work, [one.actor or "" for one in settled]), places)
    share = tell_share(work, resolved, source, known)
    same_text = row is not None and row.sha256 == resolved.raw.sha256
    arrived = _arrived(share, old, same_text)
    rebuilt = rebuild(work, affected, arrived)
    homes = {"event": rebuilt.event_homes, "statement": rebuilt.statement_homes}
    because = {"event": rebuilt.events.because, "statement": rebuilt.statements.because}
    write_share(work, article, share, resolved, known, homes, because)
    remove_empty(work, rebuilt)
    remove_unused_actors(work, old.actors if old else (), moves)
    remove_unused_places(work, old.places if old else ())


def remove_share(work: Work, article: str) -> None:
    """Undo what an article contributed; its row stays."""
    old = _load_old(work, article)
    affected = affected_by(work, old.events, old.statements)
    delete_share(work, article)
    _forget(affected, old)
    _, moves = settle_names(work, old.names, [])
    regroup_actors(work, [], moves, old.actors, affected)
    remove_empty(work, rebuild(work, affected, Arrived()))
    remove_unused_actors(work, old.actors, moves)
    remove_unused_places(work, old.places)


def _load_old(work: Work, article: str) -> _Old:
    session = work.session
    events = load_events(work.sql, _numbers(session, EVENT_MENTIONS, article))
    statements = load_statements(work.sql, _numbers(session, STATEMENT_MENTIONS, article))
    spans, pieces = load_spans(work, article)
    seen = session.execute(
        select(APPEARANCES.c.actor_id, APPEARANCES.c.name_key).where(APPEARANCES.c.article_id == article)
    ).all()
    return _Old(
        Share(list(events.values()), list(statements.values()), spans, pieces),
        frozenset(row.actor_id for row in seen),
        frozenset(row.name_key for row in seen),
        frozenset(telling.place.id for telling in events.values() if telling.place),
        records_of(work.sql, EVENT_KIND, events.keys()),
        records_of(work.sql, STATEMENT_KIND, statements.keys()),
    )


def _numbers(session: Session, table: Any, article: str) -> list[int]:
    return list(
        session.execute(select(table.c.id).where(table.c.article_id == article).order_by(table.c.number)).scalars()
    )


def _forget(affected: Affected, old: _Old) -> None:
    affected.events -= {telling.id for telling in old.share.events}
    affected.statements -= {telling.id for telling in old.share.statements}


def _arrived(share: Share, old: _Old | None, same_text: bool) -> Arrived:
    """The new tellings, and for those that the old reading had too the records it was linked to."""
    if old is None:
        return Arrived({one.id: one for one in share.events}, {one.id: one for one in share.statements})
    if same_text:
        spans, pieces = {**old.share.spans, **share.spans}, {**old.share.pieces, **share.pieces}
        events = match_readings(old.share.events, share.events, partial(_event_overlap, spans))
        statements = match_readings(old.share.statements, share.statements, partial(_overlap, pieces))
    else:
        events = match_readings(old.share.events, share.events, event_likeness)
        statements = match_readings(old.share.statements, share.statements, statement_likeness)
    return Arrived(
        {one.id: one for one in share.events},
        {one.id: one for one in share.statements},
        {new: old.events[before] for new, before in events.items() if before in old.events},
        {new: old.statements[before] for new, before in statements.items() if before in old.statements},
    )


def _event_overlap(spans: Spans, one: EventTelling, other: EventTelling) -> float:
    """Evidence in common; of two events told in the same words the one of the same type is likelier."""
    common = _overlap(spans, one, other)
    return common and common + (one.type == other.type)


def _overlap(spans: Spans, one: EventTelling | StatementTelling, other: EventTelling | StatementTelling) -> float:
    return overlap(spans.get(one.id, ()), spans.get(other.id, ()))
