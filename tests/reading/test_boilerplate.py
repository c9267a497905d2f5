"""Lines that are not the story are marked, never cut; lines that are the story stay it."""

import pytest

from app.lexicon.languages import LinePattern, load_languages
from app.reading.article import LineKind
from tests.reading.pages import SECOND, STORY, document_of, kinds_of, lines_of

WORDS = load_languages()["en"].reading
TITLE = "Ghana and Togo hold a third round of talks"


def page_with(line: str) -> str:
    return f"{TITLE}\n\n{STORY}\n{line}\n{SECOND}"


def kind_of(line: str) -> LineKind:
    return {words: kind for kind, words in kinds_of(page_with(line))}[line.strip()]


@pytest.mark.parametrize(
    "pattern", [*WORDS.furniture, *WORDS.reuse, *WORDS.machine_translation], ids=lambda p: p.example
)
def test_furniture_is_marked(pattern: LinePattern) -> None:
    assert kind_of(pattern.example) is LineKind.FURNITURE


@pytest.mark.parametrize("pattern", [*WORDS.furniture, *WORDS.reuse, *WORDS.captions], ids=lambda p: p.counter_example)
def test_counter_example_stays_story(pattern: LinePattern) -> None:
    assert kind_of(pattern.counter_example) is LineKind.STORY


@pytest.mark.parametrize("pattern", WORDS.captions, ids=lambda p: p.example)
def test_caption_is_marked(pattern: LinePattern) -> None:
    assert kind_of(pattern.example) is LineKind.CAPTION


@pytest.mark.parametrize("line", sorted(WORDS.furniture_lines))
def test_line_of_a_button_is_marked(line: str) -> None:
    assert kind_of(line.upper()) is LineKind.FURNITURE


@pytest.mark.parametrize(
    "line", ["502.51  +0.3  595  6.44", "2023 | 12:40", "Поделиться в соцсетях", "Оқи отырыңыз", "ألمانيا", "★ ★ ★"]
)
def test_figures_and_noise_in_other_scripts_are_marked(line: str) -> None:
    assert kind_of(line) is LineKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        '"We are ready," she said.',
        "“No,” said Mr Mensah.",
        "In 2019 exports were $1,200 million, in 2020 $1,400 million.",
        "He read more.",
    ],
)
def test_short_lines_of_the_story_stay_it(line: str) -> None:
    assert kind_of(line) is LineKind.STORY


def test_headline_and_subtitle_stand_before_the_story() -> None:
    text = f"{TITLE}\nMinisters speak of the port\n\n{STORY}\n{SECOND}"
    assert lines_of(text, LineKind.HEADLINE) == [TITLE, "Ministers speak of the port"]


def test_heading_between_paragraphs_is_a_headline() -> None:
    assert kind_of("A port for two") is LineKind.HEADLINE


def test_breadcrumbs_lead_to_the_headline() -> None:
    head = f"Lakeside, all the news of the coast\n 1. Coast\n 2. {TITLE}\nAccra, Ghana • 8 March, 2023 | 08:39"
    text = f"{head}\n{TITLE}\n{STORY}"
    assert lines_of(text, LineKind.HEADLINE) == [TITLE]
    assert lines_of(text, LineKind.STORY) == [STORY]


def test_repeated_lead_counts_once() -> None:
    text = f"{TITLE}\n{STORY}\nSHARE\n{STORY}\n{SECOND}"
    assert lines_of(text, LineKind.STORY) == [STORY, SECOND]


def test_title_told_again_before_a_credit_is_a_caption() -> None:
    line = f"{TITLE} Ministers in Accra. Photo by Ama Boateng"
    text = f"{TITLE}\n\n{line}\n\n{STORY}\n{SECOND}"
    assert lines_of(text, LineKind.CAPTION) == [line]


def test_line_above_a_credit_is_its_caption() -> None:
    text = f"{TITLE}\n{STORY}\nYaw Mensah, the minister of ports\nPhoto credit: Ama Boateng\n{SECOND}"
    assert lines_of(text, LineKind.CAPTION) == ["Yaw Mensah, the minister of ports", "Photo credit: Ama Boateng"]


def test_headlines_of_other_pages_after_an_opener_are_furniture() -> None:
    text = f"{TITLE}\n{STORY}\nRead also\nMarket burns in Kumasi\nMinister flies to Lomé\n{SECOND}"
    assert lines_of(text, LineKind.FURNITURE) == ["Read also", "Market burns in Kumasi", "Minister flies to Lomé"]
    assert SECOND in lines_of(text, LineKind.STORY)


def test_short_lines_after_the_end_are_furniture() -> None:
    text = f"{TITLE}\n{STORY}\nMarket burns in Kumasi\nMinister flies to Lomé\nCold front nears the coast"
    assert len(lines_of(text, LineKind.FURNITURE)) == 3


def test_turns_of_a_conversation_are_the_story() -> None:
    text = f"{TITLE}\n{STORY}\nYaw Mensah: Thank you very much\nAna Ruiz: Thank you"
    assert lines_of(text, LineKind.STORY)[1:] == ["Yaw Mensah: Thank you very much", "Ana Ruiz: Thank you"]


def test_text_of_one_line_is_the_story_even_without_a_full_stop() -> None:
    assert lines_of("Ministers of Ghana and Togo met in Accra", LineKind.STORY) != []


def test_only_story_and_headline_are_read_for_facts() -> None:
    document = document_of(f"{TITLE}\nSHARE\n{STORY}\nRead also: a thing of the past")
    read = [document.words(sentence.span) for sentence in document.sentences]
    assert read == [TITLE, STORY]


def test_a_line_that_only_addresses_somebody_is_story() -> None:
    document = document_of(
        f"{TITLE}\n{STORY}\n“Your Excellency,\n{SECOND}\nPresident Ama Boateng: Mr President,\n{STORY}"
    )
    kinds = {document.words(paragraph.span): paragraph.kind for paragraph in document.paragraphs}
    assert kinds["“Your Excellency,"] is LineKind.STORY
    assert kinds["President Ama Boateng: Mr President,"] is LineKind.STORY


def test_a_line_that_goes_on_in_small_letters_is_one_with_the_line_before() -> None:
    first, second = "The ministers of the two coasts said that the ports are built on shared", "trust and will be open."
    paragraphs = document_of(f"{TITLE}\n{first}\n{second}\n{SECOND}").paragraphs
    assert len(paragraphs) == 3
    assert len(document_of(f"{TITLE}\n{first}\n\n{second}\n{SECOND}").paragraphs) == 4
