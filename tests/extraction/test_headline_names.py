"""Names in headlines: verbs in capitals are none, a comma joins two, a family name stands behind a title."""

import pytest

from app.extraction.mentions import ActorForm
from tests.extraction.happenings import extraction

STORY = "\n\nNorwegian Prime Minister Nils Aas met Peruvian Prime Minister Ana Quiroga in Oslo on Friday."


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Peruvian Prime Minister Quiroga Arrives In Norway On Official Visit", ["Quiroga"]),
        ("AAS HOLDS TALKS IN OSLO", ["AAS"]),
        ("Aas, Peruvian PM hold talks on fish", ["Aas"]),
        ("Aas, Norwegian PM, holds talks on fish", ["Aas"]),
        ("Foreign Minister Park Jin meets Ana Quiroga", ["Park Jin", "Ana Quiroga"]),
        ("The minister of the Park Plaza meets Ana Quiroga", ["Ana Quiroga"]),
    ],
)
def test_who_is_named(headline: str, names: list[str]) -> None:
    found = extraction(headline + STORY)
    named = [mention.name for mention in found.actors if mention.form is ActorForm.NAME]
    assert named[: len(names)] == names
    assert named[len(names) :] == ["Nils Aas", "Ana Quiroga"]


@pytest.mark.parametrize(
    ("headline", "office"),
    [("Aas, Peruvian PM hold talks on fish", None), ("Aas, Peruvian PM, holds talks on fish", "Peruvian PM")],
)
def test_a_comma_joins_two_who_act_together(headline: str, office: str | None) -> None:
    assert extraction(headline + STORY).actors[0].office == office
