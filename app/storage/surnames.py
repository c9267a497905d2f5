"""Whom an article means that calls somebody by the surname alone: the only one whom other articles' full names allow.

Where that cannot be told, the surname is an actor of its article alone. All articles decide it at once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from app.merging.namesakes import Facts, by_surname
from app.storage.appearances import Appearance, Move, Told, stored_appearances
from app.storage.bearers import StoredBearer, is_surname, named_in_full, stored_bearers, words_of_key
from app.storage.full_names import Named, with_country
from app.storage.identity import make_id, person_key
from app.storage.work import Work

Bearers = Mapping[str, Facts]
"""Those who bear a surname as the end of a full name: actor → what is told of them."""


def settle_surnames(
    work: Work, keys: Iterable[str], names: Sequence[Named], settled: Sequence[Appearance], left: Collection[str]
) -> tuple[list[Appearance], list[Move]]:
    """The arriving appearances with the actors of those named by surname alone, and whom other articles now mean.

    Args:
        work: the transaction.
        keys: surnames and full names that come or go.
        names: the full names among them, settled.
        settled: who is named now.
        left: names that an article used before it was read again.
    """
    looked_at, others = _surnames_of(work, keys, names, left)
    result, moves = list(settled), []
    for key in sorted(looked_at):
        mine = [index for index, one in enumerate(settled) if one.key == key]
        bearers = _bearers(work, key, names)
        for stored in others.get(key, []):
            moves += _moves(work, key, stored, bearers)
        for index, one in zip(mine, with_country([settled[index] for index in mine]), strict=True):
            result[index] = replace(settled[index], actor=_meant(one, bearers))
    return result, moves


def _surnames_of(
    work: Work, keys: Iterable[str], names: Sequence[Named], left: Collection[str]
) -> tuple[set[str], dict[str, list[StoredBearer]]]:
    """The surnames to look at, those of full names only where these tell something new, with their stored bearers."""
    own = {key for key in keys if is_surname(key)}
    words = [words_of_key(name.key) for name in names if name.key in left or name.is_news]
    touched = {person_key(one[-1:]) for one in words if one}
    stored = stored_bearers(work, own | touched) if own | touched else {}
    return own | (touched & stored.keys()), stored


def _moves(work: Work, key: str, bearer: StoredBearer, bearers: Bearers) -> list[Move]:
    return [
        Move(one, meant)
        for one in stored_appearances(work, key, bearer.actor, bearer.country)
        if one.told == (bearer.country, bearer.gender, bearer.office) and (meant := _meant(one, bearers)) != one.actor
    ]


def _meant(one: Appearance, bearers: Bearers) -> str:
    """The actor: one with a full name, else one of the article's own."""
    actors = sorted(bearers)
    found = by_surname(Facts.of([one.told]), [bearers[actor] for actor in actors])
    return actors[found] if found is not None else make_id("act", one.key, one.article, one.country or "")


SEEDS = (
    "SELECT DISTINCT actor.id, actor.country, actor.gender, office.kind FROM aliases alias"
    " JOIN actors actor ON actor.id = alias.actor_id LEFT JOIN offices office ON office.actor_id = actor.id"
    " WHERE actor.origin <> 'article' AND alias.name_key IN ({ids})"
)


def _bearers(work: Work, key: str, names: Sequence[Named]) -> Bearers:
    """Everybody whose full name ends with the surname, as it stands once the names in hand are settled."""
    surname = words_of_key(key)[0]
    told: dict[str, list[Told]] = {}
    here = {name.key for name in names if name.key.endswith(f" {surname}")}
    for name in names:
        for actor, (_, facts, _) in zip(name.actors, name.everyone, strict=True) if name.key in here else ():
            told.setdefault(actor, []).append(facts)
    elsewhere = named_in_full(work, surname) - here
    for bearers in (stored_bearers(work, elsewhere) if elsewhere else {}).values():
        for one in bearers:
            told.setdefault(one.actor or "", []).append((one.country, one.gender, one.office))
    for actor, country, gender, office in work.sql.among(SEEDS, sorted(here | elsewhere)):
        told.setdefault(actor, []).append((country, gender, office))
    return {actor: Facts.of(facts) for actor, facts in told.items()}
