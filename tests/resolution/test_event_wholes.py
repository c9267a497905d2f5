"""Talks and stays: summits of two, who meets, what is part of a visit, which days are whose."""

from datetime import date

import pytest

from app.enums import EventStatus
from tests.resolution.happened import PUBLISHED, happened, names


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Nils Aas of Norway and President Ana Quiroga of Peru held a summit in Oslo.", ["meeting"]),
        ("The summit between Nils Aas of Norway and President Ana Quiroga of Peru was short.", ["meeting"]),
        (
            "Nils Aas of Norway and Ana Quiroga of Peru held a summit. After the summit, they spoke of fish.",
            ["meeting"],
        ),
        ("Nils Aas of Norway and President Ana Quiroga of Peru attended a summit in Kigali.", ["summit"]),
        ("Nils Aas of Norway and President Ana Quiroga of Peru held a summit of the African Union.", ["summit"]),
    ],
)
def test_a_summit_of_two_is_a_meeting(text: str, types: list[str]) -> None:
    assert [event.type for event in happened(text)] == types


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Prime Minister Nils Aas of Norway met President Ana Quiroga of Peru. Chilean Ambassador Juan Mamani also "
            "attended the meeting.",
            {"Nils Aas", "Ana Quiroga"},
        ),
        ("Norwegian Prime Minister Nils Aas held meetings with the leadership of the opposition parties.", set()),
        (
            "This is the third meeting of Nils Aas of Norway and Ana Quiroga since the talks in Lima, Peru on Monday.",
            None,
        ),
        ("Aas, Quiroga meet in Oslo\n\nPrime Minister Nils Aas of Norway met President Ana Quiroga of Peru.", None),
        ("The Norwegian delegation led by Trade Minister Nils Aas held talks with Ana Quiroga of Peru.", None),
    ],
)
def test_parties_are_those_who_meet(text: str, parties: set[str] | None) -> None:
    found = [set(names) for names in names(text, "party")]
    expected = {"Nils Aas", "Ana Quiroga"} if parties is None else parties
    assert found == ([expected] if expected else [])


def test_talks_lie_ahead_in_a_visit_that_has_begun() -> None:
    text = (
        "Norwegian Prime Minister Nils Aas arrived in Lima on Thursday for a three-day visit. "
        "He will hold talks with President Ana Quiroga on Saturday. He is to visit Chile in June."
    )
    visit, talks, _ = happened(text)
    assert (visit.type, talks.type, talks.status) == ("visit", "meeting", EventStatus.PLANNED)
    assert talks.place is not None and talks.place.name == "Lima"
    assert talks.part_of == 0


def test_news_is_no_part_of_a_visit_long_past() -> None:
    text = (
        "Peruvian President Ana Quiroga is on a visit to Norway. It follows a visit to Peru by Prime Minister "
        "Nils Aas in April 2023. Mr Aas held talks with Ms Quiroga."
    )
    talks = happened(text, "meeting")[0]
    assert talks.date.start == PUBLISHED


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Nils Aas of Norway arrived in Lima. He will sign a treaty today during his visit to Peru from May 16-18.",
            date(2024, 5, 16),
            date(2024, 5, 18),
        ),
        (
            "Nils Aas of Norway arrived in Lima. During his stay in Lima, he will meet President Quiroga on Monday.",
            PUBLISHED,
            PUBLISHED,
        ),
    ],
)
def test_a_stay_has_days_of_its_own(text: str, start: date, end: date) -> None:
    visit = happened(text, "visit")[0]
    assert (visit.date.start, visit.date.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Nils Aas of Norway arrived in Lima. A spokesman said that during his stay in Lima, Mr Aas will meet "
            "President Ana Quiroga of Peru.",
            ["visit", "meeting"],
        ),
        (
            "Nils Aas of Norway arrived in Lima. A spokesman said that during his visit to Chile, Mr Aas will meet "
            "President Ana Quiroga of Peru.",
            ["visit", "visit", "meeting"],
        ),
        ("Nils Aas of Norway said that hosting the expo will help trade.", []),
        ("Nils Aas of Norway took part in the Expo of Rare Earths.", ["summit"]),
    ],
)
def test_what_is_told_again_is_one_and_what_is_not_told_is_none(text: str, types: list[str]) -> None:
    assert [event.type for event in happened(text)] == types


@pytest.mark.parametrize(
    ("text", "visit", "talks"),
    [
        (
            "Nils Aas of Norway is on a three-day visit to Peru. He arrived in Lima on Thursday. "
            "He will hold talks with President Ana Quiroga.",
            (date(2024, 5, 16), date(2024, 5, 18)),
            (date(2024, 5, 16), date(2024, 5, 18)),
        ),
        (
            "Nils Aas of Norway is on a visit to Peru. He arrived in Lima on Thursday. He will hold talks with "
            "President Ana Quiroga.",
            (date(2024, 5, 16), date(2024, 5, 16)),
            (date(2024, 5, 16), date(2024, 5, 16)),
        ),
    ],
)
def test_a_visit_lasts_as_long_as_any_sentence_tells(
    text: str, visit: tuple[date, date], talks: tuple[date, date]
) -> None:
    found = {event.type: (event.date.start, event.date.end) for event in happened(text)}
    assert found == {"visit": visit, "meeting": talks}


def test_talks_of_another_year_in_the_sentence_are_others() -> None:
    text = "Nils Aas of Norway will meet President Ana Quiroga of Peru to prepare for high-level meetings in 2026."
    assert [event.date.start for event in happened(text, "meeting")] == [PUBLISHED]
