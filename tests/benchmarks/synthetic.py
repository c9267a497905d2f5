"""A record of any size, the same every time: three statements an event, people and places as skewed as in real life.

Rows go straight into the base tables, an article's two events and six statements at a time, in the order of their days;
every span of evidence is where it says. The search words of the benchmark each stand in the same number of statements
at every size.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, islice
from random import Random
from typing import Any

from sqlmodel import SQLModel

import app.models  # noqa: F401  (fills the metadata)
from app.documents.sql import Sql

ACTORS, STATES, PLACES = 2_000, 190, 3_000
SEARCH_WORDS = 100
STATEMENTS_WITH_A_SEARCH_WORD = 300
"""How many statements each of the search words stands in."""
TYPES = ("meeting", "visit", "agreement", "message", "call", "summit", "restriction", "exercise", "invitation")
TYPE_WEIGHTS = (30, 22, 14, 10, 9, 7, 4, 2, 2)
SUBTYPES = {"visit": "official", "meeting": "bilateral", "call": "phone", "exercise": "military", "message": "letter",
            "summit": "forum", "agreement": "memorandum", "restriction": "sanction", "invitation": "visit"}  # fmt: skip
ROLES = {"visit": ("visitor", "host"), "message": ("sender", "recipient"), "restriction": ("imposer", "target"),
         "invitation": ("inviter", "invitee"), "agreement": ("signatory",) * 2, "summit": ("participant",) * 2,
         "exercise": ("participant",) * 2}  # fmt: skip
TOPICS = ("energy", "trade", "security", "transport", "culture", "water")
FIRST_DAY, DAYS = date(2000, 1, 1), 9_100
LETTERS = "abcdefghijklmnoprstuvz"
Table = dict[str, list[tuple[Any, ...]]]

COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("id", "kind", "name", "country", "origin"),
    "aliases": ("actor_id", "name", "folded", "language", "is_primary", "origin"),
    "places": ("id", "kind", "name", "country", "latitude", "longitude", "origin"),
    "place_names": ("place_id", "name", "folded", "language", "is_primary"),
    "articles": ("id", "key", "ordinal", "url", "title", "publisher", "published", "published_basis", "language",
                 "text", "text_kind", "sha256", "extractor", "read_at"),
    "events": ("id", "ordinal", "type", "subtype", "status", "title", "start", "end", "precision", "basis", "lasting",
               "date_text", "reported", "sort_date", "place_id", "confidence", "disputed", "article_count",
               "source_count"),
    "participants": ("event_id", "actor_id", "role", "position"),
    "event_mentions": ("id", "event_id", "article_id", "number", "position", "reported", "type", "subtype", "status",
                       "start", "end", "precision", "basis", "lasting", "place_id", "rule", "confidence"),
    "mention_participants": ("mention_id", "actor_id", "role"),
    "statements": ("id", "ordinal", "kind", "text", "complete", "language", "wording", "speaker_id", "office", "cue",
                   "start", "end", "precision", "basis", "lasting", "reported", "sort_date", "event_id", "confidence",
                   "disputed", "article_count", "source_count"),
    "statement_mentions": ("id", "statement_id", "article_id", "number", "position", "reported", "kind", "text",
                           "complete", "speaker_id", "start", "end", "precision", "basis", "lasting", "rule",
                           "confidence"),
    "statement_actors": ("mention_id", "actor_id", "role"),
    "mention_topics": ("topic", "event_mention_id", "statement_mention_id"),
    "evidence": ("article_id", "event_mention_id", "statement_mention_id", "field", "exact", "start", "end", "rule"),
}  # fmt: skip


class Synthetic:
    """Rows of a record of ``events`` events."""

    def __init__(self, events: int) -> None:
        self.events = events
        self.random = Random(20_241_128)
        self.words = self._make_words(6_000, 3, 9)
        self.word_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.names = [word.capitalize() for word in self._make_words(4_200, 5, 10)]
        self.states = [(f"state-{number}", f"{self.names[number]}ia", _alpha2(number)) for number in range(STATES)]
        self.people = self._make_people()
        self.person_weights = list(accumulate(1 / (rank + 4) for rank in range(len(self.people))))
        self.places = self._make_places()
        self.place_weights = list(accumulate(1 / (rank + 4) for rank in range(len(self.places))))
        self.publishers = [f"{self.names[-1 - number]} News" for number in range(60)]
        self.publisher_weights = list(accumulate(1 / (rank + 2) for rank in range(60)))
        self.search_words = [f"zq{word}" for word in islice(self._make_words(SEARCH_WORDS, 5, 6), SEARCH_WORDS)]
        self.marked = self._mark()

    def _make_words(self, count: int, shortest: int, longest: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            length = self.random.randint(shortest, longest)
            found["".join(self.random.choices(LETTERS, k=length))] = None
        return list(found)

    def _make_people(self) -> list[tuple[str, str, str]]:
        people = []
        for number in range(ACTORS - STATES):
            name = f"{self.names[(number * 7) % 997]} {self.names[1000 + number]}"
            country = self.states[int(STATES * self.random.random() ** 2)][2]
            people.append((f"person-{number}", name, country))
        return people

    def _make_places(self) -> list[tuple[str, str, str]]:
        places = []
        for number in range(PLACES):
            country = self.states[int(STATES * self.random.random() ** 2)][2]
            places.append((f"place-{number}", f"{self.names[(1000 + number) % 4200]}burg", country))
        return places

    def _mark(self) -> dict[int, list[str]]:
        """Which statements hold which search words."""
        marked: dict[int, list[str]] = {}
        for word in self.search_words:
            count = min(3 * self.events, STATEMENTS_WITH_A_SEARCH_WORD)
            for number in self.random.sample(range(3 * self.events), count):
                marked.setdefault(number, []).append(word)
        return marked

    def known(self) -> Table:
        """Actors and places with their names."""
        actors = [(key, "state", name, country, "seeds") for key, name, country in self.states]
        actors += [(key, "person", name, country, "seeds") for key, name, country in self.people]
        places = [
            (key, "city", name, country, self._degrees(-60, 70), self._degrees(-180, 180), "seeds")
            for key, name, country in self.places
        ]
        return {
            "actors": actors,
            "aliases": [(key, name, name.lower(), "en", True, "seeds") for key, _, name, _, _ in actors],
            "places": places,
            "place_names": [(key, name, name.lower(), "en", True) for key, _, name, *_ in places],
        }

    def _degrees(self, least: int, most: int) -> float:
        return round(self.random.uniform(least, most), 4)

    def batches(self, articles_at_once: int = 2_000) -> Iterator[Table]:
        """Rows of all dated tables, some articles at a time."""
        total = self.events // 2
        for first in range(0, total, articles_at_once):
            table: Table = {name: [] for name in COLUMNS}
            for number in range(first, min(total, first + articles_at_once)):
                self._article(number, total, table)
            yield table

    def _article(self, number: int, total: int, table: Table) -> None:
        published = FIRST_DAY + timedelta(days=DAYS * number // total)
        publisher = self.random.choices(self.publishers, cum_weights=self.publisher_weights)[0]
        article = f"art_{number:016d}"
        parts: list[str] = []
        length = 0
        for event in (2 * number, 2 * number + 1):
            sentence, people, day = self._event(event, article, length, published, table)
            parts.append(sentence)
            length += len(sentence) + 1
            for statement in range(3 * event, 3 * event + 3):
                sentence = self._statement(statement, event, article, length, people, day, published, table)
                parts.append(sentence)
                length += len(sentence) + 1
        text = " ".join(parts)
        title = " ".join(self._some_words(8)).capitalize()
        table["articles"].append(
            (article, f"https://news.example/{number}", (published.toordinal() << 24) + number, f"https://news.example/{number}",
             title, publisher, published, "catalog", "en", text, "full", sha256(text.encode()).hexdigest(), "synthetic",
             "2024-12-01 00:00:00.000000")
        )  # fmt: skip

    def _some_words(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.word_weights, k=count)

    def _event(
        self, number: int, article: str, offset: int, published: date, table: Table
    ) -> tuple[str, list[tuple[str, str, str]], date]:
        random = self.random
        kind = random.choices(TYPES, TYPE_WEIGHTS)[0]
        people = random.choices(self.people, cum_weights=self.person_weights, k=2)
        place = random.choices(self.places, cum_weights=self.place_weights)[0]
        start, end, precision, lasting = self._days(published)
        key, mention = f"evt_{number:016d}", number + 1
        phrase = f"{people[0][1]} in {place[1]} for {kind} {' '.join(self._some_words(6))}"
        day = start or published
        status = "planned" if random.random() < 0.08 else "occurred"
        when = (start, end, precision, "text", lasting)
        table["events"].append(
            (key, (day.toordinal() << 24) + 4 * number, kind, SUBTYPES[kind], status, phrase, *when, "on that day",
             published, day, place[0], 0.5 + number % 50 / 100, False, 1, 1)
        )  # fmt: skip
        table["event_mentions"].append(
            (mention, key, article, number % 2 + 1, offset, published, kind, SUBTYPES[kind], status, *when, place[0],
             "synthetic", 0.9)
        )  # fmt: skip
        roles = ROLES.get(kind, ("party", "party"))
        for position, (person, role) in enumerate(zip(dict.fromkeys(people), roles, strict=False)):
            table["participants"].append((key, person[0], role, position))
            table["mention_participants"].append((mention, person[0], role))
        if number % 3 == 0:
            table["mention_topics"].append((TOPICS[number % len(TOPICS)], mention, None))
        name = people[0][1]
        at = len(name) + 4
        spans = (("participant", name, 0), ("place", place[1], at), ("type", phrase, 0),
                 ("date", kind, phrase.index(kind, at)))  # fmt: skip
        for field, exact, start_at in spans:
            begin = offset + start_at
            table["evidence"].append((article, mention, None, field, exact, begin, begin + len(exact), "synthetic"))
        return phrase + ".", people, day

    def _days(self, published: date) -> tuple[date | None, date | None, str, bool]:
        chance = self.random.random()
        day = published - timedelta(days=int(5 * self.random.random() ** 2))
        if chance < 0.86:
            return day, day, "day", False
        if chance < 0.91:
            return day, day + timedelta(days=1), "day", True
        if chance < 0.97:
            first = day.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month", False
        if chance < 0.99:
            return day.replace(month=1, day=1), day.replace(month=12, day=31), "year", False
        return None, None, "unknown", False

    def _statement(
        self, number: int, event: int, article: str, offset: int, people: list[tuple[str, str, str]], day: date,
        published: date, table: Table,
    ) -> str:  # fmt: skip
        speaker, other = (people[0], people[1]) if number % 3 else (people[1], people[0])
        text = " ".join([*self._some_words(22), *self.marked.get(number, ())])
        key, mention = f"stm_{number:016d}", number + 1
        kind = "direct" if number % 2 else "indirect"
        when = (day, day, "day", "publication", False)
        table["statements"].append(
            (key, (day.toordinal() << 24) + 4 * (number % 4_000_000) + 1, kind, text, True, "en", "as_printed",
             speaker[0], "minister", "said", *when, published, day, f"evt_{event:016d}", 0.9, False, 1, 1)
        )  # fmt: skip
        table["statement_mentions"].append(
            (
                mention,
                key,
                article,
                number % 6 + 1,
                offset,
                published,
                kind,
                text,
                True,
                speaker[0],
                *when,
                "synthetic",
                0.9,
            )
        )
        if number % 2:
            table["statement_actors"].append((mention, other[0], "mentioned"))
        if number % 4 == 0:
            table["mention_topics"].append((TOPICS[number // 4 % len(TOPICS)], None, mention))
        for field, exact, at in (("text", text, offset), ("speaker", speaker[1], offset + len(text) + 7)):
            table["evidence"].append((article, None, mention, field, exact, at, at + len(exact), "synthetic"))
        return f"{text}, said {speaker[1]}."


def _alpha2(number: int) -> str:
    return chr(65 + number // 26) + chr(65 + number % 26)


def as_sqlite_takes(table: Table) -> Table:
    """Rows with days as text."""
    return {
        name: [tuple(str(value) if isinstance(value, date) else value for value in row) for row in rows]
        for name, rows in table.items()
    }


def write_table(sql: Sql, table: Table) -> int:
    """Writes rows the fastest way we have; gives their number."""
    for name, columns in COLUMNS.items():
        sql.load(name, [f'"{column}"' for column in columns], table.get(name, ()))
    return sum(map(len, table.values()))


def write_table_plainly(connection: sqlite3.Connection, table: Table) -> None:
    """Writes rows by the driver's ``executemany``."""
    for name, columns in COLUMNS.items():
        quoted, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {name} ({quoted}) VALUES ({marks})", table.get(name, ()))


def check_columns() -> None:
    """Raises where a column that must be filled is not."""
    for name, columns in COLUMNS.items():
        for column in SQLModel.metadata.tables[name].columns:
            if not column.nullable and not column.primary_key and column.default is None and column.name not in columns:
                raise AssertionError(f"synthetic rows of {name} lack {column.name}")
