"""Topics: each is found in its example and not in its counter-example; words count whole."""

import pytest

from app.extraction.topics import find_topics
from app.lexicon.topics import Topic, load_topics

TOPICS = list(load_topics().values())


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_topic_is_found_in_its_example_and_not_in_its_counter_example(topic: Topic) -> None:
    assert topic.code in find_topics(topic.example)
    assert topic.code not in find_topics(topic.counter_example)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_every_word_tells_its_topic(topic: Topic) -> None:
    for word in topic.words:
        assert topic.code in find_topics(f"They spoke of {word.removesuffix('*')}."), word


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_labels_in_three_languages(topic: Topic) -> None:
    assert topic.label.en and topic.label.ru and topic.label.kk and topic.description


@pytest.mark.parametrize("text", ["The turmoil went on.", "He was at a loss for words.", "", "An award was given."])
def test_a_part_of_a_word_is_no_word(text: str) -> None:
    assert find_topics(text) == ()


def test_topics_stand_in_alphabetical_order_once_each() -> None:
    text = "Oil, gas and more oil will be sold; trade in grain and the nuclear power plant were discussed."
    assert find_topics(text) == ("agriculture", "energy", "nuclear", "trade")


def test_phrase_that_means_something_else_cancels_only_itself() -> None:
    assert find_topics("The trade union spoke of free trade.") == ("trade",)
    assert find_topics("The trade union spoke.") == ()
