"""Which record of the new reading is which of the old one: one to one, best first, so that ids stay.

The same text read again is matched by overlapping evidence; another text (a digest and then the whole article) by type,
compatible interval and a common participant for events, and by kind, speaker and at least 60 % of the shorter text's
words for statements.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from app.merging.tellings import EventTelling, StatementTelling
from app.merging.wordings import words_of
from app.reading.article import Span

T = TypeVar("T", EventTelling, StatementTelling)

ENOUGH_WORDS = 0.6
"""Share of the shorter text's words that two readings of one statement have in common."""


def match_readings(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> dict[int, int]:
    """Ids of new tellings → ids of the old ones they are, each taken once, the likest first."""
    pairs = sorted(
        ((likeness(one, other), other, one) for one in old for other in new),
        key=lambda pair: (-pair[0], pair[1].number, pair[2].number),
    )
    matched: dict[int, int] = {}
    for score, other, one in pairs:
        if score > 0 and other.id not in matched and one.id not in matched.values():
            matched[other.id] = one.id
    return matched


def event_likeness(one: EventTelling, other: EventTelling) -> float:
    """How well two readings of an event in different texts agree; 0 where they cannot be the same."""
    if one.type != other.type:
        return 0.0
    if one.days.is_closed and other.days.is_closed and one.days.gap(other.days) > 0:
        return 0.0
    ours, theirs = {part.actor for part in one.parts}, {part.actor for part in other.parts}
    if not ours & theirs:
        return 0.0
    same_days = (one.days.start, one.days.end) == (other.days.start, other.days.end)
    same_city = one.place is not None and other.place is not None and one.place.city == other.place.city
    return len(ours & theirs) / len(ours | theirs) + same_days + 0.5 * (one.subtype == other.subtype) + 0.5 * same_city


def statement_likeness(one: StatementTelling, other: StatementTelling) -> float:
    """Share of the shorter text's words that two readings of a statement have in common, if enough."""
    if one.kind != other.kind or one.speaker != other.speaker:
        return 0.0
    ours, theirs = Counter(words_of(one.text)), Counter(words_of(other.text))
    shorter = min(ours.total(), theirs.total())
    share = (ours & theirs).total() / shorter if shorter else 0.0
    return share if share >= ENOUGH_WORDS else 0.0


def overlap(ours: Sequence[Span], theirs: Sequence[Span]) -> float:
    """Characters that the evidence of two readings of one text has in common, as a share of the longer."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in theirs)
    longest = max(sum(span.end - span.start for span in spans) for spans in (ours, theirs)) if ours and theirs else 0
    return common / longest if longest else 0.0
