"""All words the finders need, gathered once."""

from dataclasses import dataclass
from functools import lru_cache

from app.lexicon.event_types import EventTypes, load_event_types
from app.lexicon.offices import OfficeLexicon, load_offices
from app.lexicon.speech import SpeechLexicon, load_speech


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lexicon's parts, one for each finder."""

    offices: OfficeLexicon
    event_types: EventTypes
    speech: SpeechLexicon


@lru_cache
def load_lexicon() -> Lexicon:
    """Reads every part of the lexicon.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    return Lexicon(offices=load_offices(), event_types=load_event_types(), speech=load_speech())
