"""What records show of others: names of actors, places with their city, articles as sources, events of statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import orjson

from app.documents.bodies import plain_json
from app.documents.shown import ListedUnder, pairs_among
from app.documents.sql import Row, Sql
from app.values import dataclass

NOWHERE: ListedUnder = frozenset()


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
    listed: ListedUnder
    """Under what places and country something is listed that happened here."""
    rendered: orjson.Fragment
    """As events show it; ``precision`` says what its point stands for."""


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event as the statements made at it need it."""

    place: ShownPlace | None
    listed: ListedUnder
    """Under what a statement made at it is listed because of it."""
    pairs: ListedUnder
    """Its pairs of states."""


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article as a source of records."""

    rendered: bytes
    """As records show it among their sources: JSON."""
    order: tuple[str, str]
    listed: ListedUnder
    """Under what language, publisher and outlets is listed what it tells."""


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
        query = "SELECT id, name, kind, country FROM actors WHERE id IN ({ids})"
        self.keep_actors(self.sql.among(query, sorted(missing)))

    def keep_actors(self, rows: list[Row]) -> None:
        """Keeps actors as they are shown."""
        for row in rows:
            self.actors[row[0]] = ShownActor(*row)

    def need_places(self, ids: Iterable[str | None]) -> None:
        """Looks up places."""
        missing = {place for place in ids if place is not None} - self.places.keys()
        query = (
            "SELECT place.id, place.name, place.kind, place.country, place.latitude, place.longitude, city.id,"
            " city.name FROM places place LEFT JOIN places city ON city.id = place.parent_id AND city.kind = 'city'"
            " WHERE place.id IN ({ids})"
        )
        self.keep_places(self.sql.among(query, sorted(missing)))

    def keep_places(self, rows: list[Row]) -> None:
        """Keeps places as they are shown."""
        for key, name, kind, country, latitude, longitude, *city_of in rows:
            city = (key, name) if kind == "city" else (city_of[0], city_of[1]) if city_of[0] else None
            listed = [("city", key), ("city", city[0] if city else key), *([("country", country)] if country else [])]
            shown = {"id": key, "name": name, "city": city and city[1], "country": country,
                     "latitude": latitude, "longitude": longitude, "precision": kind}  # fmt: skip
            rendered = orjson.Fragment(plain_json(shown))
            self.places[key] = ShownPlace(
                key, name, kind, country, latitude, longitude, city, frozenset(listed), rendered
            )

    def need_events(self, ids: Iterable[str | None]) -> None:
        """Looks up events."""
        missing = sorted({event for event in ids if event is not None} - self.events.keys())
        query = "SELECT id, type, subtype, status, place_id FROM events WHERE withdrawn IS NULL AND id IN ({ids})"
        rows = self.sql.among(query, missing)
        parts = self.sql.among(
            "SELECT event_id, actor_id, country FROM participants WHERE event_id IN ({ids})", missing
        )
        self.need_actors(row[1] for row in parts)
        self.need_places(row[4] for row in rows)
        self.events.update(dict.fromkeys(missing))
        self.keep_events(rows, parts)

    def keep_events(self, rows: list[Row], participants: list[Row]) -> None:
        """Keeps events as they are shown; those withdrawn are not among the rows."""
        sides: dict[str, set[str]] = defaultdict(set)
        for event, actor, country in participants:
            if side := country or self.actors[actor].country:
                sides[event].add(side)
        for key, kind, subtype, status, place in rows:
            found = self.places.get(place)
            at = found.listed if found else NOWHERE
            pairs = frozenset(pairs_among(sides.get(key, ())))
            listed = frozenset((("type", kind), ("subtype", subtype), ("status", status), *at, *pairs))
            self.events[key] = ShownEvent(found, listed, pairs)

    def need_articles(self, ids: Iterable[str]) -> None:
        """Looks up articles."""
        missing = sorted(set(ids) - self.articles.keys())
        self.articles.update(dict.fromkeys(missing))
        query = (
            "SELECT id, publisher, title, url, published, via, text_kind, language FROM articles"
            " WHERE withdrawn IS NULL AND id IN ({ids})"
        )
        self.keep_articles(self.sql.among(query, missing))

    def keep_articles(self, rows: list[Row]) -> None:
        """Keeps articles as they are shown; those withdrawn are not among the rows."""
        for key, publisher, title, url, published, via, text_kind, language in rows:
            source = {
                "article": key,
                "publisher": publisher,
                "title": title,
                "url": url,
                "published": published,
                "via": via,
                "text_kind": text_kind,
            }
            listed = frozenset(_outlet_terms(language, publisher, via))
            self.articles[key] = ShownArticle(plain_json(source), (str(published or "9999"), key), listed)


class Told(Known):
    """Asks as ``Known`` does, but keeps only what was asked for: the answers are for another process."""

    def keep_actors(self, rows: list[Row]) -> None:
        """Keeps their ids."""
        self.actors.update(dict.fromkeys(row[0] for row in rows))

    def keep_places(self, rows: list[Row]) -> None:
        """Keeps their ids."""
        self.places.update(dict.fromkeys(row[0] for row in rows))

    def keep_events(self, rows: list[Row], participants: list[Row]) -> None:
        """Keeps nothing more."""

    def keep_articles(self, rows: list[Row]) -> None:
        """Keeps nothing more."""


def _outlet_terms(language: str, publisher: str | None, via: str | None) -> Iterator[tuple[str, str]]:
    yield "language", language.lower()
    if publisher:
        yield "publisher", publisher.lower()
    for outlet in (via or "").split("; "):
        if outlet:
            yield "via", outlet.lower()


@dataclass(slots=True)
class Sources:
    """The articles that tell one record, earliest first."""

    articles: list[ShownArticle]

    @classmethod
    def of(cls, ids: Iterable[str], known: dict[str, ShownArticle | None]) -> "Sources":
        """The articles among ``ids`` that are not withdrawn."""
        shown = [article for key in set(ids) if (article := known[key]) is not None]
        return cls(sorted(shown, key=lambda article: article.order) if len(shown) > 1 else shown)

    @property
    def rendered(self) -> orjson.Fragment:
        """As the API shows them."""
        return orjson.Fragment(b"[" + b",".join([article.rendered for article in self.articles]) + b"]")

    @property
    def listed(self) -> ListedUnder:
        """Under what publishers, outlets and languages the record is listed."""
        if len(self.articles) == 1:
            return self.articles[0].listed
        return frozenset().union(*(article.listed for article in self.articles))
