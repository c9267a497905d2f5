"""Groups depend on the links alone, never on the order in which things came."""

import random
from itertools import permutations

import pytest

from app.merging.partition import Exclusion, Link, Relation, partition

Pairs = dict[frozenset[str], Relation]


def groups(names: str, links: dict[str, int], excluded: str = "") -> set[str]:
    """Groups of one-letter names; ``links`` are pairs with their strength, ``excluded`` pairs apart by spaces."""
    relations: Pairs = {frozenset(pair): Link(strength, "") for pair, strength in links.items()}
    relations |= {frozenset(pair): Exclusion("") for pair in excluded.split()}
    found = partition(list(names), lambda a, b: relations.get(frozenset((a, b))))
    return {"".join(names[index] for index in group) for group in found.groups}


def test_what_hangs_together_is_one() -> None:
    assert groups("abc", {"ab": 1, "bc": 1}) == {"abc"}


def test_one_that_fits_two_that_exclude_one_another_joins_neither() -> None:
    assert groups("abc", {"ab": 1, "bc": 1}, "ac") == {"a", "b", "c"}


def test_the_stronger_link_is_believed_first() -> None:
    assert groups("abc", {"ab": 2, "bc": 1}, "ac") == {"ab", "c"}


def test_a_doubtful_one_does_not_part_the_others() -> None:
    assert groups("abcd", {"ab": 1, "bc": 1, "cd": 1}, "ac") == {"a", "b", "cd"}


def test_a_longer_chain_between_two_that_exclude_one_another_is_left() -> None:
    assert groups("abcd", {"ab": 1, "bc": 1, "cd": 1}, "ad") == {"a", "b", "c", "d"}


def test_a_doubtful_one_tells_whom_it_fits() -> None:
    relations: Pairs = {frozenset("ab"): Link(1, ""), frozenset("bc"): Link(1, ""), frozenset("ac"): Exclusion("")}
    found = partition(list("abc"), lambda a, b: relations.get(frozenset((a, b))))
    assert found.doubtful == {1: (0, 2)}


def test_the_reason_is_that_of_the_strongest_link() -> None:
    relations: Pairs = {
        frozenset("ab"): Link(1, "weak"),
        frozenset("bc"): Link(2, "strong"),
        frozenset("ac"): Link(1, "weak"),
    }
    assert partition(list("abc"), lambda a, b: relations.get(frozenset((a, b)))).reasons == {1: "strong", 2: "strong"}


@pytest.mark.parametrize("seed", range(40))
def test_no_order_matters_and_none_that_exclude_one_another_meet(seed: int) -> None:
    chance = random.Random(seed)
    names = "abcdef"
    pairs = [a + b for a in names for b in names if a < b]
    drawn = {pair: chance.choice(["link", "link", "exclude", "", ""]) for pair in pairs}
    links = {pair: chance.randint(1, 3) for pair in pairs if drawn[pair] == "link"}
    excluded = " ".join(pair for pair in pairs if drawn[pair] == "exclude")
    expected = {frozenset(group) for group in groups(names, links, excluded)}
    for order in chance.sample(list(permutations(names)), 10):
        assert {frozenset(group) for group in groups("".join(order), links, excluded)} == expected
    for pair in excluded.split():
        assert not any(set(pair) <= group for group in expected)
