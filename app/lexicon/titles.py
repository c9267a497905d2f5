"""How titles of events are worded, by language: ``titles.toml``."""

from collections.abc import Mapping
from functools import lru_cache

from pydantic import RootModel

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file


class TitleWords(DataModel):
    """Patterns of titles by event type, what a subtype is called in them, and the words between names."""

    joined: str
    more: str
    one_more: str
    own: str = "{}"
    own_after_s: str = "{}"
    kinds: Mapping[str, str] = {}
    patterns: Mapping[str, tuple[str, ...]] = {}


class _Languages(RootModel[Mapping[str, TitleWords]]):
    """Language → words."""


@lru_cache
def load_titles() -> Mapping[str, TitleWords]:
    """Reads the words of titles, by language."""
    return load_file(LEXICON_DIR / "titles.toml", _Languages).root
