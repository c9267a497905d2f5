"""The day an article was published, where its text or its address tells, and the dateline at the head of its story."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from app.lexicon.cities import library_cities
from app.lexicon.folding import fold
from app.lexicon.languages import Language, load_languages
from app.reading.article import LineKind, Span
from app.reading.boilerplate import DIGIT_RE, PLACE_RE
from app.reading.patterns import date_regex, reading_patterns

FIRST_YEAR, LAST_YEAR = 1900, 2100
DATELINE_LENGTH = 120
URL_DAY_RE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/_]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
URL_DAY_FIRST_RE = re.compile(r"/(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)/")


@lru_cache
def _dateline_re(code: str) -> re.Pattern[str]:
    """'CAIRO – 26 July 2022:', 'YANGON, July 25 (Reuters):', 'Beirut:', 'PARIS (AP) —', 'LIMA, May 3. /TASS/.'."""
    months = "|".join(sorted(load_languages()[code].dates.months, key=len, reverse=True))
    place = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /][A-ZÀ-Þ][\w.'’-]*){0,3}"
    day = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{months})\b|(?:{months})\.? \d{{1,2}})(?:,? \d{{4}})?"
    agency = r"\([^()\n]{2,60}\)|/ ?[\w .-]{2,24} ?/|[A-Z]{4,12}(?=\.| ?[–—-])"
    return re.compile(
        rf"(?P<place>{place}(?:, {place})?)(?:(?:[,.]|\s*[–—-]+)?\s*(?i:(?P<day>{day})))?"
        rf"(?:[.,]?\s*(?P<agency>{agency}))?"
        r"\s*(?P<end>[–—]+(?!\d)|-{1,2}(?=\s)|:|\.(?=\s)|(?<=[/)])(?=\s))\s*(?=\S)"
    )


def find_dateline(
    text: str, spans: Sequence[Span], kinds: Sequence[LineKind], language: Language, publisher: str | None = None
) -> Span | None:
    """The dateline: at the head of the first story line, or a line of its own right before the story."""
    story = next((number for number, kind in enumerate(kinds) if kind is LineKind.STORY), None)
    if story is None:
        return None
    lead = spans[story]
    match = _dateline_re(language.code).match(text, lead.start, min(lead.end, lead.start + DATELINE_LENGTH))
    if match and _is_dateline(match, language, publisher):
        return Span(match.start(), match.start() + len(match[0].rstrip()))
    near = [
        n for n in range(min(len(spans), story + 3)) if kinds[n] is LineKind.HEADLINE and _is_place(spans[n].of(text))
    ]
    beside = [n for n in near if _is_beside_day(text, spans, n, language)]
    return next((spans[n] for n in [*beside, *near] if n in beside or (n and _names_city(spans[n].of(text)))), None)


def _is_beside_day(text: str, spans: Sequence[Span], number: int, language: Language) -> bool:
    """Whether the line before or after is a full day alone: "New York", "17 May 2024"."""
    day = _full_date_re(language.code)
    beside = [spans[n] for n in (number - 1, number + 1) if 0 <= n < len(spans)]
    return any(day.fullmatch(text, span.start, span.end) for span in beside)


def _names_city(words: str) -> bool:
    """Whether the line, or what stands behind or before its comma, is the name of a city."""
    index = library_cities().index
    return any(fold(part) in index for part in (words, *words.split(", ")))


def _is_dateline(match: re.Match[str], language: Language, publisher: str | None) -> bool:
    """Capitals, a day or a colon make it one; "On" and the publisher's own name are no places."""
    place = match["place"]
    if place.split()[0].casefold() in language.reading.starters or _letters(place) == _letters(
        (publisher or "").removeprefix("The ")
    ):
        return False
    shouted, dated = place.split(",")[0].isupper(), bool(match["day"])
    if match["end"] in (".", ""):
        agency = match["agency"] or ""
        return (dated or agency.startswith("/") or (shouted and DIGIT_RE.search(agency) is not None)) or (
            shouted and match["end"] == "." and agency.isupper()
        )
    return (shouted or dated or ":" in match[0]) and _is_no_turn(match)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _is_no_turn(match: re.Match[str]) -> bool:
    """'Ana Ruiz: …' is a turn of a conversation; 'Beirut: …' and 'CAIRO: …' are datelines."""
    return ":" not in match[0] or bool(match["day"]) or match["place"].isupper() or " " not in match["place"]


def _is_place(words: str) -> bool:
    """'The Kremlin, Moscow', 'St Petersburg': a line of its own between headline and story."""
    return len(words) < 60 and PLACE_RE.fullmatch(words) is not None


def find_published(
    text: str, spans: Sequence[Span], dateline: Span | None, language: Language
) -> tuple[date, Span] | None:
    """The day that a line of its own tells ("12 July, 2022 | 08:39", "Posted on …"), else that of a full dateline."""
    candidates = []
    for number, span in enumerate(spans):
        if span.end - span.start > DATELINE_LENGTH or not DIGIT_RE.search(text, span.start, span.end):
            continue
        for pattern in reading_patterns(language.code).published:
            match = pattern.regex.fullmatch(text, span.start, span.end)
            if match and (day := day_of(match, language)):
                candidates.append((pattern.rank, number, day, span))
    if candidates:
        return min(candidates)[2:]
    return _in_dateline(text, dateline, language)


def _in_dateline(text: str, dateline: Span | None, language: Language) -> tuple[date, Span] | None:
    match = _full_date_re(language.code).search(text, dateline.start, dateline.end) if dateline else None
    day = day_of(match, language) if match else None
    return (day, dateline) if day and dateline else None


@lru_cache
def _full_date_re(code: str) -> re.Pattern[str]:
    return re.compile(date_regex(load_languages()[code]), re.I)


def day_of(match: re.Match[str], language: Language) -> date | None:
    """The day that a match of `date_regex` names; None if the calendar has no such day."""
    for form in "abcd":
        if match[f"year_{form}"]:
            month = match[f"month_{form}"]
            number = int(month) if month.isdigit() else language.dates.months[month.casefold()]
            return safe_day(int(match[f"year_{form}"]), number, int(match[f"day_{form}"]))
    return None


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none such or no newspaper can be of it."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def published_in_url(url: str | None) -> date | None:
    """The day in an address: /2024-12-12/, /2022/07/12/, /20220527/, /15/07/2022/."""
    if not url:
        return None
    for pattern in (URL_DAY_RE, URL_DAY_FIRST_RE):
        for match in pattern.finditer(url):
            day = safe_day(int(match["year"]), int(match["month"]), int(match["day"]))
            if day:
                return day
    return None
