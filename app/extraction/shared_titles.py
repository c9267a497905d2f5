"""Names behind one plural title: "the foreign ministers Ana Quiroga and Nils Aas", "his Peruvian counterpart …s …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.extraction.chunks import ChunkLine
from app.extraction.mentions import ActorForm, ActorMention
from app.extraction.phrases import NAME
from app.extraction.titles import office_kind
from app.lexicon.gazetteer import Gazetteer
from app.values import dataclass

STATES = r"[SAL]'?(?:[,&]{1,2}[SAL]'?){0,5}"
SHARED_RE = re.compile(
    rf"(?P<before>(?:{STATES})?)(?P<title>[MFz]{{0,3}}G)(?P<behind>(?:fD?[SAL](?:,?&?D?[SAL]){{1,5}},)?)"
    rf"H{{0,2}}(?P<names>{NAME}(?:,H{{0,2}}{NAME}){{0,5}},?&H{{0,2}}{NAME})"
)
NAME_RE = re.compile(NAME)
STATE_RE = re.compile("[SAL]")


@dataclass(frozen=True, slots=True)
class Shared:
    """One of several names, by its chunks, with what the title before them tells of it."""

    start: int
    end: int
    begin: int
    """Where the phrase begins that it belongs to: for the first of the names with the title."""
    office: str
    kind: str
    country: str | None


def shared_titles(line: ChunkLine, gazetteer: Gazetteer) -> Iterator[Shared]:
    """The names of a line that share a title; as many states as names are each name's own, in order."""
    for match in SHARED_RE.finditer(line.tags):
        names = [found.span() for found in NAME_RE.finditer(line.tags, *match.span("names"))]
        start, end = match.span("title")
        kind = office_kind(line.chunks(start, end), end - start - 1)
        if kind == "group":
            kind = "leader" if line.word(end - 1) == "leaders" else "other"
        states = [
            gazetteer.actors[line.keys(found.start())[0]].country
            for part in ("before", "behind")
            for found in STATE_RE.finditer(line.tags, *match.span(part))
            if line.keys(found.start())
        ]
        for number, (first, last) in enumerate(names):
            country = states[number] if len(states) == len(names) else states[0] if len(states) == 1 else None
            begin = first if number or match["behind"] else match.start()
            yield Shared(first, last, begin, _singular(line.words(start, end)), kind, country)


def _singular(words: str) -> str:
    """One of those whom a plural title names."""
    if words.endswith("men"):
        return f"{words[:-3]}man"
    return f"{words[:-3]}y" if words.endswith("ies") else words.removesuffix("s")


def with_shared_title(mention: ActorMention, line: ChunkLine, shared: list[Shared]) -> ActorMention:
    """The mention with the office and state that a title it shares with others tells, where it has none of its own."""
    if mention.form is not ActorForm.NAME or mention.office is not None:
        return mention
    for one in shared:
        if line.span(one.start, one.end) == mention.head:
            span = line.span(one.begin, one.end) if one.begin < one.start else mention.span
            country = mention.country or one.country
            return replace(mention, span=span, office=one.office, office_kind=one.kind, country=country)
    return mention
