"""Letters and messages printed without quotation marks: the words behind "the message reads, in part:" or "Dear …,".

A letter is one direct statement of its sender: whoever is the subject of the sentence that announces it, else of the
story's first sentence that names somebody.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.enums import ActorKind, StatementKind
from app.extraction.mentions import ActorForm, ActorMention, StatementMention
from app.lexicon.speech import SpeechLexicon
from app.reading.article import Document, LineKind, Paragraph, Span

_ANNOUNCED_RE = re.compile(
    r"""
    \b(?:message|letter|telegram|cable|greetings?|congratulations|condolences|address|text)s?\b
    (?P<between>[^.:!?\n"“«]{0,160})
    :\s*(?=[A-ZÀ-ÞА-Я]|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_PART_RE = re.compile(r"in part|in particular|as follows|the following|specifically", re.IGNORECASE)
_SALUTATION_RE = re.compile(r"(?:Dear|Esteemed|Respected|Your Excellency|Your Majesty)\b[^.:\n]{0,80}[,!]\s")
_SIGNATURE_RE = re.compile(r"(?:Sincerely|Yours|Respectfully|With respect|Best regards)\b")
_WORD_RE = re.compile(r"\w+")
_LEAST_WORDS = 8
_SENDERS = (ActorForm.NAME, ActorForm.OFFICE, ActorForm.PRONOUN)


def find_letters(
    document: Document, actors: Sequence[ActorMention], speech: SpeechLexicon
) -> Iterator[StatementMention]:
    """The first letter of an article that is printed without marks, if there is one."""
    story = [p for p in document.paragraphs if p.kind in (LineKind.STORY, LineKind.HEADLINE)]
    for number, paragraph in enumerate(story):
        start = _start(document, paragraph, speech)
        if start is None:
            continue
        pieces = list(_pieces(document, [paragraph, *story[number + 1 :]], start))
        speaker = _sender(document, actors, paragraph, start)
        if speaker and sum(len(document.words(piece).split()) for piece in pieces) >= _LEAST_WORDS:
            yield _letter(document, pieces, speaker)
            return


def _start(document: Document, paragraph: Paragraph, speech: SpeechLexicon) -> int | None:
    """Where the words of a letter begin in the paragraph; its end, if they begin in the next one."""
    text, span = document.text, paragraph.span
    salutation = _SALUTATION_RE.match(text, span.start, span.end)
    if salutation:
        return span.start
    for announced in _ANNOUNCED_RE.finditer(text, span.start, span.end):
        between = announced["between"]
        says = any(word in speech.forms for word in _WORD_RE.findall(between.casefold()))
        if says or _IN_PART_RE.search(between):
            return announced.end()
    return None


def _pieces(document: Document, paragraphs: Sequence[Paragraph], start: int) -> Iterator[Span]:
    """The letter's words, paragraph by paragraph, up to a signature or a quotation."""
    for paragraph in paragraphs:
        first = max(start, paragraph.span.start)
        words = document.text[first : paragraph.span.end]
        if not words.strip():
            continue
        if words[0] in '"“«' or _SIGNATURE_RE.match(words):
            return
        yield Span(first, first + len(words.rstrip()))


def _sender(
    document: Document, actors: Sequence[ActorMention], paragraph: Paragraph, start: int
) -> ActorMention | None:
    sentences = [s for s in paragraph.sentences if s.span.start < start] if start > paragraph.span.start else []
    for span in [*(s.span for s in reversed(sentences)), *(s.span for s in document.sentences)]:
        index = bisect_left(actors, span.start, key=lambda actor: actor.span.start)
        for actor in actors[index : index + 6]:
            inside = actor.span.start < min(span.end, max(start, span.start + 1))
            if inside and actor.form in _SENDERS and actor.kind in (ActorKind.PERSON, None):
                return actor
    return None


def _letter(document: Document, pieces: Sequence[Span], speaker: ActorMention) -> StatementMention:
    index = bisect_left(document.sentences, pieces[0].start, key=lambda sentence: sentence.span.start)
    sentence = document.sentences[max(min(index, len(document.sentences) - 1) - 1, 0)].index
    return StatementMention(
        StatementKind.DIRECT, tuple(pieces), speaker, sentence=sentence, rule="direct.letter", confidence=0.85
    )
