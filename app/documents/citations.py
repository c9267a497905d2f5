"""A citation to copy: the words as printed, who printed them, via whom, translated or not, when retrieved."""

from collections.abc import Mapping
from datetime import date
from typing import Any

Record = Mapping[str, Any]


def cite(record: Record, page: str, version: int, retrieved: date) -> str:
    """One line that lets a reader find the record and its first source again."""
    parts = [_what(record), *_source(record), f"Relations Timeline, dataset version {version}, {page}"]
    return ". ".join(parts) + f" (retrieved {retrieved.isoformat()})."


def _what(record: Record) -> str:
    if record["object"] != "statement":
        return str(record.get("title") or record["name"])
    speaker = (record.get("speaker") or {}).get("name") or "Unnamed speaker"
    words = record["text"].rstrip(" ,.")
    told = f"“{words}”" if record["kind"] == "direct" else f"{words} (reported speech)"
    notes = [] if record["complete"] else ["shortened"]
    notes += ["machine translation"] if record["wording"] == "machine_translated" else []
    return f"{speaker}: {told}" + (f" [{', '.join(notes)}]" if notes else "")


def _source(record: Record) -> list[str]:
    sources = record.get("sources") or []
    if not sources:
        return []
    first = sources[0]
    via = f", via {first['via']}" if first.get("via") else ""
    day = f", {first['published']}" if first.get("published") else ""
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    link = f", {first['url']}" if first.get("url") else ""
    where = f"In: {first.get('title') or 'untitled'}, {first.get('publisher') or 'unknown publisher'}"
    return [f"{where}{via}{day}{link}{more}"]
