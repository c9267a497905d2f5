"""How the work of a reading grows with its text: counted, not timed, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs, each turn of a loop counted anew."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(reading_of: Callable[[int], Callable[[], object]], small: int = 4_000) -> float:
    """The lines run for four times the size, as a multiple of those for `small`: 4 is linear, 16 is quadratic.

    `reading_of(size)` prepares a text of that size, which is not counted, and returns the reading of it, which is.
    """
    reading_of(small // 4)()  # what is loaded once
    return lines_run(reading_of(4 * small)) / lines_run(reading_of(small))


LINEAR = 6.0
"""The most that four times the text may cost: linear with room for what grows with a logarithm."""
