"""What stands between the parts of a clause is left out where that tells more, and only there."""

import pytest

from tests.extraction.happenings import events, parts


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Quiroga of Peru met with a delegation of Norwegian senators headed by Nils Aas in Lima.",
        "President Ana Quiroga of Peru held talks with a Norwegian trade delegation, which is led by Nils Aas.",
        "President Ana Quiroga of Peru, for her part, received Norwegian Prime Minister Nils Aas.",
        "President Ana Quiroga (Peru), in turn, met with the Norwegian prime minister, Nils Aas.",
    ],
)
def test_who_takes_part_is_named_beside_what_is_interposed(text: str) -> None:
    assert parts(text, "meeting") == [("party", "Ana Quiroga"), ("party", "Nils Aas")]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Quiroga of Peru, for her part, praised a delegation of senators headed by Nils Aas.",
        "President Ana Quiroga of Peru spoke of a delegation of senators, which was not headed by Nils Aas.",
    ],
)
def test_a_delegation_alone_is_no_meeting(text: str) -> None:
    assert parts(text, "meeting") == []


def test_every_position_leads_back_to_the_untouched_text() -> None:
    text = "President Ana Quiroga of Peru, for her part, sent condolences to King Olav of Norway on Monday."
    (message,) = events(text)
    assert text[message.cue.span.start : message.cue.span.end].startswith("sent")
    assert sorted(text[role.actor.head.start : role.actor.head.end] for role in message.roles) == [
        "Ana Quiroga",
        "Olav",
    ]
    assert message.date is not None and text[message.date.span.start : message.date.span.end] == "Monday"
