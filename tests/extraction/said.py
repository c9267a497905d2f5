"""What the finder of statements takes from a few lines of text, told briefly."""

from dataclasses import dataclass

from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import split_text
from app.reading.article import RawArticle


@dataclass(frozen=True)
class Said:
    """One statement: kind, its pieces joined by a bar, the speaker's words, the verb."""

    kind: str
    text: str
    speaker: str | None
    cue: str | None


def said(*paragraphs: str) -> list[Said]:
    """All statements of a story with these paragraphs below a headline."""
    text = "\n\n".join(["The week in the two capitals", *paragraphs])
    document = split_text(RawArticle(text=text, stem="test", title="The week in the two capitals"))
    found = extract(document, load_lexicon(), default_gazetteer()).statements
    return [
        Said(
            str(statement.kind),
            " | ".join(document.words(piece) for piece in statement.pieces),
            document.words(statement.speaker.span) if statement.speaker else None,
            statement.cue.lemma if statement.cue else None,
        )
        for statement in found
    ]


def told(*paragraphs: str, kind: str | None = None) -> list[tuple[str, str | None]]:
    """Text and speaker of the statements, of one kind if asked for."""
    return [(s.text, s.speaker) for s in said(*paragraphs) if kind in (None, s.kind)]
