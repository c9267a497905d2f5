"""The same happening told twice in one article is one event: mentions are joined where nothing speaks against it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from app.enums import EventStatus
from app.extraction.mentions import ActorForm, ActorMention, DateMention, EventMention, PlaceMention
from app.reading.article import LineKind
from app.resolution.event_parties import Cast
from app.resolution.happenings import BY_NAME, GENERIC_SUBTYPES, Happening, Telling, cue_of, only_adds
from app.resolution.shared_parts import is_one_of_several, shared_parts, tells_the_host

SUMMIT_OF_TWO = "meeting.bilateral-summit"
"""The rule that a summit of two is read by."""
OPEN, TOLD_OFTEN = 40, 40
"""A mention is compared with so many events of its type before it; what is told more often tells nothing new. No
article comes near either; without them the time would grow with the square of a text's length."""
OTHER_TYPE = 0.4
"""What "the meeting" weighs for a gathering, where a meeting was told too."""
HOSTED = 0.3
"""What a visit's host weighs where its visitor alone was told."""
NEWS = timedelta(days=6)
"""What is told without a day as the day's news did not happen longer before publication than this."""


def join_tellings(tellings: Iterable[Telling], cast: Cast) -> list[Happening]:
    """Joins mentions of one happening; a definite mention ("the visit") goes to the one it fits."""
    happenings: list[Happening] = []
    by_type: dict[str, list[int]] = {}
    visit = 0
    for telling in tellings:
        mention = telling.mention
        if mention.type == "visit" and mention.date:
            visit = mention.sentence
        open_ones = [n for kind in {mention.type, *_also(mention.rule)} for n in by_type.get(kind, [])[-OPEN:]]
        open_ones += [n for n in by_type.get("meeting", [])[-OPEN:] if _is_their_summit(happenings[n], mention)]
        fitting = [
            (fit, n)
            for n in open_ones
            if not _is_of_earlier_visit(happenings[n], mention, visit)
            and (fit := _fit(happenings[n], telling, cast)) > 0
        ]
        if not fitting and only_adds(mention.rule):
            continue
        if fitting:
            known = happenings[max(fitting)[1]]
            if len(known.tellings) < TOLD_OFTEN:
                known.tellings.append(telling)
        else:
            by_type.setdefault(mention.type, []).append(len(happenings))
            happenings.append(Happening(mention.type, [telling]))
    return happenings


def _is_their_summit(known: Happening, mention: EventMention) -> bool:
    """Whether "the summit" is the meeting that was told as a summit of two."""
    told = any(telling.mention.rule == SUMMIT_OF_TWO for telling in known.tellings)
    return told and mention.type == "summit" and mention.definite


def _is_of_earlier_visit(known: Happening, mention: EventMention, visit: int) -> bool:
    """Whether it was told before the visit during which a mention tells something."""
    return mention.during and known.type != "visit" and known.tellings[0].mention.sentence < visit


def _fit(known: Happening, telling: Telling, cast: Cast) -> float:
    """How well a mention fits an event; 0 where it cannot be the same."""
    mention = telling.mention
    if known.type != mention.type and mention.rule == "meeting.meeting" and (mention.date or not mention.definite):
        return 0  # a gathering or call told before may be "the meeting" or "the talks", not "a meeting"
    agrees = _statuses_agree(known, telling, cast) or _came_about(known, telling)
    if mention.another or not (agrees and _times_told_agree(known, mention)):
        return 0
    published = cast.extraction.document.raw.published
    if not (
        _dates_agree(known, mention, published) and _cities_agree(known, mention) and _subtypes_agree(known, mention)
    ):
        return 0
    if _same_papers(known, mention) or _same_measure(known, telling):
        return 0.5
    shared = shared_parts(known, telling, cast)
    if shared is None or is_one_of_several(known, telling, cast):
        return 0
    if not shared and known.type == "visit" and tells_the_host(known, mention, cast):
        return HOSTED
    if (
        not shared
        and telling.refs
        and known.refs
        and known.type not in BY_NAME
        and not (mention.attended and mention.definite)
    ):
        return 0
    if (
        not telling.refs
        and not mention.definite
        and (not _same_sentence(known, mention) or (mention.date and not known.dates))
    ):
        return _undefined_fit(known, mention)
    if known.type in BY_NAME and not shared and not mention.definite and telling.refs and known.refs:
        return 0.05
    near = 1 / (1 + abs(mention.sentence - known.tellings[-1].mention.sentence))
    return (0.1 + shared + near) * (1 if known.type == mention.type else OTHER_TYPE)


def _same_papers(known: Happening, mention: EventMention) -> bool:
    """A package signed together is one: "the memorandum", and papers without signatories one paragraph on."""
    if mention.type != "agreement":
        return False
    unsigned = not mention.roles and not any(telling.refs for telling in known.tellings)
    near = mention.sentence - known.tellings[-1].mention.sentence <= 2
    return mention.definite or (unsigned and near)


def _same_measure(known: Happening, telling: Telling) -> bool:
    """One sentence's sanctions "such as freezing assets" are one measure."""
    if telling.mention.type != "restriction" or not _same_sentence(known, telling.mention):
        return False
    return bool(known.refs & telling.refs)


def _also(rule: str) -> tuple[str, ...]:
    """The other types whose happenings a cue may tell again."""
    cue = cue_of(rule)
    return cue.also if cue else ()


def tellings_of(mention: EventMention, cast: Cast) -> Iterator[Telling]:
    """A mention with its parts; "greetings to the leaders of A and B", or calls with them, are two tellings."""
    parts = cast.parts(mention)
    cue = cue_of(mention.rule)
    senders = [part for part in parts if part[0][0] == "sender"]
    recipients = [part for part in parts if part[0][0] == "recipient"]
    if mention.type == "call" and not JOINT_RE.search(cast.extraction.document.words(mention.span)):
        recipients = [part for part in parts if _is_group_behind(part[1], mention)]
        senders = [part for part in parts if part not in recipients]
    if cue is None or not cue.each or not senders or len(recipients) < 2:
        yield Telling(mention, parts, _is_in_headline(mention, cast))
        return
    for recipient in recipients:
        yield Telling(mention, (*senders, recipient))


JOINT_RE = re.compile(r"\b(?:conference|joint(?:ly)?|group|trilateral|multilateral|\w+-way|\w+-party)\b", re.IGNORECASE)
"""What makes a call with several one call."""


def _is_group_behind(actor: ActorMention, mention: EventMention) -> bool:
    """Whether several are named as one behind the cue: "rang the presidents of A and B"."""
    return actor.form is ActorForm.GROUP and actor.span.start > mention.cue.span.start


def _is_in_headline(mention: EventMention, cast: Cast) -> bool:
    """Whether a headline tells it with a verb in the present: "expels", not "expelled"."""
    document = cast.extraction.document
    kinds = [document.paragraphs[sentence.paragraph].kind for sentence in document.numbered([mention.sentence])]
    verb = document.words(mention.cue.span).split(" ", 1)[0]
    return kinds == [LineKind.HEADLINE] and mention.status is EventStatus.OCCURRED and not verb.endswith("ed")


def _undefined_fit(known: Happening, mention: EventMention) -> float:
    """A mention without actors that is not definite fits only what has the same day or city."""
    same_day = any(mention.date and day.start == mention.date.start for day in known.dates)
    same_city = any(mention.place and city.name == mention.place.name for city in known.cities)
    return 0.1 if same_day or (same_city and mention.date is None) else 0


def _same_sentence(known: Happening, mention: EventMention) -> bool:
    return any(telling.mention.sentence == mention.sentence for telling in known.tellings)


def _statuses_agree(known: Happening, telling: Telling, cast: Cast) -> bool:
    mention = telling.mention
    if mention.definite or mention.status in known.statuses or all(t.mention.definite for t in known.tellings):
        return True
    if mention.during and mention.type == "visit":
        return True  # what lies ahead is what will be done during it
    if telling.headline or all(other.headline for other in known.tellings):
        return EventStatus.CANCELLED not in {mention.status, *known.statuses}
    published = cast.extraction.document.raw.published
    if mention.status is EventStatus.PLANNED and _is_now(mention.date, published):
        return True
    settled = {EventStatus.OCCURRED, EventStatus.ONGOING}
    if mention.status in settled and known.statuses <= settled:
        return True
    return EventStatus.CANCELLED in {mention.status, *known.statuses} and EventStatus.PLANNED in {
        mention.status,
        *known.statuses,
    }


def _is_now(day: DateMention | None, published: date | None) -> bool:
    """Whether the days told hold that of publication: what is still to be done in them may have begun."""
    if day is None or day.start is None or day.end is None or published is None:
        return False
    exact = day.start == day.end or day.lasting
    return exact and day.start <= published <= day.end


def _came_about(known: Happening, telling: Telling) -> bool:
    """Whether what somebody came for is told next as done, by the same and without another day."""
    mention = telling.mention
    planned = known.statuses == {EventStatus.PLANNED} and mention.status is EventStatus.OCCURRED
    return planned and not (mention.date or known.dates) and telling.refs == known.refs != frozenset()


def _times_told_agree(known: Happening, mention: EventMention) -> bool:
    """What is recalled is not the news: the two join only where a day says so or the mention is definite.

    A restriction that is only spoken of may be the one put on in the news.
    """
    if mention.definite or mention.type == "restriction" or (mention.date and known.dates):
        return True
    return any(telling.mention.recalled == mention.recalled for telling in known.tellings)


def _dates_agree(known: Happening, mention: EventMention, published: date | None) -> bool:
    told = mention.date if mention.date and (mention.date.start or mention.date.end) else None
    if told is not None and known.dates:
        return any(_overlap(told, other) for other in known.dates)
    if told is None and not known.dates:
        return True
    if (mention.definite and told is None) or published is None:
        return True
    dates = [told] if told else known.dates
    undated = [mention] if told is None else [telling.mention for telling in known.tellings]
    return not (any(_is_news(one) for one in undated) and all(_is_past(day, published) for day in dates))


def _is_news(mention: EventMention) -> bool:
    return not mention.recalled and mention.status in (EventStatus.OCCURRED, EventStatus.ONGOING)


def _is_past(day: DateMention, published: date) -> bool:
    """Whether a day lies so far back that undated news cannot be of it."""
    return day.end is not None and day.end < published - NEWS


def _overlap(one: DateMention, two: DateMention) -> bool:
    """Whether the two can be the same days; open sides reach as far as they like."""
    if one.start and two.end and one.start > two.end:
        return False
    return not (two.start and one.end and two.start > one.end)


def _countries_agree(known: Happening, mention: EventMention) -> bool:
    """Whether no other country is told: "his visit to Chile" is not the one to Lima."""
    theirs = {country for telling in known.tellings for country in _countries(telling.mention)}
    mine = set(_countries(mention))
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _countries(mention: EventMention) -> list[str]:
    return [place.country for place in (mention.place, mention.host_place) if place is not None and place.country]


def _cities_agree(known: Happening, mention: EventMention) -> bool:
    if known.type == "visit" == mention.type and not _countries_agree(known, mention):
        return False
    place = mention.place
    if place is None or not known.cities:
        return True
    return any(_same_city(place, other) for other in known.cities)


def _same_city(one: PlaceMention, two: PlaceMention) -> bool:
    return one.name == two.name or bool(set(one.keys) & set(two.keys))


def _subtypes_agree(known: Happening, mention: EventMention) -> bool:
    if mention.definite or mention.subtype == known.subtype:
        return True
    if known.type in BY_NAME:
        return False
    return mention.subtype in GENERIC_SUBTYPES or known.subtype in GENERIC_SUBTYPES
