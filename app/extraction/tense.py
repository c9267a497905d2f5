"""Whether the clause around an expression of time tells what was or what is to come.

The word that governs the expression is the nearest verb before it in its clause ("said on Friday that he will come");
only where none stands before it (a sentence that begins with the day) the nearest after it decides.
"""

from enum import StrEnum

from app.extraction.date_tokens import Token, Vocabulary
from app.lexicon.dates import DateWords


class Tense(StrEnum):
    """When the clause plays, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"
    """A plan told in the past ("was set for May 5"), a day something begins ("effective May 5"): the nearer one."""


REACH = 14
"""Words looked at on each side; a clause of news has about ten."""
FAR = 36
"""Where names with their titles are long, a verb in the past is looked for so far back."""
BOUNDARIES = frozenset({"that", "which", "who", "whom", "when", "while", "because", "although", "but", "whether", "if"})
BEING = frozenset({"is", "are", "be"})
HEARSAY = frozenset({"said", "believed", "thought", "known", "reported", "alleged", "claimed", "appeared", "seemed"})
"""Before "to be" they tell what is, not what is to come."""


def tense_around(tokens: list[Token], first: int, last: int, known: Vocabulary) -> Tense | None:
    """The tense of the clause around tokens[first:last]; None where no verb tells."""
    near = _nearest(tokens, range(first - 1, max(-1, first - 1 - REACH), -1), known.words) or _nearest(
        tokens, range(last, min(len(tokens), last + REACH)), known.words
    )
    if near:
        return near
    far = _nearest(tokens, range(first - 1, max(-1, first - 1 - FAR), -1), known.words)
    return far if far is Tense.PAST else None


def _nearest(tokens: list[Token], way: range, words: DateWords) -> Tense | None:
    commas = 0
    infinitive = False
    for number in way:
        token = tokens[number]
        if token.kind == ";" or token.word in BOUNDARIES:
            return None
        commas += token.kind == ","
        if commas > 1:
            return None
        infinitive = infinitive or token.word == "to"
        tense = Tense.FUTURE if infinitive and token.word in words.ahead else _tense_of(tokens, number, words)
        if tense:
            return tense
    return None


def _tense_of(tokens: list[Token], number: int, words: DateWords) -> Tense | None:
    word = tokens[number].word
    if word == "to":
        return Tense.FUTURE if number and tokens[number - 1].word in BEING else None
    if word == "be" and _lies_ahead(tokens, number):
        return Tense.FUTURE
    if tokens[number].kind != "x" and word not in ("'ll", "’ll", "may"):
        return None
    if word in words.either:
        return Tense.EITHER
    if word in words.plans and (told := _plan_of_old(tokens, number)):
        return told
    if word in words.future or word in words.scheduled or (word.endswith("ll") and word[0] in "'’"):
        return Tense.FUTURE
    if number and tokens[number - 1].word == "be":
        return None  # "will be held": what stands before "be" tells
    if word in words.past or _is_past_form(tokens, number, words):
        return Tense.PAST
    return None


def _lies_ahead(tokens: list[Token], be: int) -> bool:
    """Whether it is "to be received", but not "is said to be held"."""
    before = [token.word for token in tokens[max(0, be - 2) : be]]
    goes_on = tokens[be + 1].word if be + 1 < len(tokens) else ""
    return before[-1:] == ["to"] and goes_on.endswith("ed") and before[0] not in HEARSAY


def _plan_of_old(tokens: list[Token], number: int) -> Tense | None:
    """What had been planned is past; what was planned "for" a day may lie on either side of publication."""
    before = {token.word for token in tokens[max(0, number - 3) : number]}
    if "been" in before and "had" in before:
        return Tense.PAST
    goes_on = tokens[number + 1].word if number + 1 < len(tokens) else ""
    return Tense.EITHER if before & {"was", "were"} and goes_on != "to" else None


def _is_past_form(tokens: list[Token], number: int, words: DateWords) -> bool:
    """A form in -ed that is no adjective ("the self-ruled island")."""
    word = tokens[number].word
    return (
        word.endswith("ed")
        and len(word) > 4
        and word not in words.not_past
        and not (number and tokens[number - 1].kind == "-")
    )
