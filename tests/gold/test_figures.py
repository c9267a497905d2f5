"""Figures come with the interval in which they would lie on other articles."""

from collections.abc import Sequence

from tests.gold.figures import TALLIES, bootstrap, figures_of, wilson


def test_a_share_of_few_cases_is_not_certain() -> None:
    low, high = wilson(7, 7) or []
    assert (round(low, 2), high) == (0.65, 1.0)
    wider, narrower = wilson(8, 10), wilson(80, 100)
    assert wider and narrower and wider[0] < narrower[0] < 0.8 < narrower[1] < wider[1]
    assert wilson(0, 0) is None


def test_articles_that_differ_make_a_wide_interval() -> None:
    def share(counts: Sequence[tuple[int, int, int]]) -> float | None:
        return round(sum(count[0] for count in counts) / (10 * len(counts)), 3)

    alike, unlike = [(5, 10, 10)] * 8, [(10, 10, 10), (0, 10, 10)] * 4
    assert bootstrap(alike, share) == [0.5, 0.5]
    low, high = bootstrap(unlike, share) or []
    assert low < 0.3 < 0.7 < high
    assert bootstrap(unlike, share) == [low, high]


def test_a_figure_tells_its_measure_its_cases_and_its_interval() -> None:
    counts = dict.fromkeys(TALLIES, (3, 4, 5))
    shares = dict.fromkeys(
        ("statement dates", "event dates", "event precision", "event ends", "event cities"), (0, 0, 0)
    )
    more = dict.fromkeys(("no city invented", "event countries", "event status", "event subtypes"), (4, 5, 5))
    figures = figures_of([{**counts, **shares, **more, "offsets hold": (1, 1, 1)}] * 2)
    direct = figures["direct attributed"]
    assert (direct["value"], direct["precision"], direct["recall"], direct["records"]) == (0.667, 0.75, 0.6, 10)
    assert (figures["event ends"]["value"], figures["event ends"]["interval"]) == (None, None)
    assert figures["event status"]["value"] == 0.8
