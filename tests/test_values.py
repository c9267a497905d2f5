"""Values are compared, hashed and copied by their fields, and cannot be changed in the eyes of the type checker."""

import dataclasses

from app.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Point:
    x: int
    y: int = 0


def test_values_are_what_their_fields_are() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(2, 1)
    assert len({Point(1), Point(1, 0), Point(2)}) == 2
    assert Point(1, 5) < Point(2)
    assert dataclasses.replace(Point(1), y=3) == Point(1, 3)


def test_values_take_no_other_fields() -> None:
    assert not hasattr(Point(1), "__dict__")
