"""Spellings made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lexicon.folding import fold, fold_aligned, name_skeleton

ONE_NAME = [
    ("Kasym-Jomart", "Kassym-Jomart", "Касым-Жомарт", "Қасым-Жомарт"),
    ("Tokayev", "Tokaev", "Токаев", "Тоқаев"),
    ("Matvienko", "Matviyenko", "Матвиенко"),
    ("Aleksey", "Alexei", "Alexey", "Алексей"),
    ("Dmitry", "Dmitri", "Dmitriy", "Дмитрий"),
    ("Zhaparov", "Japarov", "Жапаров"),
    ("Yeltsin", "Ельцин"),
]


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({name_skeleton(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Lavrov", "Lavrova"), ("Petrov", "Petrenko"), ("Karimov", "Kerimov")])
def test_different_names_have_different_skeletons(one: str, other: str) -> None:
    assert name_skeleton(one) != name_skeleton(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлка", "елка"),
        ("Erdoğan", "erdogan"),
        ("İstanbul", "istanbul"),
        ("Қазақстан", "казакстан"),
        ("Йемен", "йемен"),
    ],
)
def test_folding_takes_off_case_accents_and_kazakh_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_aligned_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_aligned(text)) == len(text)


def test_aligned_folding_writes_marks_as_spaces_but_keeps_what_tells_names_apart() -> None:
    assert fold_aligned("“OPEC+” and Nur-Sultan’s") == " opec+  and nur sultan s"
