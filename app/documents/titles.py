"""Titles of events in our words: "Vladimir Putin's state visit to Kazakhstan (Astana)"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.lexicon.event_types import load_event_types
from app.lexicon.titles import TitleWords, load_titles

SLOT_RE = re.compile(r"\{([^}]+)\}")
NAMES_SHOWN = 3
PLAIN = ("{Kind}: {all}", "{Kind}")
"""Where a type has no pattern of its own in a language, or its slots cannot be filled."""

Named = tuple[str, str]
"""Role and name of a participant."""


def event_title(
    event_type: str, subtype: str, participants: Sequence[Named], place: str | None = None, lang: str = "en"
) -> str:
    """The title of an event in a language; ``participants`` in their order, ``place`` a city's name."""
    words = load_titles()[lang]
    kind = words.kinds.get(f"{event_type}.{subtype}") or kind_label(event_type, subtype, lang)
    filled = next(
        title
        for pattern in (*words.patterns.get(event_type, ()), *PLAIN)
        if (title := _fill(pattern, kind, participants, words)) is not None
    )
    return f"{filled} ({place})" if place else filled


@lru_cache(maxsize=256)
def kind_label(event_type: str, subtype: str, lang: str) -> str:
    """What a subtype is called, or its type where it is not known."""
    known = load_event_types().get(event_type)
    if known is None:
        return event_type.replace("_", " ").capitalize()
    label = next((kind.label for kind in known.subtypes if kind.code == subtype), known.label)
    return str(getattr(label, lang))


def _fill(pattern: str, kind: str, participants: Sequence[Named], words: TitleWords) -> str | None:
    title = pattern
    for slot in _slots(pattern):
        value = _slot(slot, kind, participants, words)
        if not value:
            return None
        title = title.replace("{" + slot + "}", value)
    return title


@lru_cache(maxsize=256)
def _slots(pattern: str) -> tuple[str, ...]:
    return tuple(SLOT_RE.findall(pattern))


def _slot(slot: str, kind: str, participants: Sequence[Named], words: TitleWords) -> str:
    if slot == "Kind":
        return kind
    if slot == "kind":
        return kind[:1].lower() + kind[1:]
    role, owning = slot.removesuffix("'s"), slot.endswith("'s")
    names = list(dict.fromkeys(name for part, name in participants if role in ("all", "several", part)))
    joined = "" if role == "several" and len(names) < 2 else _join(names, words)
    if not owning or not joined:
        return joined
    return (words.own_after_s if joined.endswith("s") else words.own).format(joined)


def _join(names: Sequence[str], words: TitleWords) -> str:
    if len(names) <= 1:
        return "".join(names)
    if len(names) <= NAMES_SHOWN:
        return words.joined.format(", ".join(names[:-1]), names[-1])
    left = len(names) - NAMES_SHOWN + 1
    more = words.one_more if left == 1 else words.more.format(left)
    return words.joined.format(", ".join(names[: NAMES_SHOWN - 1]), more)
