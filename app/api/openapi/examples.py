"""Examples of parameters. All are true of the articles that come with the program, so each gives rows."""

from typing import Any

_DATES: dict[str, dict[str, Any]] = {
    "date_from": {"a month": "2024-11", "a day": "2024-11-27", "a year": "2024"},
    "date_to": {"a month, to its last day": "2024-12", "a day": "2024-12-31"},
}
_SPEAKER: dict[str, dict[str, Any]] = {
    "speaker": {"in Cyrillic": ["Токаев"], "by id": ["vladimir-putin"], "another spelling": ["Tokaev"]}
}
_CITY: dict[str, dict[str, Any]] = {
    "city": {"a city": ["astana"], "in Cyrillic": ["Астана"], "a former name": ["nur-sultan"]}
}

PREFILLED: dict[str, dict[str, dict[str, Any]]] = {
    "list_events": _DATES,
    "list_events_as": _DATES,
    "list_visits": _CITY,
    "list_visits_as": _CITY,
    "list_statements": _SPEAKER,
    "list_statements_as": _SPEAKER,
    "list_timeline": {"pair": {"two states": ["KZ-RU"]}},
    "list_timeline_as": {"pair": {"two states": ["KZ-RU"]}},
    "count_events": {"by": {"two dimensions": ["month", "type"], "one": ["city"]}},
    "count_statements": {"by": {"one dimension": ["speaker"], "two": ["month", "kind"]}},
    "suggest_names": {"q": {"in Cyrillic": "тока", "in Latin": "toka"}},
}
"""Filled in when a person opens the operation in /docs: name → label → value, the first is taken."""

PATHS: dict[str, str] = {
    "get_actor": "vladimir-putin",
    "get_place": "astana",
    "get_relations": "KZ-RU",
    "get_columns": "events",
}
"""Path parameters whose values never change."""

PLAIN: dict[str, list[Any]] = {
    "date_from": ["2024-11", "2024-11-27", "2024"],
    "date_to": ["2024-12", "2024-12-31"],
    "date_match": ["overlaps"],
    "type": [["visit"]],
    "subtype": [["state"]],
    "status": [["occurred"]],
    "actor": [["Путин"], ["vladimir-putin"]],
    "actor_match": ["any"],
    "actor_scope": ["all"],
    "visitor": [["Путин"], ["vladimir-putin"]],
    "host": [["kazakhstan"], ["Казахстан"]],
    "speaker": [["Токаев"], ["kassym-jomart-tokayev"]],
    "kind": [["direct"]],
    "topic": [["energy"]],
    "city": [["astana"], ["Астана"]],
    "country": [["KZ"], ["Казахстан"]],
    "bbox": ["46,40,88,56"],
    "pair": [["KZ-RU"]],
    "publisher": [["Tengrinews"]],
    "via": [["TASS"]],
    "language": [["en"]],
    "precision": [["day"]],
    "min_articles": [2],
    "min_confidence": [0.5],
    "disputed": [False],
    "event": [["evt_…"]],
    "article": [["art_…"]],
    "q": ["strategic partnership", "Токаев"],
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
