"""Languages as data: one file in ``languages/`` is one language that reading understands.

What stands here is about a page of news and about time; cues of events and of speech stand with their types.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from pydantic import Field, field_validator

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file
from app.lexicon.dates import DateWords

LANGUAGES_DIR = LEXICON_DIR / "languages"
DATE_SLOT = "{date}"
OUTLET_SLOT = "{outlet}"
NAME_SLOT = "{name}"


class LinePattern(DataModel):
    """What a line may look like, with the line it was written for and one that it must not match."""

    pattern: str
    example: str
    counter_example: str = Field(alias="not")
    words: tuple[str, ...] = ()
    """Lower-case words of which the line has at least one: looked for first, since that is cheap."""
    rank: int = 1
    """Which of several matches in one text is believed: the lowest."""

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        bare = pattern.replace(DATE_SLOT, "x").replace(OUTLET_SLOT, "x").replace(NAME_SLOT, "x")
        try:
            re.compile(bare)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return pattern


class SourceWords(DataModel):
    """How an article names the outlets it relays."""

    outlets: tuple[str, ...]
    patterns: tuple[LinePattern, ...]


class ReadingWords(DataModel):
    """What reading a page in one language needs to know."""

    function_words: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    asking: tuple[str, ...]
    furniture_lines: frozenset[str]
    list_openers: frozenset[str]
    furniture: tuple[LinePattern, ...]
    captions: tuple[LinePattern, ...]
    machine_translation: tuple[LinePattern, ...]
    reuse: tuple[LinePattern, ...]
    publishers: tuple[LinePattern, ...]
    published: tuple[LinePattern, ...]
    sources: SourceWords


class Language(DataModel):
    """One language that articles may be written in."""

    code: str = Field(pattern="^[a-z]{2}$")
    name: str
    reading: ReadingWords
    dates: DateWords


@lru_cache
def load_languages() -> Mapping[str, Language]:
    """Every language of ``languages/``, by its ISO 639-1 code.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    languages = [load_file(path, Language) for path in sorted(LANGUAGES_DIR.glob("*.toml"))]
    return {language.code: language for language in languages}
