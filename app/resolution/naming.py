"""Clusters the mentions that carry a name of their own: persons, states, bodies."""

from datetime import date
from itertools import islice

from app.enums import ActorKind
from app.extraction.mentions import ActorForm, ActorMention
from app.lexicon.folding import fold
from app.lexicon.gazetteer import Gazetteer
from app.resolution.clusters import Cluster, name_words, same_person

Place = tuple[int, int]
"""Start and end of a mention's naming words: what identifies it within an article."""
MOST_NAMESAKES = 20
"""A name is compared with so many of its namesakes; no article has more."""
UNIQUE_BODIES = ("foreign_ministry", "defence_ministry", "government", "parliament")
"""Institutions of which a state has one: "the Kazakh Foreign Ministry", "Kazakhstan's Ministry of Foreign Affairs"."""


class Naming:
    """The clusters by name, key and word, while mentions are taken up, full names first."""

    def __init__(self, gazetteer: Gazetteer, day: date | None) -> None:
        self.gazetteer = gazetteer
        self.day = day
        self.clusters: list[Cluster] = []
        self.meant: dict[Place, tuple[Cluster, ...]] = {}
        self._by_key: dict[str, Cluster] = {}
        self._by_word: dict[str, dict[Cluster, None]] = {}
        self._by_last: dict[str, dict[Cluster, None]] = {}
        self._by_body: dict[tuple[str, str | None], Cluster] = {}

    def take_all(self, mentions: tuple[ActorMention, ...]) -> None:
        """Takes up all naming mentions: a surname may stand in the headline before its full name."""
        for mention in sorted(mentions, key=_fullest_first):
            cluster = self._cluster(mention)
            if cluster is not None:
                cluster.add(mention)
                self.meant[mention.head.start, mention.head.end] = (cluster,)

    def known(self, key: str) -> Cluster:
        """The cluster of a known actor, made where the article has not named it."""
        if key not in self._by_key:
            self._by_key[key] = Cluster.of_known(self.gazetteer.actors[key], self.day)
            self.clusters.append(self._by_key[key])
        return self._by_key[key]

    def unnamed_person(self, mention: ActorMention) -> Cluster:
        """A person of whom the article tells nothing but the office."""
        cluster = Cluster(ActorKind.PERSON, country=mention.country, gender=mention.gender)
        cluster.take_office(mention)
        self.clusters.append(cluster)
        return cluster

    def own_body(self, name: str, kind: str, country: str | None) -> Cluster:
        """The cluster of an institution that the article names only in passing."""
        key = (fold(name), country)
        found = self._by_body.get((kind, country)) if country else self._by_body.get(key)
        if found is None:
            found = Cluster(ActorKind.BODY, names=[name], country=country, body_kind=kind)
            self.clusters.append(found)
        self._by_body.setdefault(key, found)
        return found

    def _cluster(self, mention: ActorMention) -> Cluster | None:
        if mention.form is ActorForm.NAME:
            return self._person(mention)
        if mention.form is ActorForm.STATE and len(mention.keys) == 1:
            return self.known(mention.keys[0])
        if mention.form is ActorForm.STATE and mention.keys:
            return self.known(self._likelier_state(mention.keys))
        if mention.form is ActorForm.BODY and mention.name:
            return self.known(mention.keys[0]) if mention.keys else self._body(mention)
        return None

    def _likelier_state(self, keys: tuple[str, ...]) -> str:
        """Of two states with one demonym (Dominican) the one that the article names."""
        return next((key for key in keys if key in self._by_key), keys[0])

    def _body(self, mention: ActorMention) -> Cluster:
        name = (fold(mention.name or "").removeprefix("the "), mention.country)
        kind = (mention.office_kind or "", mention.country)
        found = self._by_body.get(name) or (self._by_body.get(kind) if kind[0] in UNIQUE_BODIES and kind[1] else None)
        if found is None:
            found = Cluster(ActorKind.BODY)
            self.clusters.append(found)
        self._by_body.setdefault(name, found)
        self._by_body.setdefault(kind, found)
        return found

    def _person(self, mention: ActorMention) -> Cluster:
        words = name_words(mention.name or "")
        candidates = self._namesakes(words)
        fitting = [
            c
            for c in candidates
            if _compatible(c, mention) and any(same_person(words, name_words(n)) for n in set(c.names))
        ]
        keys = self._known_keys(mention, words)
        if fitting:
            found = max(fitting, key=lambda cluster: _likeliness(cluster, mention))
        elif len(keys) == 1:
            found = self.known(keys[0])
        else:
            found = Cluster(ActorKind.PERSON)
            self.clusters.append(found)
        for word in words:
            self._by_word.setdefault(word, {})[found] = None
        self._by_last.setdefault(words[-1] if words else "", {})[found] = None
        return found

    def _namesakes(self, words: tuple[str, ...]) -> list[Cluster]:
        """Persons with the surname, and persons so far known by one of the other words alone; the latest of many."""
        found = dict(islice(reversed(self._by_word.get(words[-1], {}).items()), MOST_NAMESAKES)) if words else {}
        for word in words[:-1]:
            found.update(islice(reversed(self._by_last.get(word, {}).items()), MOST_NAMESAKES))
        return list(reversed(found))

    def _known_keys(self, mention: ActorMention, words: tuple[str, ...]) -> tuple[str, ...]:
        """Known persons who can bear the name: the surname alone, or a full name that fits all its words."""
        name = mention.name or ""
        keys = mention.keys
        if len(words) > 1:
            keys = tuple(
                key for key in keys or self.gazetteer.actors_surnamed(name.split()[-1]) if self._bears(key, words)
            )
        if len(keys) > 1 and mention.country:
            keys = tuple(key for key in keys if self.gazetteer.actors[key].country == mention.country)
        return keys

    def _bears(self, key: str, words: tuple[str, ...]) -> bool:
        return any(same_person(words, name_words(known.text)) for known in self.gazetteer.actors[key].names)


def _fullest_first(mention: ActorMention) -> tuple[int, int]:
    if mention.form is ActorForm.NAME:
        return (0 if len((mention.name or "").split()) > 1 else 2, mention.span.start)
    return (1 if len(mention.keys) > 1 else 0, mention.span.start)


KIN = frozenset({"spouse", "relative"})
"""Kinds of office by which somebody is a leader's family: their surname alone means the leader."""


def _likeliness(cluster: Cluster, mention: ActorMention) -> tuple[bool, bool, bool, int]:
    """Whom a shared surname means: who holds the office told with it, no one's wife, and was named last before it."""
    kinds = {office.kind for office in cluster.offices}
    told = mention.office_kind is not None and mention.office_kind in kinds
    first, last = (cluster.spans[0].start, cluster.spans[-1].start) if cluster.spans else (0, 0)
    before = first < mention.span.start
    near = last if last < mention.span.start else first
    return told, not kinds & KIN, before, near if before else -first


def _compatible(cluster: Cluster, mention: ActorMention) -> bool:
    """Two titles of different sex or different states are two persons ("President X", "Mrs X")."""
    if cluster.gender and mention.gender and cluster.gender != mention.gender:
        return False
    if mention.office_kind in KIN and any(office.kind not in KIN for office in cluster.offices):
        return False  # "President Nicolas Rojas and his son, Nicolas Ernesto Rojas Guerra"
    if mention.keys and cluster.key and cluster.key not in mention.keys and " " in (mention.name or ""):
        return False
    return not (mention.office and mention.country and cluster.country and mention.country != cluster.country)
