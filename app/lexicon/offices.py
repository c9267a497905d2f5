"""The words of offices, institutions and names (`offices/*.toml`), ready to look up token by token."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file

OTHER_FILES = ("phrases.toml", "capitals.toml", "given_names.toml")


class OfficeWords(DataModel):
    """Words for one kind of office; plurals are made from them unless they are plurals."""

    kind: str
    words: list[str]
    plural: bool = False
    unnamed: bool = False
    posted: bool = False
    """Whether one is that *to* somewhere: an ambassador to Ghana."""
    feminine: list[str] = Field(default=[])
    masculine: list[str] = Field(default=[])
    verbs: list[str] = Field(default=[])
    """Words whose plural is rather a verb: "chairs"."""
    example: str


class BodyWords(DataModel):
    """Nouns that make one kind of institution."""

    kind: str
    words: list[str]
    alone: list[str] = Field(default=[])
    """Words that stand for the institution alone: "the ministry"; "the movement" does not."""
    example: str


class PortfolioWords(DataModel):
    """What a minister or ministry may be for."""

    kind: str
    words: list[str]


class OfficeFile(DataModel):
    """One file of offices/*.toml but phrases.toml."""

    office: list[OfficeWords] = Field(default=[])
    body: list[BodyWords] = Field(default=[])
    portfolio: list[PortfolioWords] = Field(default=[])


class PhraseFile(DataModel):
    """offices/phrases.toml: small words around names and offices."""

    modifiers: list[str]
    honorifics: list[str]
    feminine_honorifics: list[str]
    masculine_honorifics: list[str]
    particles: list[str]
    sides: list[str]
    group_nouns: list[str]
    group_numbers: list[str]
    not_names: list[str]
    also_names: list[str]
    """Title words that are given names too."""


class NameFile(DataModel):
    """offices/given_names.toml: words by which an untitled name is seen to be a person's, and of which gender."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    either: frozenset[str]
    family_first: frozenset[str]
    endings: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    masculine_endings: tuple[str, ...]

    def looks_like_person(self, words: list[str]) -> bool:
        """Whether two or more capitalised words are a person's name by a known given name or the surname's ending."""
        first, last = words[0], words[-1]
        known = self.is_given(first) or first in self.family_first
        return known or (len(last) > 5 and last.endswith(self.endings))

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name."""
        return word in self.masculine or word in self.feminine or word in self.either

    def gender(self, name: str) -> str | None:
        """The gender a name tells, by its given name or else by a Slavic ending."""
        words = name.split()
        for word in words[:-1] or words:
            if word in self.feminine or word in self.masculine:
                return "f" if word in self.feminine else "m"
        if words[-1].endswith(self.feminine_endings) and len(words[-1]) > 5:
            return "f"
        return "m" if words[-1].endswith(self.masculine_endings) and len(words[-1]) > 5 else None


class CapitalFile(DataModel):
    """offices/capitals.toml: when a capital's name means the place, and when the government."""

    place_before: frozenset[str]
    government_before: frozenset[str]
    government_after: frozenset[str]


DIGNITARY = "dignitary"
"""What somebody is who is named by a form of address alone: "His Highness said"."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of the lexicon: its tag in the grammar of actor phrases, and what it means."""

    tag: str
    kind: str = ""
    gender: str | None = None
    plural: bool = False
    unnamed: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class OfficeLexicon:
    """All terms by their folded words; `longest` tells how many words the longest that begins so has."""

    terms: Mapping[tuple[str, ...], Term]
    longest: Mapping[str, int]
    particles: frozenset[str]
    not_names: frozenset[str]
    also_names: frozenset[str]
    capitals: CapitalFile
    names: NameFile
    examples: tuple[tuple[str, str], ...]
    seen: dict[str, tuple[str, int]] = field(default_factory=dict, compare=False, repr=False)
    """Words looked up before: tag by itself, and words of the longest term that begins so."""
    """(kind, example) of every group of words."""


def plural_of(words: str) -> str:
    """The plural of an office: the noun before "of" or the last word takes it."""
    head, of, rest = words.partition(" of ")
    if head.endswith("man"):
        return head[:-3] + "men" + of + rest
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ies" + of + rest
    return head + "s" + of + rest


def _office_terms(group: OfficeWords) -> Iterator[tuple[str, Term]]:
    for word in group.words:
        gender = "f" if word in group.feminine else "m" if word in group.masculine else None
        if group.plural:
            yield word, Term("G", group.kind, plural=True)
            continue
        yield word, Term("E" if group.posted else "O", group.kind, gender, unnamed=group.unnamed)
        if word in group.verbs:
            continue
        yield plural_of(word), Term("G", group.kind, plural=True, unnamed=group.unnamed)


def _phrase_terms(phrases: PhraseFile) -> Iterator[tuple[str, Term]]:
    for word in phrases.modifiers:
        yield word, Term("M")
    for word in phrases.group_nouns:
        yield word, Term("G", "group", plural=True)
    for word in phrases.group_numbers:
        yield word, Term("2", plural=True)
    for word in phrases.sides:
        yield word, Term("Y")
    for word in phrases.honorifics:
        gender = "f" if word in phrases.feminine_honorifics else "m" if word in phrases.masculine_honorifics else None
        yield word, Term("H", DIGNITARY, gender)


def build_office_lexicon(
    files: list[OfficeFile], phrases: PhraseFile, capitals: CapitalFile, names: NameFile
) -> OfficeLexicon:
    """The lexicon of these files; the more telling term wins where two share their words."""
    terms: dict[tuple[str, ...], Term] = {}
    entries = list(_phrase_terms(phrases))
    for file in files:
        entries += [(word, Term("F", group.kind)) for group in file.portfolio for word in group.words]
        entries += [(word, Term("N", body.kind, alone=word in body.alone)) for body in file.body for word in body.words]
        entries += [entry for office in file.office for entry in _office_terms(office)]
    for phrase, term in entries:
        terms[tuple(phrase.casefold().replace("’", "'").split())] = term
    longest: dict[str, int] = {}
    for words in terms:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    examples = [(office.kind, office.example) for file in files for office in file.office]
    examples += [(body.kind, body.example) for file in files for body in file.body]
    return OfficeLexicon(
        terms,
        longest,
        frozenset(phrases.particles),
        frozenset(phrases.not_names),
        frozenset(phrases.also_names),
        capitals,
        names,
        tuple(examples),
    )


@lru_cache
def load_offices(folder: Path = LEXICON_DIR / "offices") -> OfficeLexicon:
    """Reads offices/*.toml.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    paths = [path for path in sorted(folder.glob("*.toml")) if path.name not in OTHER_FILES]
    return build_office_lexicon(
        [load_file(path, OfficeFile) for path in paths],
        load_file(folder / "phrases.toml", PhraseFile),
        load_file(folder / "capitals.toml", CapitalFile),
        load_file(folder / "given_names.toml", NameFile),
    )
