"""Who is whom has changed: rows of actors follow, and what was grouped by them has to be looked at again."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.storage.actors import apply_moves, changed_facts, store_actors, write_facts
from app.storage.appearances import Appearance, Move
from app.storage.rebuilding import Affected, affected_by
from app.storage.tables import EVENT_MENTIONS, MENTION_PARTICIPANTS, STATEMENT_MENTIONS
from app.storage.work import Work


def regroup_actors(
    work: Work, settled: Sequence[Appearance], moves: Sequence[Move], actors: Collection[str], affected: Affected
) -> None:
    """Store appearances and let everything follow that they change about actors, those in ``actors`` among them.

    What hung together before is noted in ``affected`` before anything is changed.
    """
    store_actors(work, settled, moves)
    touched = {*actors, *(one.actor for one in settled if one.actor), *(move.old for move in moves)}
    changed = changed_facts(work, touched | {move.new for move in moves})
    events, statements = _told_with(work, moves, changed)
    if events or statements:
        affected.add(affected_by(work, events, statements))
    apply_moves(work, moves)
    write_facts(work, changed)


def _told_with(work: Work, moves: Sequence[Move], changed: Collection[str]) -> tuple[set[int], set[int]]:
    """Tellings in which moved or changed actors take part or speak."""
    if not changed and not moves:
        return set(), set()
    mention, statement, taking_part = EVENT_MENTIONS.c, STATEMENT_MENTIONS.c, MENTION_PARTICIPANTS.c
    with_part = select(mention.id).join(MENTION_PARTICIPANTS, taking_part.mention_id == mention.id)
    events = [with_part.where(taking_part.actor_id.in_(changed))]
    statements = [select(statement.id).where(statement.speaker_id.in_(changed))]
    for move in moves:
        events.append(with_part.where(mention.article_id == move.article, taking_part.actor_id == move.old))
        spoken = select(statement.id).where(statement.article_id == move.article, statement.speaker_id == move.old)
        statements.append(spoken)
    return (
        {number for query in events for number in work.session.execute(query).scalars()},
        {number for query in statements for number in work.session.execute(query).scalars()},
    )
