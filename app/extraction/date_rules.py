"""The rules of time: rows of kinds of words (`date_tokens.py`) with what they mean (`date_values.py`).

At each word the first rule that fits is taken, so the longer stand before the shorter. A rule that means nothing
(`no_date`) eats words that look like a date and are none.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.extraction import date_relations as relations
from app.extraction import date_values as values
from app.extraction.calendar import Interval
from app.extraction.date_expressions import Expression

MONTH, WEEKDAY, DAY = r"[Mm]\.?", r"[Ww]\.?", r"[NO]"
OF_YEAR = r"(?:,?Y|,?[oi]?Y|,?o?[LTK]U)?"
PART = r"(?:t?(?:OU?o)?P-?(?:oV?)?)"
COUNT = r"(?:ak?|[CNX](?:nah)?|k|ah)"


@dataclass(frozen=True, slots=True)
class DateRule:
    """One form of expression."""

    name: str
    pattern: str
    value: Callable[[Expression], Interval | None]


RULES = (
    DateRule("figures", r"I", values.in_figures),
    # ── not dates: ages and stretches ──
    DateRule("age", rf"{COUNT}-?U-?x-|[CNX]-U-x", values.no_date),
    # ── days of a month ──
    DateRule(
        "month_days",
        rf"(?:{WEEKDAY},?)?{MONTH}t?{DAY}(?:,{DAY})*,?[-un](?:{WEEKDAY},?)?(?:{MONTH})?t?{DAY}{OF_YEAR}",
        values.month_days,
    ),
    DateRule("days_month", rf"(?:{WEEKDAY},?)?t?{DAY}(?:,{DAY})*,?[-un]t?{DAY}o?{MONTH}{OF_YEAR}", values.month_days),
    DateRule("day_month_range", rf"t?{DAY}o?{MONTH}Y?[-u]t?{DAY}o?{MONTH}{OF_YEAR}", values.month_days),
    DateRule("eve_of_day", rf"teo(?:{MONTH}{DAY}|{DAY}{MONTH}){OF_YEAR}", relations.eve),
    DateRule("month_day", rf"(?:{WEEKDAY}q?,?q?t?,?)?{MONTH}t?{DAY}{OF_YEAR}(?:\(?{WEEKDAY}\)?)?", values.month_day),
    DateRule("day_month", rf"(?:{WEEKDAY}q?,?q?i?t?,?)?t?{DAY}o?-?{MONTH}(?:-?Y|{OF_YEAR})", values.month_day),
    # ── months ──
    DateRule("month_range", rf"{MONTH}[-u]{MONTH}{OF_YEAR}", values.month_range),
    DateRule("month_year", rf"{PART}?{MONTH}(?:,?Y|oY|o?[LTK]U)", values.month),
    DateRule("relative_month", rf"(?:l|{PART})?[LTKR]{MONTH}", values.month),
    DateRule("part_of_month", rf"{PART}{MONTH}", values.month),
    # ── weekdays ──
    DateRule("weekday_of_week", rf"{WEEKDAY}q?[oi]?[LTK]U", values.weekday_of_week),
    DateRule("weekdays", rf"[LTKG]?(?:f{WEEKDAY}u|{WEEKDAY}[-un]|b{WEEKDAY}n){WEEKDAY}", values.weekdays_range),
    DateRule("weekday", r"(?:[lP])?T?[LTKGR]?(?:W\.?q?|w\.q?)", values.weekday),
    # ── today and its like ──
    DateRule("day_before_yesterday", r"tU[BZ]D", relations.deictic),
    DateRule("day_word", r"(?:[lP]-?)?Dq?", relations.deictic),
    DateRule("part_of_day", r"(?:[lP]-?)?[TL]q", relations.part_of_day),
    # ── quarters, halves, years ──
    DateRule("quarter", r"(?:t?F?O-?U(?:(?:o|,)?(?:F?Y|[LTK]U|F?UY)|tU)?|t?Q(?:o?Y|-Y)?|YQ)", values.quarter),
    DateRule("half", r"t?O-?h(?:o?(?:Y|[LTK]U|tU))", values.half),
    DateRule("year_ago_unit", r"t?U-?[lA]U|t?U-[lA]", relations.year_ago_unit),
    DateRule("fiscal_year", r"t?FU?Y", values.year),
    # ── counted from now or from what was said before ──
    DateRule("counted", rf"{COUNT}x?U(?:[Al]|[BZ](?![a-zA-Z]))", relations.counted),
    DateRule("counted_from_next", rf"{COUNT}U[BZ]", relations.counted_from_next),
    DateRule("stretch", rf"(?:t|x)?[LRKTGV](?:[CNX]|k)(?:[nu][CNX])?x?U|{COUNT}-U|(?:t?)RU", values.no_date),
    DateRule("in_counted", rf"i{COUNT}U", relations.in_counted),
    DateRule("referring_unit", r"t(?:s?s|V|G)[UM]|s{1,2}U|tU[BZ](?![a-zA-Z])|tKU|[VG]U", relations.referring_unit),
    DateRule("end_of_unit", r"t?U[p-]P", relations.relative_unit),
    DateRule("weekend", r"tU", relations.weekend),
    DateRule("relative_unit", rf"(?:l|{PART})?i?[LTK]F?U|{PART}o?t?U|litU", relations.relative_unit),
    # ── seasons ──
    DateRule("season", rf"{PART}?(?:[LTK]S|i?t?S(?:o|,)?(?:Y|[LTK]U)|it?S(?!o))", values.season),
    # ── years ──
    DateRule("years", r"Y[-u][YN](?!-?U)|Y-X", values.year_range),
    DateRule("decade", rf"(?:{PART})?t?P?-?E", values.decade),
    DateRule("part_of_year", rf"{PART}t?Y", values.year),
    DateRule("day_of_month", r"tO(?:o[LT]U)?", values.day_of_month),
    DateRule("eve", r"te", relations.eve),
    # ── alone ──
    DateRule("month", r"[Mm]", values.month),
    DateRule("year", r"Y", values.year),
)  # fmt: skip

VALUES = {rule.name: rule.value for rule in RULES}
HEADS = r"[MmWwNOYIEQUSDXCLTRKVGPlaktsfbiqhFe]"
JOINED = frozenset({"month_days", "days_month", "weekdays", "day_month_range"})
"""Rules that join several days; where they do not hold together, their first day is read alone."""


def _compiled(rules: Iterable[DateRule]) -> re.Pattern[str]:
    return re.compile(rf"(?={HEADS})(?:{'|'.join(f'(?P<{rule.name}>{rule.pattern})' for rule in rules)})")


RULES_RE = _compiled(RULES)
SIMPLE_RE = _compiled(rule for rule in RULES if rule.name not in JOINED)
