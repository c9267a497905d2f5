"""A paragraph as chunks with one-letter tags, so that phrases about actors can be matched by plain regular expressions.

Tags: S state by name, A demonym, L capital city, P known person, Q word of a name met in this article, B known body,
O office, E posted office (ambassador), G plural office or group noun, N noun that makes a body, F portfolio (foreign,
finance), M modifier (deputy, former), H honorific, Y side, C capitalised word, I initial, p particle (al, bin, van),
f of/for, u from, t to/in/at, D article, h his/her/their, ' possessive, "," comma, & and, w who, r pronoun, 2 number
word before a group, z "state", X capitalised word that is no name, x other word, "." anything else.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from app.enums import ActorKind
from app.lexicon.event_grammar import load_event_grammar
from app.lexicon.folding import fold, name_skeleton
from app.lexicon.gazetteer import Gazetteer
from app.lexicon.offices import OfficeLexicon, Term
from app.reading.article import Span
from app.values import dataclass

TOKEN_RE = re.compile(
    r"""
    [a-z]++(?![\w‑–'’-])                    # most words: tried first
    | \b(?:[Hh]e|[Ss]he|[Tt]hey)(?=['’](?:ll|d|ve|re)\b)  # contracted: "he'll"
    | (?:[A-Z]\.-?)+(?=[\s\w,)’'])          # initials: V. or U.S.
    | (?:Mr|Mrs|Ms|Dr|Smt|Engr|Gen|Lt|Col|Maj|Sen|Rep|Gov|Prof|Hon|Amb|Eng|H\.E|H\.H|St)\.
    | (?<=[a-z]\s)["“‘'][A-Z][\w-]+["”’'](?=\s[A-Z]) # a nickname: Ana “Nita” Quispe
    | \b[Ee]x-(?=[A-Z])                     # ex-President
    | [’'´`]s\b                             # possessive
    | [^\W_]+(?:[-‑–'’](?!s\b)[^\W_]+)*     # words, hyphens and inner apostrophes
    | [^\w\s]                               # marks
    """,
    re.VERBOSE,
)

SMALL_WORDS: Mapping[str, str] = {
    "of": "f", "for": "f", "from": "u", "to": "t", "in": "t", "at": "t", "on": "t", "the": "D", "a": "D", "an": "D",
    "his": "h", "her": "h", "their": "h", "its": "h", "our": "h", "my": "h", "and": "&", "who": "w", "which": "w",
    "where": ".", "when": ".", "while": ".",
    "he": "r", "she": "r", "they": "r", "him": "r", "them": "r", "himself": "r", "herself": "r", "themselves": "r",
}  # fmt: skip
MARKS: Mapping[str, str] = {
    ",": ",",
    "'s": "'",
    "’s": "'",
    "´s": "'",
    "`s": "'",
    "&": "&",
    "'": "'",
    "’": "'",
    "(": "(",
    ")": ")",
}
SMALL_TAGS = "XtD"
"""Tags of words that are family names too where they are printed large behind an office: "President To Lam"."""
POSSESSIVES = ("'s", "’s", "´s", "`s", "'", "’")
ABBREVIATIONS = frozenset({"sen", "rep", "gov", "gen", "col", "maj", "lt", "hon", "eng", "amb"})
"""Titles that are names too where no period follows."""
GIVEN_TITLES = frozenset({"sheikh", "shaikh", "sayyid", "sayyed", "imam", "lord", "lady", "father"})
"""Titles that stand inside names too: Hasan Sheikh Omar."""
CAPITALS_ONLY = frozenset({"pm", "fm", "mp", "he", "hh", "hrh"})
"""Abbreviations of titles that are other words in small letters."""
DIGNITIES = ("highness", "majesty", "excellency", "holiness")
"""Forms of address that stand alone for a person."""
CONTINENTS = frozenset({"latin", "south", "central", "north"})
"""Words that make America a part of the world."""
NICKNAME = 3
"""Marks with at least two letters within them are a nickname, which stands in names as an initial does."""
SEEN_WORDS = 50_000
"""So many words have their tags remembered; reading more costs a little time, not memory."""
MIXED_RE = re.compile(r"(?!Ma?c|D[eiau]|La|Le|O['’]|Van|Fitz|Al|El|Abu|Bin)[A-Z][a-z]+[A-Z][a-z]")
"""Two words run together ("SergeiDefence") as pages print them, not "McKay"."""
ARTICLED_RE = re.compile(r"(?:al|el|as|ad|an|ar|ash|at|az)[-‑’'][A-Z]")
"""An Arabic article in small letters before a name: el-Sisi."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One known name, term or token."""

    start: int
    end: int
    tag: str
    word: str
    keys: tuple[str, ...] = ()
    term: Term | None = None


Meaning = tuple[str, ...] | Term
"""What a chunk is known as: keys of the gazetteer, or a term of the lexicon."""


@dataclass(frozen=True, slots=True)
class ChunkLine:
    """The chunks of one stretch of text: their spans, and their tags as one string (a letter per chunk)."""

    text: str
    spans: Sequence[tuple[int, int]]
    tags: str
    meanings: Mapping[int, Meaning]
    """By number of the chunk, where it is known."""

    def span(self, start: int, end: int) -> Span:
        """The text span of chunks start..end (end excluded)."""
        return Span(self.spans[start][0], self.spans[end - 1][1])

    def printed(self, number: int) -> str:
        """The word of a chunk as printed."""
        start, end = self.spans[number]
        return self.text[start:end]

    def word(self, number: int) -> str:
        """The word of a chunk in small letters; nothing outside the line."""
        return self.printed(number).casefold() if 0 <= number < len(self.spans) else ""

    def tag(self, number: int) -> str:
        """The tag of a chunk; nothing outside the line."""
        return self.tags[number] if 0 <= number < len(self.tags) else ""

    def keys(self, number: int) -> tuple[str, ...]:
        """The keys of the gazetteer that a chunk is known by."""
        meaning = self.meanings.get(number)
        return meaning if isinstance(meaning, tuple) else ()

    def chunk(self, number: int) -> Chunk:
        """One chunk."""
        start, end = self.spans[number]
        meaning = self.meanings.get(number)
        keys = meaning if isinstance(meaning, tuple) else ()
        term = meaning if isinstance(meaning, Term) else None
        return Chunk(start, end, self.tags[number], self.text[start:end], keys, term)

    def chunks(self, start: int, end: int) -> list[Chunk]:
        """Chunks start..end (end excluded)."""
        return [self.chunk(number) for number in range(start, end)]

    def words(self, start: int, end: int) -> str:
        """The words of some chunks, one space between them."""
        words: list[str] = []
        for number in range(start, end):
            word = self.printed(number)
            glued = not words or word in POSSESSIVES or word == "," or words[-1].endswith("-")
            words.append(word if glued else f" {word}")
        return "".join(words)


def _stands_alone(line: ChunkLine, number: int) -> bool:
    """Whether a common noun that is capitalised has no article and no name beside it: "Field said", not "the Field"."""
    return line.tag(number - 1) not in tuple("DCXAS") and line.tag(number + 1) not in tuple("CXN")


def mark_names(line: ChunkLine, met: Collection[str]) -> ChunkLine:
    """The line with the words of names already met in this article tagged Q; ``met`` are their skeletons."""
    if "C" not in line.tags and "X" not in line.tags:
        return line
    marked = list(line.tags)
    for number, tag in enumerate(line.tags):
        if (tag == "C" or (tag == "X" and _stands_alone(line, number))) and name_skeleton(line.printed(number)) in met:
            marked[number] = "Q"
    tags = "".join(marked)
    return line if tags == line.tags else ChunkLine(line.text, line.spans, tags, line.meanings)


PAIR_RE = re.compile("H{0,2}[CQP]{1,3},(?=[SALMFz]{0,4}O(?P<verb>[xt]))")
"""How a headline that joins two by a comma begins: "Aas, Peruvian PM hold talks"."""


def part_pair(line: ChunkLine) -> ChunkLine:
    """A headline's line in which two that act together are not taken as a name and its title."""
    match = PAIR_RE.match(line.tags)
    if match is None or line.word(match.start("verb")) not in load_event_grammar().joint:
        return line
    comma = match.end() - 1
    return ChunkLine(line.text, line.spans, f"{line.tags[:comma]}.{line.tags[comma + 1 :]}", line.meanings)


ABBREVIATION_RE = re.compile(r"(?<=[a-z] )\([A-Z]{2,7}\)(?= [A-Z])")


class Chunker:
    """Cuts stretches of one text into tagged chunks."""

    def __init__(self, text: str, lexicon: OfficeLexicon, gazetteer: Gazetteer) -> None:
        self.text = text
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.known = {hit.start: (hit.end, hit.keys) for hit in gazetteer.find_actor_names(text)}

    def line(self, span: Span) -> ChunkLine:
        """The chunks of one stretch, which begins and ends between words."""
        tokens = [match.span() for match in TOKEN_RE.finditer(self.text, span.start, span.end)]
        if inside := self._abbreviations_inside(span):
            tokens = [token for token in tokens if token[0] not in inside]
        spans: list[tuple[int, int]] = []
        tags: list[str] = []
        meanings: dict[int, Meaning] = {}
        number, count, text, seen = 0, len(tokens), self.text, self.lexicon.seen
        while number < count:
            start, end = tokens[number]
            word = text[start:end]
            tag, longest = seen.get(word) or self._look_up(word)
            if (longest or start in self.known) and not (
                self._is_given_name(word, tags, spans)
                or self._is_surname(start, tags, spans)
                or self._is_continent(word, spans)
            ):
                found = self._known(start) or (self._term(tokens, number, longest, tags) if longest else None)
                if found is not None:
                    end, tag, meaning = found
                    meanings[len(tags)] = meaning
            spans.append((start, end))
            tags.append(tag)
            number += 1
            while number < count and tokens[number][0] < end:
                number += 1
        self._settle(tags, spans)
        return ChunkLine(text, spans, "".join(tags), meanings)

    def _abbreviations_inside(self, span: Span) -> set[int]:
        """Offsets of an abbreviation within a longer name: "the Party of Peru (PP) Central Committee".

        Behind the name of somebody known it ends that name: "the African Union (AU) Commission".
        """
        if self.text.find("(", span.start, span.end) < 0:
            return set()
        ends = {end for end, _ in self.known.values()}
        found = ABBREVIATION_RE.finditer(self.text, span.start, span.end)
        return {n for match in found if match.start() - 1 not in ends for n in range(*match.span())}

    def _settle(self, tags: list[str], spans: list[tuple[int, int]]) -> None:
        """What only its neighbours tell: a given name ends an institution's words, "Bin" may be a name of its own."""
        for number in range(1, len(tags)):
            tag, before = tags[number], tags[number - 1]
            if before in SMALL_TAGS and tag == "C" and self._is_family_first(number, tags, spans):
                tags[number - 1] = "C"
            after = tags[number + 1] if number + 1 < len(tags) else ""
            if tag == "h" and (after in tuple("t,.&f)") or not after) and self._is(number, spans, "her"):
                tags[number] = "r"  # "called on her at the palace"; "her palace" is hers
            if tag == "H" and after not in tuple("CPQIpHOEGSALBDMFN") and self._is_dignity(number, spans):
                tags[number] = "O"
            word = self.text[slice(*spans[number])]
            if tag == "C" and before in "FNBXC" and after in tuple("CIp") and self.lexicon.names.is_given(word):
                tags[number] = "Q"
            elif (tag == "X" and self._is_family_name(number, tags, spans)) or (
                tag == "p" and before in "CQ" and after not in tuple("CPQIp") and word[0].isupper()
            ):
                tags[number] = "C"

    def _is_dignity(self, number: int, spans: list[tuple[int, int]]) -> bool:
        """Whether a form of address stands for whoever bears it: "His Highness said"."""
        return self.text[slice(*spans[number])].casefold().endswith(DIGNITIES)

    def _is(self, number: int, spans: list[tuple[int, int]], word: str) -> bool:
        return self.text[slice(*spans[number])] == word

    def _is_family_first(self, number: int, tags: list[str], spans: list[tuple[int, int]]) -> bool:
        """Whether a Korean or Chinese family name stands before a given name: "Park Min-ho", "Minister Park Min"."""
        given = self.text[slice(*spans[number])]
        titled = number > 1 and tags[number - 2] in "OEH"
        return ("-" in given or titled) and self.text[slice(*spans[number - 1])] in self.lexicon.names.family_first

    def _is_family_name(self, number: int, tags: list[str], spans: list[tuple[int, int]]) -> bool:
        """Whether a common noun is a name behind a title and a given name: "Prime Minister Tom Field"."""
        given = self.text[slice(*spans[number - 1])]
        titled = number > 1 and tags[number - 1] in "CQ" and tags[number - 2] in "OEH"
        return (
            titled and self.lexicon.names.is_given(given) and tags[number + 1 : number + 2] not in (["C"], ["N"], ["X"])
        )

    def _look_up(self, word: str) -> tuple[str, int]:
        """The tag of a word by itself, and how many words the longest term has that begins with it."""
        folded = word.casefold().rstrip(".").replace("’", "'")
        seen = self._plain_tag(word), self.lexicon.longest.get(folded, 0)
        if len(self.lexicon.seen) < SEEN_WORDS:
            self.lexicon.seen[word] = seen
        return seen

    def _known(self, start: int) -> tuple[int, str, Meaning] | None:
        hit = self.known.get(start)
        if hit is None:
            return None
        end, keys = hit
        actor = self.gazetteer.actors[keys[0]]
        if actor.kind is not ActorKind.STATE:
            return end, "P" if actor.kind is ActorKind.PERSON else "B", keys
        word = self.text[start:end]
        if word in actor.demonyms:
            return end, "A", keys
        return end, "L" if fold(word) in self.gazetteer.capital_index else "S", keys

    def _term(
        self, tokens: list[tuple[int, int]], number: int, longest: int, tags: list[str]
    ) -> tuple[int, str, Meaning] | None:
        """The longest term of the lexicon that begins there."""
        first = self.text[slice(*tokens[number])]
        words = [self.text[a:b].casefold().replace("’", "'") for a, b in tokens[number : number + longest]]
        words[0] = words[0].rstrip(".")
        for size in range(len(words), 0, -1):
            term = self.lexicon.terms.get(tuple(words[:size]))
            if term is None or (size == 1 and words[0] in CAPITALS_ONLY and not first.isupper()):
                continue
            if term.tag != "H" or self._is_honorific(first, tags):
                return tokens[number + size - 1][1], term.tag, term
        return None

    @staticmethod
    def _is_honorific(word: str, tags: list[str]) -> bool:
        """Whether an abbreviated title is one here: "Gen. Ana Quispe", not the last word of "Hun Sen"."""
        if word.casefold() in GIVEN_TITLES and tags and tags[-1] in "CQ":
            return False
        if word.casefold() not in ABBREVIATIONS:
            return not word.islower()
        return word.endswith(".") or (word[0].isupper() and (not tags or tags[-1] not in "CQIOEHP"))

    def _is_given_name(self, word: str, tags: list[str], spans: list[tuple[int, int]]) -> bool:
        """Whether a title's or state's word is a given name here: "CEO Sultan Aziz", "Michael Jordan"."""
        if not tags or word.casefold() not in self.lexicon.also_names or not word[0].isupper():
            return False
        last = self.text[slice(*spans[-1])]
        return tags[-1] in "OEHQ" or (tags[-1] == "C" and self.lexicon.names.looks_like_person([last]))

    def _is_surname(self, start: int, tags: list[str], spans: list[tuple[int, int]]) -> bool:
        """Whether a state's or capital's name is a surname here, right behind a given name: "Minister Jose Lima"."""
        hit = self.known.get(start)
        if hit is None or not tags or tags[-1] != "C" or spans[-1][1] + 1 != start:
            return False
        named = self.gazetteer.actors[hit[1][0]]
        return named.kind is ActorKind.STATE and self.lexicon.names.is_given(self.text[slice(*spans[-1])])

    def _is_continent(self, word: str, spans: list[tuple[int, int]]) -> bool:
        """Whether a state's usual name is part of a continent's here: "Latin America", "South American"."""
        if not spans or not word.startswith("America"):
            return False
        return self.text[slice(*spans[-1])].casefold() in CONTINENTS

    def _plain_tag(self, word: str) -> str:
        lower = word.casefold()
        tag = MARKS.get(word) or SMALL_WORDS.get(lower)
        if tag:
            return tag
        if not word[0].isalpha():
            return "I" if len(word) > NICKNAME and word[1].isalpha() else "."
        if word[0].isupper():
            return self._capital_tag(word, lower)
        if ARTICLED_RE.match(word):
            return "C"
        if lower in self.lexicon.particles:
            return "p"
        return "z" if lower == "state" else "x"

    def _capital_tag(self, word: str, lower: str) -> str:
        if len(word) == 1 or (word[1] == "." and len(word) <= 6):
            return "x" if lower in ("a", "i") else "I"
        if lower in self.lexicon.particles:
            return "p"
        return "X" if lower in self.lexicon.not_names or MIXED_RE.match(word.rpartition("-")[2]) else "C"
