"""What events are called."""

import pytest

from app.documents.titles import event_title

QUILL, STERN, OTHERS = "Ada Quill", "Bo Stern", ["Norland", "Lakeland", "Ruritania"]


@pytest.mark.parametrize(
    ("kind", "people", "title"),
    [
        ("visit.state", [("visitor", QUILL), ("host", "Norland")], "Ada Quill's state visit to Norland (Norwick)"),
        ("visit.working", [("visitor", "Jan Maas")], "Jan Maas' working visit (Norwick)"),
        ("meeting.bilateral", [("party", QUILL), ("party", STERN)], "Talks between Ada Quill and Bo Stern (Norwick)"),
        ("meeting.bilateral", [("party", QUILL)], "Talks with Ada Quill (Norwick)"),
        ("summit.forum", [("participant", QUILL)], "Forum with Ada Quill (Norwick)"),
        ("agreement.plan", [("signatory", QUILL), ("signatory", STERN)],
         "Plan between Ada Quill and Bo Stern (Norwick)"),
        ("agreement.memorandum", [("signatory", "Norland")], "Memorandum of Norland (Norwick)"),
        ("invitation.visit", [("inviter", QUILL), ("invitee", STERN)], "Invitation of Bo Stern by Ada Quill (Norwick)"),
        ("exercise.military", [("participant", name) for name in [QUILL, *OTHERS]],
         "Military exercise of Ada Quill, Norland and 2 others (Norwick)"),
        ("meeting.other", [], "Meeting (Norwick)"),
    ],
)  # fmt: skip
def test_a_title_names_the_kind_those_who_took_part_and_the_city(
    kind: str, people: list[tuple[str, str]], title: str
) -> None:
    event_type, subtype = kind.split(".")
    assert event_title(event_type, subtype, people, "Norwick") == title


@pytest.mark.parametrize(
    ("lang", "title"),
    [("ru", "Переговоры: Ada Quill и Bo Stern"), ("kk", "Келіссөздер: Ada Quill және Bo Stern")],
)
def test_a_title_is_worded_in_the_language_asked_for(lang: str, title: str) -> None:
    assert event_title("meeting", "bilateral", [("party", QUILL), ("party", STERN)], lang=lang) == title
