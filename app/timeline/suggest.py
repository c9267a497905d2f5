"""Names as they are typed: any spelling or script, from the beginning of any word of a name."""

from typing import Any

from app.documents.bodies import read_body
from app.lexicon.folding import fold, name_skeleton
from app.timeline.reader import Connection

LOOKED_AT = 300
"""Names looked at for one suggestion, so that one letter costs no more than ten."""
BEGINNING = (
    "SELECT record_id, name FROM name_keys WHERE key >= ? AND key < ? AND form {form} 'skeleton' ORDER BY key LIMIT ?"
)
DOCUMENTS = "SELECT body FROM documents WHERE id IN ({ids})"


def select_suggestions(connection: Connection, q: str, limit: int = 10, lang: str = "en") -> list[dict[str, Any]]:
    """Actors and places with a name a word of which begins so: object, id, name, matched, kind, country, count."""
    matched = _beginning(connection, fold(q).strip(), "<>") or _beginning(connection, name_skeleton(q), "=")
    rows = connection.among(DOCUMENTS, list(matched))
    found = [_suggestion(read_body(row[0]), matched, lang) for row in rows]
    found.sort(key=lambda row: (-row["count"], row["name"], row["id"]))
    return found[:limit]


def _beginning(connection: Connection, begin: str, form: str) -> dict[str, str]:
    """Ids of records with the spelling that begins so."""
    if not begin:
        return {}
    rows = connection.rows(BEGINNING.format(form=form), (begin, begin + "\U0010ffff", LOOKED_AT))
    matched: dict[str, str] = {}
    for record, name in rows:
        matched.setdefault(record, name)
    return matched


def _count(counts: dict[str, int]) -> int:
    """Events and statements with it, each once: statements of a speaker are among its mentions, visits among events."""
    return counts["events"] + counts["mentions" if "mentions" in counts else "statements"]


def _suggestion(record: dict[str, Any], matched: dict[str, str], lang: str) -> dict[str, Any]:
    return {
        "object": record["object"],
        "id": record["id"],
        "name": record["names"].get(lang, record["name"]),
        "matched": matched[record["id"]],
        "kind": record["kind"],
        "country": record["country"],
        "count": _count(record["counts"]),
        "links": record["links"],
    }
