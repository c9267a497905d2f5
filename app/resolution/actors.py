"""Which mentions are one actor: names first, then offices, pronouns and groups by what the names have told."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.enums import ActorKind
from app.extraction.mentions import ActorForm, ActorMention, Extraction
from app.lexicon.gazetteer import Gazetteer
from app.resolution.naming import Naming, Place
from app.resolution.references import References
from app.resolution.resolved import ResolvedActor


@dataclass(frozen=True)
class ActorResolution:
    """The article's actors, and which of them each mention means."""

    actors: tuple[ResolvedActor, ...]
    _refs: dict[Place, tuple[int, ...]] = field(default_factory=dict)

    def of(self, mention: ActorMention) -> tuple[int, ...]:
        """Refs of the actors meant; several for "the two leaders", none where it cannot be told."""
        return self._refs.get((mention.head.start, mention.head.end), ())


def _all_mentions(extraction: Extraction) -> Iterator[ActorMention]:
    """The mentions found as actors, and speakers of whom only their statement tells."""
    yield from extraction.actors
    seen = {(mention.head.start, mention.head.end) for mention in extraction.actors}
    for statement in extraction.statements:
        for speaker in filter(None, (statement.speaker, *statement.co_speakers)):
            if (speaker.head.start, speaker.head.end) not in seen:
                seen.add((speaker.head.start, speaker.head.end))
                yield _as_institution(speaker, extraction)


def _as_institution(speaker: ActorMention, extraction: Extraction) -> ActorMention:
    """A speaking phrase of capitalised words ("the Eastern Theatre Command") as an institution of that name."""
    if speaker.form is not ActorForm.UNNAMED or speaker.rule not in ("phrase", "noun"):
        return speaker
    words = extraction.document.words(speaker.span if speaker.rule == "noun" else speaker.head)
    match = (PROPER_NAME_RE if speaker.rule == "phrase" else PUBLISHER_RE).fullmatch(words)
    if match is None or (speaker.rule == "noun" and _names_a_state(speaker, extraction)):
        return speaker
    return replace(speaker, form=ActorForm.BODY, kind=ActorKind.BODY, name=match["name"], rule="proper_name")


def _names_a_state(speaker: ActorMention, extraction: Extraction) -> bool:
    """Whether a state or somebody known stands in the phrase: "the Norwegian daily"."""
    first = bisect_left(extraction.actors, speaker.span.start, key=lambda actor: actor.span.start)
    nearest = extraction.actors[first : first + 1]
    return any(actor.span in speaker.span for actor in nearest)


PROPER_NAME_RE = re.compile(r"(?:[Tt]he )?(?P<name>[A-Z][\w.&’'-]*(?: (?:of|for|and|the|on|de|[A-Z][\w.&’'-]*)){0,7})")
PUBLISHER_RE = re.compile(
    r"(?:[Tt]he |[Ii]ts |[Aa]n? )?(?:[a-z][\w-]* ){0,4}"
    r"(?P<name>(?!The |An? )[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|\d+)){0,4}) "
    r"(?:newspaper|paper|daily|weekly|magazine|tabloid|broadcaster|channel|radio|television|network|website|portal|outlet"
    r"|(?:news |press )?agency)"
)
"""A publisher by name and kind: "the state-run Lima Times newspaper", "the Andes news agency"."""


def resolve_actors(extraction: Extraction, gazetteer: Gazetteer) -> ActorResolution:
    """Tells the actors of one article apart."""
    mentions = tuple(_all_mentions(extraction))
    naming = Naming(gazetteer, extraction.document.raw.published)
    naming.take_all(mentions)
    References(extraction, naming, mentions).resolve_all()
    numbers = {id(cluster): number for number, cluster in enumerate(naming.clusters)}
    refs = {place: tuple(numbers[id(cluster)] for cluster in meant) for place, meant in naming.meant.items()}
    return ActorResolution(tuple(cluster.resolved(gazetteer) for cluster in naming.clusters), refs)
