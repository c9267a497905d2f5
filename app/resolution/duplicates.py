"""The same happening told twice in one article is one event: mentions are joined where nothing speaks against it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.enums import ActorKind, EventStatus
from app.extraction.mentions import ActorForm, ActorMention, DateMention, EventMention, PlaceMention
from app.lexicon.event_types import Cue, load_event_types
from app.reading.article import LineKind
from app.resolution.event_parties import Cast, Part

GENERIC_SUBTYPES = frozenset({"other", "bilateral", "letter", "visit", "sanction"})
"""Subtypes that a more telling one may take the place of."""
SUMMIT_OF_TWO = "meeting.bilateral-summit"
"""The rule that a summit of two is read by."""
BY_NAME = frozenset({"summit"})
"""Types whose participants come and go while the happening is the same: bodies, days and places tell it apart."""


@dataclass(slots=True)
class Telling:
    """One mention with its parts resolved."""

    mention: EventMention
    parts: tuple[tuple[Part, ActorMention], ...]
    headline: bool = False
    """Whether a headline tells it in the present, which may mean the future: "Norway expels two diplomats"."""

    @property
    def refs(self) -> frozenset[int]:
        """The actors it names."""
        return frozenset(ref for (_, ref), _ in self.parts)


@dataclass(slots=True)
class Happening:
    """The mentions of one event, in order of the text."""

    type: str
    tellings: list[Telling]

    @property
    def refs(self) -> frozenset[int]:
        """All actors its mentions name."""
        return frozenset().union(*(telling.refs for telling in self.tellings))

    @property
    def subtype(self) -> str:
        """The most telling subtype."""
        found = [telling.mention.subtype for telling in self.tellings]
        return next((subtype for subtype in found if subtype not in GENERIC_SUBTYPES), found[0])

    @property
    def statuses(self) -> set[EventStatus]:
        """The statuses that its mentions tell; a headline's only where the story tells none."""
        told = [telling for telling in self.tellings if not telling.headline] or self.tellings
        return {telling.mention.status for telling in told if not telling.mention.definite} or {
            telling.mention.status for telling in told
        }

    @property
    def dates(self) -> list[DateMention]:
        """The expressions of time of its mentions."""
        dates = [telling.mention.date for telling in self.tellings if telling.mention.date]
        return [day for day in dates if day.start or day.end]

    @property
    def cities(self) -> list[PlaceMention]:
        """The cities its mentions name."""
        return [telling.mention.place for telling in self.tellings if telling.mention.place]


OPEN, TOLD_OFTEN = 40, 40
"""A mention is compared with so many events of its type before it; what is told more often tells nothing new. No
article comes near either; without them the time would grow with the square of a text's length."""
OTHER_TYPE = 0.4
"""What "the meeting" weighs for a gathering, where a meeting was told too."""
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
    if mention.another or not (_statuses_agree(known, telling, cast) and _times_told_agree(known, mention)):
        return 0
    published = cast.extraction.document.raw.published
    if not (
        _dates_agree(known, mention, published) and _cities_agree(known, mention) and _subtypes_agree(known, mention)
    ):
        return 0
    if _same_papers(known, mention) or _same_measure(known, telling):
        return 0.5
    shared = _shared(known, telling, cast)
    if shared is None:
        return 0
    if (
        not shared
        and telling.refs
        and known.refs
        and known.type not in BY_NAME
        and not (mention.attended and mention.definite)
    ):
        return 0
    if not telling.refs and not mention.definite and not _same_sentence(known, mention):
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
    cue = _cue(rule)
    return cue.also if cue else ()


@lru_cache
def _cue(rule: str) -> Cue | None:
    code, _, name = rule.partition(".")
    return next((cue for cue in load_event_types()[code].cues if cue.name == name), None)


def tellings_of(mention: EventMention, cast: Cast) -> Iterator[Telling]:
    """A mention with its parts; "greetings to the leaders of A and B", or calls with them, are two tellings."""
    parts = cast.parts(mention)
    cue = _cue(mention.rule)
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
    if mention.definite or mention.status in known.statuses:
        return True
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


def _times_told_agree(known: Happening, mention: EventMention) -> bool:
    """What is recalled is not the news: the two join only where a day says so or the mention is definite."""
    if mention.definite or (mention.date and known.dates):
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


def _cities_agree(known: Happening, mention: EventMention) -> bool:
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


def _shared(known: Happening, telling: Telling, cast: Cast) -> float | None:
    """How many actors the two have in common; None where each has one that the other cannot have."""
    mine, theirs = telling.refs, known.refs
    common = mine & theirs
    free_mine, free_theirs = _not_stood_for(mine, cast), _not_stood_for(theirs, cast)
    lone_mine = [ref for ref in mine - common if not any(cast.represents(ref, other) for other in free_theirs)]
    lone_theirs = [ref for ref in theirs - common if not any(cast.represents(ref, other) for other in free_mine)]
    if lone_mine and lone_theirs and not _may_be_more(known, telling.mention, lone_mine, lone_theirs, cast):
        return None
    if known.type in ACTING and _other_roles(known, telling, cast):
        return None
    stood_for = len(mine) - len(common) - len(lone_mine)
    return len(common) + 0.5 * stood_for


def _not_stood_for(refs: frozenset[int], cast: Cast) -> list[int]:
    """Without states of which one of them is a person: beside her minister, Peru stands for nobody else."""
    people = [ref for ref in refs if cast.actors[ref].kind is ActorKind.PERSON]
    return [ref for ref in refs if ref in people or not any(cast.represents(person, ref) for person in people)]


def _may_be_more(known: Happening, mention: EventMention, mine: list[int], theirs: list[int], cast: Cast) -> bool:
    """Whether each side may only add to the other: a gathering's guests, a visit's host told after its visitor.

    "The ambassador attended the meeting" only tells who was there too.
    """
    if mention.attended and mention.definite:
        return True
    if known.type in BY_NAME:
        return known.type != mention.type or not _other_bodies(mine, theirs, cast)
    if known.type == "visit" and mention.definite:
        hosts = all(cast.actors[ref].kind is ActorKind.STATE for ref in mine)
        return hosts and not {role.role for role in mention.roles} & {
            role for t in known.tellings for (role, _), _ in t.parts
        }
    return False


def _other_bodies(mine: list[int], theirs: list[int], cast: Cast) -> bool:
    bodies = [{ref for ref in refs if cast.actors[ref].kind is ActorKind.BODY} for refs in (mine, theirs)]
    return all(bodies)


ACTING = {"visit": "visitor", "restriction": "imposer", "message": "sender", "invitation": "inviter"}
"""Types in which one side acts on the other, and the role of that side."""


def _other_roles(known: Happening, telling: Telling, cast: Cast) -> bool:
    """Whether the two have changed places: a return visit is another visit, a counter-ban another ban."""
    acting = ACTING[known.type]
    visitors = {ref for t in known.tellings for (role, ref), _ in t.parts if role == acting}
    others = {ref for (role, ref), _ in telling.parts if role == acting}
    if not visitors or not others or visitors & others:
        return False
    return not any(cast.represents(one, two) for one in visitors for two in others)
