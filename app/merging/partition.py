"""Which tellings are one happening: the same answer whatever the order in which they became known.

Links are taken from the strongest to the weakest. At each strength, what hangs together becomes one group, unless
that would bring together two tellings that exclude one another: then whoever could go with either of the two goes
with neither ("exactly one candidate fits"), and what still hangs together is looked at again.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import combinations
from typing import TypeVar

from app.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A reason to take two tellings for one; the stronger is believed first."""

    strength: int
    reason: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A reason why two tellings cannot be one."""

    reason: str


Relation = Link | Exclusion | None
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Partition:
    """Groups of indexes, why each member was joined, and what fits several groups and so joined none."""

    groups: tuple[tuple[int, ...], ...]
    reasons: dict[int, str]
    doubtful: dict[int, tuple[int, ...]]


@dataclass(slots=True)
class _Groups:
    links: dict[Pair, Link]
    excluded: set[Pair]
    groups: dict[int, frozenset[int]]
    """Name of a group (its least index) → members."""
    frozen: set[int] = field(default_factory=set)
    reasons: dict[int, str] = field(default_factory=dict)
    doubtful: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def exclude(self, a: int, b: int) -> bool:
        """Whether two groups hold tellings that exclude one another."""
        return any(_pair(x, y) in self.excluded for x in self.groups[a] for y in self.groups[b])

    def edges(self, pairs: Iterable[Pair]) -> dict[int, set[int]]:
        """Groups that may still grow, and whom links between these pairs would join them to."""
        home = {member: name for name, members in self.groups.items() for member in members}
        found: dict[int, set[int]] = {}
        for x, y in pairs:
            a, b = home[x], home[y]
            if a != b and a not in self.frozen and b not in self.frozen:
                found.setdefault(a, set()).add(b)
                found.setdefault(b, set()).add(a)
        return found

    def join(self, names: Iterable[int]) -> None:
        """Make one group of several and note for each member the link that brought it."""
        members = frozenset().union(*(self.groups.pop(name) for name in sorted(names)))
        self.groups[min(members)] = members
        for member in sorted(members - {min(members)}):
            self.reasons[member] = self._reason(member, members)

    def _reason(self, member: int, members: frozenset[int]) -> str:
        best = max(
            ((link.strength, -other, link.reason) for other in members
             if other != member and (link := self.links.get(_pair(member, other)))),
            default=(0, 0, "told by an article that tells both"),
        )  # fmt: skip
        return best[2]


def partition(
    items: Sequence[T], relate: Callable[[T, T], Relation], sort_of: Callable[[T], Hashable] = lambda _: None
) -> Partition:
    """Group ``items``, which the caller has sorted, by what ``relate`` says of each two.

    Only items of one ``sort_of`` can be linked: the others need not be asked about.
    """
    links: dict[Pair, Link] = {}
    excluded: set[Pair] = set()
    for a, b in _pairs_of_one_sort(items, sort_of):
        relation = relate(items[a], items[b])
        if isinstance(relation, Link):
            links[a, b] = relation
        elif isinstance(relation, Exclusion):
            excluded.add((a, b))
    groups = _Groups(links, excluded, {index: frozenset({index}) for index in range(len(items))})
    by_strength: dict[int, list[Pair]] = {}
    for pair, link in links.items():
        by_strength.setdefault(link.strength, []).append(pair)
    for strength in sorted(by_strength, reverse=True):  # what stronger links could join is joined, or left alone
        while _join_once(groups, by_strength[strength]):
            pass
    ordered = tuple(tuple(sorted(groups.groups[name])) for name in sorted(groups.groups))
    return Partition(ordered, groups.reasons, groups.doubtful)


def _pairs_of_one_sort(items: Sequence[T], sort_of: Callable[[T], Hashable]) -> Iterator[Pair]:
    sorts: dict[Hashable, list[int]] = {}
    for index, item in enumerate(items):
        sorts.setdefault(sort_of(item), []).append(index)
    for indexes in sorts.values():
        yield from combinations(indexes, 2)


def _join_once(groups: _Groups, linked: Sequence[Pair]) -> bool:
    """Join what links of one strength can join; True where freezing somebody calls for another look."""
    edges = groups.edges(linked)
    frozen_before = len(groups.frozen)
    for component in _components(edges):
        if not any(groups.exclude(a, b) for a, b in combinations(sorted(component), 2)):
            groups.join(component)
            continue
        for name, rivals in _doubtful(component, edges, groups).items():
            groups.frozen.add(name)
            for member in groups.groups[name]:
                groups.doubtful[member] = tuple(sorted(rivals))
    return len(groups.frozen) > frozen_before


def _doubtful(component: frozenset[int], edges: dict[int, set[int]], groups: _Groups) -> dict[int, set[int]]:
    """Who could go with either of two that exclude one another; where the chain is longer, all of it."""
    found: dict[int, set[int]] = {}
    for name in component:
        for a, b in combinations(sorted(edges[name]), 2):
            if groups.exclude(a, b):
                found.setdefault(name, set()).update((a, b))
    return found or {name: edges[name] for name in component}


def _components(edges: dict[int, set[int]]) -> list[frozenset[int]]:
    """What hangs together."""
    left, found = set(edges), []
    while left:
        component, front = set(), {min(left)}
        while front:
            component |= front
            front = set().union(*(edges[name] for name in front)) - component
        left -= component
        found.append(frozenset(component))
    return found


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)
