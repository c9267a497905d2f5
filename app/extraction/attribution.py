"""An attribution: one act of saying in a unit, and which of its tokens are what is said."""

from app.extraction.mentions import ActorMention, Cue
from app.lexicon.speech import SpeechVerb
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying in a unit. Places count tokens."""

    verb: SpeechVerb | None
    cue: Cue
    speakers: tuple[ActorMention, ...]
    start: int
    """First token of speaker, verb and what belongs to them."""
    end: int
    """First token after them."""
    way: str
    """How the speaker was found."""
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    marker: str = ""
    """What introduces the content after: that, colon, quote, wh, to, bare."""
    looks_back: bool = False
    """Nothing said stands in this unit: the quotation before it is meant."""
    looks_ahead: bool = False
    """It ends with a colon: what follows is meant."""
    tells_previous: bool = False
    """"This was announced by X": the unit before is what was said."""

    @property
    def grade(self) -> str:
        """Grade of its verb."""
        return self.verb.grade if self.verb else "speech"
