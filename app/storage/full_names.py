"""Who of one full name is whom, for all its bearers at once, so that the order of reading does not matter."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.merging.namesakes import Bearer, Facts, by_shorter_name, tell_apart
from app.storage.appearances import Appearance, Move, Told, stored_appearances
from app.storage.bearers import StoredBearer, is_part_of, seeds_named, stored_bearers
from app.storage.identity import make_id
from app.storage.work import Work


@dataclass(slots=True)
class Named:
    """One full name: who bears it so far, who arrives, and which group of bearers each of them belongs to."""

    key: str
    others: Sequence[StoredBearer]
    mine: Sequence[int]
    told: Sequence[Appearance]
    seeds: Sequence[Bearer]
    groups: Sequence[str] = ()
    """Of the others, then of those who arrive: an actor of the seeds, or the key and a country."""
    actors: Sequence[str] = field(default_factory=list)
    """Whom they are taken for from now on, in the same order."""

    @property
    def everyone(self) -> list[tuple[str | None, Told, int]]:
        """Actor so far, what is told, how often."""
        stored = [(one.actor, (one.country, one.gender, one.office), one.times) for one in self.others]
        return [*stored, *((None, one.told, 1) for one in self.told)]

    @property
    def all_groups(self) -> list[str]:
        """The groups of its bearers, and the seeds' actors who bear it."""
        return sorted({*self.groups, *(seed.actor for seed in self.seeds if seed.actor)})

    @property
    def is_news(self) -> bool:
        """Whether somebody arrives of whom so far nobody told the same, or somebody turns out to be another."""
        stored = {(one.actor, one.country, one.gender, one.office) for one in self.others}
        arrived = zip(self.told, self.actors[len(self.others) :], strict=True)
        moved = any(one.actor != actor for one, actor in zip(self.others, self.actors, strict=False))
        return moved or not self.told or any((actor, *one.told) not in stored for one, actor in arrived)


def settle_full_names(work: Work, keys: Iterable[str], settled: Sequence[Appearance]) -> list[Named]:
    """The names with whom each bearer is taken for from now on, in order of their keys."""
    names = _load(work, set(keys), settled) if keys else []
    _take_for(work, names)
    return names


def _load(work: Work, keys: set[str], settled: Sequence[Appearance]) -> list[Named]:
    """The names with their bearers, in order of their keys, each bearer in its group."""
    stored, seeds = stored_bearers(work, keys), seeds_named(work, keys)
    places: dict[str, list[int]] = {}
    for index, one in enumerate(settled):
        places.setdefault(one.key, []).append(index)
    names = []
    for key in sorted(keys):
        mine = places.get(key, [])
        name = Named(
            key, stored.get(key, []), mine, with_country([settled[index] for index in mine]), seeds.get(key, [])
        )
        bearers = [Bearer(actor, told[0]) for actor, told, _ in name.everyone]
        name.groups = [
            group if not group.startswith("country:") else f"{key} {group}" for group in tell_apart(name.seeds, bearers)
        ]
        names.append(name)
    return names


def with_country(told: Sequence[Appearance]) -> list[Appearance]:
    """Within one article the country told once holds for every appearance of the name."""
    country = next((one.country for one in told if one.country), None)
    return [replace(one, country=one.country or country) for one in told]


def _take_for(work: Work, names: Sequence[Named]) -> None:
    """Choose the actor of each group; groups that are one person's get one, and keep the id that most of them had."""
    heirs = _joined(work, names)
    final = {group: _last(heirs, group) for name in names for group in name.groups}
    ids = {group: group for group in final.values() if _is_seed(group)}
    votes: Counter[tuple[str, str]] = Counter()
    for name in names:
        for group, (actor, _, times) in zip(name.groups, name.everyone, strict=True):
            if actor:
                votes[final[group], actor] += times
    taken = set(ids.values())
    for (group, actor), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if group not in ids and actor not in taken and actor.startswith("act_"):
            ids[group] = actor
            taken.add(actor)
    taken |= {actor for name in names for actor, _, _ in name.everyone if actor}
    for group in sorted(set(final.values()) - ids.keys()):
        ids[group] = _fresh_id(work, taken, *group.rsplit(" ", 1))
        taken.add(ids[group])
    for name in names:
        name.actors = [ids[final[group]] for group in name.groups]


def _joined(work: Work, names: Sequence[Named]) -> dict[str, str]:
    """Groups of bearers of a shorter name and the group of the longer name's bearers that each of them is.

    Two whom one article names are two: its reader has decided so.
    """
    related = {name.key: [other for other in names if is_part_of(name.key, other.key)] for name in names}
    if not any(related.values()):
        return {}
    told, apart = _facts(names), _named_side_by_side(work, names)
    heirs: dict[str, str] = {}
    for name in names:
        longer = sorted({group for other in related[name.key] for group in other.all_groups})
        for group in name.all_groups if longer else ():
            found = by_shorter_name(Facts.of(told[group]), [Facts.of(told[other]) for other in longer])
            if found is None:
                continue
            ours, theirs = _last(heirs, group), _last(heirs, longer[found])
            if ours != theirs and not _is_seed(ours) and theirs not in {_last(heirs, other) for other in apart[ours]}:
                heirs[ours] = theirs
                apart[theirs] |= apart[ours]
                for other in apart[ours]:
                    apart[other].add(theirs)
    return heirs


def _facts(names: Sequence[Named]) -> dict[str, list[Told]]:
    """What is told of each group."""
    told: dict[str, list[Told]] = {}
    for name in names:
        for seed in name.seeds:
            told.setdefault(seed.actor or "", []).append((seed.country, None, None))
        for group, (_, facts, _) in zip(name.groups, name.everyone, strict=True):
            told.setdefault(group, []).append(facts)
    return told


SIDE_BY_SIDE = (
    "SELECT DISTINCT one.name_key, one.actor_id, one.country, other.name_key, other.actor_id, other.country"
    " FROM appearances one JOIN appearances other ON other.article_id = one.article_id AND other.id <> one.id"
    " WHERE one.name_key IN ({ids})"
)


def _named_side_by_side(work: Work, names: Sequence[Named]) -> dict[str, set[str]]:
    """For each group the groups that some article names beside it."""
    apart: dict[str, set[str]] = {group: set() for name in names for group in name.all_groups}
    homes: dict[tuple[str, str | None, str | None], str] = {}
    arriving: set[str] = set()
    for name in names:
        homes |= {
            (name.key, one.actor, one.country): group for one, group in zip(name.others, name.groups, strict=False)
        }
        arriving |= set(name.groups[len(name.others) :])
    for group in arriving:
        apart[group] |= arriving - {group}
    for row in work.sql.among(SIDE_BY_SIDE, [name.key for name in names]):
        one, other = homes[row[0], row[1], row[2]], homes.get((row[3], row[4], row[5]))
        if other is not None and other != one:
            apart[one].add(other)
    return apart


def _is_seed(group: str) -> bool:
    """Whether a group is an actor of the seeds, who becomes nobody else."""
    return " " not in group


def _last(heirs: Mapping[str, str], group: str) -> str:
    while group in heirs:
        group = heirs[group]
    return group


def moves_of(work: Work, name: Named) -> list[Move]:
    """Each article whose actor of this name turns out to be another one."""
    turned = {(one.actor, one.country): new for one, new in zip(name.others, name.actors, strict=False)}
    return [
        Move(one, new)
        for (actor, country), new in turned.items() if actor != new
        for one in stored_appearances(work, name.key, actor, country)
    ]  # fmt: skip


def _fresh_id(work: Work, taken: Collection[str], *key: str) -> str:
    """An id that nobody has, and that leads to nobody else."""
    candidate, count = make_id("act", *key), 1
    while candidate in taken or work.leads_on(candidate):
        count += 1
        candidate = make_id("act", *key, count)
    return candidate
