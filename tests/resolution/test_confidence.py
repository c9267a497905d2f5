"""How sure a reading is: by how its speaker is named, and by what is told of an event's day, sides and city."""

from app.lexicon.confidence import confidence_of, load_confidence
from tests.resolution.test_statements import read

SAID = '"We shall finish the bridge before the winter," {} said on Monday.'


def sure(words: str) -> float:
    """The confidence of the one statement in these words."""
    [statement] = read(words).statements
    return statement.confidence


def test_a_speaker_with_a_full_name_is_surer_than_a_capital_word() -> None:
    assert sure(SAID.format("Foreign Minister Pedro Salgado")) > sure(SAID.format("The Harbour"))


def test_talks_with_both_sides_day_and_city_are_surer_than_talks_at_some_time() -> None:
    told = read("Peruvian President Ana Quiroga met Norwegian Prime Minister Nils Aas in Oslo on Monday.").events
    vague = read("Peruvian and Norwegian delegations have held talks.", published=None).events
    assert vague == () or max(event.confidence for event in vague) < told[0].confidence
    assert told[0].confidence > load_confidence().usual


def test_the_most_special_kind_that_is_known_decides() -> None:
    known = {"direct": 0.8, "direct full": 0.9}
    assert confidence_of(["direct", "direct full", "direct.odd full"], known) == 0.9
    assert confidence_of(["event"], known) == load_confidence().usual
