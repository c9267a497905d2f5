"""Actors as articles name them, and who bears a name: shared between articles by full name, never by surname.

An article's reading depends on the seeds alone, never on what other articles said; who of one name is whom is decided
here, for all appearances of the name at once, so that the order of reading does not matter.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import select

from app.enums import ActorKind
from app.lexicon.folding import name_skeleton
from app.merging.namesakes import Bearer, tell_apart
from app.resolution.resolved import ResolvedActor
from app.storage.identity import make_id, name_key
from app.storage.tables import (
    APPEARANCES,
)
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor as one article names it; ``actor`` is whom it was taken for so far."""

    article: str
    key: str
    kind: ActorKind
    name: str
    actor: str | None = None
    country: str | None = None
    gender: str | None = None
    office: str | None = None
    office_kind: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """An article's actor turns out to be another one."""

    appearance: Appearance
    new: str

    @property
    def article(self) -> str:
        """The article that names the actor."""
        return self.appearance.article

    @property
    def old(self) -> str:
        """Whom it was taken for so far."""
        return self.appearance.actor or ""


def read_appearances(article: str, article_key: str, actors: Sequence[ResolvedActor]) -> list[Appearance]:
    """One appearance for each actor of an article, in their order."""
    return [
        Appearance(article, _key_of(actor, article_key), actor.kind, actor.name, actor.key, actor.country, actor.gender,
                   actor.office, actor.office_kind, known=actor.key is not None)
        for actor in actors
    ]  # fmt: skip


def _key_of(actor: ResolvedActor, article_key: str) -> str:
    if actor.key is not None:
        return f"seeds:{actor.key}"
    return name_key(actor.kind, actor.name) or f"{article_key} {actor.kind}:{name_skeleton(actor.name)}"


def settle_names(
    work: Work, keys: Iterable[str], arriving: Sequence[Appearance]
) -> tuple[list[Appearance], list[Move]]:
    """Decide who bears each name: the arriving appearances with their actors, and whom other articles now mean."""
    keys = {key for key in keys if not key.startswith("seeds:")}
    stored = _stored_bearers(work, keys) if keys else {}
    seeds = _seeds_named(work, keys) if keys else {}
    settled, moves = list(arriving), []
    for key in sorted(keys):
        mine = [index for index, one in enumerate(settled) if one.key == key]
        others, told = stored.get(key, []), _with_country(settled, mine)
        everyone = [*others, *(StoredBearer(None, one.country, 1) for one in told)]
        actors = _actors_of(work, key, seeds.get(key, []), everyone)
        for bearer, actor in zip(others, actors, strict=False):
            moves += _moves(work, key, bearer, actor) if bearer.actor != actor else []
        for index, one, actor in zip(mine, told, actors[len(others) :], strict=True):
            settled[index] = replace(one, actor=actor)
    return settled, moves


def _with_country(settled: Sequence[Appearance], mine: Sequence[int]) -> list[Appearance]:
    """Within one article the country told once holds for every appearance of the name."""
    country = next((settled[index].country for index in mine if settled[index].country), None)
    return [replace(settled[index], country=settled[index].country or country) for index in mine]


class StoredBearer(NamedTuple):
    """All appearances of one name that tell the same country and were taken for the same actor."""

    actor: str | None
    country: str | None
    times: int


BEARERS = (
    "SELECT name_key, actor_id, country, COUNT(*) FROM appearances WHERE name_key IN ({ids})"
    " GROUP BY name_key, actor_id, country ORDER BY MIN(id)"
)


def _stored_bearers(work: Work, keys: set[str]) -> dict[str, list[StoredBearer]]:
    found: dict[str, list[StoredBearer]] = {}
    for key, actor, country, count in work.sql.among(BEARERS, sorted(keys)):
        found.setdefault(key, []).append(StoredBearer(actor, country, count))
    return found


def _moves(work: Work, key: str, bearer: StoredBearer, actor: str) -> list[Move]:
    """Each article whose actor of this name and country turns out to be another one."""
    named = (APPEARANCES.c.name_key == key) & (APPEARANCES.c.actor_id == bearer.actor)
    country = APPEARANCES.c.country
    same = country.is_(None) if bearer.country is None else country == bearer.country
    return [
        Move(Appearance(row.article_id, key, ActorKind(row.kind), row.name, row.actor_id, row.country, row.gender,
                        row.office, row.office_kind), actor)
        for row in work.session.execute(select(APPEARANCES).where(named, same).order_by(APPEARANCES.c.id))
    ]  # fmt: skip


NAMED_BY_SEEDS = (
    "SELECT DISTINCT alias.name_key, actor.id, actor.country FROM aliases alias JOIN actors actor"
    " ON actor.id = alias.actor_id WHERE actor.origin <> 'article' AND alias.name_key IN ({ids})"
    " ORDER BY alias.name_key, actor.id"
)


def _seeds_named(work: Work, keys: set[str]) -> dict[str, list[Bearer]]:
    found: dict[str, list[Bearer]] = {}
    for key, actor, country in work.sql.among(NAMED_BY_SEEDS, sorted(keys)):
        found.setdefault(key, []).append(Bearer(actor, country))
    return found


def _actors_of(work: Work, key: str, seeds: list[Bearer], everyone: Sequence[StoredBearer]) -> list[str]:
    """The actor of each appearance of one name; a group keeps the id that most of its appearances had."""
    groups = tell_apart(seeds, [Bearer(one.actor, one.country) for one in everyone])
    names: dict[str, str] = {seed.actor: seed.actor for seed in seeds if seed.actor}
    votes: Counter[tuple[str, str]] = Counter()
    for group, one in zip(groups, everyone, strict=True):
        if one.actor:
            votes[group, one.actor] += one.times
    taken = set(names.values())
    for (group, actor), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if group not in names and actor not in taken and actor.startswith("act_"):
            names[group] = actor
            taken.add(actor)
    taken |= {one.actor for one in everyone if one.actor}
    for group in sorted(set(groups) - names.keys()):
        names[group] = _fresh_id(work, taken, key, group)
        taken.add(names[group])
    return [names[group] for group in groups]


def _fresh_id(work: Work, taken: Collection[str], *key: str) -> str:
    """An id that nobody has, and that leads to nobody else."""
    candidate, count = make_id("act", *key), 1
    while candidate in taken or work.leads_on(candidate):
        count += 1
        candidate = make_id("act", *key, count)
    return candidate
