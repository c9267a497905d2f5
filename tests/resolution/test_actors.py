"""Who is meant: names, offices, pronouns and groups of one article."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.enums import ActorKind
from app.extraction import extract
from app.extraction.mentions import ActorMention, Extraction
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.resolution.actors import ActorResolution, resolve_actors
from tests.extraction.texts import document
from tests.growth import LINEAR, growth


class Reading:
    """One text with its actors told apart."""

    def __init__(self, text: str, published: date = date(2024, 5, 6)) -> None:
        read = document(text)
        read = replace(read, raw=replace(read.raw, published=published))
        self.extraction: Extraction = extract(read, load_lexicon(), default_gazetteer())
        self.resolution: ActorResolution = resolve_actors(self.extraction, default_gazetteer())
        self.text = text

    def mention(self, words: str, last: bool = True) -> ActorMention:
        """The mention printed so, the last one unless told otherwise."""
        fitting = [m for m in self.extraction.actors if words in (m.span.of(self.text), m.head.of(self.text))]
        return fitting[-1 if last else 0]

    def meant(self, words: str) -> list[str]:
        """Names of the actors that the words mean."""
        return [self.resolution.actors[ref].name for ref in self.resolution.of(self.mention(words))]

    def persons(self) -> list[str]:
        """Names of all persons."""
        return [actor.name for actor in self.resolution.actors if actor.kind is ActorKind.PERSON]


TALKS = "Kenyan President Ana Otieno received Danish Prime Minister Lars Friis in Nairobi. "


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("The Kenyan president", "Ana Otieno"),
        ("The Danish leader", "Lars Friis"),
        ("The prime minister", "Lars Friis"),
        ("The head of the Kenyan state", "Ana Otieno"),
        ("Otieno", "Ana Otieno"),
    ],
)
def test_an_office_or_surname_means_who_bears_it(words: str, meant: str) -> None:
    assert Reading(f"{TALKS}{words} was content.").meant(words) == [meant]


def test_a_counterpart_is_the_other_state_s_holder_of_the_office() -> None:
    reading = Reading(
        "Chad's Foreign Minister Ali Saleh met Foreign Minister of Niger Musa Bello. "
        "Saleh thanked his Nigerien counterpart."
    )
    assert reading.meant("his Nigerien counterpart") == ["Musa Bello"]


def test_an_office_nobody_bears_in_the_text_is_looked_up_at_the_article_s_day() -> None:
    text = "The prime minister of Kazakhstan will travel to Lima."
    early, late = Reading(text, date(2022, 7, 12)), Reading(text, date(2024, 12, 1))
    keys = [
        reading.resolution.actors[reading.resolution.of(reading.mention("prime minister of Kazakhstan"))[0]].key
        for reading in (early, late)
    ]
    assert keys == ["alikhan-smailov", "olzhas-bektenov"]


def test_an_unknown_holder_is_an_actor_of_its_own_with_office_and_country() -> None:
    reading = Reading("The Chadian foreign minister left.")
    (ref,) = reading.resolution.of(reading.mention("The Chadian foreign minister"))
    actor = reading.resolution.actors[ref]
    assert (actor.key, actor.office_kind, actor.country) == (None, "foreign_minister", "TD")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Maria Lopes met Pedro Rojas. She was content.", "Maria Lopes"),
        ("Maria Lopes met Pedro Rojas. He was content.", "Pedro Rojas"),
        ("Pedro Rojas met Juan Mamani. He was content.", "Pedro Rojas"),
        ("At a meeting with Pedro Rojas, Juan Mamani praised the plan. He was content.", "Juan Mamani"),
    ],
)
def test_a_pronoun_means_the_subject_of_fitting_gender(text: str, meant: str) -> None:
    reading = Reading(text)
    pronoun = "She" if "She" in text else "He"
    assert reading.meant(pronoun) == [meant]


def test_a_person_named_inside_a_quotation_is_not_who_speaks_on() -> None:
    reading = Reading(
        'The plan was told by Juan Mamani. "President Pedro Rojas will come in spring for talks," he said.'
    )
    assert reading.meant("he") == ["Juan Mamani"]


def test_groups_mean_their_members() -> None:
    reading = Reading(f"{TALKS}The two leaders signed a plan for the two countries.")
    assert sorted(reading.meant("The two leaders")) == ["Ana Otieno", "Lars Friis"]
    reading = Reading("Kenya and Denmark agreed. The two countries will trade.")
    assert sorted(reading.meant("The two countries")) == ["Denmark", "Kenya"]


def test_a_group_of_one_member_cannot_be_told() -> None:
    assert Reading("Kenyan President Ana Otieno left. The two leaders had met before.").meant("The two leaders") == []


def test_persons_of_one_surname_are_not_fused() -> None:
    reading = Reading("President Pedro Rojas came with his wife Carla Rojas. Minister Juan Rojas stayed.")
    assert sorted(reading.persons()) == ["Carla Rojas", "Juan Rojas", "Pedro Rojas"]


def test_a_shared_surname_means_the_leader_not_the_family() -> None:
    reading = Reading("President Pedro Rojas came with First Lady Carla Rojas. Rojas left on Sunday.")
    assert reading.meant("Rojas") == ["Pedro Rojas"]


def test_a_shared_surname_goes_to_the_office_told_with_it() -> None:
    text = "President Pedro Rojas flew to Oslo. President Rojas was met there, with Minister Juan Rojas beside him."
    assert Reading(text).meant("President Rojas") == ["Pedro Rojas"]


def test_a_shared_surname_without_office_means_who_was_named_last() -> None:
    text = "Minister Juan Rojas opened the talks. Vice President Carla Rojas came later. Rojas added that it rained."
    assert Reading(text).meant("Rojas") == ["Carla Rojas"]


def test_a_son_with_the_fathers_names_is_another_person() -> None:
    text = "President Nicolas Rojas came with his son, Nicolas Ernesto Rojas Guerra. Rojas left on Sunday."
    assert sorted(Reading(text).persons()) == ["Nicolas Ernesto Rojas Guerra", "Nicolas Rojas"]


def test_the_prime_minister_is_the_one_without_a_state() -> None:
    text = "Prime Minister Ann Lee met Juan Rojas, Prime Minister of Peru. The Prime Minister will fly home."
    assert Reading(text).meant("The Prime Minister") == ["Ann Lee"]


def test_his_highness_alone_is_who_was_spoken_of() -> None:
    text = "His Highness Sheikh Zayed bin Rashid, President of the UAE, met Juan Rojas. His Highness said it was late."
    assert Reading(text).meant("His Highness") == ["Zayed bin Rashid"]
    assert Reading(text).persons() == ["Zayed bin Rashid", "Juan Rojas"]


def test_president_x_and_mrs_x_are_two() -> None:
    reading = Reading("President Pedro Rojas left. Mrs Rojas stayed.")
    assert sorted(reading.persons()) == ["Pedro Rojas", "Rojas"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Olga Matviyuk", "Matviuk"),
        ("Ana Maria Quispe", "Ana Quispe"),
        ("A. Quispe", "Ana Quispe"),
        ("Kim Song Ho", "Kim"),
    ],
)
def test_spellings_of_one_person_are_one(first: str, then: str) -> None:
    assert len(Reading(f"Minister {first} left. Minister {then} came back.").persons()) == 1


def test_a_state_and_its_leader_are_two() -> None:
    reading = Reading("Kenyan President Ana Otieno said that Kenya is ready. Kenya will sign.")
    kinds = {actor.name: actor.kind for actor in reading.resolution.actors}
    assert kinds["Kenya"] is ActorKind.STATE
    assert kinds["Ana Otieno"] is ActorKind.PERSON


def test_one_ministry_by_two_names() -> None:
    reading = Reading(
        "Chad's Foreign Ministry denied it. The Ministry of Foreign Affairs of Chad repeated that. The ministry smiled."
    )
    bodies = [actor for actor in reading.resolution.actors if actor.kind is ActorKind.BODY]
    assert len(bodies) == 1
    assert reading.meant("The ministry") == [bodies[0].name]


def test_an_unnamed_official_speaks_for_the_institution() -> None:
    reading = Reading("A spokesperson for the Chadian Foreign Ministry denied it.")
    assert reading.meant("A spokesperson for the Chadian Foreign Ministry") == ["Chadian Foreign Ministry"]


def test_known_persons_are_known_in_any_spelling() -> None:
    reading = Reading("Foreign Minister Sergei Lavrov and Speaker Valentina Matvienko came.")
    assert [actor.key for actor in reading.resolution.actors if actor.kind is ActorKind.PERSON] == [
        "sergey-lavrov",
        "valentina-matviyenko",
    ]


def test_the_kingdom_is_the_article_s_monarchy() -> None:
    assert Reading("Saudi Arabia and Egypt agreed. The Kingdom will pay.").meant("Kingdom") == ["Saudi Arabia"]


def test_a_thing_that_takes_somebody_is_the_subject() -> None:
    text = "Norwegian President Nils Aas is on his first tour, which will take him to Peru. Raul Quispe waits."
    assert Reading(text).meant("him") == ["Nils Aas"]


def test_a_long_list_of_names_is_read_in_linear_time() -> None:
    def reading(count: int) -> Callable[[], object]:
        text = "\n".join(
            f"Minister Pedro Rojas{chr(97 + n % 26)}{n % 97} met her. The minister left. He smiled."
            for n in range(count)
        )
        extracted = extract(document(text), load_lexicon(), default_gazetteer())
        return lambda: resolve_actors(extracted, default_gazetteer())

    assert growth(reading, small=100) < LINEAR


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Army spokesman Juan Mamani left. A spokesman for the Chadian navy denied it.",
         "A spokesman for the Chadian navy", ["Chadian navy"]),
        ("Adviser Ana Quispe left. An adviser of the Kenyan president denied it.", "An adviser", []),
        ("Adviser Ana Quispe left. The adviser denied it.", "The adviser", ["Ana Quispe"]),
    ],
)  # fmt: skip
def test_somebody_new_is_not_the_one_before(text: str, words: str, meant: list[str]) -> None:
    assert Reading(text).meant(words) == meant


def test_a_minister_s_ministry_is_told_by_his_office() -> None:
    reading = Reading("Mongolian Foreign Minister Batmunkh Bold left. His ministry said the trip was short.")
    assert reading.meant("His ministry") == ["Mongolian Foreign Ministry"]


def test_whoever_speaks_means_others_by_he_and_the_president_of_the_own_state() -> None:
    text = (
        "Peruvian President Raul Quispe telephoned Norwegian President Nils Aas, Peruvian presidential spokesman "
        'Jorge Salas said. "The president is in the palace. He has just hung up," Salas said.'
    )
    reading = Reading(text)
    assert reading.meant("The president") == ["Raul Quispe"]
    assert reading.meant("He") == ["Raul Quispe"]


def test_an_office_of_which_a_state_has_one_acts_without_a_name() -> None:
    text = "The Prime Minister spoke to President Ana Quiroga of Peru. The Prime Minister thanked her."
    assert Reading(text).meant("The Prime Minister") == ["Prime Minister"]
    assert Reading("The minister spoke to President Ana Quiroga of Peru.").meant("The minister") == []
