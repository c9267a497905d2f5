"""Mentions of contacts become the article's events: joined, dated, placed, with their parts and evidence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.enums import ActorKind, EventStatus
from app.extraction.mentions import ActorForm, ActorMention, EventMention, Extraction, within
from app.lexicon.gazetteer import Gazetteer
from app.resolution.actors import ActorResolution
from app.resolution.duplicates import join_tellings, tellings_of
from app.resolution.event_contacts import is_contact, is_domestic, is_umbrella
from app.resolution.event_dates import NewsDay, in_its_tense, is_news, is_old, news_day, own_date, undated
from app.resolution.event_drafts import Draft, draft_of
from app.resolution.event_evidence import evidence_of
from app.resolution.event_hosts import home_of_receiver
from app.resolution.event_kinds import kind_as_told
from app.resolution.event_parties import Cast
from app.resolution.event_places import PlaceBook
from app.resolution.event_wholes import find_wholes, lend, packed, some_day_of_visit
from app.resolution.happenings import Telling
from app.resolution.resolved import ResolvedEvent, ResolvedParticipant

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
    mentions = [kind_as_told(in_its_tense(mention, extraction), cast) for mention in extraction.events]
    tellings = [telling for mention in mentions for telling in tellings_of(mention, cast)]
    drafts = [draft_of(happening, cast) for happening in join_tellings(tellings, cast)]
    news = news_day(extraction)
    for draft in drafts:
        draft.own_day = draft.day = own_date(draft.happening, extraction)
        _place_by_words(draft, book, cast)
        _send_home(draft, cast)
        _complete_pair(draft, cast)
        _complete_target(draft, cast)
    _address_like_the_last(drafts)
    _meet_the_protagonist(drafts, cast)
    find_wholes(drafts, cast)
    lend(drafts, cast)
    kept = [draft for draft in packed(drafts) if is_contact(draft, cast)]
    kept = [draft for draft in kept if not is_umbrella(draft, kept, cast)]
    for draft in kept:
        draft.day = draft.day or some_day_of_visit(draft) or undated(draft.happening, news)
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
            if draft.city is None and draft.type in IN_PERSON and draft.type != "visit":
                draft.city = book.city_state(mention.host_place)
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
    if draft.type == "meeting" and not draft.parts and _is_of_the_pair(draft, cast):
        mention = draft.happening.tellings[0].mention
        theirs = cast.extraction.document.words(mention.type_span or mention.cue.span).casefold().startswith("their ")
        own = theirs or EventStatus.PLANNED in draft.happening.statuses
        draft.parts = dict.fromkeys(cast.pair if own else _states_of_pair(cast), "party")
    alone = draft.type in ("meeting", "call") and len(draft.parts) == 1 and set(draft.parts) <= set(cast.pair)
    if alone and draft.happening.tellings[0].mention.sentence <= LEAD:
        draft.parts = {**draft.parts, **dict.fromkeys(cast.pair, "party")}


def _names_target(telling: Telling) -> bool:
    """Whether a mention tells somebody who is restricted, if only "officials"."""
    return any(role.role == "target" for role in telling.mention.roles)


def _complete_target(draft: Draft, cast: Cast) -> None:
    """Officials without names are restricted for their state: the one other state that the sentence names."""
    imposers = draft.having("imposer")
    if draft.type != "restriction" or not imposers or draft.having("target"):
        return
    homes = {cast.actors[ref].country for ref in imposers}
    numbers = {telling.mention.sentence for telling in draft.happening.tellings if _names_target(telling)}
    named = {
        ref
        for sentence in cast.extraction.document.numbered(numbers)
        for mention in within(cast.extraction.actors, sentence.span)
        if mention.form is ActorForm.STATE and mention.country not in homes
        for ref in cast.meant(mention)
    }
    if len(named) == 1:
        draft.parts = {**draft.parts, named.pop(): "target"}


OF_THE_PAIR_RE = re.compile(r"\b(?:next|last|previous|bilateral|binational|follow-up)\b", re.I)


def _is_of_the_pair(draft: Draft, cast: Cast) -> bool:
    """Whether words or day tell it apart from the news: "the last bilateral meeting was held in May"."""
    mention = draft.happening.tellings[0].mention
    words = cast.extraction.document.words(mention.type_span or mention.cue.span)
    told = OF_THE_PAIR_RE.search(words) is not None and bool(mention.date or mention.place)
    goes_on = mention.another and mention.status is EventStatus.PLANNED and mention.date is not None
    return told or goes_on  # "The talks are due to resume on 20 May"


def _states_of_pair(cast: Cast) -> list[int]:
    """The states of the two who meet in the news; themselves where the article does not name both states."""
    states = [state for ref in cast.pair for state in cast.state_of(ref)]
    return states if len(states) == len(cast.pair) else list(cast.pair)


def _address_like_the_last(drafts: list[Draft]) -> None:
    """Whoever "also sent a letter" sent it to whom the last one went."""
    recipients: list[int] = []
    for draft in drafts:
        if draft.type != "message":
            continue
        if not draft.having("recipient") and draft.happening.tellings[0].mention.rule == "message.also-sent":
            draft.parts = {**draft.parts, **dict.fromkeys(recipients, "recipient")}
        recipients = draft.having("recipient") or recipients


def _meet_the_protagonist(drafts: list[Draft], cast: Cast) -> None:
    """Whom else "the meeting with B" is of: whoever meets others in this article meets B too."""
    first = next((draft for draft in drafts if draft.type == "meeting" and len(draft.parts) > 1), None)
    told = first.happening.tellings[0].parts if first else ()
    named = [(actor.span.start, ref) for (_, ref), actor in told if cast.actors[ref].kind is ActorKind.PERSON]
    if not named:
        return
    host = min(named)[1]
    for draft in drafts:
        mention = draft.happening.tellings[0].mention
        if draft.type != "meeting" or len(draft.parts) != 1 or not mention.definite:
            continue
        if not any(_is_met(cast, mention, role.actor) for role in mention.roles):
            continue
        (guest,) = draft.parts
        if cast.actors[guest].kind is ActorKind.PERSON and guest != host and not cast.same_country(host, guest):
            draft.parts = {host: "party", guest: "party"}


def _is_met(cast: Cast, mention: EventMention, actor: ActorMention) -> bool:
    """Whether the words are "the meeting with" the actor."""
    between = cast.extraction.document.text[mention.cue.span.end : actor.span.start]
    return between.strip() in ("with", "with the")


def _country_nearby(draft: Draft, cast: Cast) -> str | None:
    """The one other state that a visit's sentences name, where the visit itself names no place."""
    homes = {cast.actors[ref].country for ref in draft.having("visitor")}
    numbers = {telling.mention.sentence for telling in draft.happening.tellings}
    near = {
        mention.country
        for sentence in cast.extraction.document.numbered(numbers)
        for mention in within(cast.extraction.actors, sentence.span)
        if mention.form is ActorForm.STATE
    }
    others = near - homes - {None}
    return others.pop() if len(others) == 1 and None not in homes else None


def _place_by_dateline(draft: Draft, book: PlaceBook, cast: Cast) -> None:
    """The dateline's city for the day's news, where it lies in the country visited or in a participant's."""
    if draft.city is not None or draft.type not in IN_PERSON:
        return
    if not any(is_news(telling.mention) for telling in draft.happening.tellings) or is_old(draft.day, cast.extraction):
        return
    found = book.dateline
    if draft.type == "summit" and draft.happening.tellings[0].mention.sentence > LEAD:
        return
    if found is None or (draft.country is not None and draft.country != found[0].country):
        return
    city, words = found
    countries = {cast.actors[ref].country for ref in draft.parts}
    if draft.country == city.country or city.country in countries or (countries == {None} and _leads(draft)):
        draft.city, draft.country, draft.place_line = city, city.country, words


def _leads(draft: Draft) -> bool:
    """Whether it is what the news begins with: officials of no state meet where the news comes from."""
    return draft.happening.tellings[0].mention.sentence <= LEAD


def _place_by_caption(draft: Draft, book: PlaceBook, cast: Cast) -> None:
    """The city in which a caption shows all the people of the day's news, where it lies in the country visited."""
    people = {ref for ref in draft.parts if cast.actors[ref].kind is ActorKind.PERSON}
    if draft.city is not None or draft.type not in IN_PERSON or draft.country is None or not people:
        return
    if not any(is_news(telling.mention) for telling in draft.happening.tellings):
        return
    for caption, city in book.captions:
        shown = {ref for mention in within(cast.extraction.actors, caption) for ref in cast.meant(mention)}
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
