"""Actors as articles name them, one appearance for each, and the key under which other articles' names are compared."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.enums import ActorKind
from app.lexicon.folding import name_skeleton
from app.resolution.resolved import ResolvedActor
from app.storage.bearers import is_surname, words_of_key
from app.storage.identity import name_key, person_key, person_words
from app.storage.work import Work

Told = tuple[str | None, str | None, str | None]
"""What an article tells of somebody it names: country, sex and kind of office."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor as one article names it; ``actor`` is whom it was taken for so far."""

    article: str
    key: str
    kind: ActorKind
    name: str
    actor: str | None = None
    country: str | None = None
    gender: str | None = None
    office: str | None = None
    office_kind: str | None = None
    known: bool = False

    @property
    def told(self) -> Told:
        """What the article tells of the actor."""
        return self.country, self.gender, self.office_kind


@dataclass(frozen=True, slots=True)
class Move:
    """An article's actor turns out to be another one."""

    appearance: Appearance
    new: str

    @property
    def article(self) -> str:
        """The article that names the actor."""
        return self.appearance.article

    @property
    def old(self) -> str:
        """Whom it was taken for so far."""
        return self.appearance.actor or ""


def read_appearances(article: str, article_key: str, actors: Sequence[ResolvedActor]) -> list[Appearance]:
    """One appearance for each actor of an article, in their order.

    A surname that stands in another name of the article too says nothing elsewhere: its reader has told them apart.
    """
    keys = [_key_of(actor, article_key) for actor in actors]
    shared = Counter(word for key in keys for word in words_of_key(key))
    own = [is_surname(key) and shared[words_of_key(key)[0]] > 1 for key in keys]
    return [
        Appearance(article, _own_key(article_key, actor) if is_own else key, actor.kind, actor.name, actor.key,
                   actor.country, actor.gender, actor.office, actor.office_kind, known=actor.key is not None)
        for actor, key, is_own in zip(actors, keys, own, strict=True)
    ]  # fmt: skip


def _key_of(actor: ResolvedActor, article_key: str) -> str:
    if actor.key is not None:
        return f"seeds:{actor.key}"
    words = person_words(actor.name) if actor.kind is ActorKind.PERSON else []
    surname = person_key(words) if len(words) == 1 else None
    return name_key(actor.kind, actor.name) or surname or _own_key(article_key, actor)


def _own_key(article_key: str, actor: ResolvedActor) -> str:
    """The key of a name that says nothing in another article."""
    return f"{article_key} {actor.kind}:{name_skeleton(actor.name)}"


APPEARANCES_OF = (
    "SELECT article_id, name_key, kind, name, actor_id, country, gender, office, office_kind FROM appearances"
    " WHERE name_key = ? AND actor_id = ? AND "
)


def stored_appearances(work: Work, key: str, actor: str | None, country: str | None) -> list[Appearance]:
    """The appearances of a name, of one country, that were taken for an actor."""
    same = "country IS NULL" if country is None else "country = ?"
    given = (key, actor) if country is None else (key, actor, country)
    return [
        Appearance(article, name_key, ActorKind(kind), *rest)
        for article, name_key, kind, *rest in work.sql.rows(f"{APPEARANCES_OF}{same} ORDER BY id", given)
    ]
