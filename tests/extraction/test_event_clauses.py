"""Clauses around a happening: who acts, where and when, and what its words are not."""

import pytest

from tests.extraction.happenings import events, parts, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prime Minister Nils Aas flew home, following the conclusion of a three-day visit to Peru.",
            [("host", "Peru"), ("visitor", "Nils Aas")],
        ),
        ("Nils Aas of Norway arrived in Peru's Lima on Monday.", [("host", "Peru"), ("visitor", "Nils Aas")]),
    ],
)
def test_visitors(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text, "visit") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ambassador Nils Aas paid a courtesy call on her at the palace.", ["Nils Aas", "her"]),
        ("Ambassador Nils Aas paid a courtesy call at her palace.", ["Nils Aas"]),
        ("Nils Aas and Peruvian President Ana Quiroga will discuss fish.", ["Ana Quiroga", "Nils Aas"]),
        ("Nils Aas of Norway will discuss fish.", []),
    ],
)
def test_who_meets(text: str, expected: list[str]) -> None:
    assert [words for _, words in parts(text, "meeting")] == expected


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("Nils Aas of Norway arrived in Peru's Lima on Monday.", "visit", "Lima"),
        ("In Peru, he will have talks with President Ana Quiroga.", "meeting", "Peru"),
        ("He spoke of trade with Peru, and will have talks with President Ana Quiroga.", "meeting", None),
    ],
)
def test_where(text: str, event_type: str, place: str | None) -> None:
    mention = next(mention for mention in events(text) if mention.type == event_type)
    found = mention.place or mention.host_place
    assert (found.name if found else None) == place


def test_what_talks_prepare_has_a_day_of_its_own() -> None:
    text = "Nils Aas will have talks with President Ana Quiroga of Peru to prepare for the games of 2026."
    assert [mention.date for mention in events(text)] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana spoke of the African Union summit Nils Aas hosted.", ("summit", "summit", "occurred")),
        ("Ana spoke of the African Union summit Nils Aas will host.", ("summit", "summit", "planned")),
    ],
)
def test_what_somebody_will_host_lies_ahead(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ambassador Juan Mamani delivered a letter of President Ana Quiroga to Nils Aas of Norway.",
            [("recipient", "Nils Aas"), ("sender", "Ana Quiroga")],
        ),
        (
            "President Ana Quiroga sent a letter of condolence to Nils Aas of Norway.",
            [("recipient", "Nils Aas"), ("sender", "Ana Quiroga")],
        ),
    ],
)
def test_whose_letter_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text, "message") == expected
