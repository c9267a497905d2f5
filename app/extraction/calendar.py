"""Stretches of the calendar: the week, month, quarter, season, year, decade of a day, and steps between them."""

from calendar import monthrange
from datetime import date, timedelta

from app.enums import Precision
from app.lexicon.dates import Unit
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, and how exactly that is known. An open side is None; with both open nothing is known."""

    start: date | None
    end: date | None
    precision: Precision
    lasting: bool = False


UNKNOWN = Interval(None, None, Precision.UNKNOWN)


def day_of(day: date) -> Interval:
    """One day."""
    return Interval(day, day, Precision.DAY)


def days_from(first: date, last: date) -> Interval | None:
    """A stretch of days; None where it would run backwards."""
    return Interval(first, last, Precision.DAY, lasting=True) if first <= last else None


def week_of(day: date) -> Interval:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend_of(day: date) -> Interval:
    """The Saturday and Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday + timedelta(days=5), monday + timedelta(days=6), Precision.WEEK)


def months(year: int, first: int, last: int, precision: Precision) -> Interval:
    """From the first day of one month to the last of another in the same year."""
    return Interval(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def month_of(year: int, month: int) -> Interval:
    """A calendar month."""
    return months(year, month, month, Precision.MONTH)


def quarter_of(year: int, quarter: int) -> Interval:
    """A calendar quarter, 1 to 4."""
    return months(year, quarter * 3 - 2, quarter * 3, Precision.QUARTER)


def half_of(year: int, half: int) -> Interval:
    """Half a year, 1 or 2; the record has no finer word for it than the year."""
    return months(year, half * 6 - 5, half * 6, Precision.YEAR)


def season_of(year: int, first_month: int) -> Interval:
    """Three months from the first one; winter runs into the next year."""
    last = first_month + 2
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Interval(date(year, first_month, 1), end, Precision.SEASON)


def year_of(year: int) -> Interval:
    """A calendar year."""
    return months(year, 1, 12, Precision.YEAR)


def years(first: int, last: int) -> Interval | None:
    """A stretch of years; None where it would run backwards."""
    if last < first:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), Precision.YEAR, lasting=first != last)


def decade_of(year: int) -> Interval:
    """Ten years from the one that ends in 0."""
    first = year - year % 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), Precision.DECADE)


def unit_of(unit: Unit, day: date) -> Interval | None:
    """The unit that a day lies in; hours are no matter of the calendar."""
    match unit:
        case Unit.DAY:
            return day_of(day)
        case Unit.WEEK | Unit.FORTNIGHT:
            return week_of(day)
        case Unit.WEEKEND:
            return weekend_of(day)
        case Unit.MONTH:
            return month_of(day.year, day.month)
        case Unit.QUARTER:
            return quarter_of(day.year, (day.month + 2) // 3)
        case Unit.YEAR:
            return year_of(day.year)
        case Unit.DECADE:
            return decade_of(day.year)
        case _:
            return None


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 14}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}


def step(day: date, unit: Unit, count: int) -> date | None:
    """The day `count` units later (or earlier); None where the calendar has none such."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * count)
        if unit in _MONTHS:
            return _add_months(day, _MONTHS[unit] * count)
    except (OverflowError, ValueError):
        return None
    return None


def _add_months(day: date, count: int) -> date:
    years_on, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(years_on, month + 1, min(day.day, monthrange(years_on, month + 1)[1]))


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
