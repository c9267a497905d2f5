"""One article's record as the `extract` command writes it: dates, precision and status as in gold files."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from app.enums import ActorKind, PlaceKind, Precision
from app.errors import AppError
from app.extraction import extract
from app.extraction.mentions import DateMention
from app.lexicon.gazetteer import Gazetteer, default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import read_article, split_text
from app.reading.article import RawArticle, Span
from app.resolution import resolve
from app.resolution.resolved import ResolvedActor, ResolvedArticle, ResolvedDate, ResolvedEvent, ResolvedStatement

SIDE_RE = re.compile(r"^(?:[Tt]he )?(?P<side>.* (?:side|authorities|delegation|leadership))$")
CLOSED_WINDOWS = (Precision.MONTH, Precision.YEAR, Precision.QUARTER, Precision.SEASON, Precision.DECADE)
"""Precisions whose gold form is the first day alone."""


def extract_file(path: Path, gazetteer: Gazetteer | None = None) -> dict[str, Any]:
    """Reads one file through rooms 1 to 4; a file that cannot be read gets its reason and empty lists."""
    try:
        raw = read_article(path)
        known = gazetteer or default_gazetteer()
        document = split_text(raw)
        return report(resolve(extract(document, load_lexicon(), known), known))
    except AppError as error:
        return {"article": {"title": None}, "error": str(error), "statements": [], "events": [], "dates": []}


def report(resolved: ResolvedArticle) -> dict[str, Any]:
    """The article's record as plain data, ready for JSON."""
    return {
        "article": _article(resolved.raw),
        "statements": [_statement(statement, resolved) for statement in resolved.statements],
        "events": [_event(event, resolved) for event in resolved.events],
        "dates": [
            _date_found(mention, resolved.raw.text) for mention in resolved.dates if mention.rule != "counted_from_next"
        ],
        "actors": [_actor(actor) for actor in resolved.actors],
    }


def _article(raw: RawArticle) -> dict[str, Any]:
    return {
        "title": raw.title,
        "publisher": raw.publisher,
        "published": _iso(raw.published),
        "published_basis": str(raw.published_basis),
        "language": raw.language,
        "url": raw.url,
    }


def _statement(statement: ResolvedStatement, resolved: ResolvedArticle) -> dict[str, Any]:
    speaker = _at(resolved, statement.speaker)
    start, _, precision = gold_date(statement.date)
    return {
        "kind": str(statement.kind),
        "text": statement.text,
        "pieces": [[piece.start, piece.end] for piece in statement.pieces],
        "complete": statement.complete,
        "speaker": _speaker_name(speaker, statement.speaker_text),
        "speaker_id": speaker.key if speaker else None,
        "co_speakers": [resolved.actors[ref].name for ref in statement.co_speakers],
        "speaker_mention": _mention(statement.speaker_text, statement.speaker_span),
        "cue": _mention(statement.cue, statement.cue_span),
        "role": statement.office,
        "date": start,
        "precision": precision if start else None,
        "event": statement.event,
        "topics": list(statement.topics),
        "rule": statement.rule,
        "confidence": statement.confidence,
    }


def _speaker_name(speaker: ResolvedActor | None, words: str | None) -> str | None:
    """A state that speaks goes by the words that make it speak: "Kazakh side"."""
    if speaker and speaker.kind is ActorKind.STATE and words and SIDE_RE.search(words):
        return SIDE_RE.sub(r"\g<side>", words)
    return speaker.name if speaker else None


def _event(event: ResolvedEvent, resolved: ResolvedArticle) -> dict[str, Any]:
    start, end, precision = gold_date(event.date)
    hosts = [part for part in event.participants if part.role == "host"]
    others = [part for part in event.participants if part.role != "host"]
    roles: dict[str, list[str]] = {}
    for part in event.participants:
        roles.setdefault(part.role, []).append(resolved.actors[part.actor].name)
    host = _at(resolved, hosts[0].actor) if hosts else None
    place = event.place
    in_city = place is not None and place.kind is not PlaceKind.COUNTRY
    return {
        "type": event.type,
        "subtype": event.subtype,
        "status": str(event.status),
        "start": start,
        "end": end,
        "precision": precision,
        "participants": [resolved.actors[part.actor].name for part in others],
        "participant_ids": [resolved.actors[part.actor].key for part in others],
        "roles": roles,
        "host": host.name if host else None,
        "host_id": host.key if host else None,
        "city": place.name if place and in_city else None,
        "place_id": place.key if place and in_city else None,
        "country": place.country if place else None,
        "evidence": event.span.of(resolved.raw.text) if event.span else None,
        "start_offset": event.span.start if event.span else None,
        "end_offset": event.span.end if event.span else None,
        "part_of": event.part_of,
        "topics": list(event.topics),
        "rule": event.rule,
        "confidence": event.confidence,
    }


def gold_date(when: ResolvedDate) -> tuple[str | None, str | None, str]:
    """Start, end and precision as gold files write them.

    `before` and `after` have their bound as start; the end is null where it is the last day of the precision;
    a week is a range of days.
    """
    match when.precision:
        case Precision.UNKNOWN:
            return None, None, "unknown"
        case Precision.BEFORE:
            return _iso(when.end or when.start), None, "before"
        case Precision.AFTER:
            return _iso(when.start or when.end), None, "after"
    single = when.end == when.start or when.precision in CLOSED_WINDOWS
    precision = Precision.DAY if when.precision is Precision.WEEK else when.precision
    return _iso(when.start), None if single else _iso(when.end), str(precision)


def _date_found(mention: DateMention, text: str) -> dict[str, Any]:
    return {
        "text": mention.span.of(text),
        "start_offset": mention.span.start,
        "end_offset": mention.span.end,
        "start": _iso(mention.start),
        "end": _iso(mention.end),
        "precision": str(mention.precision),
    }


def _actor(actor: ResolvedActor) -> dict[str, Any]:
    return {
        "id": actor.key,
        "kind": str(actor.kind),
        "name": actor.name,
        "office": actor.office if actor.kind is ActorKind.PERSON else None,
        "country": actor.country,
        "spellings": list(actor.spellings),
    }


def _at(resolved: ResolvedArticle, ref: int | None) -> ResolvedActor | None:
    return None if ref is None else resolved.actors[ref]


def _mention(text: str | None, span: Span | None) -> dict[str, Any] | None:
    return {"text": text, "start": span.start, "end": span.end} if text and span else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
