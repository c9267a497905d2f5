"""Rows of actors that articles name: made, described by their appearances, moved, removed with the last of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Table, case, delete, select, update

from app.enums import ActorKind, Origin, RetiredStatus
from app.lexicon.folding import fold
from app.storage.appearances import Appearance, Move
from app.storage.identity import name_key
from app.storage.tables import (
    ACTORS,
    ALIASES,
    APPEARANCES,
    EVENT_MENTIONS,
    EVIDENCE,
    MENTION_PARTICIPANTS,
    PARTICIPANTS,
    STATEMENT_ACTORS,
    STATEMENT_MENTIONS,
    STATEMENTS,
)
from app.storage.work import Row, Work


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """What merging asks of an actor."""

    id: str
    kind: ActorKind
    name: str
    country: str | None


def actor_facts(work: Work, ids: Sequence[str]) -> list[ActorFacts]:
    """Kind, name and country of actors, in the order of their ids."""
    rows = work.sql.among("SELECT id, kind, name, country FROM actors WHERE id IN ({ids})", sorted(set(ids)))
    facts = {key: ActorFacts(key, ActorKind(kind), name, country) for key, kind, name, country in rows}
    return [facts[actor] for actor in ids]


def store_actors(work: Work, settled: Sequence[Appearance], moves: Sequence[Move]) -> None:
    """Make rows of appearances, move others, and make rows of the actors whom they are the first to name."""
    everyone = [*settled, *(replace(move.appearance, actor=move.new) for move in moves)]
    ids = {one.actor for one in everyone if one.actor}
    known = {actor for (actor,) in work.sql.among("SELECT id FROM actors WHERE id IN ({ids})", sorted(ids))}
    fresh = {one.actor: one for one in reversed(everyone) if one.actor and one.actor not in known}
    work.revive(*sorted(fresh))
    for actor in sorted(fresh):
        work.note("actor", actor, "added")
    work.insert(ACTORS, [_actor_row(actor, fresh[actor]) for actor in sorted(fresh)])
    work.insert(APPEARANCES, [_appearance_row(work, one) for one in settled])
    for article, turned in _by_article(moves).items():
        _turn(work, APPEARANCES, "actor_id", APPEARANCES.c.article_id == article, turned)


def _actor_row(actor: str, one: Appearance) -> Row:
    origin = Origin.SEEDS if one.known else Origin.ARTICLE
    return {"id": actor, "kind": one.kind.value, "name": one.name, "country": one.country, "gender": one.gender,
            "origin": origin.value}  # fmt: skip


def _appearance_row(work: Work, one: Appearance) -> Row:
    return {
        "id": work.next_number(APPEARANCES),
        "article_id": one.article,
        "actor_id": one.actor,
        "kind": one.kind.value,
        "name": one.name,
        "name_key": one.key,
        "country": one.country,
        "gender": one.gender,
        "office": one.office,
        "office_kind": one.office_kind,
        "known": one.known,
    }


def apply_moves(work: Work, moves: Iterable[Move]) -> None:
    """Let everything an article says of the old actor be said of the new one."""
    for article, turned in _by_article(moves).items():
        of_event = select(EVENT_MENTIONS.c.id).where(EVENT_MENTIONS.c.article_id == article)
        of_statement = select(STATEMENT_MENTIONS.c.id).where(STATEMENT_MENTIONS.c.article_id == article)
        for table, column, within in (
            (EVIDENCE, "actor_id", EVIDENCE.c.article_id == article),
            (MENTION_PARTICIPANTS, "actor_id", MENTION_PARTICIPANTS.c.mention_id.in_(of_event)),
            (STATEMENT_ACTORS, "actor_id", STATEMENT_ACTORS.c.mention_id.in_(of_statement)),
            (STATEMENT_MENTIONS, "speaker_id", STATEMENT_MENTIONS.c.article_id == article),
        ):
            _turn(work, table, column, within, turned)


def _by_article(moves: Iterable[Move]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for move in moves:
        found.setdefault(move.article, {})[move.old] = move.new
    return found


def _turn(work: Work, table: Table, column: str, within: ColumnElement[bool], turned: Mapping[str, str]) -> None:
    """Replace actors by others in one step, so that two may change places."""
    values = {column: case(dict(turned), value=table.c[column])}
    work.session.execute(update(table).where(within, table.c[column].in_(turned)).values(values))


def changed_facts(work: Work, actors: Iterable[str]) -> dict[str, Row]:
    """For actors met in articles: what their appearances tell by now, where it is not what their rows say."""
    met = {actor for actor in actors if actor.startswith("act_")}
    rows = {row[0]: row for row in work.sql.among(ACTOR_FACTS, sorted(met))}
    found: dict[str, list[Named]] = {}
    for actor, *named in work.sql.among(NAMED, sorted(rows)):
        found.setdefault(actor, []).append(Named(*named))
    spelled: dict[str, set[str]] = {}
    for actor, name in work.sql.among("SELECT actor_id, name FROM aliases WHERE actor_id IN ({ids})", sorted(rows)):
        spelled.setdefault(actor, set()).add(name)
    changed = {actor: _facts(named) for actor, named in found.items()}
    names = {actor: {one.name for one in found[actor]} for actor in changed}
    respelled = [actor for actor in changed if spelled.get(actor, set()) != names[actor]]
    if gone := [actor for actor in respelled if actor in spelled]:
        work.session.execute(delete(ALIASES).where(ALIASES.c.actor_id.in_(gone)))
    work.insert(ALIASES, [
        _alias_row(work, actor, ActorKind(rows[actor][1]), name, name == changed[actor]["name"])
        for actor in respelled for name in sorted(names[actor])
    ])  # fmt: skip
    for actor in respelled:
        work.note("actor", actor, "changed")
    return {actor: facts for actor, facts in changed.items() if rows[actor][2:] != tuple(facts.values())}


class Named(NamedTuple):
    """What appearances tell of an actor, and how many tell it."""

    name: str
    country: str | None
    gender: str | None
    times: int


ACTOR_FACTS = "SELECT id, kind, name, country, gender FROM actors WHERE id IN ({ids})"
NAMED = (
    "SELECT actor_id, name, country, gender, COUNT(*) FROM appearances WHERE actor_id IN ({ids})"
    " GROUP BY actor_id, name, country, gender"
)


def _facts(found: Sequence[Named]) -> Row:
    names = _counted((one.name, one.times) for one in found)
    return {
        "name": min(names, key=lambda name: (-len(name.split()), -names[name], name)),
        "country": _commonest((one.country, one.times) for one in found),
        "gender": _commonest((one.gender, one.times) for one in found),
    }


def write_facts(work: Work, changed: Mapping[str, Row]) -> None:
    """Give actors the name, country and gender found for them."""
    for actor, facts in changed.items():
        work.session.execute(update(ACTORS).where(ACTORS.c.id == actor).values(facts))
        work.note("actor", actor, "changed")


def _alias_row(work: Work, actor: str, kind: ActorKind, name: str, primary: bool) -> Row:
    return {"id": work.next_number(ALIASES), "actor_id": actor, "name": name, "folded": fold(name),
            "name_key": name_key(kind, name), "is_primary": primary, "origin": Origin.ARTICLE.value}  # fmt: skip


def _counted(values: Iterable[tuple[str | None, int]]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for value, count in values:
        if value:
            counted[value] += count
    return counted


def _commonest(values: Iterable[tuple[str | None, int]]) -> str | None:
    counted = _counted(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def remove_unused_actors(work: Work, actors: Iterable[str], moves: Iterable[Move]) -> None:
    """Let actors go that articles made and no article names any more; one who turned out another leads to that one."""
    successors = {move.old: move.new for move in moves}
    for actor in sorted({*actors, *successors}):
        origin = work.session.execute(select(ACTORS.c.origin).where(ACTORS.c.id == actor)).scalar()
        if origin != Origin.ARTICLE or _is_used(work, actor):
            continue
        work.session.execute(delete(ACTORS).where(ACTORS.c.id == actor))
        if actor in successors:
            work.retire("actor", actor, RetiredStatus.MERGED, "the same as another actor", successors[actor])
        else:
            work.retire("actor", actor, RetiredStatus.REMOVED, "no article names this actor any more")


USES = (
    APPEARANCES.c.actor_id,
    PARTICIPANTS.c.actor_id,
    STATEMENTS.c.speaker_id,
    MENTION_PARTICIPANTS.c.actor_id,
    STATEMENT_MENTIONS.c.speaker_id,
    STATEMENT_ACTORS.c.actor_id,
)


def _is_used(work: Work, actor: str) -> bool:
    return any(work.session.execute(select(column).where(column == actor).limit(1)).first() for column in USES)
