"""The closed set of slots that a cue may name: each stands for one kind of mention in a sentence.

Before cues are tried, every mention of a sentence is replaced by one character of Unicode's private use area
(``app.extraction.slotted``); a slot such as ``{actor}`` compiles to those characters: a cue stays a plain regex.
"""

PERSON = "\ue000"
"""A person by name or office."""
PRONOUN = "\ue001"
GROUP = "\ue002"
"""Several without names: "the two leaders"."""
UNNAMED = "\ue003"
"""Officials without names: "senior Peruvian officials"."""
BODY = "\ue004"
STATE = "\ue005"
"""A state, which is also a country one can travel to."""
CAPITAL = "\ue006"
"""A city that may stand for its government."""
CITY = "\ue007"
"""A city, venue or region that cannot act."""
DATE = "\ue008"
DEMONYM = "\ue009"
"""A state as an adjective: "Peruvian"."""

PEOPLE = PERSON + PRONOUN + GROUP + UNNAMED
ACTORS = PEOPLE + BODY + STATE + CAPITAL + DEMONYM
PLACES = STATE + CAPITAL + CITY
ALL = ACTORS + CITY + DATE

PEOPLE_OF = r"(?:people|peoples|citizens|leaders|heads|presidents|leadership) of "
ARTICLES = rf"(?:the |its |his |her |their |also |with |by |{PEOPLE_OF})*"
JOINT = r"(?:,? and |,? & |,? as well as |, along with |,? and also | together with | - )" + ARTICLES
"""What stands between the last two members of a list."""


def one_of(characters: str) -> str:
    """A regex for one mention of these kinds."""
    return f"[{characters}]"


def listed(characters: str) -> str:
    """A regex for one or several such mentions: "A, B and C"."""
    member = f"[{characters}]"
    return f"{member}(?:(?:, {ARTICLES}{member})*{JOINT}{member})*"


NO_MODIFIER = (
    r"(?:of|on|for|with|to|in|at|by|from|that|which|who|is|are|was|were|as|than|said|says|during|after|before|amid|ahead|"
    r"until|since|when|while|where|if|but|over|under|against|without)\b"
)
"""Words that end a run of modifiers."""

SLOTS = {
    "actor": listed(ACTORS),
    "person": listed(PEOPLE),
    "state": listed(STATE + CAPITAL + DEMONYM + BODY),
    "demonym": one_of(DEMONYM + STATE),
    "body": one_of(BODY),
    "group": one_of(GROUP),
    "place": one_of(PLACES),
    "city": one_of(CAPITAL + CITY),
    "date": one_of(DATE),
    "the": f"(?:the |an? |his |her |its |their |{PRONOUN} )?",
    "adj": rf"(?:(?!{NO_MODIFIER})[\w'.-]+ ){{0,4}}?",
    "mods": rf"(?:(?:(?!{NO_MODIFIER})[\w'-]+,? |[{ALL}](?:'s?)?[ -]?){{0,9}}?)",
    "gap": f'(?:[^{ALL};.:"“”]{{0,48}}?)',
    "any": r"(?:[^;.:]{0,60}?)",
}
"""Slot name → regex. ``{word}`` is filled with the cue's own words."""
