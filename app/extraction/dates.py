"""Finds expressions of time and works them out from the day of publication, never more exactly than they are told."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from app.enums import DateBasis, Precision
from app.extraction.calendar import UNKNOWN, Interval, day_of, safe_date
from app.extraction.date_contexts import is_date, names_a_thing
from app.extraction.date_expressions import Clock, Expression
from app.extraction.date_rules import RULES_RE, SIMPLE_RE, VALUES
from app.extraction.date_tokens import Token, Vocabulary, tokens_of, vocabulary
from app.extraction.mentions import DateMention
from app.extraction.tense import Tense, tense_around
from app.lexicon.lexicon import Lexicon
from app.reading.article import Document, LineKind, Span
from app.reading.lines import plain_spaces

NEAR = 14
"""Characters within which an exact day makes a vague word ("Earlier, on May 3,") superfluous."""
CALENDAR_DAYS = ("month_day", "day_month")
CLAUSE = 200
"""No clause is longer."""
DATELINE_AGE = timedelta(days=7)
"""A dateline may lie so many days before publication."""


def find_dates(document: Document, lexicon: Lexicon) -> tuple[DateMention, ...]:
    """All expressions of time of the story and its headlines, in order of the text."""
    known = vocabulary(document.raw.language)
    text = plain_spaces(document.text)
    clock = Clock(_day_of_writing(document, text, known))
    mentions: list[DateMention] = []
    exact_hints, vague_hints = _hinted(document, text, known)
    for number, sentence in enumerate(document.sentences):
        clock.age += 1
        found = _in_sentence(text, sentence.span, clock, known) if number in exact_hints else ()
        exact = _named_once(sorted(found, key=lambda mention: mention.span), text)
        vague = _vague_in(text, sentence.span, exact, clock.today, known) if number in vague_hints else ()
        mentions += sorted([*exact, *vague], key=lambda mention: mention.span)
    mentions = sorted([*mentions, *_in_captions(document, text, clock.today, known)], key=lambda mention: mention.span)
    return tuple(_with_basis(mention, document.raw.dateline) for mention in mentions)


def _in_captions(document: Document, text: str, today: date | None, known: Vocabulary) -> Iterator[DateMention]:
    """The dates under pictures, which tell nothing of the days that the story goes on with."""
    for paragraph in document.paragraphs:
        if paragraph.kind is LineKind.CAPTION:
            for sentence in paragraph.sentences:
                yield from _in_sentence(text, sentence.span, Clock(today), known)


def _hinted(document: Document, text: str, known: Vocabulary) -> tuple[set[int], set[int]]:
    """The numbers of the sentences with a word of time, and of those with a vague one: the others are not looked at."""
    starts = [sentence.span.start for sentence in document.sentences]
    exact: set[int] = set()
    vague: set[int] = set()
    for word, start, _ in known.triggers.find_matches_as_indexes(text, overlapping=True):
        (vague if word >= known.vague else exact).add(bisect_right(starts, start) - 1)
    return exact, vague


def _day_of_writing(document: Document, text: str, known: Vocabulary) -> date | None:
    """The dateline's day where it has one and that fits the publication day; else the publication day."""
    published, dateline = document.raw.published, document.raw.dateline
    if published is None or dateline is None:
        return published
    for mention in _in_sentence(text, dateline, Clock(published), known):
        if (
            mention.precision is Precision.DAY
            and mention.start
            and published - DATELINE_AGE <= mention.start <= published
        ):
            return mention.start
    return published


def _in_sentence(text: str, span: Span, clock: Clock, known: Vocabulary) -> Iterator[DateMention]:
    tokens = tokens_of(text, span.start, span.end, known)
    kinds = "".join(token.kind for token in tokens)
    yield from _holidays_in(text, span, clock, known)
    place = 0
    while match := RULES_RE.search(kinds, place):
        found = _mention(match, tokens, clock, known)
        if found is None and (simple := SIMPLE_RE.match(kinds, match.start())) and simple.end() < match.end():
            match = simple
            found = _mention(match, tokens, clock, known)
        place = match.end()
        if found:
            yield found


def _named_once(found: list[DateMention], text: str) -> list[DateMention]:
    """The weekday of "this Wednesday, May 10" is part of its day in the calendar."""
    kept: list[DateMention] = []
    for mention in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.rule == "weekday"
            and mention.rule in CALENDAR_DAYS
            and text[last.span.end : mention.span.start] == ", "
        ):
            kept.pop()
            mention = replace(mention, span=Span(last.span.start, mention.span.end))
        kept.append(mention)
    return kept


def _holidays_in(text: str, span: Span, clock: Clock, known: Vocabulary) -> Iterator[DateMention]:
    """Feasts that stand still: in the year named, or the nearest."""
    for match in known.holidays_re.finditer(text, span.start, span.end):
        month, day = known.words.holidays[match["name"].lower().replace("’", "'")]
        today = clock.today
        if match["year"]:
            found = safe_date(int(match["year"]), month, day)
        elif today:
            near = [safe_date(today.year + shift, month, day) for shift in (-1, 0, 1)]
            found = min((one for one in near if one), key=lambda one: abs((one - today).days), default=None)
        else:
            found = None
        yield _as_mention(day_of(found) if found else UNKNOWN, Span(*match.span()), "holiday")


def _mention(match: re.Match[str], tokens: list[Token], clock: Clock, known: Vocabulary) -> DateMention | None:
    first, last, rule = match.start(), match.end(), str(match.lastgroup)
    while tokens[last - 1].kind in ".,(" and last > first + 1:
        last -= 1
    while tokens[first].kind in "ifb" and last > first + 1 and rule not in ("in_counted",):
        first += 1
    expression = Expression(
        tokens[first:last],
        clock,
        known,
        lambda: tense_around(tokens, first, last, known),
        tokens[first - 1] if first else None,
        tokens[last] if last < len(tokens) else None,
        lambda: any(token.kind == "O" or token.word.endswith("est") for token in tokens[max(0, first - 6) : first]),
    )
    if not is_date(rule, expression):
        return None
    try:
        interval = VALUES[rule](expression)
    except (ValueError, OverflowError):  # a year or day that no calendar has
        return None
    if interval is None:
        return None
    if not names_a_thing(rule, expression) and rule != "counted_from_next":
        clock.moved_to(interval)
    mention = _as_mention(interval, Span(tokens[first].start, tokens[last - 1].end), rule)
    return replace(mention, naming=True) if names_a_thing(rule, expression) else mention


def _as_mention(interval: Interval, span: Span, rule: str) -> DateMention:
    return DateMention(span, interval.start, interval.end, interval.precision, DateBasis.TEXT, interval.lasting, rule)


@lru_cache
def _vague_re(known: Vocabulary) -> re.Pattern[str]:
    words = known.words

    def any_of(phrases: dict[str, str]) -> str:
        return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))

    return re.compile(
        rf"(?<![\w-])(?:(?P<before>{any_of(words.before_phrases)})|(?P<after>{any_of(words.after_phrases)}))(?![\w-])"
        r"(?! (?:than|this|next|after|before|in the|as|to|on)\b)",
        re.I,
    )


def _vague_in(
    text: str, span: Span, exact: list[DateMention], today: date | None, known: Vocabulary
) -> Iterator[DateMention]:
    """As "earlier", "recently", "soon": before or after the day of writing, no more is known."""
    starts = [mention.span.start for mention in exact]
    for match in _vague_re(known).finditer(text, span.start, span.end):
        spot = Span(*match.span())
        place = bisect_right(starts, spot.end + NEAR)
        is_near = place > 0 and exact[place - 1].span.end + NEAR > spot.start
        if is_near or not _is_vague_date(text, span, spot, match["after"] is not None, known):
            continue
        if today is None:
            yield _as_mention(UNKNOWN, spot, "vague")
        elif match["before"]:
            yield _as_mention(Interval(None, today, Precision.BEFORE), spot, "vague")
        else:
            yield _as_mention(Interval(today, None, Precision.AFTER), spot, "vague")


def _is_vague_date(text: str, span: Span, spot: Span, after: bool, known: Vocabulary) -> bool:
    """Not "two days earlier", "as soon as"; and "soon" only where the clause is about what is to come."""
    tokens = tokens_of(text, max(span.start, spot.start - CLAUSE), min(span.end, spot.end + CLAUSE), known)
    first = next(number for number, token in enumerate(tokens) if token.end > spot.start)
    last = next((number for number, token in enumerate(tokens) if token.start >= spot.end), len(tokens))
    if first and (tokens[first - 1].kind in "UC" or tokens[first - 1].word in known.words.unvague):
        return False
    return not after or tense_around(tokens, first, last, known) is Tense.FUTURE


def _with_basis(mention: DateMention, dateline: Span | None) -> DateMention:
    if dateline is None or mention.span not in dateline:
        return mention
    return replace(mention, basis=DateBasis.DATELINE)
