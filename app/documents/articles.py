"""Articles as the API shows them, and what they are listed under."""

from collections.abc import Iterator, Sequence

from app.documents.bodies import links
from app.documents.events import grouped
from app.documents.known import Known, Sources
from app.documents.positions import day_of, position_of
from app.documents.shown import EVERYTHING, Shown, search_words
from app.documents.sql import Row, Sql
from app.documents.statements import pairs_spoken_of

ARTICLES = (
    "SELECT id, ordinal, url, title, publisher, published, published_basis, language, text, text_kind, sha256,"
    " translation, via, reuse_share, reuse_terms FROM articles WHERE withdrawn IS NULL AND id IN ({ids})"
)
EVENTS = "SELECT article_id, event_id FROM event_mentions WHERE event_id IS NOT NULL AND article_id IN ({ids})"
PARTICIPANTS = (
    "SELECT mention.article_id, part.actor_id FROM event_mentions mention"
    " JOIN mention_participants part ON part.mention_id = mention.id WHERE mention.article_id IN ({ids})"
)
STATEMENTS = (
    "SELECT article_id, statement_id, speaker_id, id FROM statement_mentions"
    " WHERE statement_id IS NOT NULL AND article_id IN ({ids})"
)
NAMED = (
    "SELECT mention.id, named.actor_id, named.role FROM statement_mentions mention"
    " JOIN statement_actors named ON named.mention_id = mention.id WHERE mention.article_id IN ({ids})"
)


def load_articles(sql: Sql, ids: Sequence[str], known: Known) -> Iterator[Shown]:
    """The articles among ``ids`` that are to be shown: read at once, rendered when they are taken."""
    rows = sql.among(ARTICLES, ids)
    told_events = sql.among(EVENTS, ids)
    parts = sql.among(PARTICIPANTS, ids)
    told_statements = sql.among(STATEMENTS, ids)
    named_actors = sql.among(NAMED, ids)
    known.need_actors(actor for _, actor in parts)
    known.need_actors(row[2] for row in told_statements)
    known.need_actors(actor for _, actor, _ in named_actors)
    known.need_articles(ids)
    known.need_events(event for _, event in told_events)

    def shown() -> Iterator[Shown]:
        events, participants = grouped(told_events), grouped(parts)
        statements, named = grouped(told_statements), grouped(named_actors)
        for row in rows:
            told = {event for (event,) in events.get(row[0], ()) if known.events[event] is not None}
            said = statements.get(row[0], [])
            article = _article(row, len(told), len({statement for statement, _, _ in said}), known)
            pairs = (known.events[event].pairs for event in told)  # type: ignore[union-attr]
            article.terms = _actor_terms(participants.get(row[0], []), said, named, known).union(article.terms, *pairs)
            yield article

    return shown()


def _article(row: Row, event_count: int, statement_count: int, known: Known) -> Shown:
    key, ordinal, url, title, publisher, published, basis, language, text, text_kind = row[:10]
    sha256, translation, via, share, terms_of_reuse = row[10:]
    body = {
        "object": "article",
        "id": key,
        "title": title,
        "publisher": publisher,
        "published": published,
        "published_basis": basis,
        "language": language,
        "url": url,
        "via": via,
        "translation": translation,
        "text_kind": text_kind,
        "length": len(text),
        "sha256": sha256,
        "reuse": {"share": share, "terms": terms_of_reuse},
        "event_count": event_count,
        "statement_count": statement_count,
        "links": links("articles", key),
    }
    terms = {EVERYTHING, ("text_kind", text_kind), *Sources.of([key], known.articles).listed}
    position = position_of("article", ordinal)
    return Shown(key, "article", position, body, terms, day_of(position), words=search_words(title, text))


def _actor_terms(parts: list[Row], said: list[Row], named: dict[int, list[Row]], known: Known) -> set[tuple[str, str]]:
    by_id = known.actors
    actors = {actor for (actor,) in parts}
    terms: set[tuple[str, str]] = set()
    for _, speaker_id, mention in said:
        found = named.get(mention, [])
        speakers = [by_id[actor] for actor, role in found if role == "co_speaker"]
        speakers += [by_id[speaker_id]] if speaker_id else []
        mentioned = [by_id[actor] for actor, role in found if role != "co_speaker"]
        actors |= {actor.id for actor in (*speakers, *mentioned)}
        terms.update(pairs_spoken_of(speakers, mentioned))
    terms |= {("actor", actor) for actor in actors}
    return terms | {("side", country) for actor in actors if (country := by_id[actor].country)}


def load_article_ids_of(sql: Sql, events: Sequence[str], statements: Sequence[str]) -> Iterator[str]:
    """Ids of the articles that tell some events or print some statements."""
    yield from (row[0] for row in sql.among("SELECT article_id FROM event_mentions WHERE event_id IN ({ids})", events))
    query = "SELECT article_id FROM statement_mentions WHERE statement_id IN ({ids})"
    yield from (row[0] for row in sql.among(query, statements))
