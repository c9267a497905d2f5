"""What expressions mean that are counted from the day of writing or from what was said before."""

from datetime import date, timedelta

from app.enums import Precision
from app.extraction import calendar
from app.extraction.calendar import UNKNOWN, Interval
from app.extraction.date_expressions import SHIFTS, Clock, Expression
from app.extraction.date_values import month_day
from app.extraction.tense import Tense
from app.lexicon.dates import Unit


def deictic(expression: Expression) -> Interval | None:
    """today, yesterday, tomorrow; "the day before yesterday"."""
    token = expression.all_of("D")[0]
    today = expression.clock.today
    if today is None:
        return UNKNOWN
    shift = expression.words.days[token.word]
    if expression.has("BZ"):
        shift += -1 if expression.has("B") else 1
    return calendar.day_of(today + timedelta(days=shift))


def part_of_day(expression: Expression) -> Interval | None:
    """As in "this morning", "last night"."""
    today = expression.clock.today
    if today is None:
        return UNKNOWN
    return calendar.day_of(today - timedelta(days=1) if expression.has("L") else today)


def relative_unit(expression: Expression) -> Interval | None:
    """As in "last week", "this year", "early next month", "the end of this year"."""
    today = expression.clock.today
    if today is None:
        return UNKNOWN
    kind = next((token.kind for token in reversed(expression.tokens) if token.kind in SHIFTS), "T")
    day = calendar.step(today, expression.unit(), SHIFTS[kind])
    return calendar.unit_of(expression.unit(), day) if day else None


def weekend(expression: Expression) -> Interval | None:
    """As in "over the weekend": the coming one in a clause about the future, else the last."""
    today = expression.clock.today
    if today is None:
        return UNKNOWN
    if expression.tense is Tense.FUTURE or today.weekday() >= 5:
        return calendar.weekend_of(today)
    return calendar.weekend_of(today - timedelta(days=7))


def counted(expression: Expression) -> Interval | None:
    """As in "two weeks ago", "a year earlier", "three days later": as exact as its unit."""
    unit = expression.unit()
    number = next((expression.number(token) for token in expression.tokens if token.kind in "CNX"), 1)
    if expression.has("k"):
        return _vague(expression)
    kind = next((token for token in reversed(expression.tokens) if token.kind in "AlBZ"), None)
    if kind is None or kind.kind == "A":
        return _stepped(expression.clock.today, unit, -number)
    back = kind.kind == "B" or kind.word == "earlier"
    return _from_previous(expression.clock, unit, -number if back else number)


def _vague(expression: Expression) -> Interval:
    today = expression.clock.today
    return Interval(None, today, Precision.BEFORE) if today else UNKNOWN


def _stepped(day: date | None, unit: Unit, count: int) -> Interval | None:
    if day is None:
        return UNKNOWN
    there = calendar.step(day, unit, count)
    return calendar.unit_of(unit, there) if there else None


def _from_previous(clock: Clock, unit: Unit, count: int) -> Interval | None:
    """Counted from the expression before; in a report of quarters a year earlier is the quarter of that year."""
    anchor = clock.previous
    if anchor is None or anchor.start is None:
        return _stepped(clock.today, unit, count)
    day = anchor.end if count > 0 and anchor.lasting and anchor.end else anchor.start
    if anchor.precision is Precision.QUARTER and unit is Unit.YEAR:
        return _stepped(day, Unit.QUARTER, 4 * count)
    if _is_finer(unit, anchor.precision):
        return UNKNOWN
    return _stepped(day, unit, count)


COARSENESS = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.QUARTER: 3, Precision.SEASON: 3}
UNIT_COARSENESS = {Unit.DAY: 0, Unit.WEEK: 1, Unit.WEEKEND: 1, Unit.FORTNIGHT: 1, Unit.MONTH: 2, Unit.QUARTER: 3}


def _is_finer(unit: Unit, precision: Precision) -> bool:
    """Nobody can count days from a year."""
    return UNIT_COARSENESS.get(unit, 4) < COARSENESS.get(precision, 4)


def counted_from_next(expression: Expression) -> Interval | None:
    """As in "a week after their meeting": the day of what follows, seen from the day told right before."""
    clock = expression.clock
    if clock.previous is None or clock.age > 1 or clock.previous.precision is not Precision.DAY:
        return None
    number = next((expression.number(token) for token in expression.tokens if token.kind in "CNX"), 1)
    return _from_previous(clock, expression.unit(), number if expression.has("B") else -number)


def in_counted(expression: Expression) -> Interval | None:
    """As in "in two weeks", where the clause is about the future; otherwise that is how long something took."""
    if expression.tense is not Tense.FUTURE or expression.is_superlative:
        return None
    number = next((expression.number(token) for token in expression.tokens if token.kind in "CNX"), 1)
    return _stepped(expression.clock.today, expression.unit(), number)


def referring_unit(expression: Expression) -> Interval | None:
    """As in "the same day", "the following week", "the day before": counted from the expression before."""
    if expression.has("VB"):
        return _from_previous(expression.clock, expression.unit(), -1)
    if expression.has("GKZ"):
        return _from_previous(expression.clock, expression.unit(), 1)
    return _from_previous(expression.clock, expression.unit(), 0)


def year_ago_unit(expression: Expression) -> Interval | None:
    """As in "the year-earlier quarter", "year-ago period"."""
    clock = expression.clock
    anchor = clock.previous.start if clock.previous and clock.previous.start else clock.today
    if anchor is None:
        return UNKNOWN
    unit = Unit.QUARTER if expression.unit() is Unit.QUARTER else Unit.YEAR
    if clock.previous and clock.previous.precision is Precision.QUARTER:
        unit = Unit.QUARTER
    there = calendar.step(anchor, Unit.YEAR, -1)
    return calendar.unit_of(unit, there) if there else None


def eve(expression: Expression) -> Interval | None:
    """As in "on the eve": the day before; of something that is no day it cannot be told."""
    if expression.has("Mm"):
        found = month_day(expression)
        return calendar.day_of(found.start - timedelta(days=1)) if found and found.start else UNKNOWN
    if expression.after and expression.after.kind == "o":
        return UNKNOWN
    return _from_previous(expression.clock, Unit.DAY, -1)
