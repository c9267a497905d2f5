"""Who has which part in a happening, by how they stand to its cue."""

import re
from collections.abc import Iterable, Iterator

from app.extraction.event_clauses import clause_subject, subject_after, subject_of
from app.extraction.event_cues import Hit
from app.extraction.event_phrases import POSSESSOR_RE, NounPhrase
from app.lexicon import slots
from app.lexicon.event_grammar import load_event_grammar

Assigned = tuple[str, int]
"""A role and the position of the actor who has it."""

PREPOSITIONS = "with|between|to|by|of|from|for|against|on|among|in"
TAIL_RE = re.compile(
    rf"\b({PREPOSITIONS}) (?:the |its |his |her |their |both )?"
    rf"(?:[{slots.UNNAMED}{slots.GROUP}] (?:of|from) (?:the |both )?)?"
    r"(?:(?:representatives|members|heads|leaders|officials|delegations?|presidents|ministers|leadership|peoples|veterans|"
    r"citizens|people|nationals|goods|supplies|exports|imports|sides?|states?|countries|capital|visiting|neighbou?ring|"
    r"late|new)(?: of| from|:| and)? |(?!(?:from|by|with|between|against|among)\b)[\w'.-]+ )"
    rf"{{0,5}}?({slots.listed(slots.ACTORS)})"
)
STOP_RE = re.compile(
    r"[;\"“”]|:(?!\d)|(?<![.\s][a-z])[.] |, (?:where|which|who|but|while|whose|with)\b"
    r"|\bwhich\b(?! (?:will be|was|were|is|are|took|takes|will) (?:also |being |to be )?"
    r"(?:held|take place|place|hosted|scheduled))"
    r"|\b(?:where|who|that|said|told|says|noting|according|discuss\w*|following|after|before|during|ahead|amid|"
    r"at which|in which|as)\b"
    r"|(?:,|\band) (?:also |then |later )?(?:h[eo]ld|meet|met|visit|sign|attend|receive|call|pa(?:y|id)|"
    r"speak|spoke|deliver|travel|tour|discuss|exchange|address|inspect|review)(?:ed|s)?\b"
    rf"|\bto (?!the |his |her |its |their |our |a |an |[{slots.ALL}])[a-z]+|, (?:the )?[{slots.PEOPLE}] (?!and\b)"
    rf"|(?<![{slots.PLACES}]), (?:the )?[{slots.STATE}{slots.BODY}] "
    r"(?!and\b|as well|or\b|along\b|together\b|on\b|in\b|at\b)[a-z]"
)
TAIL = 220
"""How far behind a cue its phrases are looked for."""
PLACED = "during|at|in|on|after|following|before|for|upon|as part of|within|as a result of|to|prior to|ahead of"
"""Prepositions that hang a happening on a clause."""
MEASURES = r"(?: (?:(?!his |her |its |their )[\w-]+ ){0,3}(?:hours?|days?|weeks?|months|years|rounds?|series) of)?"
"""How much of it there was: "after two days of talks"."""
FRONT_RE = re.compile(
    rf"(?:^|[,;:] |\b(?:and|that|said) )(?:earlier |later |also )?(?:{PLACED})"
    rf"(?: the (?:margins|sidelines|framework|course|end|start|beginning|eve) of)?{MEASURES} $"
)
TOPIC_RE = re.compile(
    r"\b(?:prepar(?:ations?|e|es|ed|ing)|plans?|agendas?|need|conditions|prospects|venue|dates?|support|readiness|proposals?|calls?|hopes?"
    r"|format|schedule|basis|possibility|issues|results|outcomes?|decisions?|agreements?|understandings?|priorit(?:y|ies)|goals?"
    r"|aims?|objectives?|ideas?|expectations?|topics?|themes?|programmes?|programs?|roadmap|progress(?: made)?"
    r"|work(?: done)?|steps|implementation|follow-up|commitments?|pledges?)"
    r" (?:for|of|at|on|before|after|from|during|to|since|in)(?: the| an?)? $"
)
"""What one speaks of: whoever "discussed preparations for the talks" need not take part in them."""
HANGING_RE = re.compile(
    rf"\b(?:{PLACED}|amid|from|since)"
    rf"(?: the (?:margins|sidelines|framework|course|end|start|beginning|eve|conclusion|completion|close|outset|"
    rf"(?:first|second|last|final) day) of)?{MEASURES} $"
)


def read_roles(text: str, hit: Hit, phrase: NounPhrase | None) -> tuple[Assigned, ...]:
    """All parts told around a cue, each actor's position once."""
    assigned = [*_by_groups(text, hit)]
    assigned += _of_verb(text, hit) if phrase is None else _of_noun(text, hit, phrase)
    assigned += _by_tail(text, hit, phrase, told=len(assigned) > 1)
    seen: dict[int, Assigned] = {}
    for role, position in assigned:
        seen.setdefault(position, (role, position))
    return tuple(_without_messengers(text, hit, seen.values()))


def _without_messengers(text: str, hit: Hit, assigned: Iterable[Assigned]) -> Iterator[Assigned]:
    """Who conveys greetings "from A" is not their sender."""
    authors = {n for role, n in assigned if role == "sender" and FROM_RE.search(text, max(0, n - 24), n)}
    for role, position in assigned:
        if role != "sender" or not authors or position in authors:
            yield role, position


FROM_RE = re.compile(
    r"\b(?:from|on behalf of|(?:letters?|messages?|greetings|condolences|congratulations) of)(?: the| his| her)? $"
)


def tail_end(text: str, hit: Hit) -> int:
    """Where the clause behind a cue ends."""
    limit = min(len(text), hit.end + TAIL)
    closing = 1 if text[hit.end : hit.end + 1] in ('"', "”") else 0  # held "very good talks" with
    stop = STOP_RE.search(text, hit.end + closing, limit)
    return stop.start() if stop else limit


def support_of(text: str, hit: Hit, phrase: NounPhrase) -> re.Match[str] | None:
    """The verb that lends itself to the noun: "paid" a visit."""
    if hit.cue.support is None:
        return None
    return hit.cue.support.search(text, max(0, phrase.start - 60), phrase.start)


def _by_groups(text: str, hit: Hit) -> Iterator[Assigned]:
    roles = {role.code: role.code for role in hit.cue.type.roles}
    if modifier := hit.cue.relations.get("modifier"):
        roles["modifiers"] = modifier
    for match in filter(None, (hit.match, hit.lead)):
        for name in sorted(match.groupdict(), key="modifiers".__eq__):  # a part named within the modifiers goes first
            role = roles.get(name.split("_")[0])
            if role and match[name]:
                yield from ((role, n) for n in _marks(text, *match.span(name)))


def _marks(text: str, start: int, end: int) -> Iterator[int]:
    return (n for n in range(start, min(end, len(text))) if text[n] in slots.ACTORS or text[n] in slots.PLACES)


def _of_verb(text: str, hit: Hit) -> Iterator[Assigned]:
    relations = hit.cue.relations
    subject = subject_of(text, hit.start)
    role = relations.get("object") if subject.passive else relations.get("subject")
    actors = subject.actors or (subject_after(text, hit.end) if UNDER_RE.match(text) else ())
    if role:
        yield from ((role, n) for n in actors)


UNDER_RE = re.compile(r"(?:under|in line with|in accordance with|pursuant to|as part of) (?:the|an?) ")
"""A paper named at the sentence's head is of whom acts by it: "Under the pact signed in May, A and B trade"."""


def _of_noun(text: str, hit: Hit, phrase: NounPhrase) -> Iterator[Assigned]:
    relations = hit.cue.relations
    if role := relations.get("possessor"):
        yield from ((role, n) for n in phrase.possessors)
    if role := relations.get("modifier"):
        yield from ((role, n) for n in _naming_modifiers(text, hit, phrase))
    if held := HELD_BY_RE.match(text, hit.end):
        yield from ((relations["subject"], n) for n in _marks(text, *held.span(1)) if "subject" in relations)
        return
    support = support_of(text, hit, phrase)
    inverted = INVERTED_RE.match(text, hit.end)
    if inverted is not None and (support is None or support.start() < HEAD):
        named = inverted.span(1) if inverted[1] else inverted.span(2)
        yield from ((relations["subject"], n) for n in _marks(text, *named) if "subject" in relations)
    elif support is not None:
        yield from ((relations["subject"], n) for n in _supporting(text, support) if "subject" in relations)
    elif PAID_BY_RE.match(text, hit.end) or BETWEEN_RE.match(text, hit.end) or _is_owned_behind(text, hit):
        return
    elif role := relations.get("clause"):
        yield from ((role, n) for n in _hung_on(text, hit, phrase))


BETWEEN_RE = re.compile(
    rf"(?: (?:on |in |at )?[{slots.DATE}{slots.PLACES}])* between (?:the )?[{slots.ACTORS}]"
    rf" and (?:the )?[{slots.ACTORS}]"
)
"""Both sides are told: whoever "spoke of the talks between A and B" is neither."""


HELD_BY_RE = re.compile(
    rf"(?:,? (?:that|which))? (?:the |his |her )?({slots.listed(slots.ACTORS)}) "
    rf"(?:(?:also|recently|later|yesterday|[{slots.DATE}]) )*"
    r"(?:had|held|has|have|conducted|is having|is holding|will have|will hold|paid|made|is paying|will pay)\b"
)
"""The clause that tells whose the noun is: "the talks A held with B", "the visit that A paid to B"."""


def _naming_modifiers(text: str, hit: Hit, phrase: NounPhrase) -> Iterator[int]:
    """The mentions before the noun that take part: "the Peruvian-Norwegian talks", not "the Peruvian dam talks"."""
    found = [n for n in phrase.modifiers if text[n] in slots.ACTORS]
    if len(found) == 1 and hit.cue.type.code == "meeting" and text[found[0]] in slots.STATE + slots.DEMONYM:
        between = text[found[0] + 1 : hit.start].split()
        if any(word not in PLAIN_BEFORE and not word.startswith("-") for word in between):
            return
    yield from found


PLAIN_BEFORE = load_event_grammar().plain | {"trade", "peace", "political", "diplomatic", "security", "economic"}
"""Words that leave a state before them a party."""


def _supporting(text: str, support: re.Match[str]) -> Iterator[int]:
    """The actors whose verb lends itself to the noun, or whose participation it is."""
    if support[0].startswith(("participation", "attendance")):
        owner = POSSESSOR_RE.search(text, max(0, support.start() - 60), support.start())
        return _marks(text, *owner.span(1)) if owner else iter(())
    subject = subject_of(text, support.start())
    absent = ABSENT_RE.match(support[0]) or STAYS_AWAY_RE.search(text, max(0, support.start() - 40), support.start())
    return iter(() if subject.passive or absent else subject.actors)


ABSENT_RE = re.compile(r"(?:skip|boycott)")
STAYS_AWAY_RE = re.compile(
    r"\b(?:not|never|n't|unable to|unlikely to|without|refus\w+ to|declin\w+ to)(?: \w+ly| be able to)? $"
)
"""Whoever "will not attend" the summit is no participant of it."""


def _is_owned_behind(text: str, hit: Hit) -> bool:
    """Whether a visit's visitor stands behind it: "during the visit to Chile by A"."""
    return hit.cue.type.code == "visit" and VISIT_BY_RE.match(text, hit.end) is not None


VISIT_BY_RE = re.compile(
    rf"(?: to (?:the )?[{slots.PLACES}](?:, [{slots.PLACES}])?)? by "
    rf"(?:the |his |her )?(?:[\w.-]+ ){{0,3}}[{slots.PEOPLE}]"
)
PAID_BY_RE = re.compile(
    r" (?:being |that was |which was )?(?:paid|made|undertaken|held|conducted|carried out|convened|hosted) by "
)
"""Behind a noun it names whose it is: the clause's subject is somebody else."""
HEAD = 12
"""A helping verb that begins this close to the sentence's head has its subject behind it."""
INVERTED_RE = re.compile(
    rf"[^.;:,]{{0,40}}? (?:will be|were|was|are|is) (?:also )?(?:attended by |joined by )?(?:the )?"
    rf"(?:[{slots.GROUP}] (?:of|from) (?:the )?({slots.listed(slots.ACTORS)})|({slots.listed(slots.PEOPLE)}))"
)
"""The subject behind the verb: "also taking part in the session will be A and B"."""


def _hung_on(text: str, hit: Hit, phrase: NounPhrase) -> tuple[int, ...]:
    """The subject of the clause whose preposition takes the noun: "at the talks, A said", "A said at the talks"."""
    if phrase.possessors and hit.cue.relations.get("possessor") == hit.cue.relations.get("clause"):
        return ()
    if hit.cue.type.code == "visit" and phrase.bare and phrase.determiner not in POSSESSIVE:
        return ()  # "During the visit, A said": A may be the guest or the host
    if hit.cue.type.code == "visit" and (guest := GUEST_RE.search(text, max(0, phrase.start - 90), phrase.start)):
        return tuple(_marks(text, *guest.span(1)))
    lead = text[max(0, phrase.start - 60) : phrase.start]
    fronted = 0 < phrase.start <= FRONTED and FINITE_OR_ACTOR_RE.search(text, 0, phrase.start) is None
    if (fronted or FRONT_RE.search(lead)) and (after := subject_after(text, hit.end) or _subject_behind(text, hit)):
        return after
    if others := _told_before(text, hit, phrase):
        return others
    if (HANGING_RE.search(lead) and TOPIC_RE.search(lead) is None) or phrase.determiner in POSSESSIVE:
        subject = clause_subject(text, phrase.start - 1)
        return (*subject, *_object_of(text, subject, phrase)) if hit.cue.type.code == "call" else subject
    return ()


def _told_before(text: str, hit: Hit, phrase: NounPhrase) -> tuple[int, ...]:
    """Who handed something over at a meeting and who took it; whose visit it is that follows an earlier one."""
    found = {"meeting": HANDED_RE, "visit": FOLLOWS_RE}.get(hit.cue.type.code)
    match = found.search(text, max(0, phrase.start - 160), phrase.start) if found else None
    return (
        tuple(n for number in range(1, match.re.groups + 1) for n in _marks(text, *match.span(number))) if match else ()
    )


def _subject_behind(text: str, hit: Hit) -> tuple[int, ...]:
    """The subject that follows at once, without a comma: "At the meeting with B the President said"."""
    match = BEHIND_RE.match(text, hit.end)
    return tuple(_marks(text, *match.span(1))) if match else ()


BEHIND_RE = re.compile(
    rf" with (?:the )?[{slots.ALL}] ((?:the )?{slots.listed(slots.PEOPLE)})(?= (?:also |\w+ly )?[a-z]+)"
)


def _object_of(text: str, subject: tuple[int, ...], phrase: NounPhrase) -> tuple[int, ...]:
    """Whom a clause's verb reaches, where that is one person: "A congratulated B in a phone call"."""
    start = max(subject, default=phrase.start) + 1
    people = [n for n in range(start, phrase.start) if text[n] in slots.PERSON]
    if people and REACHED_RE.fullmatch(text, start, people[0]):
        return (people[0],)
    return tuple(people) if len(people) == 1 else ()


HANDED_RE = re.compile(
    rf"\b(?:handed|delivered|presented|conveyed|given|passed)(?: over)? to (?:the )?([{slots.PEOPLE}])[^.;:]{{0,40}}? "
    r"by (?:the |his )?"
    rf"([{slots.PEOPLE}]) (?:during|at|in|after|following) $"
)
"""Who hands something over and who takes it have met: "the letter was handed to A by B during a meeting"."""
FOLLOWS_RE = re.compile(
    rf"\bvisit (?:of|by) (?:the )?([{slots.PEOPLE}])[^.;:]{{0,60}} (?:follows|followed|comes after|came after) $"
)
"""The same one's earlier visit: "the visit of A to Peru follows a recent one to Chile"."""
REACHED_RE = re.compile(r" (?:also |\w+ly )?[a-z]+(?:ed|s) ")
"""Between a subject and the person whom its verb reaches at once: "A congratulated B on … in a call"."""
GUEST_RE = re.compile(
    r"\b(?:host|hosts|hosted|hosting|receiv\w+|welcom\w+|invit\w+|greet\w*) (?:the |his |her |its )?(?:[\w.-]+ ){0,2}"
    rf"({slots.listed(slots.PEOPLE)})(?:[^;.:{slots.ALL}]{{0,40}}| (?:in|to) [{slots.PLACES}])"
    rf"(?: on [{slots.DATE}])? (?:for|on) $"
)
"""Whoever is received for a visit is the visitor: "will host the president for a state visit"."""
FINITE_OR_ACTOR_RE = re.compile(rf"[{slots.ACTORS}]|\b(?:is|are|was|were|will|marks|marked|comes|came)\b")
"""What shows that a phrase near the sentence's head is no fronted one: "This was the third meeting"."""
POSSESSIVE = load_event_grammar().possessive
FRONTED = 45
"""A phrase that begins this close to the sentence's head, with no actor before it, stands before its subject."""


def _by_tail(text: str, hit: Hit, phrase: NounPhrase | None, *, told: bool) -> Iterator[Assigned]:
    """Parts told by prepositions behind the cue; where both sides are told, who attends is none."""
    relations = hit.cue.relations
    end = tail_end(text, hit)
    for match in TAIL_RE.finditer(text, hit.end if phrase is None else hit.word_end, end + 1):
        role = relations.get(match[1])
        if role is None or (match[1] == "of" and not _owns(hit, phrase, match)):
            continue
        if match[1] == "by" and phrase is not None and not _is_done_by(text, hit, match):
            continue
        if match.start() > end:
            break
        if match[1] == "by" and OTHERS_RE.search(text, hit.end, match.start()):
            continue
        if _is_strange(text, match, role) or (
            _only_attends(text, match) and (told or (phrase is not None and phrase.bare))
        ):
            continue
        yield from ((role, n) for n in range(*match.span(2)) if text[n] in slots.ACTORS)


OTHERS_RE = re.compile(
    r" (?:for|at|to attend|to join) (?:an?|the) (?:[\w-]+ ){1,5}"
    r"(?:co-)?(?:hosted|organi[sz]ed|convened|chaired|sponsored) $"
)
"""Behind another noun "hosted by" tells of that: "a visit for a conference hosted by Peru"."""


def _owns(hit: Hit, phrase: NounPhrase | None, match: re.Match[str]) -> bool:
    """Whether "of" stands right behind the noun, or the cue itself reads it."""
    return "of" in hit.cue.cue.relations or (phrase is not None and match.start() <= hit.end + 1)


def _is_strange(text: str, match: re.Match[str], role: str) -> bool:
    """Whether the preposition belongs to another word ("convenient to"), or the demonym to another noun.

    What is restricted is restricted for its state: "imports of Peruvian grapes".
    """
    if match[1] == "to" and STRANGE_TO_RE.search(text, max(0, match.start() - 16), match.start()):
        return True
    if text[match.end() - 1] == slots.DEMONYM and role != "target":
        return SIDE_RE.match(text, match.end()) is None
    return False


def _is_done_by(text: str, hit: Hit, match: re.Match[str]) -> bool:
    """Whether "by" tells whose doing the noun is: right behind it, or behind a verb of doing such things."""
    if match.start() <= hit.end + 1 or PLACED_BEHIND_RE.fullmatch(text, hit.word_end, match.start()):
        return True
    return DONE_RE.search(text, max(hit.word_end, match.start() - 24), match.start()) is not None


PLACED_BEHIND_RE = re.compile(rf"(?: (?:to|in|of|at) (?:the )?[{slots.PLACES}](?:, [{slots.PLACES}])?){{0,2}} ")
DONE_RE = re.compile(
    r"\b(?:held|made|paid|attended|joined|led|sent|headed|(?:co-?)?(?:hosted|chaired|organi[sz]ed)|convened|conducted|undertaken|initiated|"
    r"requested|signed|issued|imposed|introduced|announced|lifted|received|mediated|brokered|launched|carried out|"
    r"initialled|adopted|endorsed|called|extended|placed|put|levied|threatened)(?: \w+ly| also| today| here)?,? $"
)
"""What stands before "by" where it names who does it: "talks held by", "a trip to Peru by"; not "an invitation by"."""


def _only_attends(text: str, match: re.Match[str]) -> bool:
    """Whether somebody is only present: "the meeting, attended by the crown prince"."""
    return match[1] == "by" and ATTENDED_RE.search(text, max(0, match.start() - 24), match.start()) is not None


ATTENDED_RE = re.compile(r"\b(?:attended|joined|witnessed)(?: also)? $")
STRANGE_TO_RE = re.compile(
    r"\b(?:convenient|due|thanks|according|related|relative|addition|regard|respect|similar|close|next) $"
)
SIDE_RE = re.compile(
    r" (?:side|sides|government|officials?|authorities|leaders?|leadership|delegations?|president|prime|foreign|"
    r"ministers?|counterparts?|people|partners?|companies|goods|exports?|imports?|products|nationals|citizens)\b"
)
