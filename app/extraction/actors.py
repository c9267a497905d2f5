"""Finds who is named: persons with title and apposition, offices alone, states, bodies, groups, pronouns."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.enums import ActorKind
from app.extraction.chunks import Chunker, ChunkLine, mark_names, part_pair
from app.extraction.institutions import read_body, read_group, read_realm, read_side, read_state, state_mention
from app.extraction.mentions import ActorForm, ActorMention
from app.extraction.persons import is_name, read_name, read_office, read_pronoun, read_titled
from app.extraction.phrase import Phrase
from app.extraction.phrases import BODY_RE, OWNER_RE, next_phrase, phrases_of
from app.extraction.shared_titles import shared_titles, with_shared_title
from app.extraction.title_case import capitalised_in_story, sobered
from app.lexicon.folding import fold, name_skeleton
from app.lexicon.gazetteer import Gazetteer
from app.lexicon.lexicon import Lexicon
from app.reading.article import Document, LineKind, Paragraph, Span

READERS: Mapping[str, Callable[[Phrase], ActorMention | None]] = {
    "appositive": read_titled,
    "titled": read_titled,
    "opening": read_titled,
    "ranked": read_titled,
    "double": read_titled,
    "group": read_group,
    "office": read_office,
    "side": read_side,
    "body": read_body,
    "name": read_name,
    "realm": read_realm,
    "state": read_state,
    "pronoun": read_pronoun,
}
WITH_TITLE = {"appositive": "t1", "titled": "t2", "opening": "t0", "ranked": "t9", "double": "t3", "office": "t5"}
"""Kinds of phrase that hold a title, in which an institution may be named."""
WITH_NAME = {"appositive": "n1", "titled": "n2", "opening": "n0", "ranked": "n9", "double": "n3", "name": "n8"}
"""Kinds of phrase that name a person, and the part that is the name."""
SECOND_STATE_RE = re.compile(r"[-–‑]([A-Z]\w+)")
SHORTEST_NAME = 1
"""Initials do not stand alone."""


def find_actors(document: Document, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[ActorMention, ...]:
    """All mentions of actors in the story, its headline and captions, in order of the text.

    A first reading learns the names that titles, appositions and given names introduce; the second finds them alone.
    """
    reader = _LineReader(lexicon, gazetteer)
    chunker = Chunker(document.text, lexicon.offices, gazetteer)
    paragraphs = (paragraph for paragraph in document.paragraphs if paragraph.kind is not LineKind.FURNITURE)
    printed = capitalised_in_story(document)
    lines = [_line(chunker, paragraph, printed) for paragraph in paragraphs]
    met = _words_of_names({name for line in lines for name in reader.names(line)})
    mentions = [mention for line in lines for mention in _in_order(reader.read(mark_names(line, met)))]
    return tuple(_with_second_states(_with_led_states(mentions, document.text), document.text, gazetteer))


def _line(chunker: Chunker, paragraph: Paragraph, printed: frozenset[str]) -> ChunkLine:
    line = chunker.line(paragraph.span)
    return part_pair(sobered(line, printed)) if paragraph.kind is LineKind.HEADLINE else line


def _in_order(mentions: Iterator[ActorMention]) -> list[ActorMention]:
    """In order of the text, the longer first: a shared title makes the first name's phrase begin before its states."""
    return sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))


LED_RE = re.compile(r"(?: [\w-]+){0,3},? (?:led|headed) by (?:the |its |his |her )?")
"""What stands between a state's delegation and whoever leads it."""


def _with_led_states(mentions: Sequence[ActorMention], text: str) -> list[ActorMention]:
    """Whoever leads a state's delegation is of that state: "the Peruvian delegation led by Minister X"."""
    told: list[ActorMention] = []
    for mention in mentions:
        before = next((earlier for earlier in reversed(told[-3:]) if earlier.rule == "side"), None)
        if (
            before is not None
            and mention.form in (ActorForm.NAME, ActorForm.OFFICE)
            and mention.country is None
            and LED_RE.fullmatch(text, before.span.end, mention.span.start)
        ):
            mention = replace(mention, country=before.country)
        told.append(mention)
    return told


def _with_second_states(mentions: Sequence[ActorMention], text: str, gazetteer: Gazetteer) -> Iterator[ActorMention]:
    """Each mention, and behind the first half of "Norwegian-Peruvian" the second."""
    starts = {mention.span.start for mention in mentions if mention.form is ActorForm.STATE}
    for mention in mentions:
        yield mention
        match = SECOND_STATE_RE.match(text, mention.head.end) if mention.form is ActorForm.STATE else None
        keys = gazetteer.demonym_index.get(fold(match[1]), ()) if match else ()
        if match and keys and match.start(1) not in starts:
            span = Span(*match.span(1))
            yield ActorMention(
                span, span, ActorForm.STATE, ActorKind.STATE, match[1], keys=keys, rule="demonym", adjective=True,
                country=gazetteer.actors[keys[0]].country,
            )  # fmt: skip


def _words_of_names(names: set[str]) -> frozenset[str]:
    """Skeletons of the words by which the named persons may be called alone: surname, first or middle name."""
    words = [word for name in names for word in name.split() if len(word) > SHORTEST_NAME or " " not in name]
    bare = (ARTICLE_RE.sub("", word) for word in words)  # "Omar al-Masri" is called "Masri" too
    return frozenset(name_skeleton(word) for word in (*words, *bare))


ARTICLE_RE = re.compile(r"^(?:al|el|as|ad|an|ar|ash|at|az)[-‑’'](?=[A-Z])", re.IGNORECASE)
"""The Arabic article in a surname."""


class _LineReader:
    """Reads the actors of one line of chunks."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.words = lexicon.offices
        self.gazetteer = gazetteer

    def names(self, line: ChunkLine) -> Iterator[str]:
        """The names of persons that the line introduces."""
        for match in phrases_of(line):
            kind = match.lastgroup or ""
            if kind not in WITH_NAME:
                continue
            if kind == "name" and not is_name(Phrase(kind, line, match, self.gazetteer, self.words)):
                continue
            yield line.words(*match.span(WITH_NAME[kind]))
        for shared in shared_titles(line, self.gazetteer):
            yield line.words(shared.start, shared.end)

    def read(self, line: ChunkLine) -> Iterator[ActorMention]:
        """The mentions of the line, each followed by those inside it."""
        shared = list(shared_titles(line, self.gazetteer))
        at = 0
        while (match := next_phrase(line, at)) is not None:
            phrase = Phrase(match.lastgroup or "", line, match, self.gazetteer, self.words)
            mention = READERS[phrase.kind](phrase)
            if mention is None:
                at = match.end()
                named = OWNER_RE.match(line.tags, match.start()) if phrase.kind == "office" else None
                if named is None:
                    continue
                phrase = Phrase("name", line, named, self.gazetteer, self.words)
                mention = read_name(phrase)
                if mention is None:
                    continue
            at = phrase.whole[1]
            yield with_shared_title(mention, line, shared)
            if phrase.kind not in ("state", "pronoun"):
                yield from self._states_inside(phrase)
            if phrase.kind in WITH_TITLE:
                yield from self._bodies_inside(phrase)

    def _states_inside(self, phrase: Phrase) -> Iterator[ActorMention]:
        """States named within a longer phrase, each also a mention of its own."""
        for number in range(*phrase.whole):
            if phrase.line.tags[number] in "SAL":
                yield state_mention(phrase.line.chunk(number), self.gazetteer, inside=True)

    def _bodies_inside(self, phrase: Phrase) -> Iterator[ActorMention]:
        """The institution named within a title: the ministry of "the Foreign Ministry spokesman"."""
        for match in BODY_RE.finditer(phrase.line.tags, *phrase.part(WITH_TITLE[phrase.kind])):
            mention = read_body(Phrase("body", phrase.line, match, self.gazetteer, self.words))
            if mention is not None:
                yield mention
