"""How near a reading comes to a careful person's: F1 of statements and events, and shares of their fields.

A statement is right when its kind, at least half of its words and its speaker are; an event when its type, first day,
city and half of its participants are. Gold may hold further right answers (``date_also``, ``city_also`` …) and records
that are ``optional``: those, and what is read for them, count neither way.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
OVERLAP = {"direct": 0.8, "indirect": 0.5}
FIELDS = ("end", "precision", "status", "subtype", "country", "host")


@dataclass
class Tally:
    """Hits among what was found and what was wanted."""

    hit: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
        return round(2 * self.hit / (self.found + self.wanted), 3) if self.found + self.wanted else 1.0


@dataclass
class Score:
    """All figures of a run, and what was missed, for whoever mends it."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Figure → value between 0 and 1."""
        return {name: tally.f1 for name, tally in sorted(self.tallies.items())}

    def add(self, name: str, *, hit: int = 0, found: int = 0, wanted: int = 0) -> None:
        """Count into one figure."""
        tally = self.tallies.setdefault(name, Tally())
        tally.hit += hit
        tally.found += found
        tally.wanted += wanted


def words(text: str | None) -> list[str]:
    """The words of a text, without case and punctuation."""
    return re.findall(r"\w+", (text or "").casefold())


def overlap(one: str | None, other: str | None) -> float:
    """Jaccard measure of two texts' words."""
    first, second = Counter(words(one)), Counter(words(other))
    union = (first | second).total()
    return (first & second).total() / union if union else 0.0


def is_right(gold: Record, name: str, value: object) -> bool:
    """Whether a field's value is the gold's, or one of its further right answers."""
    return value in (gold.get(name), *gold.get(f"{name}_also", ()))


def speaker_right(gold: Record, found: Record) -> bool:
    """Whether the speaker is the gold's, or one of the joint or further right ones."""
    return any(same_name(name, found["speaker"]) for name in (gold["speaker"], *gold.get("speaker_also", ())))


def same_name(wanted: str | None, found: str | None) -> bool:
    """Whether one name's words contain the other's last one."""
    if not wanted or not found:
        return not wanted and not found
    return words(wanted)[-1] in words(found) or words(found)[-1] in words(wanted)


def score_article(stem: str, gold: Record, reading: Record, score: Score) -> None:
    """Compare one article's reading with its gold."""
    for kind, enough in OVERLAP.items():
        wanted = [record for record in gold["statements"] if record["kind"] == kind]
        found = [record for record in reading["statements"] if record["kind"] == kind]
        pairs = list(pair(wanted, found, lambda g, f, enough=enough: _alike(g, f, enough)))  # type: ignore[misc]
        wanted, found, pairs = _without_optional(wanted, found, pairs)
        right = [speaker_right(gold_one, found_one) for gold_one, found_one in pairs]
        score.add(f"{kind} statements", hit=sum(right), found=len(found), wanted=len(wanted))
        for record in wanted:
            if not any(g is record and ok for (g, _), ok in zip(pairs, right, strict=True)):
                score.misses.append(f"{stem}: {kind} not read: {record['speaker']}: {record['text']}")
        for record in found:
            if not any(f is record for _, f in pairs):
                score.misses.append(f"{stem}: {kind} read but not there: {record['speaker']}: {record['text']}")
        for gold_one, found_one in pairs:
            if gold_one.get("date"):
                score.add("statement dates", hit=is_right(gold_one, "date", found_one["date"]), found=1, wanted=1)
    _score_events(stem, gold["events"], reading["events"], score)


def _without_optional(
    wanted: list[Record], found: list[Record], pairs: list[tuple[Record, Record]]
) -> tuple[list[Record], list[Record], list[tuple[Record, Record]]]:
    """All three without what is optional, and without what was read for it."""
    aside = [read for gold, read in pairs if gold.get("optional")]
    return (
        [gold for gold in wanted if not gold.get("optional")],
        [read for read in found if not any(read is other for other in aside)],
        [(gold, read) for gold, read in pairs if not gold.get("optional")],
    )


def _score_events(stem: str, wanted: list[Record], found: list[Record], score: Score) -> None:
    pairs = list(pair(wanted, found, _event_likeness))
    wanted, found, pairs = _without_optional(wanted, found, pairs)
    right = [_event_right(gold, read) for gold, read in pairs]
    score.add("events", hit=sum(right), found=len(found), wanted=len(wanted))
    for record in wanted:
        if not any(gold is record and ok for (gold, _), ok in zip(pairs, right, strict=True)):
            score.misses.append(f"{stem}: {record['type']} not read or wrong: {record}")
    for record in found:
        if not any(read is record for _, read in pairs):
            score.misses.append(f"{stem}: {record['type']} read but not there: {record['evidence']}")
    for gold, read in pairs:
        for name in FIELDS:
            if name in gold:
                score.add(f"event {name}", hit=is_right(gold, name, read.get(name)), found=1, wanted=1)


def _alike(gold: Record, found: Record, enough: float) -> float:
    shared = overlap(gold["text"], found["text"])
    return shared if shared >= enough else 0.0


def _event_likeness(gold: Record, found: Record) -> float:
    if gold["type"] != found["type"]:
        return 0.0
    return 0.1 + _people_met(gold, found) + float(is_right(gold, "start", found["start"]))


def _people_met(gold: Record, found: Record) -> float:
    names = [name for name in (*found["participants"], found.get("host")) if name]
    wanted = gold["participants"]
    return sum(any(same_name(name, other) for other in names) for name in wanted) / len(wanted) if wanted else 1.0


def _event_right(gold: Record, found: Record) -> bool:
    cities = (gold.get("city"), *gold.get("city_also", ()))
    return (
        is_right(gold, "start", found["start"])
        and words(found.get("city")) in [words(city) for city in cities]
        and _people_met(gold, found) >= 0.5
    )


def pair(
    wanted: list[Record], found: list[Record], likeness: Callable[[Record, Record], float]
) -> Iterator[tuple[Record, Record]]:
    """One-to-one pairs, the likest first."""
    cells = sorted(
        ((likeness(gold, read), i, j) for i, gold in enumerate(wanted) for j, read in enumerate(found)),
        key=lambda cell: (-cell[0], cell[1:]),
    )
    left, right = set(range(len(wanted))), set(range(len(found)))
    for value, i, j in cells:
        if value > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield wanted[i], found[j]
