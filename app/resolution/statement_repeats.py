"""The same words printed twice in one article are one statement: the longer one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.enums import StatementKind
from app.reading.article import Span, lies_in
from app.resolution.resolved import ResolvedStatement

_WORD_RE = re.compile(r"\w+")
_LEAST_WORDS = 4
"""Fewer words than these stand in longer quotations by chance ("No")."""
_LEAST_SHARED = 0.6
"""Share of a headline's words that a statement of the body must have to say the same."""

_NEAR = 40
"""So many statements alike before one and after it may tell the same."""


def without_repeats(statements: Sequence[ResolvedStatement], headlines: Sequence[Span]) -> Iterator[ResolvedStatement]:
    """The statements that no other one of the article tells as well or better."""
    words = [_WORD_RE.findall(statement.text.casefold()) for statement in statements]
    runs = _runs(words)
    for number, statement in enumerate(statements):
        in_headline = lies_in(statement.pieces[0], headlines)
        alike = range(len(words)) if in_headline else runs.get(tuple(words[number][:_LEAST_WORDS]), ())
        if not any(
            _tells_it(statement, words[number], statements[index], words[index], index < number, in_headline)
            for index in _near(number, alike)
            if index != number and statements[index].kind is statement.kind
        ):
            yield statement


def _near(number: int, numbers: Sequence[int]) -> Sequence[int]:
    """Those of a rising series of numbers that are nearest to one: all of an article's, but not of a book's."""
    place = bisect_left(numbers, number)
    return numbers[max(0, place - _NEAR) : place + _NEAR]


def _runs(words: list[list[str]]) -> dict[tuple[str, ...], list[int]]:
    """Runs of a few words, with the statements that have them: only those can tell what begins with such a run."""
    runs: dict[tuple[str, ...], list[int]] = {}
    for number, own in enumerate(words):
        for start in range(max(1, len(own) - _LEAST_WORDS + 1)):
            having = runs.setdefault(tuple(own[start : start + _LEAST_WORDS]), [])
            if having[-1:] != [number]:
                having.append(number)
    return runs


def _tells_it(
    own: ResolvedStatement,
    words: list[str],
    other: ResolvedStatement,
    others: list[str],
    earlier: bool,
    in_headline: bool,
) -> bool:
    """Whether the other statement tells the same and is to be kept."""
    if own.speaker is not None and other.speaker is not None and own.speaker != other.speaker:
        return False
    if words == others:
        return earlier
    if len(words) > len(others):
        return False
    if own.kind is StatementKind.DIRECT and len(words) >= _LEAST_WORDS and _runs_within(words, others):
        return True
    if not in_headline:
        return False
    return len(set(words) & set(others)) >= _LEAST_SHARED * len(set(words))


def _runs_within(words: list[str], others: list[str]) -> bool:
    size = len(words)
    return any(others[start : start + size] == words for start in range(len(others) - size + 1))
