"""Paragraphs and sentences: abbreviations end none, a closing mark belongs to its sentence, offsets hold."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.article import Span
from app.reading.segmentation import split_sentences
from tests.growth import LINEAR, growth
from tests.reading.pages import SECOND, STORY, document_of


def sentences_of(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Mensah met Gen. Ruiz of St. Lucia in the U.S. Embassy on Jan. 5.",
        "J. K. Mensah and A.B. Ruiz met Lt. Col. Okoro.",
        "Article No. 5 of Vol. 2 grew 3.5 percent to $2.4 billion.",
        "The minister (b. 1960) of the U.K. arrived at 5 p.m. on Monday.",
        "He visited Lakeside.gh and www.port.gh, e.g. the pages on trade.",
        "“Why wait?” Yaw Mensah asked.",
        '"Why wait?" he asked.',
        "Ghana's Dr. Ama Boateng, Ph.D., spoke.",
        "1. Ports of the coast",
        "He said “we… are ready” and left.",
        "They spoke [...] of the port.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["They met in Accra.", "They left."],
        ['"We are ready."', '"We are late."'],
        ["“We are ready.”", "The envoy left."],
        ["He lives in the U.S.", "The envoy left."],
        ["They met at 5 p.m.", "He left."],
        ["Is it so?", "It is!", "Really?"],
        ["It was plan B.", "The envoy left."],
        ["He said (in Accra.)", "The envoy left."],
        ["It rains…", "The envoy left."],
        ["Thank you.", "Yaw Mensah: Thank you."],
    ],
)
def test_several_sentences(sentences: list[str]) -> None:
    assert sentences_of(" ".join(sentences)) == sentences


def test_sentences_glued_together_are_parted() -> None:
    assert sentences_of("They met for talks.The envoy left.") == ["They met for talks.", "The envoy left."]


def test_name_with_a_full_stop_inside_is_not_parted() -> None:
    assert sentences_of("He wrote on Booking.Com about it.") == ["He wrote on Booking.Com about it."]


def test_lines_are_paragraphs_and_are_trimmed() -> None:
    document = document_of(f"  {STORY}  \r\n\r\n\t{SECOND}\n")
    assert [document.words(paragraph.span) for paragraph in document.paragraphs] == [STORY, SECOND]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    words = (
        "The ministers of Ghana and Togo met in Accra on Monday and talked about the\n"
        "port for an hour, the state radio of Ghana said, and they went on to speak of\n"
        "the road along the coast, which both of the two states want to build soon, of\n"
        "the price of cocoa, and of the school for pilots that is to open in Lomé and\n"
        "to take in pupils of both."
    )
    document = document_of(f"{words}\n\n{SECOND}")
    assert [document.words(paragraph.span) for paragraph in document.paragraphs] == [words, SECOND]


def test_sentences_count_through_the_document() -> None:
    document = document_of(f"{STORY} {SECOND}\n{STORY[:40]} it.")
    assert [(s.index, s.paragraph) for s in document.sentences] == [(0, 0), (1, 0), (2, 1)]


@given(st.text(max_size=300))
def test_every_span_lies_in_the_text_and_in_order(text: str) -> None:
    document = document_of(text)
    ends = 0
    for paragraph in document.paragraphs:
        assert ends <= paragraph.span.start < paragraph.span.end <= len(text)
        ends = paragraph.span.end
        assert paragraph.sentences[0].span.start == paragraph.span.start
        assert paragraph.sentences[-1].span.end == paragraph.span.end
        for sentence in paragraph.sentences:
            assert sentence.span in paragraph.span
            assert document.words(sentence.span).strip() != ""


@given(st.sampled_from(["🙂", "e\u0301", "\r\n", "漢字", "\u00a0"]), st.integers(1, 5))
def test_offsets_count_code_points(mark: str, times: int) -> None:
    text = f"{mark * times} {STORY} {SECOND}"
    assert document_of(text).text[document_of(text).sentences[-1].span.start :].startswith("They said")


def test_no_letter_is_lost_between_sentences() -> None:
    text = f"{STORY} {SECOND} “{STORY}” {SECOND}"
    assert " ".join(sentences_of(text)) == text


@pytest.mark.parametrize("piece", ['"', "A", "said ", "1", ". ", "Mr. ", "a.", "word ", "\n", " \n", "A. ", '?!" '])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        return lambda: document_of(f"{STORY} {size}\n{piece * (size // len(piece))}")

    assert growth(reading) < LINEAR
