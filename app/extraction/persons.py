"""Reads phrases that mean one person: a name with its title, an office alone, a pronoun."""

from app.enums import ActorKind
from app.extraction.mentions import ActorForm, ActorMention
from app.extraction.phrase import Phrase
from app.extraction.titles import Title, country_of, read_title
from app.lexicon.folding import fold
from app.lexicon.gazetteer import Gazetteer

MASCULINE, FEMININE, PLURAL = ("he", "him", "himself"), ("she", "her", "herself"), ("they", "them", "themselves")
NO_EVIDENCE = frozenset({"de", "la", "y", "st", "san", "el", "al"})
"""Particles that stand in names of places too."""
AFTER_PERSONS = frozenset({"said", "told", "says", "that", "from", "with", "who", "close", "has", "is", "was", "had"})
LONGEST_BARE_NAME = 6


def read_titled(phrase: Phrase) -> ActorMention | None:
    """A name with its title before it, after it, or two titles before it."""
    number = {"opening": 0, "appositive": 1, "titled": 2, "double": 3, "ranked": 9}[phrase.kind]
    title = read_title(phrase.line, *phrase.part(f"t{number}"), phrase.gazetteer)
    return _person(phrase, phrase.whole, number, title)


def is_name(phrase: Phrase) -> bool:
    """Whether a name without title is a person's; unknown capitalised words only where they look like one."""
    start, end = phrase.part("n8")
    tags = phrase.line.tags[start:end]
    return "P" in tags or "Q" in tags or phrase.has("h8") or _is_bare_name(phrase, start, end)


def read_name(phrase: Phrase) -> ActorMention | None:
    """A name without title."""
    if not is_name(phrase):
        return None
    state = phrase.line.chunks(*phrase.part("a8")) if phrase.has("a8") else ()
    whole = (phrase.part("h8")[0], phrase.part("n8")[1])
    return _person(phrase, whole, 8, country=country_of(state, phrase.gazetteer))


def read_office(phrase: Phrase) -> ActorMention | None:
    """A person by office alone."""
    start, end = phrase.part("t5")
    line = phrase.line
    if line.tag(start - 1) == "H" and not phrase.has("d5"):
        return None  # addressed: "Thank you, Mr President"
    title = read_title(line, start, end, phrase.gazetteer)
    bare = not phrase.has("d5") and end - start == 1 and line.printed(start)[0].islower()
    if bare or (title.unnamed and _is_adjective(phrase, end)):
        return None
    form = ActorForm.UNNAMED if title.unnamed else ActorForm.OFFICE
    return ActorMention(
        phrase.span,
        line.span(start, end),
        form,
        ActorKind.PERSON,
        office=title.office,
        office_kind=title.kind,
        country=title.country,
        body=title.body,
        gender=title.gender,
        rule=str(form),
    )


def read_pronoun(phrase: Phrase) -> ActorMention | None:
    """He, she, they and their objects."""
    word = phrase.line.word(phrase.whole[0])
    gender = "m" if word in MASCULINE else "f" if word in FEMININE else None
    return ActorMention(
        phrase.span, phrase.span, ActorForm.PRONOUN, None, gender=gender, plural=word in PLURAL, rule="pronoun"
    )


def _person(
    phrase: Phrase, whole: tuple[int, int], number: int, title: Title | None = None, country: str | None = None
) -> ActorMention:
    start, end = phrase.part(f"n{number}")
    words = phrase.line.words(start, end)
    keys = next((keys for place in reversed(range(start, end)) if (keys := phrase.line.keys(place))), ())
    if end - start > 1:
        keys = tuple(key for key in keys if _fits_given_name(words, key, phrase.gazetteer))
    honorific = phrase.line.chunks(*phrase.part(f"h{number}"))
    addressed = next((chunk.term.gender for chunk in honorific if chunk.term and chunk.term.gender), None)
    known = phrase.gazetteer.actors[keys[0]].gender if keys else None
    gender = addressed or known or phrase.words.names.gender(words)
    return ActorMention(
        phrase.line.span(*whole),
        phrase.line.span(start, end),
        ActorForm.NAME,
        ActorKind.PERSON,
        words,
        title.office if title else None,
        title.kind if title else None,
        (title.country if title else country) or _state_behind(phrase, end),
        title.body if title else None,
        gender or (title.gender if title else None),
        keys=keys,
        rule=phrase.kind if title else "honorific" if honorific else "name",
    )


def _state_behind(phrase: Phrase, end: int) -> str | None:
    """The state of "President Ana Quiroga of Peru", where that is all the title tells of it."""
    line = phrase.line
    if line.word(end) != "of":
        return None
    at = end + 2 if line.tag(end + 1) == "D" else end + 1
    return country_of(line.chunks(at, at + 1), phrase.gazetteer) if line.tag(at) == "S" else None


def _fits_given_name(words: str, key: str, gazetteer: Gazetteer) -> bool:
    """Whether "Sergey Lavrov" can be the known Lavrov: the first letters of the given names agree."""
    first = fold(words)[:1]
    return any(fold(name.text)[:1] == first for name in gazetteer.actors[key].names)


def _is_bare_name(phrase: Phrase, start: int, end: int) -> bool:
    """Whether capitalised words without title are a person's name."""
    if not 2 <= end - start <= LONGEST_BARE_NAME:
        return False
    if phrase.line.tag(start) == "I" and phrase.line.tag(end - 1) == "C":
        return True  # "S. Berg"
    chunks = phrase.line.chunks(start, end)
    particle = any(chunk.tag == "p" and chunk.word.casefold() not in NO_EVIDENCE for chunk in chunks)
    return particle or phrase.words.names.looks_like_person([chunk.word for chunk in chunks])


def _is_adjective(phrase: Phrase, number: int) -> bool:
    """Whether a noun follows: "official visit", "source code"."""
    word = phrase.line.word(number)
    return phrase.line.tag(number) in tuple("xMFNGXC") and not (word.endswith("ed") or word in AFTER_PERSONS)
