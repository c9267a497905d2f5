"""Events as the API shows them, and what they are listed under."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from app.documents.bodies import links
from app.documents.days import last_possible_day, render_date
from app.documents.known import NOWHERE, Known, ShownPlace, Sources
from app.documents.positions import position_of
from app.documents.shown import EVERYTHING, Shown, at_least, pairs_among, search_words
from app.documents.sql import Row, Sql
from app.documents.titles import event_title
from app.lexicon.event_types import load_event_types

EVENTS = (
    'SELECT id, ordinal, type, subtype, status, start, "end", precision, basis, lasting, date_text, reported,'
    " sort_date, place_id, (SELECT whole.id FROM events whole WHERE whole.id = events.part_of"
    " AND whole.withdrawn IS NULL), confidence, disputed, article_count, source_count"
    " FROM events WHERE withdrawn IS NULL AND id IN ({ids})"
)
PARTICIPANTS = (
    "SELECT event_id, actor_id, role, office, country FROM participants WHERE event_id IN ({ids}) ORDER BY position, id"
)
MENTIONS = "SELECT event_id, article_id, id FROM event_mentions WHERE event_id IN ({ids}) ORDER BY id"
EVIDENCE = "SELECT event_mention_id, exact FROM evidence WHERE event_mention_id IN ({ids}) ORDER BY id"
TOPICS = "SELECT event_mention_id, topic FROM mention_topics WHERE event_mention_id IN ({ids})"


def grouped(rows: Iterable[Row]) -> dict[Any, list[Row]]:
    """Rows by their first column, without it."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row[1:])
    return groups


def load_events(sql: Sql, ids: Sequence[str], known: Known) -> Iterator[Shown]:
    """The events among ``ids`` that are to be shown: read at once, rendered when they are taken."""
    rows = sql.among(EVENTS, ids)
    parts = sql.among(PARTICIPANTS, ids)
    told_by = sql.among(MENTIONS, ids)
    mention_ids = [mention for _, _, mention in told_by]
    exact_words = sql.among(EVIDENCE, mention_ids)
    told_topics = sql.among(TOPICS, mention_ids)
    known.need_actors(part[1] for part in parts)
    known.need_articles(article for _, article, _ in told_by)
    known.need_places(row[13] for row in rows)

    def shown() -> Iterator[Shown]:
        participants, mentions = grouped(parts), grouped(told_by)
        evidence, topics = grouped(exact_words), grouped(told_topics)
        for row in rows:
            told = [mention for mention in mentions.get(row[0], []) if known.articles[mention[0]] is not None]
            found = {topic for _, mention in told for (topic,) in topics.get(mention, ())}
            exact = [words for _, mention in told for (words,) in evidence.get(mention, ())]
            articles = [article for article, _ in told]
            yield _event(row, participants.get(row[0], []), articles, sorted(found), exact, known)

    return shown()


def _event(
    row: Row, parts: list[Row], articles: list[str], topics: list[str], evidence: list[str], known: Known
) -> Shown:
    key, ordinal, kind, subtype, status, start, end, precision, basis, lasting, text, reported, sort_date = row[:13]
    place_id, part_of, confidence, disputed, article_count, source_count = row[13:]
    place = known.places.get(place_id)
    sources = Sources.of(articles, known.articles)
    participants = [_participant(part, known) for part in parts]
    title = event_title(kind, subtype, [(part["role"], part["name"]) for part in participants], _city(place))
    body = {
        "object": "event",
        "id": key,
        "type": kind,
        "subtype": subtype,
        "status": status,
        "title": title,
        "date": render_date(start, end, precision, basis, text, reported, sort_date, lasting),
        "place": place and place.rendered,
        "participants": participants,
        **(_visit(participants, place) if kind == "visit" else {}),
        "codes": codes_of(kind, subtype),
        "topics": topics,
        "article_count": article_count,
        "source_count": source_count,
        "confidence": confidence,
        "disputed": bool(disputed),
        "part_of": part_of,
        "sources": sources.rendered,
        "links": links("events", key),
    }  # fmt: skip
    at = place.listed if place else NOWHERE
    terms = {EVERYTHING, ("type", kind), ("subtype", subtype), ("status", status), ("precision", precision)}
    terms.update(at_least(article_count), sources.listed, at, _participant_terms(participants, kind))
    terms.update([(f"{field}_type", f"{value} {kind}") for field, value in at])
    terms.update([("topic", topic) for topic in topics])
    if disputed:
        terms.add(("disputed", "true"))
    shown = Shown(key, "event", position_of("event", ordinal), body, terms, last_possible_day(end, precision))
    if place is not None:
        shown.latitude, shown.longitude = place.latitude, place.longitude
    shown.confidence = confidence
    shown.words = search_words(title, *evidence)
    return shown


def _participant(part: Row, known: Known) -> dict[str, Any]:
    actor_id, role, office, country = part
    actor = known.actors[actor_id]
    return {
        "id": actor_id,
        "name": actor.name,
        "role": role,
        "office": office,
        "country": country or actor.country,
    }


def _visit(participants: list[dict[str, Any]], place: ShownPlace | None) -> dict[str, Any]:
    """What visits have as fields of their own."""
    shown = [{key: part[key] for key in ("id", "name", "office", "country", "role")} for part in participants]
    host = next((part for part in shown if part["role"] == "host"), None)
    visitors = [part for part in shown if part["role"] == "visitor"]
    for part in shown:
        del part["role"]
    return {"visitors": visitors, "host": host, "city": _city(place)}


def _city(place: ShownPlace | None) -> str | None:
    return place.city[1] if place is not None and place.city is not None else None


@lru_cache(maxsize=256)
def codes_of(kind: str, subtype: str) -> dict[str, Any] | None:
    """PLOVER and CAMEO codes and the Goldstein value of a subtype."""
    known = load_event_types().get(kind)
    return known.codes_of(subtype).model_dump() if known else None


def _participant_terms(participants: list[dict[str, Any]], kind: str) -> Iterator[tuple[str, str]]:
    sides = [part["country"] for part in participants if part["country"]]
    for part in participants:
        yield "actor", part["id"]
        if part["role"] in ("visitor", "host"):
            yield part["role"], part["id"]
            if part["country"]:
                yield f"{part['role']}_side", part["country"]
    yield from (("side", side) for side in sides)
    for field, pair in pairs_among(sides):
        yield field, pair
        yield "pair_type", f"{pair} {kind}"
