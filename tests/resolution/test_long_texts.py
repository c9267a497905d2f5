"""A text as long as a book is resolved in time that grows with its length, not with the square of it."""

from collections.abc import Callable

from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.resolution import resolve
from tests.extraction.texts import document
from tests.growth import LINEAR, growth


def many(sentence: str) -> Callable[[int], Callable[[], object]]:
    """Resolves so many paragraphs of one sentence, each with another name."""

    def reading(count: int) -> Callable[[], object]:
        text = "\n\n".join(
            sentence.format(name=f"Pedro Rojas{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}") for n in range(count)
        )
        extraction = extract(document(text), load_lexicon(), default_gazetteer())
        return lambda: resolve(extraction, default_gazetteer())

    return reading


def test_many_meetings_of_different_people_are_compared_with_their_neighbours_only() -> None:
    assert growth(many("Foreign Minister {name} of Peru met his Chilean counterpart in Lima."), small=100) < LINEAR


def test_many_visits_and_what_was_signed_during_them() -> None:
    told = "Foreign Minister {name} of Peru visited Chile. Peru and Chile signed a memorandum during the visit."
    assert growth(many(told), small=100) < LINEAR


def test_many_speakers() -> None:
    told = "Foreign Minister {name} of Peru arrived. “We will build the port together,” he said in a statement."
    assert growth(many(told), small=100) < LINEAR
