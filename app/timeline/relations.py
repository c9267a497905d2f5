"""One pair of states."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.documents.bodies import read_body, write_body
from app.documents.days import as_day
from app.documents.positions import list_of, name_of_month
from app.documents.sql import Row
from app.errors import MovedError
from app.lexicon.event_types import load_event_types
from app.timeline.labels import in_language, names_in
from app.timeline.names import resolve_pair
from app.timeline.reader import Connection

LEAST_FOR_MEAN = 5
"""Occurred events below which a mean says nothing."""
MEETINGS = ("visit", "meeting", "summit")
LEADERS = ("head_of_state", "head_of_government")
MOST_EVENTS = 200_000
FORMULA = "sum of the events' Goldstein values / number of events; occurred events of the window that have a value"
EVENTS = (
    "SELECT p.position, d.body FROM postings p CROSS JOIN documents d WHERE p.list = ? AND d.position = p.position"
    " ORDER BY p.position DESC LIMIT ?"
)
LEADING = "SELECT country, actor_id, valid_from, valid_to FROM offices WHERE country IN (?, ?) AND kind IN (?, ?)"


def select_relations(connection: Connection, pair: str, today: date, lang: str = "en") -> dict[str, Any]:
    """The record of a pair (``KZ-RU``, in order): tempo, visits, cities, last meeting, Goldstein mean.

    Raises:
        MovedError: the codes stand in the other order; ``successor`` is the pair as it should be.
        UnknownNameError: one of the codes is no state's.
        InvalidValueError: both are the same state's.
    """
    ordered = "-".join(sorted(pair.upper().split("-")))
    if pair != ordered:
        raise MovedError(f"This pair is written {ordered}.", successor=ordered)
    states = resolve_pair(connection, "pair", ordered)
    names = names_in(connection, {state.id for state in states}, lang)
    events = _events(connection, ordered)
    said = connection.term("statement", "pair", ordered)
    return {
        "object": "relation",
        "id": ordered,
        "states": [{"id": s.id, "name": names.get(s.id, s.name), "country": s.country} for s in states],
        "events": len(events),
        "statements": said[1] if said else 0,
        "first": min((event["date"]["sort_date"] for event in events), default=None),
        "last": max((event["date"]["sort_date"] for event in events), default=None),
        "tempo": _tempo(connection, events),
        "visits": _visits(connection, events, lang),
        "cities": _cities(connection, events, lang),
        "leaders_meeting": _leaders_meeting(connection, events, ordered.split("-"), today, lang),
        "goldstein": _goldstein(events),
    }


def _events(connection: Connection, pair: str) -> list[dict[str, Any]]:
    term = connection.term("event", "pair", pair)
    if term is None:
        return []
    if term[1] > 500:
        connection.may_be_slow()
    return [read_body(body) for _, body in connection.stream(EVENTS, (list_of(term[0]), MOST_EVENTS))]


def _tempo(connection: Connection, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events by month and type, empty months as nought, with the number of articles read in each."""
    by_month: Counter[tuple[int, str]] = Counter()
    for event in events:
        day = date.fromisoformat(event["date"]["sort_date"])
        by_month[day.year * 12 + day.month - 1, event["type"]] += 1
    if not by_month:
        return []
    first, last = min(month for month, _ in by_month), max(month for month, _ in by_month)
    read = _articles_read(connection)
    types = list(load_event_types())
    return [
        {
            "month": name_of_month(month),
            "events": sum(by_month[month, kind] for kind in types),
            "articles_read": read.get(month, 0),
            "types": {kind: by_month[month, kind] for kind in types},
        }
        for month in range(first, last + 1)
    ]


def _articles_read(connection: Connection) -> dict[int, int]:
    term = connection.term("article", "all", "")
    if term is None:
        return {}
    return dict(connection.rows("SELECT month, count FROM tallies WHERE term = ?", (term[0],)))


def _visits(connection: Connection, events: Iterable[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Who visits whom, by state of visitor and host: most first."""
    counted: Counter[tuple[str, str, str]] = Counter()
    latest: dict[tuple[str, str, str], str] = {}
    for event in events:
        if event["type"] != "visit" or event["status"] == "cancelled":
            continue
        host = (event["host"] or {}).get("country")
        for visitor in event["visitors"]:
            key = (visitor["id"], visitor["country"] or "", host or "")
            counted[key] += 1
            latest.setdefault(key, event["date"]["sort_date"])
    names = names_in(connection, {key[0] for key in counted}, lang)
    return [
        {"visitor": key[0], "visitor_name": names.get(key[0], key[0]), "from": key[1] or None, "to": key[2] or None,
         "count": count, "last": latest[key]}
        for key, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]  # fmt: skip


def _cities(connection: Connection, events: Iterable[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    counted: Counter[str] = Counter()
    shown: dict[str, dict[str, Any]] = {}
    for event in events:
        place = event["place"]
        if place and place["city"]:
            counted[place["id"]] += 1
            shown[place["id"]] = place
    names = names_in(connection, set(counted), lang)
    return [
        {"id": key, "city": names.get(key, shown[key]["city"]), "country": shown[key]["country"],
         "latitude": shown[key]["latitude"], "longitude": shown[key]["longitude"], "events": count}
        for key, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]  # fmt: skip


def _leaders_meeting(
    connection: Connection, events: Iterable[dict[str, Any]], countries: list[str], today: date, lang: str
) -> dict[str, Any]:
    """The last day on which leaders of both sides met, each then in office, and how long ago that is."""
    offices = connection.rows(LEADING, (*countries, *LEADERS))
    for event in events:
        if event["type"] not in MEETINGS or event["status"] not in ("occurred", "ongoing") or not event["date"]["end"]:
            continue
        leaders = _leaders_then(offices, countries, event["date"])
        present = {part["id"] for part in event["participants"]}
        met = all(present & leaders[country] for country in countries)
        last = date.fromisoformat(event["date"]["end"])
        if (met or _received(event, leaders, countries)) and last <= today:
            shown = read_body(in_language(connection, [write_body(event)], lang)[0]) if lang != "en" else event
            return {"days_since": (today - last).days, "date": last, "event": event["id"], "title": shown["title"]}
    return {"days_since": None, "date": None, "event": None, "title": None}


def _leaders_then(offices: Iterable[Row], countries: list[str], when: dict[str, Any]) -> dict[str, set[str]]:
    """The leaders of each state who held their office on one of an event's possible days."""
    end = date.fromisoformat(when["end"])
    start = date.fromisoformat(when["start"]) if when["start"] else end
    leaders: dict[str, set[str]] = {country: set() for country in countries}
    for country, actor, since, until in offices:
        if (as_day(since) or start) <= end and (as_day(until) or end) >= start:
            leaders[country].add(actor)
    return leaders


def _received(event: dict[str, Any], leaders: dict[str, set[str]], countries: list[str]) -> bool:
    """A state visit is received by the leader of the state visited, whether or not the article names him."""
    host = (event.get("host") or {}).get("country")
    if event["type"] != "visit" or event["subtype"] != "state" or host not in countries:
        return False
    guests = {visitor["id"] for visitor in event["visitors"]}
    return any(guests & leaders[country] for country in countries if country != host)


def _goldstein(events: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Mean Goldstein value of occurred events with its count, window and formula; null under five events."""
    rated = [
        (event["date"]["sort_date"], event["codes"]["goldstein"])
        for event in events
        if event["status"] == "occurred" and event["codes"] and event["codes"]["goldstein"] is not None
    ]
    mean = round(sum(value for _, value in rated) / len(rated), 3) if len(rated) >= LEAST_FOR_MEAN else None
    days = sorted(day for day, _ in rated)
    window = {"from": days[0], "to": days[-1]} if days else None
    return {"mean": mean, "events": len(rated), "window": window, "formula": FORMULA}
