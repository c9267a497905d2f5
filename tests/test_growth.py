"""The measure of growth itself: linear work passes, quadratic work does not."""

from collections.abc import Callable

from tests.growth import LINEAR, growth


def once(size: int) -> Callable[[], object]:
    return lambda: sum(1 for _ in range(size))


def each_with_each(size: int) -> Callable[[], object]:
    return lambda: sum(1 for one in range(size) for _ in range(one))


def test_four_times_the_size_costs_four_times_the_lines_where_work_is_linear() -> None:
    assert 3.9 < growth(once) < 4.1 < LINEAR


def test_quadratic_work_is_found_out() -> None:
    assert growth(each_with_each, small=100) > 2 * LINEAR
