"""The real articles beside the checkout, read and resolved once for all tests that store them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from app.config import PROJECT_DIR
from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import read_article, split_text
from app.resolution import resolve
from app.resolution.resolved import ResolvedArticle
from app.storage import store_article
from app.storage.tables import APPEARANCES, ARTICLES, EVENT_MENTIONS, EVIDENCE

CORPUS = PROJECT_DIR.parent / "shared" / "corpus"
SAME = json.loads((Path(__file__).parent / "same_events.json").read_text(encoding="utf-8"))
"""By hand: which events and people of the real articles are the same, as article names and offsets.

``events`` are happenings that several articles tell, each telling with the sentences that tell it; ``unsure`` are
groups that careful readers may judge differently; no two articles print the same statement (``statements``);
``persons`` are the people with every place that names them.
"""


@lru_cache
def resolved_articles() -> dict[str, ResolvedArticle]:
    """Every real article by its stem, as rooms 1 to 4 give it."""
    gazetteer, lexicon = default_gazetteer(), load_lexicon()
    return {
        path.stem: resolve(extract(split_text(read_article(path)), lexicon, gazetteer), gazetteer)
        for path in sorted(CORPUS.glob("*/*.txt"))
    }


def store_all(session: Session, articles: dict[str, ResolvedArticle]) -> dict[str, str]:
    """Store the articles in the given order; gives stem by article id."""
    return {store_article(session, resolved, "v1").article: stem for stem, resolved in articles.items()}


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one article tells it, with the happening of the hand-made list that it is."""

    article: str
    type: str
    record: str
    spans: tuple[tuple[int, int], ...]
    number: int

    def is_listed(self, item: dict[str, Any]) -> bool:
        """Whether it is the telling that an item of the list means."""
        return (self.article, self.type) == (item["article"], item["type"]) and _overlap(self.spans, item["spans"])


def told_events(session: Session, stems: dict[str, str]) -> list[Told]:
    """Every stored telling of an event, with the places that tell it."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for row in session.execute(select(EVIDENCE).where(EVIDENCE.c.field == "type")):
        if row.event_mention_id is not None:
            spans.setdefault(row.event_mention_id, []).append((row.start, row.end))
    rows = session.execute(select(EVENT_MENTIONS).order_by(EVENT_MENTIONS.c.article_id, EVENT_MENTIONS.c.number))
    return [
        Told(stems[row.article_id], row.type, row.event_id, tuple(spans.get(row.id, ())), row.number) for row in rows
    ]


def pairs_across(told: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Every two tellings of different articles."""
    return ((a, b) for a, b in combinations(told, 2) if a.article != b.article)


def are_listed_together(a: Told, b: Told, groups: list[Any]) -> bool:
    """Whether a group of the list holds both."""
    return any(any(map(a.is_listed, group)) and any(map(b.is_listed, group)) for group in groups)


def people_stored(session: Session) -> list[tuple[str, str, str]]:
    """Article key, actor id and name of every person an article names."""
    wanted = select(ARTICLES.c.id, APPEARANCES.c.actor_id, APPEARANCES.c.name).join(
        ARTICLES, ARTICLES.c.id == APPEARANCES.c.article_id
    )
    rows = session.execute(wanted.where(APPEARANCES.c.kind == "person").order_by(APPEARANCES.c.id))
    return [(row[0], row[1], row[2]) for row in rows]


def persons_named(article: str, name: str) -> set[int]:
    """Which listed people a name means in an article: those with whose places it overlaps wherever it stands."""
    text = resolved_articles()[article].raw.text
    found: set[int] = set()
    start = text.find(name)
    while start >= 0:
        for number, person in enumerate(SAME["persons"]):
            here = [item["spans"] for item in person if item["article"] == article]
            found |= {number for spans in here if _overlap(((start, start + len(name)),), spans)}
        start = text.find(name, start + 1)
    return found


def _overlap(ours: Any, theirs: Any) -> bool:
    return any(a < d and c < b for a, b in ours for c, d in theirs)
