"""Whether words that look like a date are one where they stand: "in 2019" is, "Sunday Times" is not."""

from collections.abc import Callable
from itertools import pairwise

from app.enums import Precision
from app.extraction.date_expressions import Expression
from app.extraction.tense import Tense
from app.lexicon.dates import Unit

BEFORE_YEAR = "irnoufbP("
"""Kinds of words after which a number of four figures is a year."""
AFTER_YEAR = ".,;)p"
MONEY = frozenset("$€£¥₸₽#№")


def is_date(rule: str, expression: Expression) -> bool:
    """Whether the expression is a date, seen from the words around it."""
    if expression.before and expression.before.word in expression.words.repeated:
        return False
    check = CHECKS.get(rule)
    return check is None or check(expression)


def _kind_before(expression: Expression) -> str:
    return expression.before.kind if expression.before else ""


def _kind_after(expression: Expression) -> str:
    return expression.after.kind if expression.after else ""


def _word_after(expression: Expression) -> str:
    return expression.after.word if expression.after else ""


def _is_year(expression: Expression) -> bool:
    """After a preposition, in parentheses, or between commas; never before a thing that is counted."""
    if names_a_thing("year", expression):
        return True
    before = expression.before
    if (before and before.word in MONEY) or _word_after(expression) in expression.words.counted:
        return False
    if _word_after(expression) == "-" or (before and before.kind == "-"):
        return False
    if before is None:
        return _kind_after(expression) in AFTER_YEAR
    if before.kind in BEFORE_YEAR:
        return before.word not in ("a", "the") and not (before.word == "about" or before.word == "around")
    return (before.kind == "," and _kind_after(expression) in ",.;)") or before.word in ("year", "late", "early")


def names_a_thing(rule: str, expression: Expression) -> bool:
    """As in "the 2019 agreement", "Ghana's 2021 budget": the year is part of a name."""
    before = expression.before
    if rule != "year" or before is None or _kind_after(expression) not in ("x", "c"):
        return False
    if _word_after(expression) in expression.words.counted or not 1900 <= expression.years()[0] <= 2100:
        return False
    return before.kind in ("t", "p") or before.word in expression.words.possessives


def _is_month(expression: Expression) -> bool:
    """A month alone; those that are also verbs or first names only after a preposition, and not before a surname."""
    token = expression.tokens[0]
    before = _kind_before(expression)
    if _word_after(expression) in expression.words.not_before:
        return False
    if _kind_after(expression) == "c" and before not in ("i", "r", "o", "u", "f", "b"):
        return token.kind == "M" and before == "t"
    if before == "n":  # "in January and April"
        return expression.clock.previous is not None and expression.clock.previous.precision is Precision.MONTH
    return token.kind == "M" or before in ("i", "r", "o", "f", "b", "e")


def _is_weekday(expression: Expression) -> bool:
    """No newspaper, feast or club; short forms that are also words only with a full stop or after "on"."""
    if _word_after(expression) in expression.words.not_before:
        return False
    before = expression.before
    if before and (before.word in expression.words.not_after or before.kind == "O"):
        return False
    if expression.has("w"):
        return _kind_after(expression) == "." or (before is not None and before.word == "on")
    return True


def _is_single(expression: Expression) -> bool:
    """One unit, not the beginning of a compound ("this year-long study"), not units counted ("next weeks")."""
    token = expression.all_of("U")[-1]
    return not token.word.endswith("s") and _kind_after(expression) != "-" and expression.unit() is not Unit.HOUR


def _is_quarter(expression: Expression) -> bool:
    units = expression.all_of("U")
    return not units or expression.words.units[units[0].word] is Unit.QUARTER


def _is_weekend(expression: Expression) -> bool:
    return expression.unit() is Unit.WEEKEND


def _is_referring(expression: Expression) -> bool:
    if not expression.has("U"):
        return False
    if expression.has("K") and expression.unit() is not Unit.DAY and expression.tense is not Tense.PAST:
        return False
    return _is_single(expression)


def _is_day_of_month(expression: Expression) -> bool:
    """'on the 15th', and not 'the 15th session'."""
    token = expression.all_of("O")[0]
    before = expression.before
    if (
        not token.word[0].isdigit()
        or before is None
        or before.word not in ("on", "by", "until", "before", "since", "from")
    ):
        return False
    return expression.has("U") or _kind_after(expression) not in ("x", "c")


def _is_range_of_years(expression: Expression) -> bool:
    return _word_after(expression) not in expression.words.counted and _kind_after(expression) != "-"


def _is_day_word(expression: Expression) -> bool:
    """No newspaper: "USA Today", "TODAY NICARAGUA"."""
    token = expression.all_of("D")[0]
    is_name = _kind_before(expression) == "c" or (_kind_after(expression) == "c" and token.capitals > 1)
    return not (token.capitals and is_name)


def _is_days(expression: Expression) -> bool:
    """Days joined by "and" or a comma are one stretch only if they follow one another."""
    if expression.has("-u") or _kind_before(expression) == "b":
        return True
    numbers = expression.day_numbers()
    return all(second - first == 1 for first, second in pairwise(numbers))


def _are_weekdays(expression: Expression) -> bool:
    first, last = expression.weekdays()
    return _is_weekday(expression) and (expression.has("-u") or (last - first) % 7 == 1)


CHECKS: dict[str, Callable[[Expression], bool]] = {
    "year": _is_year,
    "day_word": _is_day_word,
    "years": _is_range_of_years,
    "month": _is_month,
    "weekday": _is_weekday,
    "weekdays": _are_weekdays,
    "month_days": _is_days,
    "days_month": _is_days,
    "relative_unit": _is_single,
    "referring_unit": _is_referring,
    "weekend": _is_weekend,
    "quarter": _is_quarter,
    "day_of_month": _is_day_of_month,
}
