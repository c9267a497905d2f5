"""What one article contributes: its tellings, written as mentions, topics and evidence, and deleted again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import delete, select

from app.enums import Wording
from app.merging.tellings import Days, EventTelling, Location, Part, Source, StatementTelling
from app.reading.article import RawArticle, Span
from app.resolution.resolved import (
    DATELINE,
    ResolvedArticle,
    ResolvedDate,
    ResolvedEvent,
    ResolvedEvidence,
    ResolvedPlace,
    ResolvedStatement,
)
from app.storage.actors import ActorFacts
from app.storage.records import day_columns
from app.storage.tables import (
    APPEARANCES,
    EVENT_MENTIONS,
    EVIDENCE,
    MENTION_PARTICIPANTS,
    MENTION_TOPICS,
    STATEMENT_ACTORS,
    STATEMENT_MENTIONS,
)
from app.storage.work import Row, Work


@dataclass(frozen=True, slots=True)
class Share:
    """An article's tellings, with the spans that tell each."""

    events: Sequence[EventTelling] = ()
    statements: Sequence[StatementTelling] = ()
    spans: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    """Spans of events by number of their rows."""
    pieces: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    """Spans of statements by number of their rows."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an article's refs mean in the database."""

    actors: Sequence[ActorFacts]
    """By ref."""
    places: Mapping[ResolvedPlace, Location]


def tell_share(work: Work, resolved: ResolvedArticle, source: Source, known: Known) -> Share:
    """What a read article tells, as merging compares it."""
    events = [
        _tell_event(work, number, event, source, resolved.raw, known) for number, event in enumerate(resolved.events)
    ]
    statements = [
        _tell_statement(work, number, statement, source, resolved.raw, known)
        for number, statement in enumerate(resolved.statements)
    ]
    return Share(
        events,
        statements,
        {telling.id: _event_spans(event) for telling, event in zip(events, resolved.events, strict=True)},
        {telling.id: one.pieces for telling, one in zip(statements, resolved.statements, strict=True)},
    )


def _tell_event(
    work: Work, number: int, event: ResolvedEvent, source: Source, raw: RawArticle, known: Known
) -> EventTelling:
    spans = _event_spans(event)
    return EventTelling(
        id=work.next_number(EVENT_MENTIONS),
        source=source,
        number=number,
        type=event.type,
        subtype=event.subtype,
        status=event.status,
        days=_days(event.date),
        place=_location(event, known),
        parts=tuple(_part(known.actors[one.actor], one.role, one.office, one.country) for one in event.participants),
        confidence=event.confidence,
        part_of=event.part_of,
        position=spans[0].start if spans else 0,
        topics=event.topics,
        words=spans[0].of(raw.text) if spans else "",
    )


def _location(event: ResolvedEvent, known: Known) -> Location | None:
    if event.place is None:
        return None
    reported_from = any(row.field == "place" and row.rule == DATELINE for row in event.evidence)
    return replace(known.places[event.place], is_told=not reported_from)


def _part(actor: ActorFacts, role: str, office: str | None, country: str | None) -> Part:
    return Part(actor.id, actor.kind, role, actor.name, actor.country or country, office)


def _tell_statement(
    work: Work, number: int, statement: ResolvedStatement, source: Source, raw: RawArticle, known: Known
) -> StatementTelling:
    return StatementTelling(
        id=work.next_number(STATEMENT_MENTIONS),
        source=source,
        number=number,
        kind=statement.kind,
        text=statement.text,
        complete=statement.complete,
        speaker=known.actors[statement.speaker].id if statement.speaker is not None else None,
        days=_days(statement.date),
        language=raw.language,
        wording=Wording.MACHINE_TRANSLATED if raw.machine_translated else Wording.AS_PRINTED,
        office=statement.office,
        cue=statement.cue,
        event_number=statement.event,
        confidence=statement.confidence,
        position=statement.pieces[0].start if statement.pieces else 0,
        topics=statement.topics,
    )


def _days(date: ResolvedDate) -> Days:
    return Days(date.start, date.end, date.precision, date.basis, date.lasting, date.text)


def _event_spans(event: ResolvedEvent) -> tuple[Span, ...]:
    told = [evidence.span for evidence in event.evidence if evidence.field == "type"]
    return (event.span,) if event.span else tuple(told[:1])


def write_share(
    work: Work, article: str, share: Share, resolved: ResolvedArticle, known: Known,
    homes: Mapping[str, Mapping[int, str]], because: Mapping[str, Mapping[int, str]],
) -> None:  # fmt: skip
    """Write the rows of an article's tellings, linked to the records they are told of."""
    _write_events(work, article, share.events, resolved, known, homes["event"], because["event"])
    _write_statements(work, article, share.statements, resolved, known, homes["statement"], because["statement"])


def _write_events(
    work: Work, article: str, tellings: Sequence[EventTelling], resolved: ResolvedArticle, known: Known,
    homes: Mapping[int, str], because: Mapping[int, str],
) -> None:  # fmt: skip
    rows, parts, topics, evidence = [], [], [], []
    for telling, event in zip(tellings, resolved.events, strict=True):
        rows.append({"event_id": homes.get(telling.id), "merged_because": because.get(telling.id),
                     **_event_columns(article, telling, event.rule)})  # fmt: skip
        for one in event.participants:
            parts.append({"id": work.next_number(MENTION_PARTICIPANTS), "mention_id": telling.id,
                          "actor_id": known.actors[one.actor].id, "role": one.role, "office": one.office,
                          "country": one.country})  # fmt: skip
        topics += [_topic(work, topic, event=telling.id) for topic in event.topics]
        evidence += [_evidence(work, article, resolved.raw, one, known, event=telling.id) for one in event.evidence]
    work.insert(EVENT_MENTIONS, rows)
    work.insert(MENTION_PARTICIPANTS, parts)
    work.insert(MENTION_TOPICS, topics)
    work.insert(EVIDENCE, evidence)


def _event_columns(article: str, telling: EventTelling, rule: str) -> Row:
    return {
        "id": telling.id,
        "article_id": article,
        "number": telling.number,
        "position": telling.position,
        "reported": telling.source.reported,
        "type": telling.type,
        "subtype": telling.subtype,
        "status": telling.status.value,
        "place_id": telling.place.id if telling.place else None,
        "part_of": telling.part_of,
        "rule": rule,
        "confidence": telling.confidence,
        **day_columns(telling.days),
    }


def _write_statements(
    work: Work, article: str, tellings: Sequence[StatementTelling], resolved: ResolvedArticle, known: Known,
    homes: Mapping[int, str], because: Mapping[int, str],
) -> None:  # fmt: skip
    rows, actors, topics, evidence = [], [], [], []
    for telling, statement in zip(tellings, resolved.statements, strict=True):
        rows.append({"statement_id": homes.get(telling.id), "merged_because": because.get(telling.id),
                     **_statement_columns(article, telling, statement)})  # fmt: skip
        for role, refs in (("mentioned", statement.mentioned), ("co_speaker", statement.co_speakers)):
            for ref in dict.fromkeys(refs):
                actors.append({"id": work.next_number(STATEMENT_ACTORS), "mention_id": telling.id,
                               "actor_id": known.actors[ref].id, "role": role})  # fmt: skip
        topics += [_topic(work, topic, statement=telling.id) for topic in statement.topics]
        told = statement.evidence or _plain_evidence(statement)
        evidence += [_evidence(work, article, resolved.raw, one, known, statement=telling.id) for one in told]
    work.insert(STATEMENT_MENTIONS, rows)
    work.insert(STATEMENT_ACTORS, actors)
    work.insert(MENTION_TOPICS, topics)
    work.insert(EVIDENCE, evidence)


def _statement_columns(article: str, telling: StatementTelling, statement: ResolvedStatement) -> Row:
    return {
        "id": telling.id,
        "article_id": article,
        "number": telling.number,
        "position": telling.position,
        "reported": telling.source.reported,
        "kind": telling.kind.value,
        "text": telling.text,
        "complete": telling.complete,
        "speaker_id": telling.speaker,
        "speaker_text": statement.speaker_text,
        "office": telling.office,
        "cue": telling.cue,
        "event_number": telling.event_number,
        "rule": statement.rule,
        "confidence": telling.confidence,
        **day_columns(telling.days),
    }


def _plain_evidence(statement: ResolvedStatement) -> Iterable[ResolvedEvidence]:
    """The spans that a statement itself carries: its pieces, its speaker and its cue."""
    yield from (ResolvedEvidence("text", piece, statement.rule) for piece in statement.pieces)
    if statement.speaker_span is not None:
        yield ResolvedEvidence("speaker", statement.speaker_span, statement.rule, statement.speaker)
    if statement.cue_span is not None:
        yield ResolvedEvidence("cue", statement.cue_span, statement.rule)


def _evidence(
    work: Work, article: str, raw: RawArticle, one: ResolvedEvidence, known: Known,
    event: int | None = None, statement: int | None = None,
) -> Row:  # fmt: skip
    return {
        "id": work.next_number(EVIDENCE),
        "article_id": article,
        "event_mention_id": event,
        "statement_mention_id": statement,
        "field": one.field,
        "actor_id": known.actors[one.actor].id if one.actor is not None else None,
        "role": one.role,
        "exact": one.span.of(raw.text),
        "start": one.span.start,
        "end": one.span.end,
        "rule": one.rule,
    }


def _topic(work: Work, topic: str, event: int | None = None, statement: int | None = None) -> Row:
    number = work.next_number(MENTION_TOPICS)
    return {"id": number, "topic": topic, "event_mention_id": event, "statement_mention_id": statement}


def load_spans(work: Work, article: str) -> tuple[dict[int, tuple[Span, ...]], dict[int, tuple[Span, ...]]]:
    """The spans that tell an article's stored events, and its stored statements, by number of their rows."""
    wanted = select(EVIDENCE).where(EVIDENCE.c.article_id == article, EVIDENCE.c.field.in_(("type", "text")))
    events: dict[int, tuple[Span, ...]] = {}
    statements: dict[int, tuple[Span, ...]] = {}
    for row in work.session.execute(wanted.order_by(EVIDENCE.c.id)):
        spans, owner = (
            (events, row.event_mention_id) if row.event_mention_id else (statements, row.statement_mention_id)
        )
        spans[owner] = (*spans.get(owner, ()), Span(row.start, row.end))
    return events, statements


def delete_share(work: Work, article: str) -> None:
    """Delete an article's tellings with all that hangs on them."""
    work.session.execute(delete(EVIDENCE).where(EVIDENCE.c.article_id == article))
    for table in (EVENT_MENTIONS, STATEMENT_MENTIONS, APPEARANCES):
        work.session.execute(delete(table).where(table.c.article_id == article))
