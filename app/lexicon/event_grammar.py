"""Words by which the phrase around an event noun is read, as data."""

from functools import lru_cache

from pydantic import field_validator

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file


class EventGrammar(DataModel):
    """The file's shape: sets of words, written as one text each."""

    determiners: frozenset[str]
    definite: frozenset[str]
    possessive: frozenset[str]
    stops: frozenset[str]
    participles: frozenset[str]
    plain: frozenset[str]
    irregular: frozenset[str]
    bare_in_s: frozenset[str]
    joint: frozenset[str]
    interposed: tuple[str, ...]
    """Regexes of phrases that stand between the parts of a clause and tell nothing of who does what."""

    @field_validator(
        "determiners",
        "definite",
        "possessive",
        "stops",
        "participles",
        "plain",
        "irregular",
        "bare_in_s",
        "joint",
        mode="before",
    )
    @classmethod
    def _split(cls, words: str) -> frozenset[str]:
        return frozenset(words.split())


@lru_cache
def load_event_grammar() -> EventGrammar:
    """Reads the words."""
    return load_file(LEXICON_DIR / "event_grammar.toml", EventGrammar)
