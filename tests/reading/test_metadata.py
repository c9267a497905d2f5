"""What a text tells of itself: title, publisher, day, dateline, translation, outlets it relays, terms of reuse."""

from datetime import date
from pathlib import Path

import pytest

from app.lexicon.languages import LinePattern, load_languages
from app.reading.article import RawArticle
from tests.reading.pages import SECOND, STORY, article_of

WORDS = load_languages()["en"].reading
TITLE = "Ghana and Togo hold a third round of talks"


def found(raw: RawArticle, what: str) -> list[str]:
    return [span.of(raw.text) for name, span in raw.found if name == what]


def test_title_is_the_first_headline(tmp_path: Path) -> None:
    raw = article_of(tmp_path, f"Skip to main content\n{TITLE}\nSubtitle of it\n{STORY}")
    assert (raw.title, found(raw, "title")) == (TITLE, [TITLE])


def test_story_without_headline_has_no_title(tmp_path: Path) -> None:
    assert article_of(tmp_path, STORY).title is None


def test_publisher_stands_before_the_lead(tmp_path: Path) -> None:
    raw = article_of(tmp_path, f"{TITLE}\n\nLakeside.gh – {STORY}")
    assert (raw.publisher, raw.dateline) == ("Lakeside.gh", None)


@pytest.mark.parametrize(
    ("lead", "dateline"),
    [
        ("ACCRA – 8 March 2023: ", "ACCRA – 8 March 2023:"),
        ("ACCRA, March 8 (Reuters) - ", "ACCRA, March 8 (Reuters) -"),
        ("ACCRA — ", "ACCRA —"),
        ("Accra: ", "Accra:"),
        ("CAPE TOWN, South Africa (AP) — ", "CAPE TOWN, South Africa (AP) —"),
        ("ACCRA, March 8. ", "ACCRA, March 8."),
        ("ACCRA, Ghana, March 8. ", "ACCRA, Ghana, March 8."),
        ("ACCRA, March 8. /WIRE/. ", "ACCRA, March 8. /WIRE/."),
        ("Accra, 8 March /GHANAWIRE/- ", "Accra, 8 March /GHANAWIRE/-"),
        ("ACCRA. GHANAWIRE - ", "ACCRA. GHANAWIRE -"),
        ("ACCRA (Lake News / Wire - 8th March, 2023) ", "ACCRA (Lake News / Wire - 8th March, 2023)"),
        ("GHANA (and Togo) ", None),
        ("President Mensah. ", None),
        ("Yaw Mensah: ", None),
        ("On March 6–7 ", None),
        ("Lakeside – ", None),
    ],
)
def test_dateline(tmp_path: Path, lead: str, dateline: str | None) -> None:
    raw = article_of(tmp_path, f"{TITLE}\n\n{lead}{STORY}", publisher="Lakeside")
    assert (raw.dateline.of(raw.text) if raw.dateline else None) == dateline


def test_place_on_a_line_of_its_own_is_a_dateline(tmp_path: Path) -> None:
    raw = article_of(tmp_path, f"{TITLE}\n\n{STORY}\n\nJubilee House, Accra\n\n{SECOND}")
    assert raw.dateline is not None
    assert raw.dateline.of(raw.text) == "Jubilee House, Accra"


def test_place_beside_the_day_is_a_dateline(tmp_path: Path) -> None:
    raw = article_of(tmp_path, f"Cape Coast\n8 March 2023\n{TITLE}\nYaw Mensah, Secretary-General\n{STORY}")
    assert raw.dateline is not None
    assert raw.dateline.of(raw.text) == "Cape Coast"


@pytest.mark.parametrize("pattern", WORDS.published, ids=lambda p: p.example)
def test_line_of_publication(tmp_path: Path, pattern: LinePattern) -> None:
    raw = article_of(tmp_path, f"{TITLE}\n{pattern.example}\n{STORY}")
    assert raw.published == date(2023, 3, 3)
    assert article_of(tmp_path, f"{TITLE}\n{pattern.counter_example}\n{STORY}").published is None


def test_publication_is_believed_before_the_update(tmp_path: Path) -> None:
    raw = article_of(tmp_path, f"{TITLE}\nUpdated: March 9, 2023\nPublished: March 8, 2023\n{STORY}")
    assert raw.published == date(2023, 3, 8)


def test_full_dateline_tells_the_day_of_publication(tmp_path: Path) -> None:
    assert article_of(tmp_path, f"ACCRA – 8 March 2023: {STORY}").published == date(2023, 3, 8)


@pytest.mark.parametrize("pattern", WORDS.machine_translation, ids=lambda p: p.example)
def test_note_of_machine_translation(tmp_path: Path, pattern: LinePattern) -> None:
    raw = article_of(tmp_path, f"{TITLE}\n{STORY}\n{pattern.example}")
    assert (raw.machine_translated, found(raw, "machine_translated")) == (True, [pattern.example])
    assert not article_of(tmp_path, f"{TITLE}\n{STORY}\n{pattern.counter_example}").machine_translated


@pytest.mark.parametrize("pattern", WORDS.reuse, ids=lambda p: p.example)
def test_terms_of_reuse(tmp_path: Path, pattern: LinePattern) -> None:
    raw = article_of(tmp_path, f"{TITLE}\n{STORY}\n{pattern.example}")
    assert raw.reuse_share in (0.4, 0.25)
    assert raw.reuse_terms is not None
    assert raw.reuse_terms.of(raw.text) == pattern.example
    assert article_of(tmp_path, f"{TITLE}\n{STORY}\n{pattern.counter_example}").reuse_share is None


@pytest.mark.parametrize("pattern", WORDS.sources.patterns, ids=lambda p: p.example)
def test_outlet_that_is_relayed(tmp_path: Path, pattern: LinePattern) -> None:
    raw = article_of(tmp_path, f"{TITLE}\n{STORY}\n{pattern.example}")
    assert raw.via != ()
    assert found(raw, "via") == list(raw.via)
    assert article_of(tmp_path, f"{TITLE}\n{STORY}\n{pattern.counter_example}").via == ()


def test_chain_of_outlets_is_told_in_order(tmp_path: Path) -> None:
    raw = article_of(
        tmp_path, f"The port reopened, Lakeside reports with reference to Coastal Herald citing Harbour News. {STORY}"
    )
    assert raw.via == ("Coastal Herald", "Harbour News")


def test_publisher_is_no_outlet_of_its_own(tmp_path: Path) -> None:
    assert article_of(tmp_path, f"ACCRA, March 8 (Xinhua) -- {STORY}", publisher="Xinhua").via == ()
