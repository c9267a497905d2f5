"""Lists of actors and places, by name."""

from typing import Any

from app.documents.positions import list_of
from app.lexicon.folding import fold
from app.timeline.cursors import decode_cursor, encode_cursor
from app.timeline.labels import in_language
from app.timeline.names import resolve_country
from app.timeline.pages import TimelinePage
from app.timeline.query import ActorQuery, PlaceQuery
from app.timeline.reader import Connection
from app.timeline.words import parse_words

KINDS = {"actors": "actor", "places": "place"}
DEFAULT_LIMIT = 50


def select_directory(
    connection: Connection, resource: str, query: ActorQuery | PlaceQuery, limit: int | None = None
) -> TimelinePage:
    """One page of actors or places; ``limit`` goes before the query's own."""
    state, kind = connection.state, KINDS[resource]
    where, parameters, understood = _conditions(connection, kind, query)
    total = _count(connection, where, parameters) if query.count else None
    after, descending = decode_cursor(resource, query, str), query.sort.startswith("-")
    if after is not None:
        where, parameters = [*where, f"d.sort_key {'<' if descending else '>'} ?"], [*parameters, after]
    limit = limit or query.limit or DEFAULT_LIMIT
    sql = f"SELECT d.sort_key, d.body FROM documents d WHERE {' AND '.join(where)} ORDER BY d.sort_key"
    rows = connection.rows(f"{sql} {'DESC' if descending else 'ASC'} LIMIT ?", (*parameters, limit + 1))
    items = [bytes(body) for _, body in rows[:limit]]
    return TimelinePage(
        items=items if query.lang == "en" else in_language(connection, items, query.lang),
        next_cursor=encode_cursor(resource, query, rows[limit - 1][0]) if len(rows) > limit else None,
        total=total,
        understood={**understood, "sort": query.sort, "lang": query.lang},
        version=state.version,
        updated_at=state.updated_at,
    )


def _conditions(
    connection: Connection, kind: str, query: ActorQuery | PlaceQuery
) -> tuple[list[str], list[Any], dict[str, Any]]:
    where, parameters = ["d.object = ?", "d.sort_key IS NOT NULL"], [kind]
    understood: dict[str, Any] = {}
    if query.kind:
        _listed(connection, kind, [("kind", value) for value in query.kind], where, parameters)
        understood["kind"] = query.kind
    if query.country:
        bearers = [
            (given, bearer) for given in query.country for bearer in resolve_country(connection, "country", given)
        ]
        _listed(connection, kind, [("country", bearer.country or "") for _, bearer in bearers], where, parameters)
        understood["country"] = [{"given": given, "id": b.id, "name": b.name} for given, b in bearers]
    if query.q is not None:
        parse_words(query.q)
        begin = fold(query.q).strip()
        where.append(
            "EXISTS (SELECT 1 FROM name_keys n WHERE n.record_id = d.id AND n.form <> 'skeleton'"
            " AND n.key >= ? AND n.key < ?)"
        )
        parameters += [begin, begin + "\U0010ffff"]
        understood["q"] = query.q
    box = getattr(query, "bbox", None)
    if box is not None:
        west, south, east, north = box
        within = "d.longitude BETWEEN ? AND ?" if west <= east else "(d.longitude >= ? OR d.longitude <= ?)"
        where += ["d.latitude BETWEEN ? AND ?", within]
        parameters += [south, north, west, east]
        understood["bbox"] = box
    return where, parameters, understood


def _listed(
    connection: Connection, kind: str, values: list[tuple[str, str]], where: list[str], parameters: list[Any]
) -> None:
    terms = [term[0] for value in values if (term := connection.term(kind, *value)) is not None]
    marks = ",".join("?" * len(terms)) or "NULL"
    where.append(f"EXISTS (SELECT 1 FROM postings p WHERE p.list IN ({marks}) AND p.position = d.position)")
    parameters += [list_of(term) for term in terms]


def _count(connection: Connection, where: list[str], parameters: list[Any]) -> int:
    return int(connection.rows(f"SELECT COUNT(*) FROM documents d WHERE {' AND '.join(where)}", parameters)[0][0])
