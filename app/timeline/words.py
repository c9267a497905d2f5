"""What clients type to search: words and "phrases"; everything else is harmless."""

import re

from app.documents.shown import search_words
from app.errors import Fault, InvalidValueError

PHRASE_RE = re.compile(r'"([^"]*)"|([^"\s]+)')
QUOTE_MARKS = str.maketrans("“”„«»‟", '""""""')
MOST_WORDS = 32
LONGEST_WORD = 200


def parse_words(q: str) -> list[list[str]]:
    """The phrases (most of one word) that must all be there.

    Raises:
        InvalidValueError: there is no word in it, or too many.
    """
    phrases = [
        search_words(quoted or word).split() for quoted, word in PHRASE_RE.findall(q[:20_000].translate(QUOTE_MARKS))
    ]
    phrases = [phrase for phrase in phrases if phrase]
    count = sum(len(phrase) for phrase in phrases)
    if not phrases:
        raise _invalid('q holds no word to search for: write words, or a "phrase".')
    if count > MOST_WORDS or any(len(word) > LONGEST_WORD for phrase in phrases for word in phrase):
        raise _invalid(f"q may hold at most {MOST_WORDS} words of {LONGEST_WORD} letters.")
    return phrases


def _invalid(message: str) -> InvalidValueError:
    return InvalidValueError(message, [Fault("q", message)])
