"""Mentions of contacts become the article's events: joined, dated, placed, with their parts and evidence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from app.enums import ActorKind, DateBasis, EventStatus, Precision
from app.extraction.mentions import ActorForm, EventMention, Extraction
from app.lexicon.event_types import load_event_types
from app.lexicon.gazetteer import Gazetteer
from app.resolution.actors import ActorResolution
from app.resolution.duplicates import join_tellings, tellings_of
from app.resolution.event_contacts import is_contact, is_domestic, is_umbrella
from app.resolution.event_dates import NewsDay, inferred, is_news, lasting, news_day, own_date, undated
from app.resolution.event_drafts import Draft, draft_of, leave_represented
from app.resolution.event_evidence import evidence_of
from app.resolution.event_hosts import home_of_receiver
from app.resolution.event_parties import Cast
from app.resolution.event_places import PlaceBook
from app.resolution.resolved import ResolvedDate, ResolvedEvent, ResolvedParticipant

IN_PERSON = frozenset({"visit", "meeting", "summit", "agreement"})
"""Types that a dateline or the city of a visit may place."""
LEAD = 2
"""Sentences up to this number are the lead, where a dateline places even a gathering."""
PLACELESS = frozenset({"call", "message", "restriction"})
"""Types that happen in no city."""
SENT_FROM = {"message": "sender", "restriction": "imposer", "invitation": "inviter"}
"""Types whose place is the state they come from, and the role that tells it."""
STATUS_ORDER = (EventStatus.CANCELLED, EventStatus.OCCURRED, EventStatus.ONGOING, EventStatus.PLANNED)


def resolve_events(extraction: Extraction, actors: ActorResolution, gazetteer: Gazetteer) -> tuple[ResolvedEvent, ...]:
    """The article's contacts between states, each once, in order of the text."""
    cast = Cast(extraction, actors, gazetteer)
    book = PlaceBook(extraction, gazetteer)
    cast = replace(cast, pair=_main_pair(extraction, cast))
    tellings = [telling for mention in extraction.events for telling in tellings_of(mention, cast)]
    drafts = [draft_of(happening, cast) for happening in join_tellings(tellings, cast)]
    news = news_day(extraction)
    for draft in drafts:
        draft.own_day = draft.day = own_date(draft.happening, extraction)
        _place_by_words(draft, book, cast)
        _send_home(draft, cast)
        _complete_pair(draft, cast)
    _find_parents(drafts, cast)
    _lend(drafts, cast)
    kept = [draft for draft in drafts if is_contact(draft, cast)]
    kept = [draft for draft in kept if not is_umbrella(draft, kept, cast)]
    for draft in kept:
        draft.day = draft.day or _some_day_of_visit(draft) or undated(draft.happening, news)
        draft.country = draft.country or _post_of_envoy(draft, cast)
        _place_by_dateline(draft, book, cast)
        _place_by_caption(draft, book, cast)
        draft.country = draft.country or home_of_receiver(draft, book, cast)
    _share_cities(kept)
    numbers = {id(draft): number for number, draft in enumerate(kept)}
    return tuple(_event(draft, cast, book, numbers, news) for draft in kept)


def _main_pair(extraction: Extraction, cast: Cast) -> tuple[int, ...]:
    """The two of the first meeting or call between persons of different states."""
    for mention in extraction.events:
        people = [ref for (_, ref), _ in cast.parts(mention) if cast.actors[ref].kind is ActorKind.PERSON]
        if mention.type in ("meeting", "call") and len(people) == 2 and not is_domestic(people, cast):
            return tuple(people)
    named = next((m for m in extraction.events if m.type in ("meeting", "call") and m.sentence <= LEAD), None)
    met = [ref for (_, ref), _ in cast.parts(named)] if named else []
    speakers = list(dict.fromkeys([*met, *cast.turn_takers()]))
    return tuple(speakers) if len(speakers) == 2 and not is_domestic(speakers, cast) else ()


def _place_by_words(draft: Draft, book: PlaceBook, cast: Cast) -> None:
    """The city and country that the event's own sentences name."""
    hosts = {cast.actors[ref].country for ref in draft.having("host")} - {None}
    for telling in draft.happening.tellings:
        mention = telling.mention
        if draft.city is None and mention.place is not None and draft.type not in PLACELESS:
            city = book.city(mention.place)
            if city is None or not hosts or city.country in hosts:
                draft.city = city
                draft.country = draft.country or book.country(mention.place)
        if draft.country is None and mention.host_place is not None:
            draft.country = book.country(mention.host_place)
    if draft.type in SENT_FROM:
        senders = draft.having(SENT_FROM[draft.type])
        sender = next((cast.actors[ref].country for ref in senders if cast.actors[ref].country), None)
        draft.country = draft.city.country if draft.city else sender
    if draft.type == "visit" and draft.country is None:
        draft.country = next(iter(hosts), None) or _country_nearby(draft, cast)


def _send_home(draft: Draft, cast: Cast) -> None:
    """Nobody visits the own country: of "A and B, who came to A's country" only B is the visitor."""
    visitors = draft.having("visitor")
    at_home = [ref for ref in visitors if draft.country and cast.actors[ref].country == draft.country]
    if len(at_home) < len(visitors):
        draft.parts = {ref: role for ref, role in draft.parts.items() if ref not in at_home}


def _complete_pair(draft: Draft, cast: Cast) -> None:
    """A headline's "Meeting with A" is a meeting of A and whoever else talks in the transcript below."""
    alone = draft.type in ("meeting", "call") and len(draft.parts) == 1 and set(draft.parts) <= set(cast.pair)
    if alone and draft.happening.tellings[0].mention.sentence <= LEAD:
        draft.parts = {**draft.parts, **dict.fromkeys(cast.pair, "party")}


def _country_nearby(draft: Draft, cast: Cast) -> str | None:
    """The one other state that a visit's sentences name, where the visit itself names no place."""
    homes = {cast.actors[ref].country for ref in draft.having("visitor")}
    numbers = {telling.mention.sentence for telling in draft.happening.tellings}
    spans = [sentence.span for sentence in cast.extraction.document.sentences if sentence.index in numbers]
    near = {
        mention.country
        for mention in cast.extraction.actors
        if mention.form is ActorForm.STATE and any(mention.span in span for span in spans)
    }
    others = near - homes - {None}
    return others.pop() if len(others) == 1 and None not in homes else None


def _find_parents(drafts: list[Draft], cast: Cast) -> None:
    """Links talks and signings to the visit or gathering they were part of."""
    types = load_event_types()
    for draft in drafts:
        fitting = [
            parent
            for code in types[draft.type].within
            for parent in drafts
            if parent is not draft and parent.type == code and parent.parts and _belongs(draft, parent, cast)
        ]
        if fitting:
            draft.parent = min(
                fitting, key=lambda parent: (parent.first > draft.first, abs(parent.first - draft.first))
            )
            draft.parent.children.append(draft)


def _belongs(child: Draft, parent: Draft, cast: Cast) -> bool:
    """Whether a meeting fits a visit: visitor and host meet, and nothing speaks for other days or another place."""
    if not _times_agree(child, parent) or not _places_agree(child, parent):
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
    numbers = [{telling.mention.sentence for telling in draft.happening.tellings} for draft in (child, parent)]
    document = cast.extraction.document
    after = {number + more for number in numbers[1] for more in (1, 2, 3)}
    near = numbers[1] | (after if child.type == "agreement" else set())
    shared = [sentence.span for sentence in document.sentences if sentence.index in numbers[0] & near]
    return any(AT_GATHERING_RE.search(document.words(span)) for span in shared)


def _follows_definite(child: Draft, parent: Draft) -> bool:
    """Whether "the meeting" is told right after a signing and was told nowhere else: it is where they signed."""
    tellings = parent.happening.tellings
    gap = tellings[0].mention.sentence - child.happening.tellings[-1].mention.sentence
    return all(telling.mention.definite for telling in tellings) and 0 <= gap <= 2


def _times_agree(child: Draft, parent: Draft) -> bool:
    recalled = [all(telling.mention.recalled for telling in draft.happening.tellings) for draft in (child, parent)]
    if recalled[0] != recalled[1] and not (child.day and parent.day):
        return False
    ongoing = EventStatus.ONGOING in parent.happening.statuses
    if EventStatus.PLANNED in (child.happening.statuses ^ parent.happening.statuses) and not ongoing:
        return False
    mine, theirs = child.day, parent.day
    if mine is None or theirs is None or mine.start is None or theirs.start is None:
        return True
    return timedelta(days=-1) <= mine.start - theirs.start <= timedelta(days=4)


def _places_agree(child: Draft, parent: Draft) -> bool:
    if child.city and parent.city and child.city.key != parent.city.key:
        return False
    return not (child.country and parent.country and child.country != parent.country)


def _lend(drafts: list[Draft], cast: Cast) -> None:
    """A part takes days, country and signatories from what it is part of; a visit takes days from its parts."""
    for draft in drafts:
        parent = draft.parent
        if parent is None:
            continue
        draft.country = draft.country or parent.country
        if draft.type == "agreement" and parent.type == "meeting" and len(parent.parts) < 2:
            parent.parts = {**dict.fromkeys(draft.parts, "party"), **parent.parts}
        if draft.type == "agreement" and len(draft.parts) < 2:
            draft.parts = leave_represented({**draft.parts, **_lent_signatories(draft, parent, cast)}, cast)
    for draft in drafts:
        if draft.type == "agreement" and not draft.parts and draft.own_day is not None:
            draft.parts = _states_of_pair(cast)
    for draft in drafts:
        if draft.day is None and draft.children:
            draft.day = inferred(
                next((child.own_day for child in draft.children if child.own_day and child.parts), None)
            )
    for draft in drafts:
        if draft.day is None and draft.parent is not None and draft.type != "invitation":
            draft.day = inferred(draft.parent.own_day)
    for draft in drafts:
        _stretch(draft, cast)


def _states_of_pair(cast: Cast) -> dict[int, str]:
    """The states of the two whom the article is about: "the customs agreement signed in May" is theirs."""
    states = [state for ref in cast.pair for state in cast.state_of(ref)]
    return dict.fromkeys(states, "signatory") if len(set(states)) == 2 else {}


def _some_day_of_visit(draft: Draft) -> ResolvedDate | None:
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
    numbers = {telling.mention.sentence for telling in draft.happening.tellings if telling.mention.date}
    document = cast.extraction.document
    return " ".join(document.words(sentence.span) for sentence in document.sentences if sentence.index in numbers)


def _stretch(draft: Draft, cast: Cast) -> None:
    """A visit lasts at least until the last day of its parts."""
    day = draft.day
    if draft.type != "visit" or day is None:
        return
    day = draft.day = lasting(day, _words(draft, cast))
    if day.precision is not Precision.DAY or day.end is None:
        return
    ends = [
        c.own_day.end for c in draft.children if c.own_day and c.own_day.precision is Precision.DAY and c.own_day.end
    ]
    last = max([day.end, *ends])
    if last > day.end:
        draft.day = ResolvedDate(day.start, last, day.precision, day.basis, True, day.text, day.span)


def _place_by_dateline(draft: Draft, book: PlaceBook, cast: Cast) -> None:
    """The dateline's city for the day's news, where it lies in the country visited or in a participant's."""
    if draft.city is not None or draft.type not in IN_PERSON:
        return
    if not any(is_news(telling.mention) for telling in draft.happening.tellings):
        return
    found = book.dateline()
    if draft.type == "summit" and draft.happening.tellings[0].mention.sentence > LEAD:
        return
    if found is None or (draft.country is not None and draft.country != found[0].country):
        return
    city, words = found
    if draft.country == city.country or city.country in {cast.actors[ref].country for ref in draft.parts}:
        draft.city, draft.country, draft.place_line = city, city.country, words


def _place_by_caption(draft: Draft, book: PlaceBook, cast: Cast) -> None:
    """The city in which a caption shows all the people of the day's news, where it lies in the country visited."""
    people = {ref for ref in draft.parts if cast.actors[ref].kind is ActorKind.PERSON}
    if draft.city is not None or draft.type not in IN_PERSON or draft.country is None or not people:
        return
    if not any(is_news(telling.mention) for telling in draft.happening.tellings):
        return
    for caption, city in book.captions():
        shown = {ref for mention in cast.extraction.actors if mention.span in caption for ref in cast.meant(mention)}
        if city.country == draft.country and people <= shown:
            draft.city = city
            return


ENVOY_RE = re.compile(r"\b(?:ambassador|high commissioner|charg[ée]|consul)", re.I)


def _post_of_envoy(draft: Draft, cast: Cast) -> str | None:
    """An ambassador meets the officials of the state where the embassy is."""
    envoys = [ref for ref in draft.parts if ENVOY_RE.search(cast.actors[ref].office or "")]
    others = {cast.actors[ref].country for ref in draft.parts if ref not in envoys} - {None}
    return others.pop() if draft.type == "meeting" and envoys and len(others) == 1 else None


def _share_cities(drafts: list[Draft]) -> None:
    """What is part of something happened where that happened, unless it is told otherwise."""
    for draft in drafts:
        parent = draft.parent
        if parent is None or draft.type not in IN_PERSON:
            continue
        for one, other in ((draft, parent), (parent, draft)):
            if one.city is None and other.city and one.country in (None, other.city.country):
                one.city, one.country, one.place_line = other.city, other.city.country, other.place_line


def _event(draft: Draft, cast: Cast, book: PlaceBook, numbers: dict[int, int], news: NewsDay) -> ResolvedEvent:
    mention = _telling_mention(draft)
    day = draft.day
    assert day is not None
    return ResolvedEvent(
        type=draft.type,
        subtype=draft.happening.subtype,
        status=_status(draft, news),
        date=day,
        place=draft.city or book.country_place(draft.country),
        participants=tuple(_participants(draft, cast)),
        part_of=numbers.get(id(draft.parent)) if draft.parent else None,
        topics=mention.topics,
        span=mention.span,
        rule=mention.rule,
        confidence=mention.confidence,
        evidence=tuple(evidence_of(draft, cast)),
    )


def _telling_mention(draft: Draft) -> EventMention:
    """The mention that says most of the event."""
    return max(draft.happening.tellings, key=lambda telling: (len(telling.parts), telling.mention.confidence)).mention


def _status(draft: Draft, news: NewsDay) -> EventStatus:
    statuses = draft.happening.statuses
    status = next(status for status in STATUS_ORDER if status in statuses)
    start = draft.day.start if draft.day else None
    ahead = news.published is not None and start is not None and start > news.published
    return EventStatus.PLANNED if ahead and status is EventStatus.OCCURRED else status


def _participants(draft: Draft, cast: Cast) -> Iterator[ResolvedParticipant]:
    for ref, role in draft.parts.items():
        actor = cast.actors[ref]
        office = actor.office if actor.kind is ActorKind.PERSON else None
        yield ResolvedParticipant(ref, role, office, actor.country)
