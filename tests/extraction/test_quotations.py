"""What stands between quotation marks, in every way of printing them, and what one stray mark costs."""

from collections.abc import Callable

import pytest

from app.extraction.quotations import find_quotations
from app.reading.article import LineKind
from tests.extraction.texts import document
from tests.growth import LINEAR, growth


def quoted(text: str) -> list[str]:
    """Each quotation's words, its pieces joined by a bar."""
    doc = document(text)
    return [" | ".join(doc.words(piece) for piece in quotation.pieces) for quotation in find_quotations(doc)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We agree on all of it," she said.', ["We agree on all of it,"]),
        ("“We agree on all of it,” she said.", ["We agree on all of it,"]),
        ("‘We agree on all of it,’ she said.", ["We agree on all of it,"]),
        ("'We agree on all of it,' she said.", ["We agree on all of it,"]),
        ("«We agree on all of it», she said.", ["We agree on all of it"]),
        ("« We agree on all of it », she said.", ["We agree on all of it"]),
        ("„We agree on all of it“, she said.", ["We agree on all of it"]),
        ("``We agree on all of it,'' she said.", ["We agree on all of it,"]),
        ("”We agree on all of it,” she said.", ["We agree on all of it,"]),
        ("“We agree on all of it,“ she said.", ["We agree on all of it,"]),
        ("He answered:“We agree on all of it.”", ["We agree on all of it."]),
    ],
)
def test_every_kind_of_mark(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_broken_quotation_gives_its_two_halves() -> None:
    assert quoted('"We agree," she said. "We signed."') == ["We agree,", "We signed."]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plan wasn't the governments’ plan, it’s the children's.",
        "In the '90s the rock 'n' roll of the Stones' time was old.",
        'The board is 6\'2" long and 3" wide',
        'A sign reading "" hung there.',
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    assert quoted("‘It’s the ministers’ plan, and it isn’t ours,’ she said.") == [
        "It’s the ministers’ plan, and it isn’t ours,"
    ]
    assert quoted("She felt ‘firm and committed’ to the ministers’ plan.") == ["firm and committed"]


@pytest.mark.parametrize(
    "text",
    [
        "“He called it ‘a new dawn’ for us,” she said.",
        "“He called it “a new dawn” for us,” she said.",
        "\"He called it 'a new dawn' for us,\" she said.",
    ],
)
def test_marks_within_marks_belong_to_the_outer_quotation(text: str) -> None:
    (words,) = quoted(text)
    assert words.startswith("He called it")
    assert words.endswith("for us,")


def test_a_quotation_runs_over_paragraphs_that_each_open_with_a_mark() -> None:
    text = "“We met in spring.\n\n“We met again in autumn.\n\n“We shall meet once more,” she said."
    assert quoted(text) == ["We met in spring. | We met again in autumn. | We shall meet once more,"]


def test_a_quotation_runs_into_a_paragraph_that_only_closes_it() -> None:
    text = '"We met in spring.\n\nWe met again in autumn," she said. "It was good."'
    assert quoted(text) == ["We met in spring. | We met again in autumn,", "It was good."]


def test_a_quotation_runs_through_a_paragraph_without_marks() -> None:
    text = '"We met in spring.\n\nIt was cold.\n\nWe met again in autumn," she said.'
    assert quoted(text) == ["We met in spring. | It was cold. | We met again in autumn,"]


def test_an_opening_mark_where_one_must_close_closes() -> None:
    assert quoted("He said “we agree on all of it “after the talks in Oslo.") == ["we agree on all of it"]
    assert quoted("He said “we agree on “all of it” after the talks” in Oslo.") == [
        "we agree on “all of it” after the talks"
    ]


def test_an_unclosed_quotation_ends_with_its_sentence() -> None:
    text = 'She said "we met in spring. The snow had gone.\nThe harvest was good.'
    assert quoted(text) == ["we met in spring."]


def test_one_stray_mark_costs_at_most_its_own_sentence() -> None:
    text = 'The hall" was full. "We agree on it," she said.\nThe doors " were shut.\n"We are done," he said.'
    assert quoted(text)[0] == "We agree on it,"
    assert quoted(text)[-1] == "We are done,"


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    text = '"We agree on it, she said. The hall was full. "We are done," he added.'
    assert quoted(text) == ["We agree on it, she said.", "We are done,"]


def test_furniture_is_not_read() -> None:
    assert find_quotations(document('"Read also: ten things to know"', LineKind.FURNITURE)) == ()


def test_offsets_point_into_the_untouched_text() -> None:
    text = "\ufeffÀ 😀 e\u0301 “We agree,” she said."
    doc = document(text)
    (quotation,) = find_quotations(doc)
    assert text[quotation.pieces[0].start : quotation.pieces[0].end] == "We agree,"


@pytest.mark.parametrize("unit", ['"', "“", "'a ", '"\n', "‘a’ s’ ", "“a ‘bcdefgh "])
def test_a_megabyte_of_marks_takes_linear_time(unit: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        doc = document("x " + unit * (size // len(unit)))
        return lambda: find_quotations(doc)

    assert growth(reading) < LINEAR
