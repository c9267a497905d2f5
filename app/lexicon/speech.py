"""Words of saying: verbs in grades with all their forms and what they take, and the small words around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file

SPEECH_DIR = LEXICON_DIR / "speech"

Grade = Literal["speech", "likely", "framing", "mental"]
Takes = Literal["that", "clause", "strict", "wh", "to", "quote"]
"""What a verb may govern: a that-clause; a bare clause; a bare clause if a finite verb is seen in it; a question
clause; an infinitive; words between marks."""
FORM_NAMES = ("base", "third", "past", "participle", "ing")


class SpeechVerb(DataModel):
    """One verb of saying, with the sentence it was written for and what is said in it."""

    lemma: str
    forms: tuple[str, str, str, str, str]
    """Base, third person, past, past participle, -ing; of several words where the verb has them."""
    takes: tuple[Takes, ...]
    addressee: Literal["none", "to", "optional", "required"] = "none"
    """To whom: to nobody, behind "to" alone ("said to Aas"), also without it ("warned Aas"), always ("told Aas")."""
    speaker: Literal["any", "document"] = "any"
    """Whether only a statement, letter or report is said to do it ("reads")."""
    example: str
    content: str
    grade: Grade = "speech"


class SpeechFile(DataModel):
    """One grade of verbs."""

    grade: Grade
    verb: tuple[SpeechVerb, ...]


class SpeechWords(DataModel):
    """The small words around a verb of saying, lower case."""

    adverbs: frozenset[str]
    after_adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    participle_leads: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    wh_words: frozenset[str]
    documents: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    addressees: frozenset[str]
    finite: frozenset[str]
    relatives: frozenset[str]
    weekdays: frozenset[str]
    reporters: frozenset[str]
    agencies: frozenset[str]
    wires: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechForm:
    """One form of a verb of saying, known by its first word."""

    verb: SpeechVerb
    names: frozenset[str]
    """Which forms it can be: past and participle often look alike."""
    rest: tuple[str, ...]
    """The words after the first: "out" of "pointed out"."""


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """All verbs of saying by the first word of each form, longest first, and the small words."""

    verbs: tuple[SpeechVerb, ...]
    forms: Mapping[str, tuple[SpeechForm, ...]]
    words: SpeechWords


@lru_cache
def load_speech() -> SpeechLexicon:
    """Reads the verbs and small words of saying.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    verbs: list[SpeechVerb] = []
    for path in sorted(SPEECH_DIR.glob("*.toml")):
        if path.stem != "words":
            file = load_file(path, SpeechFile)
            verbs += [verb.model_copy(update={"grade": file.grade}) for verb in file.verb]
    forms = _index(verbs)
    words = load_file(SPEECH_DIR / "words.toml", SpeechWords)
    return SpeechLexicon(tuple(verbs), forms, words)


def _index(verbs: list[SpeechVerb]) -> dict[str, tuple[SpeechForm, ...]]:
    names: dict[tuple[str, ...], tuple[SpeechVerb, set[str]]] = {}
    for verb in verbs:
        for name, form in zip(FORM_NAMES, verb.forms, strict=True):
            names.setdefault(tuple(form.split()), (verb, set()))[1].add(name)
    index: dict[str, list[SpeechForm]] = {}
    for words, (verb, own) in names.items():
        index.setdefault(words[0], []).append(SpeechForm(verb, frozenset(own), words[1:]))
    return {first: tuple(sorted(forms, key=lambda form: -len(form.rest))) for first, forms in index.items()}
