"""How often readings of one kind turned out right, as data: measured on annotated articles and drawn to what is common.

``confidence.toml`` is written by ``python -m tests.gold.calibrate``; nobody edits it by hand.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file


class ConfidenceFile(DataModel):
    """What share of the readings of each kind was right."""

    usual: float
    """Of a reading of whose kind nothing is known."""
    share: dict[str, float]
    """By kind of reading, from general ("direct") to special ("direct.governed full named")."""


@lru_cache
def load_confidence() -> ConfidenceFile:
    """The shares of ``confidence.toml``.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    return load_file(LEXICON_DIR / "confidence.toml", ConfidenceFile)


def confidence_of(kinds: Sequence[str], known: Mapping[str, float] | None = None) -> float:
    """The share of the most special kind of which something is known; ``kinds`` go from general to special."""
    shares = load_confidence().share if known is None else known
    return next((shares[kind] for kind in reversed(kinds) if kind in shares), load_confidence().usual)
