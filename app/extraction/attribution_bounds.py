"""Attributions of one unit bound one another: what "adding that" begins is no longer what "said" governs."""

from dataclasses import replace

from app.extraction.attribution import Attribution
from app.extraction.clauses import Kind
from app.extraction.mentions import ActorForm, ActorMention
from app.extraction.said_verbs import LEAST_CLAUSE, VerbReader

_BESIDE = frozenset({"and", "but", "while", "though", "although", "whereas"})
"""Behind a comma these open a clause beside the one reported before."""


_PAST = frozenset({"was", "were", "had", "would", "could", "might", "did", "wanted", "hoped", "expected"})
_PRESENT = frozenset({"is", "are", "has", "have"})
_SUBJECT_ROOM = 10
"""Tokens that the subject of a clause takes at most."""


def bounded(found: list[Attribution], scanner: VerbReader) -> list[Attribution]:
    """Ends each content where the next attribution begins; drops those that another one reports."""
    kept: list[Attribution] = []
    for attribution in found:
        outer = kept[-1] if kept else None
        if outer is None or outer.after is None or not outer.after[0] <= attribution.start < outer.after[1]:
            kept.append(_clear_of(outer, attribution, kept))
        elif _is_own_clause(attribution, scanner):
            kept[-1] = replace(outer, after=(outer.after[0], attribution.start))
            kept.append(replace(attribution, before=None) if attribution.after else attribution)
        elif attribution.before is not None and attribution.after is None:
            if _is_teller(attribution, scanner):
                kept[-1:] = [attribution]
                continue
            kept[-1] = replace(outer, after=(outer.after[0], attribution.start))
            if outer.way == "according" or outer.marker == "rest":
                kept[-1:] = [replace(attribution, before=(outer.after[0], attribution.before[1]))]
        elif outer.way == "according":
            kept[-1] = attribution
    return [_cut(attribution, scanner) for attribution in kept]


def framed_alone(attribution: Attribution) -> Attribution:
    """A verb that frames governs the quoted judgement and no more."""
    if attribution.grade != "framing" or attribution.after is None:
        return attribution
    return replace(attribution, after=(attribution.after[0], attribution.after[0] + 1))


def _cut(attribution: Attribution, scanner: VerbReader) -> Attribution:
    """Ends the content where the reporter goes on in his own words: ", referring to …"."""
    if attribution.after is None:
        return attribution
    start, end = attribution.after
    for index in range(start + LEAST_CLAUSE, end - 1):
        if scanner.lower(index) != ",":
            continue
        following = scanner.lower(index + 1)
        if following in ("and", "but") and (
            _changes_tense(attribution, index + 2, scanner) or _another_reacts(index + 2, scanner)
        ):
            return replace(attribution, after=(start, index))
        if following in scanner.words.reporters or (following == "in" and _is_reference(index + 2, scanner)):
            return replace(attribution, after=(start, index))
    return attribution


def _changes_tense(attribution: Attribution, clause: int, scanner: VerbReader) -> bool:
    """Whether a clause in the present stands beside what was told in the past: "said it was late, and A is not here".

    After a verb of saying in the past what is said is shifted back; what is not, the reporter says himself.
    """
    if attribution.after is None or attribution.marker not in ("that", "bare"):
        return False
    told = next((w for n in range(attribution.after[0], clause) if (w := scanner.lower(n)) in _PAST | _PRESENT), "")
    beside = [n for n in range(clause, min(clause + _SUBJECT_ROOM, attribution.after[1])) if _is_finite(n, scanner)]
    return told in _PAST and bool(beside) and beside[0] > clause and scanner.lower(beside[0]) in _PRESENT


def _another_reacts(clause: int, scanner: VerbReader) -> bool:
    """Whether a person beside what was said says or does something about it: "…, and the minister agreed"."""
    actor = scanner.who.actor(clause) or (scanner.who.actor(clause + 1) if scanner.lower(clause) == "the" else None)
    if actor is None or actor.form not in (ActorForm.NAME, ActorForm.OFFICE):
        return False
    verb = clause + 1 if scanner.who.actor(clause) else clause + 2
    if scanner.lower(verb) in scanner.words.adverbs:
        verb += 1
    form = scanner._form_at(verb)
    return form is not None and "past" in form.names


def _is_finite(index: int, scanner: VerbReader) -> bool:
    return scanner.kind(index) is Kind.WORD and scanner.lower(index) in scanner.words.finite


def _is_reference(index: int, scanner: VerbReader) -> bool:
    """Whether "an apparent reference to" follows there."""
    return any(scanner.lower(index + n) == "reference" for n in range(4))


def _clear_of(outer: Attribution | None, inner: Attribution, kept: list[Attribution]) -> Attribution:
    """What stands before an attribution does not reach over an earlier one."""
    if outer is None or inner.before is None or inner.before[0] >= outer.end:
        return inner
    start = min(outer.end, inner.before[1])
    return replace(inner, before=(start, inner.before[1]) if inner.before[1] - start >= 1 else None)


def _is_teller(attribution: Attribution, scanner: VerbReader) -> bool:
    """Whether who closes the sentence with "he said" tells all of it; an agency only passes it on."""
    return all(
        (
            mention.form in (ActorForm.NAME, ActorForm.PRONOUN, ActorForm.OFFICE)
            and (mention.rule != "speaker" or " " in (mention.name or ""))
        )
        or (mention.form is ActorForm.BODY and not _passes_on(mention, attribution, scanner))
        for mention in attribution.speakers
    )


def _passes_on(mention: ActorMention, attribution: Attribution, scanner: VerbReader) -> bool:
    """Whether a body is one that reports what others say: "…, the Andes news agency said", "…, the palace reported"."""
    words = set(mention.span.of(scanner.who.text).casefold().split())
    return attribution.cue.lemma in ("report", "quote", "cite") or not words.isdisjoint(scanner.words.wires)


def _is_own_clause(attribution: Attribution, scanner: VerbReader) -> bool:
    """Whether an attribution within another's content opens a clause of its own beside it."""
    start = attribution.start
    if attribution.way == "participle":
        return scanner.who.is_break(start - 1) or scanner.lower(start - 1) in scanner.words.coordinators
    if attribution.way == "carried":
        return True
    lead = scanner.lower(start - 1)
    comma = scanner.who.is_break(start - 2) or scanner.lower(start - 2) == ";"
    if (lead in _BESIDE and comma) or lead in (";", "while"):
        return attribution.after is not None
    return False
