"""What expressions mean that name days, months, quarters, seasons and years of the calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from app.enums import Precision
from app.extraction import calendar
from app.extraction.calendar import UNKNOWN, Interval
from app.extraction.date_expressions import SHIFTS, Clock, Expression
from app.extraction.date_tokens import DECADE_RE
from app.extraction.tense import Tense
from app.lexicon.dates import Unit

FAR, NEAR = 300, 60
"""Days."""


def this_year(clock: Clock) -> int | None:
    """The year of writing, or the last year named where that is not known."""
    return clock.today.year if clock.today else clock.year


def nearest_year(expression: Expression, build: Callable[[int], Interval | None]) -> Interval | None:
    """The interval in the year that fits the tense: the last one for what was, the next for what is to come."""
    clock = expression.clock
    today = clock.today
    if today is None:
        return build(clock.year) if clock.year else UNKNOWN
    candidates = [found for year in (today.year - 1, today.year, today.year + 1) if (found := build(year))]
    past = [found for found in candidates if found.start and found.start <= today]
    future = [found for found in candidates if found.end and found.end >= today]
    chosen = past[-1:] if expression.tense is Tense.PAST else future[:1] if expression.tense is Tense.FUTURE else []
    if chosen and not _is_far_fetched(chosen[0], [*past[-1:], *future[:1]], today):
        return chosen[0]
    return min(candidates, key=lambda found: _distance(found, today), default=None)


def _is_far_fetched(chosen: Interval, candidates: list[Interval], today: date) -> bool:
    """A day nearly a year away while the same day of another year is near: nobody would leave out that year."""
    if chosen.precision is not Precision.DAY or _distance(chosen, today) < FAR:
        return False
    return any(_distance(other, today) <= NEAR for other in candidates)


def _distance(interval: Interval, today: date) -> int:
    if interval.start is None or interval.end is None:
        return 0
    if interval.start <= today <= interval.end:
        return 0
    return min(abs((interval.start - today).days), abs((interval.end - today).days))


def in_year(expression: Expression, build: Callable[[int], Interval | None]) -> Interval | None:
    """The interval in the year that the expression names, or else in the nearest that fits."""
    years = expression.years()
    if years:
        return build(years[-1])
    shift = expression.year_shift()
    year = this_year(expression.clock)
    if shift is not None:
        return build(year + shift) if year else UNKNOWN
    return nearest_year(expression, build)


def in_figures(expression: Expression) -> Interval | None:
    """2024-11-28, 28.11.2024; 4/5/2024 is a day of April or of May: not told, unless one of the two is no month."""
    parts = [int(part) for part in expression.tokens[0].word.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        day = calendar.safe_date(parts[0], parts[1], parts[2])
    elif "/" in expression.tokens[0].word and parts[0] <= 12 and parts[1] <= 12 and parts[0] != parts[1]:
        return UNKNOWN
    else:
        first, second = (parts[1], parts[0]) if parts[1] > 12 else (parts[0], parts[1])
        day = calendar.safe_date(parts[2], second, first)
    return calendar.day_of(day) if day else None


def month_day(expression: Expression) -> Interval | None:
    """As in "November 27", "27 November 2024", "Friday 22 July": a weekday beside it helps to find the year."""
    month, number = expression.months()[0], expression.day_numbers()[0]

    def build(year: int) -> Interval | None:
        day = calendar.safe_date(year, month, number)
        return calendar.day_of(day) if day else None

    weekdays = expression.weekdays()
    today = expression.clock.today
    found = in_year(expression, build)
    if weekdays and today and found and found.start and found.start.weekday() != weekdays[0] and not expression.years():
        fitting = [build(today.year - back) for back in (0, 1, -1, 2, 3, 4, 5, 6)]
        return next((day for day in fitting if day and day.start and day.start.weekday() == weekdays[0]), found)
    return found


def month_days(expression: Expression) -> Interval | None:
    """As in "November 27 and 28", "27-28 November", "May 30 to June 2": one stretch of days."""
    months, numbers = expression.months(), expression.day_numbers()
    first_year = expression.years()[0] if len(expression.years()) > 1 else None

    def build(year: int) -> Interval | None:
        first = calendar.safe_date(first_year or year, months[0], numbers[0])
        last = calendar.safe_date(year, months[-1], numbers[-1])
        if first and last and last < first and len(months) > 1 and not first_year:
            first = calendar.safe_date(year - 1, months[0], numbers[0])
        return calendar.days_from(first, last) if first and last else None

    return in_year(expression, build)


def month(expression: Expression) -> Interval | None:
    """As in "in November", "early November 2024", "last August", "July of this year"."""
    number = expression.months()[0]
    kind = next((token.kind for token in expression.tokens if token.kind in "LTKR"), None)
    today = expression.clock.today
    if expression.years() or expression.year_shift() is not None or kind is None:
        return in_year(expression, lambda year: calendar.month_of(year, number))
    if today is None:
        return UNKNOWN
    year = today.year
    if kind in "LR" and number >= today.month:
        year -= 1
    if kind == "K" and number <= today.month:
        year += 1
    if kind == "T" and expression.tense is Tense.PAST and number > today.month:
        year -= 1
    return calendar.month_of(year, number)


def month_range(expression: Expression) -> Interval | None:
    """As in "January-March 2024"."""
    first, last = expression.months()

    def build(year: int) -> Interval | None:
        start = calendar.month_of(year if first <= last else year - 1, first)
        return Interval(start.start, calendar.month_of(year, last).end, Precision.MONTH)

    return in_year(expression, build)


def weekday(expression: Expression) -> Interval | None:
    """A bare weekday: the publication day itself or the last one before it; governed by a future verb, the next one."""
    today = expression.clock.today
    if today is None:
        return UNKNOWN
    wanted = expression.weekdays()[0]
    kind = next((token.kind for token in expression.tokens if token.kind in "LTKGR"), None)
    back, ahead = (today.weekday() - wanted) % 7, (wanted - today.weekday()) % 7
    if "R" in expression.kinds or kind == "L":
        return calendar.day_of(today - timedelta(days=back or 7))
    if kind in ("K", "G"):
        return calendar.day_of(today + timedelta(days=ahead or 7))
    if expression.tense is Tense.FUTURE or (kind == "T" and expression.tense is None):
        return calendar.day_of(today + timedelta(days=ahead))
    return calendar.day_of(today - timedelta(days=back))


def weekday_of_week(expression: Expression) -> Interval | None:
    """As in "Friday last week", "Monday of next week"."""
    today = expression.clock.today
    if today is None:
        return UNKNOWN
    kind = next(token.kind for token in expression.tokens if token.kind in SHIFTS)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=SHIFTS[kind])
    return calendar.day_of(monday + timedelta(days=expression.weekdays()[0]))


def weekdays_range(expression: Expression) -> Interval | None:
    """As in "from Monday to Wednesday", "Monday and Tuesday"."""
    today = expression.clock.today
    if today is None:
        return UNKNOWN
    first, last = expression.weekdays()
    length = (last - first) % 7
    if expression.tense is Tense.FUTURE or expression.has("KG"):
        start = today + timedelta(days=(first - today.weekday()) % 7)
    else:
        start = today - timedelta(days=(today.weekday() - first) % 7)
    return calendar.days_from(start, start + timedelta(days=length))


def quarter(expression: Expression) -> Interval | None:
    """As in "the third quarter", "Q1 2024", "the first quarter of next year"."""
    token = expression.all_of("QO")[0]
    number = int(token.word[1]) if token.kind == "Q" else expression.number(token)
    if not 1 <= number <= 4:
        return None
    return in_year(expression, lambda year: calendar.quarter_of(year, number))


def half(expression: Expression) -> Interval | None:
    """As in "the first half of 2024"."""
    number = expression.number(expression.all_of("O")[0])
    if number not in (1, 2):
        return None
    return in_year(expression, lambda year: calendar.half_of(year, number))


def season(expression: Expression) -> Interval | None:
    """As in "this summer", "the spring of 2021"."""
    first = expression.words.seasons[expression.all_of("S")[0].word]
    kind = next((token.kind for token in expression.tokens if token.kind in "LTK"), None)
    today = expression.clock.today
    if expression.years() or expression.year_shift() is not None or kind is None or today is None:
        return in_year(expression, lambda year: calendar.season_of(year, first))
    year = today.year
    begun = today.month >= first
    if kind == "L":
        over = today > (calendar.season_of(year, first).end or today)
        return calendar.season_of(year if over else year - 1, first)
    return calendar.season_of(year + 1 if kind == "K" and begun else year, first)


def year(expression: Expression) -> Interval | None:
    """As in "in 2026", "late 2021", "fiscal 1989"."""
    return calendar.year_of(expression.years()[0])


def year_range(expression: Expression) -> Interval | None:
    """As in "2025-2027", "1995-96"."""
    first = expression.years()[0]
    last = expression.tokens[-1]
    return calendar.years(first, int(last.word) if last.kind == "Y" else first - first % 100 + int(last.word))


def decade(expression: Expression) -> Interval | None:
    """As in "the 1990s"."""
    match = DECADE_RE.fullmatch(expression.all_of("E")[0].word)
    if match is None:
        return None
    return calendar.decade_of(int(match["year"]) if match["year"] else 1900 + int(match["short"]))


def day_of_month(expression: Expression) -> Interval | None:
    """As in "on the 15th": of this month, or of the one before or after it."""
    today = expression.clock.today
    number = expression.day_numbers()[0]
    if today is None:
        return UNKNOWN
    named = expression.clock.previous
    if named and named.start and named.precision is Precision.MONTH and not expression.clock.age:
        day = calendar.safe_date(named.start.year, named.start.month, number)
        return calendar.day_of(day) if day else None
    shift = next((SHIFTS[token.kind] for token in expression.tokens if token.kind in SHIFTS), None)
    if shift is not None:
        there = calendar.step(today.replace(day=1), Unit.MONTH, shift)
        day = calendar.safe_date(there.year, there.month, number) if there else None
        return calendar.day_of(day) if day else None
    return _nearest_month(expression, today, number)


def _nearest_month(expression: Expression, today: date, number: int) -> Interval | None:
    days = []
    for shift in (-1, 0, 1):
        there = calendar.step(today.replace(day=1), Unit.MONTH, shift)
        day = calendar.safe_date(there.year, there.month, number) if there else None
        if day:
            days.append(day)
    if expression.tense is Tense.FUTURE:
        days = [day for day in days if day >= today]
        return calendar.day_of(days[0]) if days else None
    days = [day for day in days if day <= today]
    return calendar.day_of(days[-1]) if days else None


def no_date(expression: Expression) -> Interval | None:
    """How long something took, how old somebody is: no date."""
    return None
