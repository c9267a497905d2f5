"""In which language a text is written, told by its function words."""

import re

from app.errors import ArticleError
from app.lexicon.languages import Language, load_languages

SAMPLE, LARGE_SAMPLE = 3_000, 40_000
"""Characters looked at; more of them where the first are menus in another script."""
MIN_SHARE = 0.15
"""Share of function words; English news has 0.3 to 0.45, German 0.03, French and Spanish 0.05 (their "a", "me")."""
FEW_WORDS = 12
"""Shorter texts are believed: a share of so few words means nothing."""
WORD_RE = re.compile(r"[^\W\d_]+")


def check_language(text: str, declared: str | None, name: str) -> str:
    """The text's language as a code of the lexicon.

    Raises:
        ArticleError: declared or written in a language that is not read yet.
    """
    known = load_languages()
    code = (declared or "").casefold().replace("_", "-").split("-")[0]
    if code and code not in known:
        raise ArticleError(f"{name}: the language is given as {declared!r}; {_readable()} is read.")
    words, shares = _shares(text[:SAMPLE])
    if not shares or max(shares.values()) < MIN_SHARE:
        words, shares = _shares(text[:LARGE_SAMPLE])
    if not shares:
        raise ArticleError(f"{name}: there are no words in it; an article needs at least one sentence.")
    best = max(shares, key=lambda key: shares[key])
    if shares[best] < MIN_SHARE and not _too_few_to_tell(words):
        raise ArticleError(f"{name}: the text does not seem to be {_readable()}; articles in {_readable()} are read.")
    return code or best


def _shares(text: str) -> tuple[list[str], dict[str, float]]:
    """The words of a text and the share of function words of each language; none where there are no words."""
    words = WORD_RE.findall(text)
    common = _common_words(words)
    return words, {code: _share(common, language) for code, language in load_languages().items() if words}


def _common_words(words: list[str]) -> list[str]:
    """The words printed small, where most are: names tell nothing, and a short dispatch is full of them."""
    small = [word for word in words if not word[0].isupper()]
    return small if len(small) * 3 > len(words) else [word.casefold() for word in words]


def _too_few_to_tell(words: list[str]) -> bool:
    """Few words, and those in Latin letters: a headline alone has hardly any function words."""
    latin = sum(word.isascii() for word in words)
    return len(words) < FEW_WORDS and latin * 2 > len(words)


def _share(words: list[str], language: Language) -> float:
    known = language.reading.function_words
    own = [word for word in words if word.isascii()] or words
    # Lines in another script inside a page (menus, notes) do not count against it, unless they are most of it.
    base = own if len(own) * 3 > len(words) else words
    return len([word for word in base if word in known]) / len(base)


def _readable() -> str:
    return " or ".join(sorted(language.name for language in load_languages().values()))
