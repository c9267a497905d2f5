"""Examples of parameters: those of the seeds by name, which give rows, and some that are the same for any record."""

from typing import Any

from app.api.examples import Examples, Named

PLAIN: dict[str, list[Any]] = {
    "date_match": ["overlaps"],
    "type": [["visit"]],
    "subtype": [["state"]],
    "status": [["occurred"]],
    "actor_match": ["any"],
    "actor_scope": ["all"],
    "kind": [["direct"]],
    "language": [["en"]],
    "precision": [["day"]],
    "min_articles": [2],
    "min_confidence": [0.5],
    "disputed": [False],
    "event": [["evt_…"]],
    "article": [["art_…"]],
    "sort": ["-date"],
    "limit": [10],
    "cursor": ["…"],
    "include": [["evidence"]],
    "count": [True],
    "shape": ["array"],
    "lang": ["ru"],
    "open_dates": [True],
    "excel": [True],
    "by": [["month"]],
    "since": [0],
    "url": ["http://127.0.0.1:8000/"],
    "maxwidth": [600],
    "maxheight": [400],
    "format": ["json"],
}
"""Shown beside the parameter, not filled in."""
COUNTED = {
    "count_events": {"by": {"two dimensions": ["month", "type"], "one": ["city"]}},
    "count_statements": {"by": {"one dimension": ["speaker"], "two": ["month", "kind"]}},
}


def prefilled(examples: Examples | None) -> dict[str, dict[str, dict[str, Any]]]:
    """What is filled in when a person opens an operation in /docs: name → label → value, the first is taken."""
    if examples is None:
        return dict(COUNTED)
    period, speaker, city = examples.period, examples.speaker, examples.city
    filled: dict[str, dict[str, dict[str, Any]]] = {
        "list_events": {
            "date_from": {"a month": period.first, "a day": period.day, "a year": period.year},
            "date_to": {"a month, to its last day": period.last, "a day": f"{period.year}-12-31"},
        },
        "list_visits": {"city": _spelled(city, "a city", city.key, "a former name")},
        "list_statements": {"speaker": _spelled(speaker, "by id", speaker.key, "another spelling", native_first=True)},
        "list_timeline": {"pair": {"two states": [examples.pair]}},
    }
    filled |= {f"{operation}_as": values for operation, values in filled.items()}
    native, latin = speaker.native[:4].lower(), speaker.name[:4].lower()
    return {**filled, **COUNTED, "suggest_names": {"q": {"in another script": native, "in Latin": latin}}}


def _spelled(named: Named, label: str, key: str, other: str, *, native_first: bool = False) -> dict[str, list[str]]:
    """One name in its spellings."""
    native, plain = {"in another script": [named.native]}, {label: [key]}
    further = {other: [named.other]} if named.other else {}
    return {**native, **plain, **further} if native_first else {**plain, **native, **further}


def path_values(examples: Examples | None) -> dict[str, str]:
    """Path parameters whose values never change."""
    columns = {"get_columns": "events"}
    if examples is None:
        return columns
    return {
        "get_actor": examples.visitor.key,
        "get_place": examples.city.key,
        "get_relations": examples.pair,
        **columns,
    }


def beside(examples: Examples | None) -> dict[str, list[Any]]:
    """What is shown beside each parameter, not filled in."""
    if examples is None:
        return PLAIN
    period, speaker, visitor = examples.period, examples.speaker, examples.visitor
    return {
        **PLAIN,
        "date_from": [period.first, period.day, period.year],
        "date_to": [period.last, f"{period.year}-12-31"],
        "actor": visitor.spellings,
        "visitor": visitor.spellings,
        "host": [*reversed(examples.host.spellings)],
        "speaker": speaker.spellings,
        "topic": [[examples.topic]],
        "city": [*reversed(examples.city.spellings)],
        "country": [[one] for one in examples.country],
        "bbox": [examples.bbox],
        "pair": [[examples.pair]],
        "publisher": [[examples.publisher]],
        "via": [[examples.via]],
        "q": [examples.words, speaker.native],
    }
