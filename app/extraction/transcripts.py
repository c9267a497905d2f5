"""Transcripts: turns behind a speaker's label, in paragraphs of their own or run together in one.

Sites of governments print "President of X Y Z: …", sometimes all turns in one paragraph and the name of whom they
link doubled, the first name glued to the office: "Minister Jan Berg Berg JanMinister : …". A turn ends where the next
begins.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.enums import ActorKind, StatementKind
from app.extraction.mentions import ActorForm, ActorMention, StatementMention
from app.reading.article import Document, LineKind, Paragraph, Span
from app.values import dataclass

_COLON_RE = re.compile(r"\s?:(?=\s|$)")
_LABEL_RE = re.compile(
    r"(?:[.!?…>*\])”\"]\s+|^)(?P<label>[A-ZÀ-ÞА-Я](?:[^.!?…>*\n:]|(?<=\b(?:Mr|Dr|Ms|St|Jr))\.|(?<=Mrs|Sen|Rep|Gov|Gen)\.)*)$"
)
_DOUBLED_RE = re.compile(
    r"\b(?P<first>[^\W\d_][\w’'-]*) (?P<last>[^\W\d_][\w’'-]*) (?P=last) (?P=first)(?![^\W_](?<![A-Z]))"
)
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "to",
        "in",
        "on",
        "at",
        "de",
        "la",
        "del",
        "da",
        "bin",
        "al",
        "el",
        "van",
        "von",
        "der",
        "with",
    ]
)
_QUESTION_RE = re.compile(
    r"(?:Question|Q|Journalist|Reporter|Moderator|Correspondent|Remark|Reply|From the audience)\b[^:]{0,40}$"
)
_STRANGER_RE = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}")
"""Somebody of whom nothing else is known has the floor: "Huma: Sir, …"."""
_CAPITALS_RE = re.compile(r"(?:(?:MR|MRS|MS|DR|AMB|SEN|REP|GEN)\.? )?[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){0,3}$")
_GAP_RE = re.compile(r"\s*(?:<…>|<\.\.\.>|\[…\]|\[\.\.\.\]|\(…\)|\*\*\*)\s*$")
_REMARK_RE = re.compile(r"\)?\s*(?:\([^()]*\)|,? via [\w -]+)?\s*")
"""What may follow a label's name: "(retranslated)", "via video link"; the name itself may stand in brackets."""
_LONGEST_LABEL = 170
_LEAST_WORDS = 4
_LEAST_SOLE_WORDS = 30
"""Words a single turn must have to be taken for one: else it is a headline or a list."""


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    colon: int
    text: int
    """Where the words of the turn begin."""
    speaker: ActorMention | None
    paragraph: int


def find_turns(document: Document, actors: Sequence[ActorMention]) -> list[StatementMention]:
    """Each turn of four words or more of a known speaker as one direct statement."""
    story = [paragraph for paragraph in document.paragraphs if paragraph.kind is LineKind.STORY]
    labels = [label for paragraph in story for label in _labels(document, paragraph, actors)]
    if not any(label.speaker for label in labels):
        return []
    told = [label for label in labels if label.speaker or _QUESTION_RE.match(document.text[label.start : label.colon])]
    turns = list(_turns(document, story, labels, len(told) > 1 or _is_transcript(document)))
    if len(told) == 1 and _count(document, turns[0].pieces) < _LEAST_SOLE_WORDS:
        return []
    return [turn for turn in turns if turn.speaker and _count(document, turn.pieces) >= _LEAST_WORDS]


def _labels(document: Document, paragraph: Paragraph, actors: Sequence[ActorMention]) -> Iterator[_Label]:
    text, span = document.text, paragraph.span
    past = span.start
    for colon in _COLON_RE.finditer(text, span.start, span.end):
        left = max(past, colon.start() - _LONGEST_LABEL)
        past = colon.end()
        label = _LABEL_RE.search(text[left : colon.start()])
        if label is None or (
            left > span.start
            and label.start() == 0
            and left != paragraph.span.start
            and label["label"] == text[left : colon.start()]
        ):
            continue
        start = left + label.start("label")
        if document.raw.dateline is not None and start < document.raw.dateline.end:
            continue  # "MANAMA: The ministers …"
        speaker = _speaker(document, Span(start, colon.start()), actors)
        asks = _QUESTION_RE.match(label["label"]) or (start == span.start and _STRANGER_RE.fullmatch(label["label"]))
        if speaker is not None or asks:
            yield _Label(start, colon.start(), colon.end(), speaker, paragraph.index)


def _speaker(document: Document, span: Span, actors: Sequence[ActorMention]) -> ActorMention | None:
    """The person a label names, if it is nothing but a label."""
    text = document.text
    doubled = _DOUBLED_RE.search(text, span.start, span.end)
    if doubled:
        return _named(document, span.start, Span(doubled.start("first"), doubled.end("last")), actors)
    index = bisect_left(actors, span.start, key=lambda actor: actor.span.start)
    named = [
        actor
        for actor in actors[index : index + 12]
        if actor.span in span and actor.form is ActorForm.NAME and _REMARK_RE.fullmatch(text, actor.span.end, span.end)
    ]
    if named and all(_is_label_word(word) for word in text[named[-1].span.start : span.end].split()):
        return named[-1]
    if _CAPITALS_RE.match(text[span.start : span.end]):
        return ActorMention(span, span, ActorForm.NAME, ActorKind.PERSON, name=span.of(text).title(), rule="label")
    return None


def _named(document: Document, start: int, name: Span, actors: Sequence[ActorMention]) -> ActorMention:
    """The mention a doubled name makes: the finder of actors cannot know where the name ends."""
    title = document.text[start : name.start].strip()
    return ActorMention(
        Span(start, name.end),
        name,
        ActorForm.NAME,
        ActorKind.PERSON,
        name=document.words(name),
        office=title or None,
        rule="label",
    )


def _is_label_word(word: str) -> bool:
    return not word[0].islower() or word.casefold().strip(",") in _SMALL


_TRANSCRIPT_RE = re.compile(
    r"\b(?:transcript|remarks|briefing|statement|speech|address|text|beginning) (?:of|by|at|on|to)\b", re.I
)


def _is_transcript(document: Document) -> bool:
    """Whether a headline says that what follows is somebody's words: "Transcript of the briefing"."""
    headlines = (paragraph.span for paragraph in document.paragraphs if paragraph.kind is LineKind.HEADLINE)
    return any(_TRANSCRIPT_RE.search(document.words(span)) for span in headlines)


def _turns(
    document: Document, story: list[Paragraph], labels: list[_Label], several: bool
) -> Iterator[StatementMention]:
    spans = {paragraph.index: paragraph.span for paragraph in story}
    order = [paragraph.index for paragraph in story]
    last = labels[-1].paragraph
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        pieces = []
        for index in order[order.index(label.paragraph) :]:
            if following is None and index > label.paragraph and not several:
                break
            if (following is not None and index > following.paragraph) or (following is None and index > last + 40):
                break
            start = label.text if index == label.paragraph else spans[index].start
            end = following.start if following is not None and following.paragraph == index else spans[index].end
            piece, complete = _trimmed(document, start, end)
            if piece is not None:
                pieces.append(piece)
            if not complete:
                break
        yield StatementMention(
            StatementKind.DIRECT,
            tuple(pieces),
            label.speaker,
            sentence=_sentence_at(document, label.colon),
            rule="direct.turn",
            confidence=0.97,
        )


def _trimmed(document: Document, start: int, end: int) -> tuple[Span | None, bool]:
    """The words of a turn without white space and a closing gap; whether it is not cut short."""
    words = document.text[start:end]
    whole = _GAP_RE.sub("", words)
    piece = Span(start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip()))
    return (piece if piece.end > piece.start else None), whole == words


def _count(document: Document, pieces: Sequence[Span]) -> int:
    return sum(len(document.words(piece).split()) for piece in pieces)


def _sentence_at(document: Document, offset: int) -> int:
    index = bisect_left(document.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return document.sentences[index].index if index >= 0 else 0
