"""Statements as the API shows them, and what they are listed under."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.documents.bodies import links
from app.documents.days import last_possible_day, render_date
from app.documents.events import grouped
from app.documents.known import Known, ShownActor, Sources
from app.documents.positions import position_of
from app.documents.shown import EVERYTHING, Shown, at_least, pairs_among, search_words
from app.documents.sql import Row, Sql

STATEMENTS = (
    'SELECT id, ordinal, kind, text, complete, language, wording, speaker_id, office, cue, start, "end", precision,'
    " basis, lasting, date_text, reported, sort_date, event_id, confidence, disputed, article_count, source_count"
    " FROM statements WHERE withdrawn IS NULL AND id IN ({ids})"
)
MENTIONS = "SELECT statement_id, article_id, id FROM statement_mentions WHERE statement_id IN ({ids}) ORDER BY id"
ACTORS = "SELECT mention_id, actor_id, role FROM statement_actors WHERE mention_id IN ({ids}) ORDER BY id"
TOPICS = "SELECT statement_mention_id, topic FROM mention_topics WHERE statement_mention_id IN ({ids})"


def load_statements(sql: Sql, ids: Sequence[str], known: Known) -> Iterator[Shown]:
    """The statements among ``ids`` that are to be shown: read at once, rendered when they are taken."""
    rows = sql.among(STATEMENTS, ids)
    told_by = sql.among(MENTIONS, ids)
    mention_ids = [mention for _, _, mention in told_by]
    named_actors = sql.among(ACTORS, mention_ids)
    told_topics = sql.among(TOPICS, mention_ids)
    known.need_actors([*(row[7] for row in rows), *(actor for _, actor, _ in named_actors)])
    known.need_articles(article for _, article, _ in told_by)
    known.need_events(row[18] for row in rows)

    def shown() -> Iterator[Shown]:
        mentions, named, topics = grouped(told_by), grouped(named_actors), grouped(told_topics)
        for row in rows:
            told = [mention for mention in mentions.get(row[0], []) if known.articles[mention[0]] is not None]
            found = {topic for _, mention in told for (topic,) in topics.get(mention, ())}
            actors = list(dict.fromkeys(actor for _, mention in told for actor in named.get(mention, ())))
            yield _statement(row, [article for article, _ in told], sorted(found), actors, known)

    return shown()


def _statement(row: Row, articles: list[str], topics: list[str], actors: list[Row], known: Known) -> Shown:
    key, ordinal, kind, text, complete, language, wording, speaker_id, office, cue = row[:10]
    start, end, precision, basis, lasting, date_text, reported, sort_date = row[10:18]
    event_id, confidence, disputed, article_count, source_count = row[18:]
    by_id = known.actors
    event = known.events.get(event_id)
    speaker = by_id.get(speaker_id)
    others = [by_id[actor] for actor, role in actors if role == "co_speaker" and actor != speaker_id]
    speakers = [speaker, *others] if speaker else others
    mentioned = [by_id[actor] for actor, role in actors if role != "co_speaker"]
    sources = Sources.of(articles, known.articles)
    body = {
        "object": "statement",
        "id": key,
        "kind": kind,
        "text": text,
        "complete": bool(complete),
        "language": language,
        "wording": wording,
        "speaker": speaker and {**_named(speaker), "office": office, "country": speaker.country},
        "co_speakers": [_named(actor) for actor in others],
        "mentions": [_named(actor) for actor in mentioned],
        "cue": cue,
        "date": render_date(start, end, precision, basis, date_text, reported, sort_date, lasting),
        "topics": topics,
        "event": event_id if event else None,
        "article_count": article_count,
        "source_count": source_count,
        "confidence": confidence,
        "disputed": bool(disputed),
        "sources": sources.rendered,
        "links": links("statements", key),
    }  # fmt: skip
    terms = {EVERYTHING, ("kind", kind), ("precision", precision)}
    terms.update(at_least(article_count), sources.listed, _actor_terms(speakers, mentioned))
    terms.update([("topic", topic) for topic in topics])
    if disputed:
        terms.add(("disputed", "true"))
    shown = Shown(key, "statement", position_of("statement", ordinal), body, terms, last_possible_day(end, precision))
    if event is not None:
        terms |= event.listed
        if event.place:
            shown.latitude, shown.longitude = event.place.latitude, event.place.longitude
    shown.confidence = confidence
    shown.words = search_words(text)
    return shown


def _named(actor: ShownActor) -> dict[str, Any]:
    return {"id": actor.id, "name": actor.name}


def _actor_terms(speakers: list[ShownActor], mentioned: list[ShownActor]) -> Iterator[tuple[str, str]]:
    for actor in speakers:
        yield "speaker", actor.id
        if actor.country:
            yield "speaker_side", actor.country
    for actor in (*speakers, *mentioned):
        yield "actor", actor.id
        if actor.country:
            yield "side", actor.country
    yield from pairs_spoken_of(speakers, mentioned)


def pairs_spoken_of(speakers: Sequence[ShownActor], mentioned: Sequence[ShownActor]) -> Iterator[tuple[str, str]]:
    """The pairs of states of which one side speaks and names the other."""
    for speaker in speakers:
        for other in mentioned:
            if speaker.country and other.country and speaker.country != other.country:
                yield from pairs_among((speaker.country, other.country))
