"""What the tests of reading share: an article written into a folder, and its lines with what each is for."""

from pathlib import Path

from app.reading import read_article, split_text
from app.reading.article import Document, LineKind, RawArticle

STORY = "The ministers of Ghana and Togo met in Accra on Monday and talked about the port for an hour."
SECOND = "They said that it was the third round of talks of the year, and that a fourth was to follow."


def article_of(folder: Path, text: str, name: str = "story.txt", **overrides: object) -> RawArticle:
    """Writes a text as a file and reads it."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return read_article(path, **overrides)


def document_of(text: str) -> Document:
    """A text, cut into sentences."""
    return split_text(RawArticle(text=text, stem="story"))


def kinds_of(text: str) -> list[tuple[LineKind, str]]:
    """Each line with what it is for."""
    document = document_of(text)
    return [(paragraph.kind, document.words(paragraph.span)) for paragraph in document.paragraphs]


def lines_of(text: str, kind: LineKind) -> list[str]:
    """The lines of one kind."""
    return [words for line_kind, words in kinds_of(text) if line_kind is kind]
