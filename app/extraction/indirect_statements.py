"""Indirect statements: the clauses that verbs of saying govern."""

from collections.abc import Iterator

from app.enums import StatementKind
from app.extraction.attributions import Attribution
from app.extraction.clauses import Kind, Reading, Token, Unit
from app.extraction.mentions import StatementMention
from app.extraction.told_dates import date_told
from app.lexicon.languages import load_languages
from app.lexicon.speech import SpeechLexicon
from app.reading.article import Span

LEAST_WORDS = 3
CONFIDENCE = {
    "that": 0.92,
    "bare": 0.85,
    "before": 0.9,
    "rest": 0.8,
    "wh": 0.75,
    "to": 0.6,
    "colon": 0.7,
    "previous": 0.85,
    "according": 0.8,
}
_OPENERS = frozenset({"and", "but", "or", "yet", "that"})


def indirect_statements(
    reading: Reading, attributed: list[tuple[Unit, list[Attribution]]], speech: SpeechLexicon
) -> Iterator[StatementMention]:
    """The reported clauses of all units, in order."""
    before: Unit | None = None
    for unit, attributions in attributed:
        for attribution in attributions:
            if attribution.grade in ("mental", "framing") or _passes_on(reading, attribution):
                continue
            if attribution.tells_previous and before is not None:
                pieces = [_trimmed(reading, before.tokens)]
                yield _statement(reading, unit, attributions, attribution, pieces, "previous")
                continue
            ranges = [_past_fragment(unit, part) for part in (attribution.before, attribution.after) if part]
            tokens = [token for part in ranges for token in unit.tokens[slice(*part)]]
            if _is_reported(reading, tokens) and not _is_fragment_led(tokens, attribution, speech):
                pieces = [_trimmed(reading, _opened(unit.tokens[slice(*part)], speech)) for part in ranges]
                yield _statement(reading, unit, attributions, attribution, pieces, _rule(attribution))
        before = unit


def _passes_on(reading: Reading, attribution: Attribution) -> bool:
    """Whether an outlet closes its own news with its name: "…, Trend reports"."""
    if attribution.before is None or attribution.verb is None or attribution.verb.lemma not in ("report", "inform"):
        return False
    outlets = load_languages()["en"].reading.sources.outlets
    words = [reading.document.words(speaker.span) for speaker in attribution.speakers]
    return any(
        word.removeprefix("the ").removesuffix(" news agency").removesuffix(" News Agency") in outlets for word in words
    )


def _past_fragment(unit: Unit, part: tuple[int, int]) -> tuple[int, int]:
    """Behind a quotation that opens the clause: "that "no one is lost", and that aid will come"."""
    start, end = part
    place = start + 1
    if unit.tokens[start].kind is not Kind.QUOTE:
        return part
    while place < end and unit.tokens[place].kind is Kind.MARK:
        place += 1
    if place + 2 < end and unit.tokens[place].lower in ("and", "but") and unit.tokens[place + 1].lower == "that":
        return place, end
    return part


def _is_reported(reading: Reading, tokens: list[Token]) -> bool:
    """Whether the words outside marks are enough to be a clause, and more than those quoted in it."""
    own = sum(token.kind not in (Kind.QUOTE, Kind.MARK) for token in tokens)
    quoted = {token.item for token in tokens if token.kind is Kind.QUOTE}
    inside = sum(
        len(reading.document.words(piece).split()) for number in quoted for piece in reading.quotations[number].pieces
    )
    return own >= LEAST_WORDS and own > inside


def _is_fragment_led(tokens: list[Token], attribution: Attribution, speech: SpeechLexicon) -> bool:
    """Whether a quoted term opens a noun phrase: "announced "a new era" in ties", not "said "the time" has come"."""
    return (
        attribution.marker == "quote"
        and attribution.before is None
        and tokens[0].kind is Kind.QUOTE
        and not any(token.lower in speech.words.finite for token in tokens)
    )


def _opened(tokens: tuple[Token, ...], speech: SpeechLexicon) -> tuple[Token, ...]:
    """Without the conjunction it opens with."""
    while tokens and (tokens[0].lower in _OPENERS or (tokens[0].kind is Kind.MARK and tokens[0].lower in ",;:-–—")):
        tokens = tokens[1:]
    return tokens


def _trimmed(reading: Reading, tokens: tuple[Token, ...]) -> Span | None:
    """The span of the tokens without the marks and conjunctions at its end."""
    while tokens and (
        (tokens[-1].kind is Kind.MARK and tokens[-1].lower not in (")", "%"))
        or tokens[-1].lower in ("and", "but", "while", "though", "although", "whereas")
    ):
        tokens = tokens[:-1]
    return Span(tokens[0].start, tokens[-1].end) if tokens else None


def _rule(attribution: Attribution) -> str:
    if attribution.way == "according":
        return "according"
    if attribution.after is None:
        return "before"
    return attribution.marker if attribution.marker in CONFIDENCE else "bare"


def _statement(
    reading: Reading,
    unit: Unit,
    attributions: list[Attribution],
    attribution: Attribution,
    pieces: list[Span | None],
    rule: str,
) -> StatementMention:
    speakers = attribution.speakers
    return StatementMention(
        StatementKind.INDIRECT,
        tuple(piece for piece in pieces if piece),
        speakers[0] if speakers else None,
        speakers[1:],
        attribution.cue,
        date_told(reading, unit, attributions, attribution),
        unit.sentence,
        rule=f"indirect.{rule}",
        confidence=CONFIDENCE[rule] * (1 if speakers else 0.8),
    )
