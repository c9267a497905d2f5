"""The dateline at the head of a story belongs to no clause: what is reported begins behind it."""

from datetime import date
from pathlib import Path

import pytest

from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import read_article, split_text


@pytest.mark.parametrize("dateline", ["LIMA (Wire) — ", "BOGOTA: ", "Accra, 3 May - ", ""])
def test_a_reported_clause_begins_behind_the_dateline(tmp_path: Path, dateline: str) -> None:
    file = tmp_path / "story.txt"
    file.write_text(f"Harbour opens\n\n{dateline}The new harbour will open in June, the transport ministry said.\n")
    document = split_text(read_article(file, published=date(2024, 5, 3), publisher="Daily"))
    (statement,) = extract(document, load_lexicon(), default_gazetteer()).statements
    assert [document.words(piece) for piece in statement.pieces] == ["The new harbour will open in June"]
