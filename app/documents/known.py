"""What records show of others: names of actors, places with their city, articles as sources, events of statements."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.documents.sql import Sql
from app.values import dataclass


def as_day(value: Any) -> date | None:
    """A day as either driver gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class ShownActor:
    """An actor as other records name it."""

    id: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place as other records name it; ``city`` is the id and name of the city it is or lies in."""

    id: str
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    city: tuple[str, str] | None

    @property
    def terms(self) -> list[str]:
        """Ids of places under which what happened here is listed."""
        return [self.id] if self.city is None or self.city[0] == self.id else [self.id, self.city[0]]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event as the statements made at it need it."""

    type: str
    subtype: str
    status: str
    place: ShownPlace | None
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article as a source of records."""

    source: dict[str, Any]
    language: str
    order: tuple[str, str]


class Known:
    """Looks up what other records show, each once: ``need_…`` asks, the dicts answer."""

    def __init__(self, sql: Sql) -> None:
        self.sql = sql
        self.actors: dict[str | None, ShownActor] = {}
        self.places: dict[str | None, ShownPlace] = {}
        self.events: dict[str | None, ShownEvent | None] = {}
        """None where one is withdrawn."""
        self.articles: dict[str, ShownArticle | None] = {}
        """None where one is withdrawn."""

    def forget_dated(self) -> None:
        """Lets go of events and articles, so that a long run stays small."""
        self.events.clear()
        self.articles.clear()

    def need_actors(self, ids: Iterable[str | None]) -> None:
        """Looks up actors."""
        missing = {actor for actor in ids if actor is not None} - self.actors.keys()
        for row in self.sql.among("SELECT id, name, kind, country FROM actors WHERE id IN ({ids})", sorted(missing)):
            self.actors[row[0]] = ShownActor(*row)

    def need_places(self, ids: Iterable[str | None]) -> None:
        """Looks up places."""
        missing = {place for place in ids if place is not None} - self.places.keys()
        query = (
            "SELECT place.id, place.name, place.kind, place.country, place.latitude, place.longitude, city.id,"
            " city.name FROM places place LEFT JOIN places city ON city.id = place.parent_id AND city.kind = 'city'"
            " WHERE place.id IN ({ids})"
        )
        for key, name, kind, country, latitude, longitude, *city_of in self.sql.among(query, sorted(missing)):
            city = (key, name) if kind == "city" else (city_of[0], city_of[1]) if city_of[0] else None
            self.places[key] = ShownPlace(key, name, kind, country, latitude, longitude, city)

    def need_events(self, ids: Iterable[str | None]) -> None:
        """Looks up events."""
        missing = sorted({event for event in ids if event is not None} - self.events.keys())
        query = "SELECT id, type, subtype, status, place_id FROM events WHERE withdrawn IS NULL AND id IN ({ids})"
        rows = self.sql.among(query, missing)
        sides = self._sides(missing)
        self.need_places(row[4] for row in rows)
        self.events.update(dict.fromkeys(missing))
        for key, kind, subtype, status, place in rows:
            found = self.places.get(place)
            self.events[key] = ShownEvent(kind, subtype, status, found, frozenset(sides.get(key, ())))

    def _sides(self, events: list[str]) -> dict[str, set[str]]:
        query = "SELECT event_id, actor_id, country FROM participants WHERE event_id IN ({ids})"
        rows = self.sql.among(query, events)
        self.need_actors(row[1] for row in rows)
        sides: dict[str, set[str]] = defaultdict(set)
        for event, actor, country in rows:
            if side := country or self.actors[actor].country:
                sides[event].add(side)
        return sides

    def need_articles(self, ids: Iterable[str]) -> None:
        """Looks up articles."""
        missing = sorted(set(ids) - self.articles.keys())
        self.articles.update(dict.fromkeys(missing))
        query = (
            "SELECT id, publisher, title, url, published, via, text_kind, language FROM articles"
            " WHERE withdrawn IS NULL AND id IN ({ids})"
        )
        for key, publisher, title, url, published, via, text_kind, language in self.sql.among(query, missing):
            source = {
                "article": key,
                "publisher": publisher,
                "title": title,
                "url": url,
                "published": as_day(published),
                "via": via,
                "text_kind": text_kind,
            }
            self.articles[key] = ShownArticle(source, language, (str(published or "9999"), key))


@dataclass(slots=True)
class Sources:
    """The articles that tell one record, earliest first."""

    articles: list[ShownArticle]

    @classmethod
    def of(cls, ids: Iterable[str], known: dict[str, ShownArticle | None]) -> "Sources":
        """The articles among ``ids`` that are not withdrawn."""
        shown = [article for key in set(ids) if (article := known[key]) is not None]
        return cls(sorted(shown, key=lambda article: article.order))

    @property
    def rendered(self) -> list[dict[str, Any]]:
        """As the API shows them."""
        return [article.source for article in self.articles]

    def terms(self) -> Iterable[tuple[str, str]]:
        """Under what publishers, outlets and languages the record is listed."""
        for article in self.articles:
            yield "language", article.language.lower()
            if publisher := article.source["publisher"]:
                yield "publisher", publisher.lower()
            for outlet in (article.source["via"] or "").split("; "):
                if outlet:
                    yield "via", outlet.lower()
