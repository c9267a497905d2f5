"""Headlines that name their speaker behind a dash or before a colon: "Road to open in May – minister"."""

import re
from collections.abc import Iterator, Sequence

from app.enums import StatementKind
from app.extraction.mentions import ActorForm, ActorMention, Quotation, StatementMention
from app.reading.article import Document, LineKind, Paragraph, Span

_BEHIND_RE = re.compile(r"(?P<content>.+\S)\s+[-–—]\s+(?P<speaker>[^-–—]*\S)\s*")
_BEFORE_RE = re.compile(r"(?P<speaker>[^:]{2,60}):\s+(?P<content>\S.*\S)")
_SPEAKERS = (ActorForm.NAME, ActorForm.OFFICE, ActorForm.BODY)
_LEAST_WORDS = 4


def find_headline_statements(
    document: Document, actors: Sequence[ActorMention], quotations: Sequence[Quotation]
) -> Iterator[StatementMention]:
    """What a headline lets somebody say without a verb and without marks."""
    for paragraph in document.paragraphs:
        if paragraph.kind is not LineKind.HEADLINE or _is_quoted(paragraph, quotations):
            continue
        for pattern in (_BEHIND_RE, _BEFORE_RE):
            match = pattern.fullmatch(document.text, paragraph.span.start, paragraph.span.end)
            speaker = _speaker(Span(*match.span("speaker")), actors) if match else None
            if match and speaker and len(match["content"].split()) >= _LEAST_WORDS:
                yield _statement(paragraph, Span(*match.span("content")), speaker)
                break


def _is_quoted(paragraph: Paragraph, quotations: Sequence[Quotation]) -> bool:
    return any(paragraph.span.overlaps(piece) for quotation in quotations for piece in quotation.pieces)


def _speaker(span: Span, actors: Sequence[ActorMention]) -> ActorMention | None:
    """The actor that is all there is on the speaker's side."""
    return next((actor for actor in actors if actor.span == span and actor.form in _SPEAKERS), None)


def _statement(paragraph: Paragraph, content: Span, speaker: ActorMention) -> StatementMention:
    sentence = paragraph.sentences[0].index if paragraph.sentences else 0
    return StatementMention(
        StatementKind.INDIRECT, (content,), speaker, sentence=sentence, rule="indirect.headline", confidence=0.75
    )
