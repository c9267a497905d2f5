"""Near-identical statements of one speaker are one; formulas, other days and other words are not."""

import pytest

from app.enums import DateBasis, StatementKind
from app.merging.partition import Exclusion, Link
from app.merging.tellings import StatementTelling
from app.merging.wordings import likeness, relate_statements, words_of
from tests.merging.tellings import days, statement

BRIDGE = "We shall finish the bridge over the river before the winter comes, whatever it costs us"

JOINED = {
    "the same words": (BRIDGE, BRIDGE),
    "other marks and case": (BRIDGE, BRIDGE.upper().replace(",", " —")),
    "a word dropped": (BRIDGE, BRIDGE.replace("whatever", "whatever it may be that")),
    "cut by one outlet": (BRIDGE, "We shall finish the bridge over the river before the winter comes"),
}
APART = {
    "a cut too short to tell": (BRIDGE, "We shall finish the bridge"),
    "other words": (BRIDGE, "We have never discussed the bridge over the river, and shall not do so before the spring"),
    "a formula": ("Thank you all very", "Thank you both very"),
}


@pytest.mark.parametrize("pair", JOINED.values(), ids=JOINED)
def test_joins(pair: tuple[str, str]) -> None:
    assert isinstance(relate_statements(statement("a", pair[0]), statement("b", pair[1])), Link)
    assert isinstance(relate_statements(statement("a", pair[1]), statement("b", pair[0])), Link)


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_keeps_apart(pair: tuple[str, str]) -> None:
    assert relate_statements(statement("a", pair[0]), statement("b", pair[1])) is None


@pytest.mark.parametrize(
    "other",
    [
        statement("b", BRIDGE, speaker="ada-quill"),
        statement("b", BRIDGE, speaker=None),
        statement("b", BRIDGE, kind=StatementKind.INDIRECT),
        statement("b", BRIDGE, language="ru"),
    ],
    ids=["speaker", "nobody", "kind", "language"],
)
def test_another_speaker_kind_or_language_is_another_statement(other: StatementTelling) -> None:
    assert relate_statements(statement("a", BRIDGE), other) is None


def test_the_same_words_on_two_told_days_are_two() -> None:
    assert isinstance(
        relate_statements(statement("a", BRIDGE), statement("b", BRIDGE, days=days("2024-11-28"))), Exclusion
    )


def test_a_day_taken_from_printing_may_be_later() -> None:
    printed = statement("b", BRIDGE, days=days("2024-11-29", basis=DateBasis.PUBLICATION))
    assert isinstance(relate_statements(statement("a", BRIDGE), printed), Link)
    late = statement("b", BRIDGE, days=days("2024-12-09", basis=DateBasis.PUBLICATION))
    assert isinstance(relate_statements(statement("a", BRIDGE), late), Exclusion)


def test_one_article_prints_two() -> None:
    assert isinstance(relate_statements(statement("a", BRIDGE), statement("a", BRIDGE)), Exclusion)


def test_likeness_is_a_share_and_the_same_both_ways() -> None:
    a, b = words_of(BRIDGE), words_of(BRIDGE.replace("winter", "summer"))
    assert likeness(a, a) == 1
    assert 0.8 < likeness(a, b) == likeness(b, a) < 1
