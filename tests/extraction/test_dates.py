"""Expressions of time: each rule with its example, tense, context, what they refer to, and what is no date."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.enums import DateBasis, Precision
from app.extraction.date_rules import RULES
from app.extraction.dates import find_dates
from app.lexicon.dates import DateExample
from app.lexicon.languages import load_languages
from app.lexicon.lexicon import load_lexicon
from app.reading.article import RawArticle, Span
from app.reading.segmentation import split_text
from tests.extraction.dating import found_in, mentions_in, raw_article, written
from tests.growth import LINEAR, growth

EXAMPLES = load_languages()["en"].dates.examples
NO_DATES = {"age", "stretch"}
"""Rules that eat what looks like a date."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_rule_finds_what_its_example_says(example: DateExample) -> None:
    found = {mention.rule: mention for mention in mentions_in(example.text, example.published)}
    mention = found[example.rule]
    assert mention.span.of(example.text) == example.finds
    assert (written(mention), mention.precision.value) == (example.value, example.precision)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.counter_example], ids=lambda example: example.rule)
def test_rule_does_not_fire_in_its_counter_example(example: DateExample) -> None:
    rules = {mention.rule for mention in mentions_in(example.counter_example, example.published)}
    assert example.rule not in rules


def test_every_rule_has_an_example() -> None:
    assert {rule.name for rule in RULES} - NO_DATES == {example.rule for example in EXAMPLES} - {"vague", "holiday"}


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [*load_languages()["en"].dates.before_phrases.items(), *load_languages()["en"].dates.after_phrases.items()],
)
def test_vague_phrase_is_found_in_its_sentence(phrase: str, sentence: str) -> None:
    assert phrase in [words.lower() for words, _ in found_in(sentence)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # 2023-03-10 is a Friday.
        ("The envoys met on Friday.", "Friday", "2023-03-10"),
        ("The envoys will meet on Friday.", "Friday", "2023-03-10"),
        ("The envoys met on Tuesday.", "Tuesday", "2023-03-07"),
        ("The envoys will meet on Tuesday.", "Tuesday", "2023-03-14"),
        ("On Tuesday, the envoys met in Oslo.", "Tuesday", "2023-03-07"),
        ("On Tuesday, the envoys will meet in Oslo.", "Tuesday", "2023-03-14"),
        ("The envoy said on Tuesday that the ministers will meet.", "Tuesday", "2023-03-07"),
        ("The envoy said that on Tuesday the ministers will meet.", "Tuesday", "2023-03-14"),
        ("The forum, which opens Tuesday in Oslo, is the third.", "Tuesday", "2023-03-14"),
        ("The self-ruled island expects him on Tuesday.", "Tuesday", "2023-03-14"),
        ("Ms Ahmed will come on Tuesday.", "Tuesday", "2023-03-14"),
        ("They are scheduled to visit a plant and to be received by the minister on Tuesday.", "Tuesday", "2023-03-14"),
        ("They are said to be convinced by what they saw on Tuesday.", "Tuesday", "2023-03-07"),
        ("They met last Tuesday.", "last Tuesday", "2023-03-07"),
        ("They met next Tuesday's team.", "next Tuesday", "2023-03-14"),
        ("The envoys met in April.", "April", "2022-04-01/2022-04-30"),
        ("The envoys will meet in April.", "April", "2023-04-01/2023-04-30"),
        ("The envoys met in January.", "January", "2023-01-01/2023-01-31"),
        ("The envoys will meet in January.", "January", "2024-01-01/2024-01-31"),
        ("The envoys met on December 5.", "December 5", "2022-12-05"),
        ("The envoys will meet on December 5.", "December 5", "2023-12-05"),
        ("Exports fell in the third quarter.", "the third quarter", "2022-07-01/2022-09-30"),
        ("Exports will fall in the third quarter.", "the third quarter", "2023-07-01/2023-09-30"),
    ],
)
def test_tense_of_the_governing_verb_decides(text: str, words: str, value: str) -> None:
    assert (words, value) in found_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On March 3 they met. The next day they left.", ("The next day", "2023-03-04")),
        ("On March 3 they met. A day earlier they had arrived.", ("A day earlier", "2023-03-02")),
        ("On March 3 they met. Two days later they left.", ("Two days later", "2023-03-05")),
        ("On March 3 they met. The previous day was cold.", ("The previous day", "2023-03-02")),
        ("They met in 2015. The following year they signed it.", ("The following year", "2016-01-01/2016-12-31")),
        ("They met in 2015. That year they signed it.", ("That year", "2015-01-01/2015-12-31")),
        ("They met in May 2015. The same month they signed it.", ("The same month", "2015-05-01/2015-05-31")),
        ("They met in 2015 and left that week.", ("that week", "?")),
        ("It fell in 2020 from ten a year earlier.", ("a year earlier", "2019-01-01/2019-12-31")),
    ],
)
def test_expression_refers_to_the_one_before(text: str, expected: tuple[str, str]) -> None:
    assert expected in found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "He may march with them as they may wish.",
        "The 45-year-old minister is aged 45.",
        "They paid $2019 for 2020 tons and 1,995 euros.",
        "Resolution 1701 and Article 2000 were read by the 2019 delegates.",
        "He reads the Sunday Times and the Friday Herald.",
        "Shops opened early on Black Friday and Good Friday.",
        "Talks lasted two days, for three weeks, over the last five years.",
        "They held a two-day visit and a week-long forum.",
        "April Smith and June Carter sang.",
        "The second day of talks was long, the third round longer.",
        "It was the first such visit in ten years.",
        "This year-long study and last-minute deals cost much.",
        "The fall of the government was feared.",
    ],
)
def test_no_date_is_read_where_there_is_none(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "text", ["They read the 2019 agreement.", "Ghana's 2019 budget was read.", "It took part in the 2019 World Cup."]
)
def test_year_that_names_a_thing_is_told_apart(text: str) -> None:
    (mention,) = mentions_in(text, date(2023, 3, 10))
    assert (written(mention), mention.naming) == ("2019-01-01/2019-12-31", True)


@pytest.mark.parametrize("text", ["They met in 2019.", "They met in 2019 in Oslo."])
def test_year_of_what_happened_names_nothing(text: str) -> None:
    (mention,) = mentions_in(text, date(2023, 3, 10))
    assert not mention.naming


def test_days_that_follow_one_another_are_one_stretch() -> None:
    (mention,) = mentions_in("They met on March 3 and 4.", date(2023, 3, 10))
    assert (mention.start, mention.end, mention.lasting) == (date(2023, 3, 3), date(2023, 3, 4), True)


def test_days_apart_are_no_stretch() -> None:
    assert found_in("They met on March 3 and 9.") == [("March 3", "2023-03-03")]


def test_weekday_beside_a_day_finds_the_year() -> None:
    assert found_in("They met on Friday 22 July.", "2024-11-28") == [("Friday 22 July", "2022-07-22")]


def test_day_that_no_calendar_has_is_no_date() -> None:
    assert found_in("They met on February 30, 2023.") == []


def test_ambiguous_figures_are_found_but_not_guessed() -> None:
    assert found_in("The list of 4/5/2023 was read, that of 25/12/2022 too.") == [
        ("4/5/2023", "?"),
        ("25/12/2022", "2022-12-25"),
    ]


def test_without_publication_day_only_full_dates_are_known() -> None:
    text = "They met on Friday, last week and on March 3. On May 5, 2022 they signed it, and left on May 7."
    assert found_in(text, None) == [
        ("Friday", "?"),
        ("last week", "?"),
        ("March 3", "?"),
        ("May 5, 2022", "2022-05-05"),
        ("May 7", "2022-05-07"),
    ]


def test_dateline_is_told_and_is_the_day_of_writing() -> None:
    text = "ACCRA, March 8 (Reuters) - The envoys met in the city on Wednesday and will meet again tomorrow."
    raw = RawArticle(text=text, stem="a", published=date(2023, 3, 10), dateline=Span(0, 26))
    first, weekday, tomorrow = find_dates(split_text(raw), load_lexicon())
    assert (first.basis, first.start) == (DateBasis.DATELINE, date(2023, 3, 8))
    assert (weekday.basis, weekday.start) == (DateBasis.TEXT, date(2023, 3, 8))
    assert tomorrow.start == date(2023, 3, 9)


def test_exact_day_beside_it_makes_a_vague_word_superfluous() -> None:
    assert found_in("Earlier, on March 3, they met.") == [("March 3", "2023-03-03")]


def test_a_weekday_beside_its_day_of_the_calendar_is_no_day_of_its_own() -> None:
    assert found_in("They met this Monday, March 6, 2023, in Oslo.") == [("this Monday, March 6, 2023", "2023-03-06")]
    assert [day for _, day in found_in("They met this Monday, and on March 9 they parted.")] == [
        "2023-03-06",
        "2023-03-09",
    ]


def test_every_kind_of_blank_is_one() -> None:
    assert found_in("They met on 3 March and last week.") == [
        ("3 March", "2023-03-03"),
        ("last week", "2023-02-27/2023-03-05"),
    ]


@pytest.mark.parametrize("piece", ["May 3 ", "earlier ", "the same day ", "1999 ", "a day after ", "7"])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        document = split_text(raw_article(f"It was said of the port in the end. {piece * (size // len(piece))}", None))
        return lambda: find_dates(document, load_lexicon())

    assert growth(reading) < LINEAR


@given(st.text(max_size=60), st.sampled_from(["🙂", "é", "\r\n", "“", "« ", "漢"]))
def test_spans_count_code_points_whatever_stands_before(noise: str, mark: str) -> None:
    text = f"{noise}{mark}\r\nThe envoys met in Oslo on March 3, 2022, and that was the end of it."
    words = [mention.span.of(text) for mention in mentions_in(text, date(2023, 3, 10))]
    assert "March 3, 2022" in words


@given(st.text(alphabet="0123456789 -/.,MayFridlstnexwekq'", max_size=200), st.none() | st.dates())
def test_no_row_of_words_of_time_breaks_it(text: str, published: date | None) -> None:
    for mention in mentions_in(f"The {text} of the envoys was read to all.", published):
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        assert (mention.precision is Precision.UNKNOWN) == (mention.start is None and mention.end is None)
