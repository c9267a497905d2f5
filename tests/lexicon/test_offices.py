"""The words of offices and institutions: each is found in the sentence it was written for."""

from pathlib import Path

import pytest

from app.errors import DataError
from app.extraction.actors import find_actors
from app.lexicon.data_file import load_file
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.lexicon.offices import OfficeFile, load_offices, plural_of
from tests.extraction.texts import document


@pytest.mark.parametrize(("kind", "example"), load_offices().examples)
def test_an_example_shows_its_kind(kind: str, example: str) -> None:
    mentions = find_actors(document(example), load_lexicon(), default_gazetteer())
    kinds = {mention.office_kind for mention in mentions}
    assert any(found == kind or (found or "").endswith(f"_{kind}") for found in kinds), (kinds, mentions)


@pytest.mark.parametrize(
    ("word", "plural"),
    [("minister", "ministers"), ("minister of foreign affairs", "ministers of foreign affairs"), ("deputy", "deputies"),
     ("spokesman", "spokesmen"), ("envoy", "envoys")],
)  # fmt: skip
def test_plurals(word: str, plural: str) -> None:
    assert plural_of(word) == plural


def test_a_mistake_names_file_and_key(tmp_path: Path) -> None:

    path = tmp_path / "wrong.toml"
    path.write_text('[[office]]\nkind = "head"\nword = ["chief"]\nexample = "The chief spoke."\n')
    with pytest.raises(DataError, match=r"wrong\.toml: office\.0\.words"):
        load_file(path, OfficeFile)
