"""When an event was, of all that its mentions and the article tell; never more exact than the text allows."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.enums import DateBasis, EventStatus, Precision, StatementKind
from app.extraction.mentions import DateMention, EventMention, Extraction
from app.reading.article import LineKind
from app.resolution.happenings import Happening
from app.resolution.resolved import ResolvedDate

HEAD = 4
"""A headline stands among so many paragraphs."""
DIRECT = StatementKind.DIRECT
RECENT = timedelta(days=4)
"""A day this close before publication is the day of the news."""
EXACTNESS = {
    Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.QUARTER: 3, Precision.SEASON: 3,
    Precision.YEAR: 4, Precision.DECADE: 5, Precision.BEFORE: 6, Precision.AFTER: 6, Precision.UNKNOWN: 7,
}  # fmt: skip


@dataclass(frozen=True)
class NewsDay:
    """The day that an article's news is of, and where it says so."""

    published: date | None
    day: date | None
    basis: DateBasis
    mention: DateMention | None = None


def news_day(extraction: Extraction) -> NewsDay:
    """The first day told that lies shortly before publication: an event's, else the lead's, else publication."""
    published = extraction.document.raw.published
    if published is None:
        return NewsDay(None, None, DateBasis.INFERRED)
    lead = _end_of_lead(extraction)
    first = _first_of_story(extraction)
    ours = [
        mention.date
        for mention in extraction.events
        if mention.date and is_news(mention) and not _is_another(mention, first, extraction)
    ]
    days = {day.span for day in ours}
    theirs = {mention.date.span for mention in extraction.events if mention.date} - days
    said = [piece for statement in extraction.statements for piece in statement.pieces if statement.kind is DIRECT]
    days_told = (day for day in extraction.dates if day.span not in theirs and not any(day.span in it for it in said))
    stamps = [p.span for p in extraction.document.paragraphs[:HEAD] if p.kind is LineKind.HEADLINE]
    for mention in [*ours, *days_told]:
        if mention.start == published and any(mention.span in stamp for stamp in stamps):
            continue  # the line below a headline that tells when it was printed
        if mention.span.start <= lead and _is_recent(mention, published):
            return NewsDay(published, mention.start, mention.basis, mention)
    return NewsDay(published, published, DateBasis.PUBLICATION)


def _first_of_story(extraction: Extraction) -> EventMention | None:
    """The first event told as news below the headline, which tells what the story tells again."""
    headlines = {
        sentence.index
        for paragraph in extraction.document.paragraphs[:HEAD]
        for sentence in paragraph.sentences
        if paragraph.kind is LineKind.HEADLINE
    }
    return next((event for event in extraction.events if is_news(event) and event.sentence not in headlines), None)


def _is_another(mention: EventMention, first: EventMention | None, extraction: Extraction) -> bool:
    """Whether a sentence that opens with a day tells a second event beside the news: "Yesterday, A received C"."""
    if first is None or first.date or mention.definite or mention.type != first.type:
        return False
    opening = next(iter(extraction.document.numbered([mention.sentence])), None)
    opens = opening is not None and mention.date is not None and mention.date.span.start <= opening.span.start + 3
    return mention.sentence > first.sentence and (opens or _are_others(mention, first))


def _are_others(mention: EventMention, first: EventMention) -> bool:
    """Whether two named persons take part in either, and nobody in both."""
    parts = [{role.actor.name.split()[-1] for role in one.roles if role.actor.name} for one in (mention, first)]
    return all(len(names) > 1 for names in parts) and not parts[0] & parts[1]


def _is_recent(mention: DateMention, published: date) -> bool:
    start = mention.start
    return mention.precision is Precision.DAY and start is not None and published - RECENT <= start <= published


def _end_of_lead(extraction: Extraction) -> int:
    sentences = extraction.document.sentences[:4]
    return sentences[-1].span.end if sentences else 0


def in_its_tense(mention: EventMention, extraction: Extraction) -> EventMention:
    """What took place in "November" did so in the last one; what is told of "tomorrow" lies ahead.

    The expression alone does not tell: news of February that recalls talks "in November" means last year's.
    """
    published, told = extraction.document.raw.published, mention.date
    if published is None or told is None or told.start is None or told.end is None or told.start <= published:
        return mention
    if mention.status is not EventStatus.OCCURRED:
        return mention
    words = extraction.document.words(told.span)
    if YEAR_RE.search(words) or AHEAD_RE.search(words):
        return replace(mention, status=EventStatus.PLANNED)
    if MONTH_RE.search(words) is None or (told.end.month, told.end.day) == (2, 29):
        return mention
    return replace(mention, date=replace(told, start=_last_year(told.start), end=_last_year(told.end)))


AHEAD_RE = re.compile(r"\b(?:tomorrow|next|coming|later)\b", re.I)
MONTH_RE = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I)


def _last_year(day: date) -> date:
    return day.replace(year=day.year - 1)


def own_date(happening: Happening, extraction: Extraction) -> ResolvedDate | None:
    """The most exact date that its own mentions give."""
    stays = happening.type == "visit"
    dates = sorted(happening.dates, key=lambda day: (EXACTNESS[day.precision], not (stays and day.lasting)))
    if not dates:
        return None
    best = dates[0]
    words = extraction.document.words(best.span)
    told = ResolvedDate(best.start, best.end, best.precision, best.basis, best.lasting, words, best.span)
    return _ahead(told, happening, extraction)


def _ahead(told: ResolvedDate, happening: Happening, extraction: Extraction) -> ResolvedDate:
    """What is planned for "September" or "Friday" is the next one, not the last."""
    published = extraction.document.raw.published
    if happening.statuses != {EventStatus.PLANNED} or published is None or told.span is None:
        return told
    if (
        told.start is None
        or told.end is None
        or told.end >= published
        or YEAR_RE.search(words := extraction.document.words(told.span))
    ):
        return told
    if (published - told.end).days < 7:
        week = timedelta(days=0 if DIGIT_RE.search(words) else 7)
        return replace(told, start=told.start + week, end=told.end + week)
    if (
        told.end < published - timedelta(days=360)
        or (told.end - told.start).days > 100
        or (told.end.day > 28 and told.end.month == 2)
    ):
        return told
    return replace(told, start=_next_year(told.start), end=_next_year(told.end))


def _next_year(day: date) -> date:
    return (
        day.replace(year=day.year + 1, day=min(day.day, 28))
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year + 1)
    )


DIGIT_RE = re.compile(r"\d")
YEAR_RE = re.compile(r"\d{4}|\b(?:last|this|yesterday|today|ago)\b", re.I)


NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
DURATION_RE = re.compile(r"\b(two|three|four|five|six|seven|[2-7])[- ]day\b", re.I)
ENDING_RE = re.compile(r"\b(?:conclu|wrap|complet|end|finish|return)\w*\b", re.I)
BEGINNING_RE = re.compile(
    r"\b(?:from|starting|arriv|begin|began|start|kick|embark|land|flew|depart|left|leave)\w*\b", re.I
)


def lasting(day: ResolvedDate, words: str, told: str = "") -> ResolvedDate:
    """A day from which a "three-day visit" began (or on which it ended), stretched to its days.

    ``words`` are the sentences that tell the day, ``told`` all that tell of the visit: they may tell how long it was.
    """
    match = DURATION_RE.search(words) or DURATION_RE.search(told)
    if match is None or day.start is None or day.start != day.end or day.precision is not Precision.DAY:
        return day
    more = timedelta(days=(NUMBERS.get(match[1].lower()) or int(match[1])) - 1)
    if ENDING_RE.search(words):
        return replace(day, start=day.start - more, lasting=True)
    return replace(day, end=day.start + more, lasting=True) if BEGINNING_RE.search(words) else day


def inferred(day: ResolvedDate | None) -> ResolvedDate | None:
    """A day that the text tells of another event, lent to this one."""
    return replace(day, basis=DateBasis.INFERRED) if day and day.basis is DateBasis.TEXT else day


def undated(happening: Happening, news: NewsDay) -> ResolvedDate:
    """What can be said of the day where no mention tells one."""
    mention = happening.tellings[0].mention
    status = next(iter(happening.statuses))
    if news.published is None:
        return ResolvedDate(None, None, Precision.UNKNOWN, DateBasis.INFERRED)
    if status in (EventStatus.PLANNED,):
        return ResolvedDate(news.published, None, Precision.AFTER, DateBasis.PUBLICATION)
    if status is EventStatus.CANCELLED and mention.type != "restriction":
        return ResolvedDate(None, None, Precision.UNKNOWN, DateBasis.INFERRED)
    if status is not EventStatus.ONGOING and _is_past(happening):
        return ResolvedDate(None, news.published, Precision.BEFORE, DateBasis.PUBLICATION)
    told = news.mention
    if told is None:
        return ResolvedDate(news.day, news.day, Precision.DAY, news.basis)
    basis = DateBasis.INFERRED if news.basis is DateBasis.TEXT else news.basis  # another sentence tells it
    return ResolvedDate(told.start, told.end or told.start, Precision.DAY, basis, told.lasting, span=told.span)


def _is_past(happening: Happening) -> bool:
    return all(telling.mention.recalled for telling in happening.tellings)


def is_news(mention: EventMention) -> bool:
    """Whether a mention tells the day's news rather than something recalled or to come."""
    return not mention.recalled and mention.status in (EventStatus.OCCURRED, EventStatus.ONGOING)


def is_old(day: ResolvedDate | None, extraction: Extraction) -> bool:
    """Whether a day lies too far back to be the day of the news, whose place the dateline tells."""
    published = extraction.document.raw.published
    if day is None or published is None or day.end is None or day.precision is Precision.BEFORE:
        return False
    return day.end < published - OLD


OLD = timedelta(days=14)
