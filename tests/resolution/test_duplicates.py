"""One happening told twice is one event; two happenings that look alike stay two."""

import pytest

from tests.resolution.happened import happened


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        (
            "Peruvian President Ana Quiroga met Norwegian Prime Minister Nils Aas in Oslo. "
            "During the meeting, Quiroga spoke of fish.",
            "meeting",
        ),
        (
            "Peruvian President Ana Quiroga arrived in Norway for a state visit. The visit will last three days.",
            "visit",
        ),
        (
            "Norway and Peru held talks in Oslo. "
            "Norwegian Prime Minister Nils Aas and Peruvian President Ana Quiroga held talks in Oslo.",
            "meeting",
        ),
        (
            "Norwegian Prime Minister Nils Aas spoke by phone with Peruvian President Ana Quiroga. "
            "The conversation took place at Peru's request.",
            "call",
        ),
    ],
)
def test_what_is_told_again_is_one_event(text: str, event_type: str) -> None:
    assert [event.type for event in happened(text) if event.type in ("meeting", "call", event_type)] == [event_type]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        (
            "Peruvian President Ana Quiroga met Norwegian Prime Minister Nils Aas on 13 May. "
            "Quiroga met Aas again on 16 May.",
            "meeting",
        ),
        (
            "Peruvian President Ana Quiroga met Norwegian Prime Minister Nils Aas. "
            "Quiroga also met Chilean Foreign Minister Juan Mamani.",
            "meeting",
        ),
        (
            "Peruvian President Ana Quiroga met Norwegian Prime Minister Nils Aas. "
            "Quiroga and Aas then held further talks.",
            "meeting",
        ),
        (
            "Peruvian President Ana Quiroga visited Norway in March. "
            "Norwegian Prime Minister Nils Aas visited Peru in April.",
            "visit",
        ),
        (
            "Peruvian President Ana Quiroga visited Norway in March. Quiroga will visit Norway in December.",
            "visit",
        ),
    ],
)
def test_what_differs_in_day_people_or_direction_is_two(text: str, event_type: str) -> None:
    assert len(happened(text, event_type)) == 2


def test_a_journey_to_two_countries_is_two_visits() -> None:
    text = "Norwegian Foreign Minister Nils Aas will visit Peru and Chile in June."
    assert [event.place.country for event in happened(text, "visit") if event.place] == ["PE", "CL"]


def test_papers_signed_together_are_one_agreement() -> None:
    text = (
        "Peruvian President Ana Quiroga held talks with Norwegian Prime Minister Nils Aas in Oslo. "
        "A package of documents was signed during the visit. Several memorandums were signed too."
    )
    assert len(happened(text, "agreement")) == 1


def test_a_definite_mention_lends_what_the_first_lacks() -> None:
    text = (
        "Peruvian President Ana Quiroga met Norwegian Prime Minister Nils Aas. "
        "The meeting took place in Oslo on 16 May."
    )
    (event,) = happened(text, "meeting")
    assert (event.place.name if event.place else None, str(event.date.start)) == ("Oslo", "2024-05-16")
