"""Who bears which name in the record: what is stored under a name's key, and which other names may mean the same."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.merging.namesakes import Bearer
from app.storage.identity import PERSON, person_key
from app.storage.work import Work


class StoredBearer(NamedTuple):
    """All appearances of one name that tell the same and were taken for the same actor."""

    actor: str | None
    country: str | None
    gender: str | None
    office: str | None
    times: int


BEARERS = (
    "SELECT name_key, actor_id, country, gender, office_kind, COUNT(*) FROM appearances WHERE name_key IN ({ids})"
    " GROUP BY name_key, actor_id, country, gender, office_kind ORDER BY MIN(id)"
)
NAMED_BY_SEEDS = (
    "SELECT DISTINCT alias.name_key, actor.id, actor.country FROM aliases alias JOIN actors actor"
    " ON actor.id = alias.actor_id WHERE actor.origin <> 'article' AND alias.name_key IN ({ids})"
    " ORDER BY alias.name_key, actor.id"
)
KNOWN_KEYS = "SELECT DISTINCT name_key FROM aliases WHERE name_key IN ({ids})"
ENDING_SO = (
    "SELECT DISTINCT alias.name_key FROM name_keys named JOIN aliases alias ON alias.actor_id = named.record_id"
    " WHERE named.object = 'actor' AND named.form = 'skeleton' AND alias.name_key IS NOT NULL AND named.key IN ({ids})"
)
BEGINNING_SO = (
    "SELECT DISTINCT alias.name_key FROM name_keys named JOIN aliases alias ON alias.actor_id = named.record_id"
    " WHERE named.object = 'actor' AND named.form = 'skeleton' AND alias.name_key IS NOT NULL"
    " AND named.key > ? AND named.key < ?"
)


def stored_bearers(work: Work, keys: Iterable[str]) -> dict[str, list[StoredBearer]]:
    """The bearers of names, by the names' keys."""
    found: dict[str, list[StoredBearer]] = {}
    for key, *bearer in work.sql.among(BEARERS, sorted(keys)):
        found.setdefault(key, []).append(StoredBearer(*bearer))
    return found


def seeds_named(work: Work, keys: Iterable[str]) -> dict[str, list[Bearer]]:
    """The seeds' actors who bear names, by the names' keys."""
    found: dict[str, list[Bearer]] = {}
    for key, actor, country in work.sql.among(NAMED_BY_SEEDS, sorted(keys)):
        found.setdefault(key, []).append(Bearer(actor, country))
    return found


def with_related(work: Work, keys: set[str]) -> set[str]:
    """The keys, and those of all names that may be another form of one of their names, however far."""
    known, front = set(keys), {key for key in keys if len(words_of_key(key)) >= 2}
    while front:
        front = {key for key in _related(work, front) if key not in known}
        known |= front
    return known


def _related(work: Work, keys: set[str]) -> Iterator[str]:
    parts = {person_key(part) for key in keys for part in _other_forms(words_of_key(key))}
    yield from (row[0] for row in work.sql.among(KNOWN_KEYS, sorted(parts)))
    rests = {" ".join(words if len(words[0]) > 1 else words[1:]) for words in map(words_of_key, keys)}
    longer = [row[0] for row in work.sql.among(ENDING_SO, sorted(rests))]
    for rest in sorted(rest for rest in rests if " " in rest):
        longer += [row[0] for row in work.sql.rows(BEGINNING_SO, (f"{rest} ", f"{rest}!"))]
    yield from (key for key in longer if any(is_part_of(one, key) for one in keys))


def named_in_full(work: Work, surname: str) -> set[str]:
    """Keys of the full names that end with a surname."""
    found = (row[0] for row in work.sql.among(ENDING_SO, [surname]))
    return {key for key in found if key.endswith(f" {surname}")}


def words_of_key(key: str) -> list[str]:
    """The words of a person's name by its key; none for a name that is known in its article alone."""
    return key.removeprefix(PERSON).split() if key.startswith(PERSON) else []


def is_surname(key: str) -> bool:
    """Whether a key is that of a person called by the surname alone."""
    return len(words_of_key(key)) == 1


def is_part_of(key: str, other: str) -> bool:
    """Whether a name of two words or more begins or ends another, has the surname first, or an initial for a name."""
    ours, theirs = words_of_key(key), words_of_key(other)
    return ours in list(_other_forms(theirs)) and (len(ours) < len(theirs) or ours < theirs or len(ours[0]) == 1)


def _other_forms(words: list[str]) -> Iterator[list[str]]:
    """What a longer name may be shortened to, and the name with its surname moved to the other end."""
    if len(words) >= 2 and len(words[0]) > 1:
        yield [words[0][0], words[-1]]
    for size in range(2, len(words)):
        yield words[:size]
        yield words[-size:]
    if len(words) >= 2:
        yield words[1:] + words[:1]
        yield words[-1:] + words[:-1]
