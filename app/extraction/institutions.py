"""Reads phrases that mean states, institutions, or several actors at once."""

from app.enums import ActorKind
from app.extraction.capitals import capital_acts
from app.extraction.chunks import Chunk
from app.extraction.mentions import ActorForm, ActorMention
from app.extraction.phrase import Phrase
from app.extraction.titles import body_kind, country_of
from app.lexicon.gazetteer import Gazetteer
from app.reading.article import Span

REALMS = frozenset({"kingdom", "sultanate", "emirate", "republic", "principality", "federation", "commonwealth"})
DOMESTIC = frozenset({"opposition", "political", "coalition", "party", "parliamentary", "religious"})
"""Words that make parties and leaders those of one country's politics."""
STATE_RULES = {"A": "demonym", "L": "capital"}


def read_state(phrase: Phrase) -> ActorMention | None:
    """A state by name or demonym; a capital where it acts."""
    number = phrase.whole[0]
    if phrase.line.tag(number) == "L" and not capital_acts(phrase.line, number, phrase.words.capitals):
        return None
    return state_mention(phrase.line.chunk(number), phrase.gazetteer)


def state_mention(chunk: Chunk, gazetteer: Gazetteer, inside: bool = False) -> ActorMention:
    """The state that a chunk names; ``inside`` a longer phrase it only qualifies."""
    span = Span(chunk.start, chunk.end)
    return ActorMention(
        span,
        span,
        ActorForm.STATE,
        ActorKind.STATE,
        name=chunk.word,
        country=gazetteer.actors[chunk.keys[0]].country,
        keys=chunk.keys,
        adjective=chunk.tag == "A" or inside,
        rule=STATE_RULES.get(chunk.tag, "state"),
    )


def read_realm(phrase: Phrase) -> ActorMention | None:
    """The state that an article calls the Kingdom or the Sultanate."""
    end = phrase.whole[1]
    if phrase.line.word(end - 1) not in REALMS:
        return None
    return ActorMention(phrase.span, phrase.line.span(end - 1, end), ActorForm.STATE, ActorKind.STATE, rule="realm")


def read_side(phrase: Phrase) -> ActorMention | None:
    """The Kazakh side, the Russian and Kazakh delegations."""
    keys = _state_keys(phrase, "a6")
    start = phrase.part("a6")[0]
    one = len(keys) == 1
    return ActorMention(
        phrase.span,
        phrase.line.span(start, phrase.whole[1]),
        ActorForm.STATE if one else ActorForm.GROUP,
        ActorKind.STATE,
        country=phrase.gazetteer.actors[keys[0]].country if one else None,
        plural=not one,
        keys=keys,
        rule="side",
    )


def read_group(phrase: Phrase) -> ActorMention | None:
    """The two leaders, the heads of state of Chad and Niger, both sides; unnamed officials."""
    term = phrase.line.chunk(phrase.part("g4")[0]).term
    unnamed = term is not None and term.unnamed
    start, noun = phrase.whole[0], phrase.part("g4")[0]
    if any(phrase.line.word(number) in DOMESTIC for number in range(start, noun)):
        return None
    if not unnamed and not any(phrase.has(part) for part in ("d4", "q4", "a4", "p4")):
        return None
    body = next((chunk.keys[0] for chunk in phrase.line.chunks(*phrase.part("a4")) if chunk.tag == "B"), None)
    return ActorMention(
        phrase.span,
        phrase.line.span(*phrase.part("g4")),
        ActorForm.UNNAMED if unnamed else ActorForm.GROUP,
        None,
        body=body,
        office_kind=term.kind if term and term.kind != "group" else None,
        plural=True,
        keys=(*_state_keys(phrase, "a4"), *_state_keys(phrase, "p4")),
        rule="unnamed" if unnamed else "group",
    )


def read_body(phrase: Phrase) -> ActorMention | None:
    """An institution: known by name, told by its words, or a lone noun that stands for one already told."""
    start, end = phrase.part("b7")
    chunks = phrase.line.chunks(start, end)
    known = next((chunk for chunk in chunks if chunk.tag == "B"), None)
    if len(chunks) == 1 and known:
        country = phrase.gazetteer.actors[known.keys[0]].country
        return _body(phrase, known.word, country, keys=known.keys, rule="known_body")
    noun = next(chunk for chunk in chunks if chunk.tag == "N")
    telling = len(chunks) > 1 or (" " in noun.word and noun.word[0].isupper())
    if not telling and not _stands_alone(phrase, noun):
        return None
    name = phrase.line.words(start, end) if telling else None
    return _body(phrase, name, country_of(chunks, phrase.gazetteer), kind=body_kind(chunks, noun))


def _body(
    phrase: Phrase,
    name: str | None,
    country: str | None,
    *,
    kind: str | None = None,
    keys: tuple[str, ...] = (),
    rule: str = "body",
) -> ActorMention:
    return ActorMention(
        phrase.span,
        phrase.line.span(*phrase.part("b7")),
        ActorForm.BODY,
        ActorKind.BODY,
        name,
        office_kind=kind,
        country=country,
        keys=keys,
        rule=rule,
    )


def _stands_alone(phrase: Phrase, noun: Chunk) -> bool:
    """Whether the lone noun means one institution: "the ministry", not "a ministry" or "the movement"."""
    article = phrase.line.word(phrase.whole[0]) if phrase.has("d7") else "a"
    return article not in ("a", "an") and noun.term is not None and (noun.term.alone or " " in noun.word)


def _state_keys(phrase: Phrase, part: str) -> tuple[str, ...]:
    return tuple(chunk.keys[0] for chunk in phrase.line.chunks(*phrase.part(part)) if chunk.tag in "SAL")
