"""What the words of a title tell: the office as printed, its kind, the state and the body it belongs to."""

from collections.abc import Sequence

from app.extraction.chunks import Chunk, ChunkLine
from app.lexicon.gazetteer import Gazetteer
from app.values import dataclass

FORMER = frozenset({"former", "ex", "ex-", "late", "then"})
DEPUTIES = frozenset({"deputy", "vice", "first deputy", "assistant"})
OWN_PORTFOLIOS = ("foreign", "defence")
"""Portfolios whose ministers and ministries have kinds of their own."""
FOREIGN_MINISTRIES = ("foreign ministry", "foreign office", "state department", "ministry of foreign affairs")


@dataclass(frozen=True, slots=True)
class Title:
    """An office as a phrase gives it."""

    office: str
    kind: str
    country: str | None
    body: str | None
    gender: str | None
    unnamed: bool


def read_title(line: ChunkLine, start: int, end: int, gazetteer: Gazetteer) -> Title:
    """Reads the chunks of a title."""
    chunks = line.chunks(start, end)
    number = next(number for number, chunk in enumerate(chunks) if chunk.tag in "OE")
    before, after = chunks[:number], chunks[number + 1 :]
    term = chunks[number].term
    body = next((chunk.keys[0] for chunk in (*before, *after) if chunk.tag == "B"), None)
    country = country_of((*before, *_until_posting(after)), gazetteer)
    return Title(
        office=line.words(start, end),
        kind=office_kind(chunks, number),
        country=country or (gazetteer.actors[body].country if body else None),
        body=body,
        gender=term.gender if term else None,
        unnamed=bool(term and term.unnamed),
    )


def country_of(chunks: Sequence[Chunk], gazetteer: Gazetteer) -> str | None:
    """The state that the first name of a state, demonym or capital among the chunks stands for."""
    key = next((chunk.keys[0] for chunk in chunks if chunk.tag in "SAL"), None)
    return gazetteer.actors[key].country if key else None


def body_kind(chunks: Sequence[Chunk], noun: Chunk) -> str:
    """What kind of institution its words make, for example foreign_ministry or parliament."""
    kind = noun.term.kind if noun.term else "agency"
    portfolio = "foreign" if noun.word.casefold() in FOREIGN_MINISTRIES else _portfolio(chunks)
    return f"{portfolio}_{kind}" if portfolio in OWN_PORTFOLIOS and kind == "ministry" else kind


def _until_posting(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """What the office is of; where one is posted to is another state."""
    number = next((number for number, chunk in enumerate(chunks) if chunk.tag == "t"), len(chunks))
    return chunks[:number]


def _portfolio(chunks: Sequence[Chunk]) -> str | None:
    return next((chunk.term.kind for chunk in chunks if chunk.tag == "F" and chunk.term), None)


def office_kind(chunks: Sequence[Chunk], number: int) -> str:
    """What kind of office the chunk of that number is, of the chunks of its title."""
    term = chunks[number].term
    kind = term.kind if term else "other"
    before, after = chunks[:number], chunks[number + 1 :]
    portfolio = _portfolio((*before, *after))
    if kind == "minister" and portfolio in OWN_PORTFOLIOS:
        kind = f"{portfolio}_minister"
    elif kind in ("head", "head_of_state", "leader") and after:
        kind = _head_of(kind, after, portfolio)
    words = {chunk.word.casefold() for chunk in before}
    if words & DEPUTIES and not kind.startswith("deputy"):
        kind = f"deputy_{kind}"
    return f"former_{kind}" if words & FORMER else kind


def _head_of(kind: str, after: Sequence[Chunk], portfolio: str | None) -> str:
    """What the head of something is: of the state, of a parliament, of a ministry."""
    nouns = {chunk.term.kind for chunk in after if chunk.tag == "N" and chunk.term}
    if any(chunk.word.casefold() == "state" for chunk in after):
        return "head_of_state"
    if "parliament" in nouns:
        return "speaker"
    if "government" in nouns and kind == "head":
        return "head_of_government"
    if "ministry" in nouns:
        return f"{portfolio}_minister" if portfolio in OWN_PORTFOLIOS else "minister"
    return "head" if nouns or any(chunk.tag == "B" for chunk in after) else kind
