"""Who does it: the subject of a verb, and the subject of the clause that a noun hangs on, without a parser."""

import re

from app.lexicon import slots
from app.values import dataclass

BACK = 320
AUXILIARIES_RE = re.compile(
    r"(?:\b(?:will|would|shall|is|are|was|were|be|been|being|am|has|have|had|having|to|also|recently|earlier|later|"
    r"then|already|just|first|last|again|personally|now|soon|today|yesterday|currently|once|both|jointly|together|each|\w+ly|not|"
    r"never|did|does|do|may|might|can|could|should|must|expected|scheduled|due|set|likely|planning|plan|plans|planned|going|able|about|invited|"
    r"intends?|agreed|decided|hopes?|wants?|began|begun|started|continued|in turn|for (?:his|her|its) part|"
    r"this (?:week|month|year)|on the sidelines(?: of [^,;.]{0,30}?)?|'s|'ll|'d)\b[ ,]+|(?:on |in |by |at )?["
    + slots.DATE
    + r"][ ,]+|'ll |'s |\([^()]{0,50}\) )*$"
)
PASSIVE_RE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|get)\b(?: (?:\w+ly|also|recently|already|once|again|["
    + slots.DATE
    + "]))* $"
)
AGENTS = (
    r" (?:troops|(?:armed |air |naval |special )?forces|nav(?:y|ies)|arm(?:y|ies)|militar(?:y|ies)|soldiers|"
    r"warships|officials|leaders|ministers|delegations?|authorities|officers|governments?|sides)"
)
"""Nouns through which a state acts: "Norwegian and Peruvian troops"."""
AGENT_RE = re.compile(AGENTS)
SUBJECT_RE = re.compile(
    rf"({slots.listed(slots.ACTORS)})(?:{AGENTS}\b)?(?: \([^()]{{0,60}}\))?(?P<who>,? who|,? which| - who)?"
    r"(?:, [^;:]{2,110}?,|,)? ?$"
)
WORD_RE = re.compile(r"[a-z]+")
BOUNDARY_RE = re.compile(
    r"[;:\"“”]|\b(?:said|says|saying|stated|noted|announced|added|reported|reports|confirmed|revealed|that|but|"
    r"while|whereas|because|after|before|as|when|where|if|and that)\b(?= )"
)
PREPOSED_RE = re.compile(
    r"\b(?:of|with|to|by|between|from|in|at|for|on|against|under|via|near|into|towards?|about|over|among|met|visit|"
    r"visited|called|phoned|telephoned|received|joined|hosted|welcomed|greeted|congratulated|thanked|"
    r"than|including|following|during|and his|and her|like)(?: (?:the|his|her|its|their|a|an))?"
    r"(?: (?:visiting|neighbou?ring|new|then|former|current|capital))? ?$"
)
DELEGATION_RE = re.compile(
    r"\b(?:delegations?|team|group|representatives?|leaders|officials|heads|ministers|presidents|"
    r"members|troops|forces|navies|armies|militaries|soldiers|warships|negotiators|envoys|lawmakers|"
    r"diplomats) (?:of|from) (?:the |both )?$|"
    rf"[{slots.UNNAMED}{slots.GROUP}] (?:of|from) (?:the |both )?$|"
    rf"(?:\b(?:delegations?|team|group|mission)\b|[{slots.STATE}{slots.BODY}{slots.DEMONYM}])[\w -]{{0,40}}?,?"
    r" (?:led|headed) by (?:the |its |his |her )?$"
)
COMMA_SUBJECT_RE = re.compile(
    rf"(?:(?<![{slots.CITY}{slots.CAPITAL}]), |, (?=the |[{slots.PEOPLE}{slots.BODY}]))(?:the )?"
    rf"({slots.listed(slots.ACTORS)})(?=,? (?!and |or |,)(?:[a-z]|\()|,)"
)
"""A subject behind a comma; a state behind a city only tells where that lies: "in Lima, Peru"."""


HEADED = 3
"""Where the second of two actors stands that a headline joins by a comma."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Positions of the actors that are the subject; ``passive`` where the verb is done to them."""

    actors: tuple[int, ...]
    passive: bool
    start: int
    """Where the verb's auxiliaries begin."""
    near: bool = False
    """Whether it stands directly before the verb."""


def subject_of(text: str, verb: int) -> Subject:
    """The subject of a verb: directly before it, before its relative clause, or the clause's first actor."""
    floor = max(0, verb - BACK)
    owner = GERUND_RE.search(text, max(floor, verb - 60), verb) if GERUND_FORM_RE.match(text, verb) else None
    if owner is not None:
        return Subject(_actors(text, *owner.span(1)), False, owner.end(1), near=True)
    lead = AUXILIARIES_RE.search(text, max(floor, verb - 120), verb)
    start = lead.start() if lead else verb
    passive = _is_passive(text, verb)
    if after := _of_gerund(text, verb):
        return Subject(after, False, start)
    near = SUBJECT_RE.search(text, max(floor, start - 160), start)
    if near is not None and near.start(1) == HEADED and text[0] in slots.ACTORS and text[1:HEADED] == ", ":
        return Subject(_actors(text, 0, near.end(1)), passive, start, near=True)  # a headline's "A, B meet"
    if near is not None and (
        near["who"]
        or _is_absolute(text, near, start, verb)
        or not _is_governed(text, near.start(1))
        or _is_told_to(text, near, start)
    ):
        return Subject((*_led(text, near.start(1)), *_actors(text, *near.span(1))), passive, start, near=True)
    return Subject(clause_subject(text, start), passive, start)


GERUND_FORM_RE = re.compile(r"[a-z]+ing\b")
GERUND_RE = re.compile(
    rf"\b(?:accus|critici[sz]|condemn|denounc|thank|prais|blam|fault|rebuk|bar|ban|stop|prevent|anger|furious|angry|commend|laud|applaud"
    rf"|attack)\w*(?: (?:at|with))? (?:the )?({slots.listed(slots.ACTORS)})(?:'s?)?"
    r"(?: [\"“”\w-]+)? (?:for|of|from|over) (?:also |secretly |recently )?$"
)
"""Who is praised or blamed for doing something does it: "criticised Aas for meeting the rebels"."""


OPENING_RE = re.compile(
    r"(?:^|[,;:] |\b(?:that|and|but) )(?:before|after|while|upon|on|since|ahead of|prior to|in) $", re.MULTILINE
)
"""A preposition that opens a clause: its verb in -ing has the subject of the clause behind it."""


def _of_gerund(text: str, verb: int) -> tuple[int, ...]:
    """The subject of "before leaving for Lima, A said": who is named behind the comma."""
    word = WORD_RE.match(text, verb)
    if word is None or not word[0].endswith("ing") or OPENING_RE.search(text, max(0, verb - 24), verb) is None:
        return ()
    return subject_after(text, word.end())


def _led(text: str, leader: int) -> tuple[int, ...]:
    """The delegation, where it is named, of whoever leads it: "the Norwegian delegation led by Aas"."""
    led = LED_RE.search(text, max(0, leader - 60), leader)
    return (led.start(1),) if led else ()


LED_RE = re.compile(rf"([{slots.STATE}{slots.BODY}])(?: [\w-]+){{0,3}},? (?:led|headed) by (?:the |its |his |her )?$")
"""A delegation as a mention of its own, and who leads it."""


def _is_told_to(text: str, near: re.Match[str], start: int) -> bool:
    """Whether an infinitive follows a person at once: "asked Aas to attend", "an invitation to Aas to attend"."""
    return text[near.end(1) :].startswith(" to ") and near.end(1) + 1 == start and text[near.end(1) - 1] in slots.PEOPLE


def _is_absolute(text: str, near: re.Match[str], start: int, verb: int) -> bool:
    """Whether "with" opens a clause of its own: "with A planning to meet B"."""
    opened = text[: near.start(1)].endswith(("with ", "with the ", "with both "))
    return opened and ABSOLUTE_RE.match(text, near.end(1), verb) is not None


ABSOLUTE_RE = re.compile(
    r" (?:also )?(?:planning|set|due|expected|scheduled|slated|likely|preparing|poised|about|hoping) to "
)


def _is_passive(text: str, verb: int) -> bool:
    """Whether a form of "be" and a participle make it passive: "was received", not "was receiving"."""
    word = WORD_RE.match(text, verb)
    if word is None or word[0].endswith("ing"):
        return False
    return PASSIVE_RE.search(text, max(0, verb - 40), verb) is not None


def clause_subject(text: str, end: int) -> tuple[int, ...]:
    """The first actor of the clause that no preposition governs; of the sentence where the clause has none."""
    floor = max(0, end - BACK)
    if (relative := RELATIVE_RE.search(text, floor, end)) is not None:
        return _actors(text, *relative.span(1))
    begin = max((m.end() for m in BOUNDARY_RE.finditer(text, floor, end)), default=floor)
    for low, high in ((begin, end), (floor, begin)):
        found = [m for m in ACTOR_LIST_RE.finditer(text, low, high) if _may_act(text, m)]
        if found:
            chosen = found[0] if low == begin else found[-1]
            return _actors(text, *chosen.span())
    agent = AGENT_OF_PASSIVE_RE.search(text, floor, end)
    return _actors(text, *agent.span(1)) if agent else ()


AGENT_OF_PASSIVE_RE = re.compile(
    r"\b(?:was|were|been|being|is|are) (?:\w+ly )?\w+(?:ed|en|wn)(?: \w+){0,3} by (?:the )?"
    rf"({slots.listed(slots.ACTORS)})"
)
"""Who does what is told in the passive: "announced by the ministers after talks"."""


def subject_after(text: str, start: int) -> tuple[int, ...]:
    """The subject that follows a fronted phrase: "During the talks with B, A said"."""
    match = COMMA_SUBJECT_RE.search(text, start, start + 200)
    return _actors(text, *match.span(1)) if match else ()


RELATIVE_RE = re.compile(rf"({slots.listed(slots.ACTORS)})(?: \([^()]{{0,40}}\))?,? who [^,;:{slots.PEOPLE}]*$")
"""Whoever a relative clause that is still open is about: "B, who arrived on a visit"."""
ACTOR_LIST_RE = re.compile(slots.listed(slots.ACTORS))


VOCATIVE_RE = re.compile(f", (?:[^,.;]{{0,20}}, )?[{slots.PRONOUN}] ")
"""Who is addressed does not act: "Mr Aas, I am glad to welcome you"."""


def _may_act(text: str, match: re.Match[str]) -> bool:
    if text[match.end() : match.end() + 1] in ("'", "-"):
        return False
    if match[0][-1] == slots.DEMONYM and AGENT_RE.match(text, match.end()) is None:
        return False
    if VOCATIVE_RE.match(text, match.end()):
        return False
    return not _is_governed(text, match.start())


WIDER_RE = re.compile(rf"[{slots.CAPITAL}{slots.CITY}], (?:the )?$")
PLACED_RE = re.compile(
    rf"[{slots.STATE}](?:,|\)| \(|[.]|$| [{slots.DATE}]|"
    r" (?:to|for|on|at|by|with|from|after|before|where|in|this|late|early)\b)"
)


def _is_wider_place(text: str, position: int) -> bool:
    """Whether it is the state behind its city, which does not act: "in Lima, Peru, on Monday"."""
    return (
        WIDER_RE.search(text, max(0, position - 8), position) is not None
        and PLACED_RE.match(text, position) is not None
    )


def _is_governed(text: str, position: int) -> bool:
    """Whether a preposition or a verb stands before it, so that it is no subject; "the delegation of X" acts."""
    if _is_wider_place(text, position):
        return True
    before = text[max(0, position - 40) : position]
    if DELEGATION_RE.search(before):
        return False
    return PREPOSED_RE.search(before) is not None


def _actors(text: str, start: int, end: int) -> tuple[int, ...]:
    return tuple(n for n in range(start, end) if text[n] in slots.ACTORS)
