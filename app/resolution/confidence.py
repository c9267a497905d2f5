"""How sure a reading is: by kinds of readings, from general to special, and how often these turned out right."""

from collections.abc import Sequence
from dataclasses import replace

from app.enums import ActorKind, PlaceKind, Precision
from app.lexicon.confidence import confidence_of
from app.resolution.resolved import ResolvedActor, ResolvedArticle, ResolvedEvent, ResolvedStatement

PRONOUNS = frozenset({"he", "she", "they"})
SIDES = {1: "one", 2: "two"}


def with_confidence(article: ResolvedArticle) -> ResolvedArticle:
    """The article with the confidence of each of its statements and events."""
    return replace(
        article,
        statements=tuple(
            replace(one, confidence=confidence_of(statement_kinds(one, article.actors))) for one in article.statements
        ),
        events=tuple(
            replace(one, confidence=confidence_of(event_kinds(one, article.actors))) for one in article.events
        ),
    )


def statement_kinds(statement: ResolvedStatement, actors: Sequence[ResolvedActor]) -> tuple[str, ...]:
    """A statement's kinds: direct or indirect, how well its speaker is named, by which words, by which rule."""
    kind = str(statement.kind)
    speaker = actors[statement.speaker] if statement.speaker is not None else None
    if speaker is None:
        return kind, f"{kind} nobody", f"{statement.rule} nobody"
    named = "full" if _is_well_named(speaker) else "short"
    words = f"{named} {_words(statement, speaker)}"
    return kind, f"{kind} {named}", f"{kind} {words}", f"{statement.rule} {words}"


def _is_well_named(actor: ResolvedActor) -> bool:
    """Whether the actor is known or has a name of more than one word: one capital word may be anything."""
    return actor.key is not None or len(actor.name.lower().removeprefix("the ").split()) >= 2


def _words(statement: ResolvedStatement, speaker: ResolvedActor) -> str:
    """Whether the words that attribute it name the speaker, are a pronoun, or refer otherwise ("the minister")."""
    words = statement.speaker_text or ""
    if words and speaker.name.split()[-1] in words:
        return "named"
    return "pronoun" if words.lower() in PRONOUNS else "referred"


def event_kinds(event: ResolvedEvent, actors: Sequence[ResolvedActor]) -> tuple[str, ...]:
    """An event's kinds: whether its day is told, how many sides it has, whether its city is told, its type."""
    day = "day" if event.date.precision is Precision.DAY else "vague"
    hosts = [part for part in event.participants if part.role == "host"]
    parties = len(event.participants) - len(hosts) + bool(hosts)
    sides = SIDES.get(parties, "many")
    people = any(actors[part.actor].kind is ActorKind.PERSON for part in event.participants)
    who = f"{sides} {'people' if people else 'states'}"
    city = "city" if event.place is not None and event.place.kind is not PlaceKind.COUNTRY else "no-city"
    return (
        "event",
        f"event {day}",
        f"event {who} {day}",
        f"event {who} {day} {city}",
        f"{event.type} {who} {day} {city}",
    )
