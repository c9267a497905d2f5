"""Names of actors, places and countries, by id or in any known spelling or script."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from app.errors import Fault, InvalidValueError, UnknownNameError
from app.lexicon.folding import fold, name_skeleton
from app.lexicon.gazetteer import default_gazetteer
from app.timeline.reader import Connection

MOST_BEARERS = 50
WORSE_THAN_BEST = 0.05
"""How much less alike than the best a name may be to be suggested beside it."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what bears a name."""

    id: str
    name: str
    kind: str
    country: str | None


BY_ID = {
    "actor": "SELECT id, name, kind, country FROM actors WHERE id = ?",
    "place": "SELECT id, name, kind, country FROM places WHERE id = ? AND kind <> 'country'",
}
BY_KEY = {
    "actor": "SELECT DISTINCT found.id, found.name, found.kind, found.country FROM name_keys named"
    " JOIN actors found ON found.id = named.record_id WHERE named.key = ? AND named.object = 'actor' AND {form}"
    " ORDER BY found.id LIMIT 50",
    "place": "SELECT DISTINCT found.id, found.name, found.kind, found.country FROM name_keys named"
    " JOIN places found ON found.id = named.record_id WHERE named.key = ? AND named.object = 'place' AND {form}"
    " AND found.kind <> 'country' ORDER BY found.id LIMIT 50",
}
SPELLED = {
    "actor": "(named.form = 'whole' OR (named.form = 'part' AND found.kind = 'person'))",
    "place": "named.form = 'whole'",
}
"""A person answers to a surname; a body or a city does not answer to the end of its name."""
SOUNDING = {
    "actor": "named.form = 'skeleton' AND (found.kind = 'person' OR named.name = found.name)",
    "place": "named.form = 'skeleton'",
}


def find_bearers(connection: Connection, kind: str, given: str) -> list[Bearer]:
    """All actors or places that a name may mean; none if nobody bears it."""
    for query, key in (
        (BY_ID[kind], given),
        (BY_KEY[kind].format(form=SPELLED[kind]), fold(given)),
        (BY_KEY[kind].format(form=SOUNDING[kind]), name_skeleton(given)),
    ):
        if key and (rows := connection.rows(query, (key,))):
            return [Bearer(*row) for row in rows]
    return []


def known_elsewhere(connection: Connection, kind: str, given: str) -> list[Bearer]:
    """Places and states that the gazetteer knows though no record has them yet."""
    connection.may_be_slow()
    gazetteer = default_gazetteer()
    if kind == "actor":
        actors = [gazetteer.actors[key] for key in gazetteer.actors_named(given)]
        return [Bearer(actor.key, actor.name, str(actor.kind), actor.country) for actor in actors[:MOST_BEARERS]]
    places = [gazetteer.places[key] for key in gazetteer.places_named(given)]
    return [Bearer(p.key, p.name, str(p.kind), p.country) for p in places[:MOST_BEARERS] if p.kind != "country"]


def resolve_name(connection: Connection, parameter: str, kind: str, given: str) -> list[Bearer]:
    """All bearers of a name.

    Raises:
        UnknownNameError: nobody bears it; the fault names what is spelled alike.
    """
    found = find_bearers(connection, kind, given) or known_elsewhere(connection, kind, given)
    if not found:
        raise unknown_name(connection, parameter, kind, given)
    return found


def resolve_country(connection: Connection, parameter: str, given: str) -> list[Bearer]:
    """The state with an alpha-2 code or a name."""
    query = "SELECT id, name, kind, country FROM actors WHERE kind = 'state' AND country = ?"
    if rows := connection.rows(query, (given.upper(),)):
        return [Bearer(*row) for row in rows]
    states = [bearer for bearer in find_bearers(connection, "actor", given) if bearer.kind == "state"]
    if states:
        return states
    connection.may_be_slow()
    state = default_gazetteer().state(given.upper())
    if state is not None:
        return [Bearer(state.key, state.name, "state", state.country)]
    raise unknown_name(connection, parameter, "country", given)


def resolve_pair(connection: Connection, parameter: str, pair: str) -> list[Bearer]:
    """The two states of a pair such as ``KZ-RU``.

    Raises:
        UnknownNameError: one of the codes is no state's; the fault names the pair that was perhaps meant.
        InvalidValueError: both are the same state.
    """
    states = [resolve_country(connection, parameter, code)[0] for code in pair.split("-")]
    meant = "-".join(sorted(state.country or "" for state in states))
    if states[0].id == states[1].id:
        message = f"{parameter}: a pair is of two states, and {pair} names one twice."
        raise InvalidValueError(message, [Fault(parameter, message, ["two different alpha-2 codes, such as NO-PE"])])
    if meant != "-".join(sorted(pair.split("-"))):
        message = f"{parameter}: states stand in {pair} by other codes than alpha-2. Did you mean {meant}?"
        raise UnknownNameError(message, [Fault(parameter, message, did_you_mean=[meant])])
    return states


def unknown_name(connection: Connection, parameter: str, kind: str, given: str) -> UnknownNameError:
    """The error for a name that nobody bears, with those spelled alike."""
    connection.may_be_slow()
    alike = spelled_alike(connection, kind, given)
    bearer = {"actor": "actor", "place": "city or place", "country": "state"}[kind]
    message = f"No {bearer} bears the name “{given[:80]}”."
    if alike:
        message += f" Did you mean {' or '.join(alike)}?"
    return UnknownNameError(message, [Fault(parameter, message, did_you_mean=alike)])


def spelled_alike(connection: Connection, kind: str, given: str) -> list[str]:
    """Up to three names that differ from a given one by a slip."""
    record = "place" if kind == "place" else "actor"
    rows = connection.rows("SELECT key, name FROM name_keys WHERE object = ? AND form <> 'skeleton'", (record,))
    names = {key: name for key, name in rows if abs(len(key) - len(given)) <= 2}
    folded = fold(given)
    close = get_close_matches(folded, names, n=6, cutoff=0.7)
    if record == "place" and not close:  # what is on record is meant sooner than some city of the world
        names = _gazetteer_names(len(given))
        close = get_close_matches(folded, names, n=6, cutoff=0.7)
    ratios = {key: SequenceMatcher(None, key, folded).ratio() for key in close}
    best = max(ratios.values(), default=0.0)
    return list(dict.fromkeys(names[key] for key in close if ratios[key] > best - WORSE_THAN_BEST))[:3]


def _gazetteer_names(length: int) -> dict[str, str]:
    places: Iterable[tuple[str, int]] = (
        (place.name, place.population) for place in default_gazetteer().places.values() if place.population > 100_000
    )
    return {fold(name): name for name, _ in places if abs(len(name) - length) <= 2}
