"""Topics as data: one file in ``topics/`` is one topic, and adding a topic is adding a file."""

from collections.abc import Mapping
from functools import lru_cache

from pydantic import Field

from app.lexicon.data_file import LEXICON_DIR, DataModel, load_file
from app.lexicon.event_types import Label

TOPICS_DIR = LEXICON_DIR / "topics"


class Topic(DataModel):
    """What a statement or an event can be about, and the words that tell."""

    code: str = Field(pattern="^[a-z][a-z_]*$")
    description: str
    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    """Lower-case words and phrases; a star at the end stands for any ending."""
    unless: tuple[str, ...] = ()
    """Phrases in which such a word means something else."""
    example: str
    counter_example: str = Field(alias="not")


@lru_cache
def load_topics() -> Mapping[str, Topic]:
    """Every topic of ``topics/``, by its code.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    topics = [load_file(path, Topic) for path in sorted(TOPICS_DIR.glob("*.toml"))]
    return {topic.code: topic for topic in topics}
