"""Events that are parts of others: talks and signings of a visit, and what they lend one another."""

import re
from bisect import bisect_left
from collections import Counter
from datetime import timedelta

from app.enums import ActorKind, DateBasis, EventStatus, Precision
from app.lexicon.event_types import load_event_types
from app.resolution.event_dates import inferred, is_news, lasting
from app.resolution.event_drafts import Draft, leave_represented
from app.resolution.event_parties import Cast
from app.resolution.resolved import ResolvedDate

NEAREST = 20
"""A part is looked for in so many wholes told before it and so many after it."""


def find_wholes(drafts: list[Draft], cast: Cast) -> None:
    """Links talks and signings to the visit or gathering they were part of."""
    types = load_event_types()
    wholes: dict[str, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.first):
        if draft.parts:
            wholes.setdefault(draft.type, []).append(draft)
    for draft in drafts:
        fitting = [
            parent
            for code in types[draft.type].within
            for parent in _nearest(wholes.get(code, []), draft.first)
            if parent is not draft and _belongs(draft, parent, cast)
        ]
        if fitting:
            draft.parent = min(
                fitting, key=lambda parent: (parent.first > draft.first, abs(parent.first - draft.first))
            )
            draft.parent.children.append(draft)


def _nearest(wholes: list[Draft], first: int) -> list[Draft]:
    """The wholes told nearest to a place, of which no article has as many: without it time grows with the square."""
    place = bisect_left(wholes, first, key=lambda draft: draft.first)
    return wholes[max(0, place - NEAREST) : place + NEAREST]


def _belongs(child: Draft, parent: Draft, cast: Cast) -> bool:
    """Whether a meeting fits a visit: visitor and host meet, and nothing speaks for other days or another place."""
    if not _times_agree(child, parent) or not _places_agree(child, parent) or _is_of_old(child, parent, cast):
        return False
    if parent.type == "summit" and not _at_gathering(child, parent, cast):
        return False
    if child.type == "agreement" and parent.type == "meeting" and _follows_definite(child, parent):
        return True
    if not child.parts:
        return True
    visitors = set(parent.having("visitor")) or set(parent.parts)
    shared = [ref for ref in child.parts if ref in visitors or any(cast.represents(ref, v) for v in visitors)]
    if not shared or parent.type != "visit":
        return bool(shared)
    others = [ref for ref in child.parts if ref not in shared]
    return all(cast.actors[ref].country in (parent.country, None) for ref in others)


AT_GATHERING_RE = re.compile(
    r"\b(?:sidelines?|margins|during|at the|at a|within the framework|as part of|adopted|signed|endorsed|approved)\b",
    re.I,
)


def _at_gathering(child: Draft, parent: Draft, cast: Cast) -> bool:
    """Whether a sentence tells both, and that the one was held at the other."""
    document = cast.extraction.document
    numbers = [{telling.mention.sentence for telling in draft.happening.tellings} for draft in (child, parent)]
    after = {number + more for number in numbers[1] for more in (1, 2, 3)}
    near = numbers[1] | (after if child.type == "agreement" else set())
    shared = document.numbered(numbers[0] & near)
    return any(AT_GATHERING_RE.search(document.words(sentence.span)) for sentence in shared)


def _follows_definite(child: Draft, parent: Draft) -> bool:
    """Whether "the meeting" is told right after a signing and was told nowhere else: it is where they signed."""
    tellings = parent.happening.tellings
    gap = tellings[0].mention.sentence - child.happening.tellings[-1].mention.sentence
    return all(telling.mention.definite for telling in tellings) and 0 <= gap <= 2


def _times_agree(child: Draft, parent: Draft) -> bool:
    recalled = [all(telling.mention.recalled for telling in draft.happening.tellings) for draft in (child, parent)]
    if recalled[0] != recalled[1] and not (child.day and parent.day):
        return False
    if EventStatus.PLANNED in (child.happening.statuses ^ parent.happening.statuses) and not _goes_on(child, parent):
        return False
    mine, theirs = child.day, parent.day
    if mine is None or theirs is None or mine.start is None or theirs.start is None:
        return True
    return timedelta(days=-1) <= mine.start - theirs.start <= timedelta(days=4)


LONG = frozenset({Precision.YEAR, Precision.DECADE})
"""Precisions of days that are background beside news without a day."""
LONG_AGO = timedelta(days=60)
"""What happened so long before publication is none of the news, which may be of some weeks in a commentary."""


def _is_of_old(child: Draft, parent: Draft, cast: Cast) -> bool:
    """Whether the one is news without a day and the other of a day long past: "the pact signed in 2000"."""
    published = cast.extraction.document.raw.published
    numbers = [{telling.mention.sentence for telling in draft.happening.tellings} for draft in (child, parent)]
    if child.own_day is None and numbers[0] & numbers[1]:
        return False  # "the pact signed at the summit of 2010"
    for one, other in ((child, parent), (parent, child)):
        day = one.own_day
        if day is None or other.own_day is not None or not any(is_news(t.mention) for t in other.happening.tellings):
            continue
        if day.precision in LONG or (published and day.end and day.end < published - LONG_AGO):
            return True
    return False


def _goes_on(child: Draft, parent: Draft) -> bool:
    """Whether the guest is there when the news is told: "arrived on a visit", "is on a visit"; the talks lie ahead."""
    if EventStatus.ONGOING in parent.happening.statuses:
        return True
    arrived = any(is_news(telling.mention) for telling in parent.happening.tellings)
    return parent.type == "visit" and arrived and parent.first < child.first


def _places_agree(child: Draft, parent: Draft) -> bool:
    if child.city and parent.city and child.city.key != parent.city.key:
        return False
    return not (child.country and parent.country and child.country != parent.country)


def lend(drafts: list[Draft], cast: Cast) -> None:
    """A part takes days, country and signatories from what it is part of; a visit takes days from its parts."""
    for draft in drafts:
        parent = draft.parent
        if parent is None:
            continue
        draft.country = draft.country or parent.country or (parent.parent.country if parent.parent else None)
        _lend_parts(draft, parent, cast)
    for draft in drafts:
        if not draft.parts:
            draft.parts = _unnamed_sides(draft, cast)
    for draft in drafts:
        if draft.day is None and draft.children:
            draft.day = inferred(next((c.own_day for c in draft.children if c.parts and _dates_whole(c, draft)), None))
    for draft in drafts:
        if draft.day is None and draft.parent is not None and draft.type != "invitation":
            draft.day = inferred(draft.parent.own_day)
    for draft in drafts:
        _stretch(draft, cast)
    for draft in drafts:
        if draft.parent is not None and draft.parent.type == "visit" and _is_some_day_ahead(draft):
            draft.day = inferred(draft.parent.day)


def _is_some_day_ahead(draft: Draft) -> bool:
    """Whether talks without a day of their own are to come: on some day of the visit, not on its first."""
    return draft.own_day is None and draft.day is not None and draft.happening.statuses == {EventStatus.PLANNED}


def _dates_whole(child: Draft, whole: Draft) -> bool:
    """Whether the day of a part is one of the whole's: talks to come tell nothing of when the guest arrived."""
    ahead = [draft.happening.statuses == {EventStatus.PLANNED} for draft in (child, whole)]
    return child.own_day is not None and ahead[0] <= ahead[1]


def _lend_parts(draft: Draft, parent: Draft, cast: Cast) -> None:
    """Those who meet on its sidelines take part in a summit; those who meet sign what is signed there."""
    if draft.type == "meeting" and parent.type == "summit":
        people = [ref for ref in draft.parts if cast.actors[ref].kind is ActorKind.PERSON]
        parent.parts = leave_represented({**parent.parts, **dict.fromkeys(people, "participant")}, cast)
    if draft.type == "agreement" and parent.type == "meeting" and len(parent.parts) < 2:
        parent.parts = {**dict.fromkeys(draft.parts, "party"), **parent.parts}
    if draft.type == "agreement" and len(draft.parts) < 2:
        draft.parts = leave_represented({**draft.parts, **_lent_signatories(draft, parent, cast)}, cast)


def _unnamed_sides(draft: Draft, cast: Cast) -> dict[int, str]:
    """Whose "the customs agreement signed in May" and "the last session of the joint commission" are."""
    if draft.type == "agreement" and draft.own_day is not None:
        return _states_of_pair(cast, "signatory")
    if draft.happening.subtype == "commission" and (draft.own_day or draft.city):
        return _states_of_pair(cast, "party") or _main_states(cast)
    return {}


def packed(drafts: list[Draft]) -> list[Draft]:
    """Documents of no name that the same two signed, on no other day, are one package however often it is told."""
    packed: list[Draft] = []
    packages: dict[tuple[frozenset[int], ResolvedDate | None], Draft] = {}
    for draft in drafts:
        nameless = draft.type == "agreement" and draft.happening.subtype == "other" and draft.parts
        whole = packages.setdefault((frozenset(draft.parts), draft.day), draft) if nameless else draft
        if whole is draft:
            packed.append(draft)
        else:
            whole.happening.tellings += draft.happening.tellings
    return packed


def _states_of_pair(cast: Cast, role: str) -> dict[int, str]:
    """The states of the two whom the article is about."""
    states = [state for ref in cast.pair for state in cast.state_of(ref)]
    return dict.fromkeys(states, role) if len(set(states)) == 2 else {}


def _main_states(cast: Cast) -> dict[int, str]:
    """The two states an article names more than twice as often as any third: "the joint commission" is theirs."""
    named: Counter[str] = Counter()
    for actor in cast.actors:
        if actor.country:
            named[actor.country] += len(actor.spans)
    first = named.most_common(3)
    if len(first) < 2 or (len(first) > 2 and 2 * first[2][1] >= first[1][1]):
        return {}
    states = [state for country, _ in first[:2] if (state := cast.state(country)) is not None]
    return dict.fromkeys(states, "party") if len(states) == 2 else {}


def some_day_of_visit(draft: Draft) -> ResolvedDate | None:
    """What was done "during the visit", whose own days are not told, was on some day of it: none is known."""
    whole = draft.parent
    while whole is not None and whole.type != "visit":
        whole = whole.parent
    around = draft.parent if draft.parent is not None and draft.parent is not whole else draft
    if whole is None or whole.own_day is not None or not around.happening.tellings[0].mention.during:
        return None
    return ResolvedDate(None, None, Precision.UNKNOWN, DateBasis.INFERRED)


def _lent_signatories(draft: Draft, parent: Draft, cast: Cast) -> dict[int, str]:
    """Those who met sign; where nobody is named as signing, their states do."""
    if parent.type == "visit":
        talks = next((child for child in parent.children if child.type == "meeting" and len(child.parts) > 1), None)
        parties = list(talks.parts) if talks else [*parent.parts, *_hosts(parent, cast)]
    else:
        parties = list(parent.parts)
    if any(cast.actors[ref].kind is ActorKind.PERSON for ref in draft.parts):
        return dict.fromkeys(parties, "signatory")
    states = {state: "signatory" for ref in parties for state in cast.state_of(ref)}
    return states if len(states) > 1 else dict.fromkeys(parties, "signatory")


def _hosts(visit: Draft, cast: Cast) -> list[int]:
    """The state visited, where the article names it."""
    return [
        ref
        for ref, actor in enumerate(cast.actors)
        if actor.kind is ActorKind.STATE and visit.country and actor.country == visit.country
    ]


def _words(draft: Draft, cast: Cast) -> str:
    """The sentences that tell an event with a day."""
    return _sentences({telling.mention.sentence for telling in draft.happening.tellings if telling.mention.date}, cast)


def _sentences(numbers: set[int], cast: Cast) -> str:
    document = cast.extraction.document
    return " ".join(document.words(sentence.span) for sentence in document.numbered(numbers))


def _stretch(draft: Draft, cast: Cast) -> None:
    """A visit lasts at least until the last day of its parts."""
    day = draft.day
    if draft.type != "visit" or day is None:
        return
    day = draft.day = lasting(
        day, _words(draft, cast), _sentences({telling.mention.sentence for telling in draft.happening.tellings}, cast)
    )
    if day.precision is not Precision.DAY or day.end is None:
        return
    ends = [
        c.own_day.end for c in draft.children if c.own_day and c.own_day.precision is Precision.DAY and c.own_day.end
    ]
    last = max([day.end, *ends])
    if last > day.end:
        draft.day = ResolvedDate(day.start, last, day.precision, day.basis, True, day.text, day.span)
