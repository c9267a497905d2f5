"""Makes a Document from a few lines of text: a paragraph a line, sentences by final punctuation."""

import re

from app.reading.article import Document, LineKind, Paragraph, RawArticle, Sentence, Span

END_RE = re.compile(r"(?<=[.!?])[\"”’»)]*\s+(?=[\"“‘«(A-ZÀ-Þ])")


def document(text: str, kind: LineKind = LineKind.STORY) -> Document:
    """The document of a text whose paragraphs are its lines that are not empty."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for match in re.finditer(r"\S[^\n]*", text):
        own: list[Sentence] = []
        start = match.start()
        for end in [m.end() for m in END_RE.finditer(text, start, match.end())] + [match.end()]:
            words = text[start:end]
            own.append(Sentence(Span(start, start + len(words.rstrip())), len(sentences) + len(own), len(paragraphs)))
            start = end
        paragraphs.append(Paragraph(Span(match.start(), match.end()), len(paragraphs), kind, tuple(own)))
        sentences += own
    return Document(RawArticle(text=text, stem="test"), tuple(paragraphs), tuple(sentences))
