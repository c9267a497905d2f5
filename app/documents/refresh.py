"""Documents follow their records: what a transaction touched is rendered again before it commits."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from app.documents.articles import load_article_ids_of, load_articles
from app.documents.bodies import read_body
from app.documents.directory import load_actors, load_places, load_spellings, name_rows, spellings_of
from app.documents.events import load_events
from app.documents.known import Known
from app.documents.rendering import without_collecting
from app.documents.shown import Shown
from app.documents.sql import Sql, batches
from app.documents.statements import load_statements
from app.documents.store import TermKey, store_shown

RECORDS_AT_ONCE = 500
INSERT_NAME = "INSERT INTO name_keys (key, form, object, record_id, name) VALUES (?, ?, ?, ?, ?)"
Load = Callable[[Sql, Sequence[str], Known], Iterable[Shown]]


@dataclass(slots=True)
class Touched:
    """Ids of records that a transaction made, changed or removed; what depends on them is found by itself."""

    events: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


def refresh_documents(session: Session, touched: Touched, named: Collection[str] = ()) -> None:
    """Renders the documents of touched records anew, and of all that show or are found by something of theirs.

    Args:
        session: its transaction changed the records.
        touched: what it changed.
        named: the touched actors whose names ``refresh_names`` has written since.
    """
    with without_collecting():
        _refresh_all(Sql.of(session), touched, named)


def _refresh_all(sql: Sql, touched: Touched, named: Collection[str]) -> None:
    known = Known(sql)
    spread = spread_touch(sql, touched)
    numbers: dict[TermKey, int] = {}
    terms: set[int] = set()
    for load, ids in (
        (load_events, spread.events),
        (load_statements, spread.statements),
        (load_articles, spread.articles),
    ):
        terms |= _refresh(sql, load, ids, known, numbers)
    counted = _counted_by(sql, terms)
    _refresh_named(sql, "actor", touched.actors | counted.actors, touched.actors.difference(named), numbers)
    _refresh_named(sql, "place", touched.places | counted.places, touched.places, numbers)


def _refresh(sql: Sql, load: Load, ids: set[str], known: Known, numbers: dict[TermKey, int]) -> set[int]:
    terms: set[int] = set()
    for part in batches(sorted(ids), RECORDS_AT_ONCE):
        terms |= store_shown(sql, list(load(sql, part, known)), part, numbers)
    return terms


def spread_touch(sql: Sql, touched: Touched) -> Touched:
    """Touched events, statements and articles with those that show something of what was touched."""
    spread = Touched(set(touched.events), set(touched.statements), articles=set(touched.articles))
    for part in batches(sorted(touched.places), RECORDS_AT_ONCE):
        spread.events |= _ids(sql, "SELECT id FROM events WHERE place_id IN ({ids})", part)
        query = "SELECT event.id FROM events event JOIN places place ON place.id = event.place_id"
        spread.events |= _ids(sql, query + " WHERE place.parent_id IN ({ids})", part)
    for query, found in OF_ACTORS:
        getattr(spread, found).update(_ids(sql, query, touched.actors))
    for query, found in OF_ARTICLES:
        getattr(spread, found).update(_ids(sql, query, touched.articles))
    spread.statements |= _ids(sql, "SELECT id FROM statements WHERE event_id IN ({ids})", spread.events)
    spread.articles |= set(load_article_ids_of(sql, sorted(spread.events), sorted(spread.statements)))
    spread.articles |= _articles_shown(sql, touched.events | touched.statements)
    spread.events |= _ids(sql, "SELECT id FROM events WHERE part_of IN ({ids})", touched.events)
    return spread


def _articles_shown(sql: Sql, ids: set[str]) -> set[str]:
    """The articles that told some records until now."""
    bodies = sql.among("SELECT body FROM documents WHERE id IN ({ids})", sorted(ids))
    return {source["article"] for (body,) in bodies for source in read_body(body)["sources"]}


OF_ACTORS = (
    ("SELECT event_id FROM participants WHERE actor_id IN ({ids})", "events"),
    ("SELECT id FROM statements WHERE speaker_id IN ({ids})", "statements"),
    (
        "SELECT mention.statement_id FROM statement_actors named JOIN statement_mentions mention"
        " ON mention.id = named.mention_id WHERE named.actor_id IN ({ids})",
        "statements",
    ),
)
OF_ARTICLES = (
    ("SELECT event_id FROM event_mentions WHERE article_id IN ({ids})", "events"),
    ("SELECT statement_id FROM statement_mentions WHERE article_id IN ({ids})", "statements"),
)


def _ids(sql: Sql, query: str, ids: Iterable[str]) -> set[str]:
    return {row[0] for row in sql.among(query, sorted(ids))}


def _counted_by(sql: Sql, terms: set[int]) -> Touched:
    """The actors and places whose counts are those of some terms."""
    counted = Touched()
    values: dict[str, set[str]] = {}
    for name, value in sql.among("SELECT field, value FROM terms WHERE id IN ({ids})", sorted(terms)):
        values.setdefault(name, set()).add(value)
    counted.actors = values.get("actor", set()) | values.get("speaker", set())
    counted.places = values.get("city", set())
    states = values.get("side", set()) | values.get("speaker_side", set())
    counted.actors |= _ids(sql, "SELECT id FROM actors WHERE kind = 'state' AND country IN ({ids})", states)
    query = "SELECT id FROM places WHERE kind = 'country' AND country IN ({ids})"
    counted.places |= _ids(sql, query, values.get("country", set()))
    return counted


def _refresh_named(sql: Sql, kind: str, shown_anew: set[str], renamed: set[str], numbers: dict[TermKey, int]) -> None:
    load = load_actors if kind == "actor" else load_places
    for part in batches(sorted(shown_anew), RECORDS_AT_ONCE):
        shown = list(load(sql, part))
        store_shown(sql, shown, part, numbers)
        spellings = {record.id: spellings_of(record) for record in shown if record.id in renamed}
        _write_names(sql, kind, spellings, [key for key in part if key in renamed])


def refresh_names(sql: Sql, actors: Collection[str]) -> None:
    """Writes what touched actors are looked up by, before their documents follow: the next article may name them."""
    _write_names(sql, "actor", load_spellings(sql, actors), actors)


def _write_names(sql: Sql, kind: str, spellings: Mapping[str, Iterable[str]], ids: Collection[str]) -> None:
    """Writes what actors or places are looked up by, in place of what stood under ``ids``."""
    sql.run_among("DELETE FROM name_keys WHERE record_id IN ({ids})", ids)
    rows = {row for record, names in spellings.items() for row in name_rows(kind, record, names)}
    sql.many(INSERT_NAME, sorted(rows))


def rebuild_documents(session: Session) -> None:
    """Drops everything derived and makes it anew from the normalised tables."""
    from app.documents.rebuild import rebuild

    rebuild(Sql.of(session))
