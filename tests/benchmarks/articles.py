"""Articles for measuring: about 400 words of news each, put together from our own sentences, no two alike.

As in life, some states are in the news far more often than others, and each has its own people: two articles seldom
tell of the same two persons on the same day.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random

WORDS = 400
GIVEN_NAMES = (
    "Yaw", "Ana", "Kofi", "Marta", "Ola", "Samir", "Irina", "Diego", "Amina", "Peter", "Lucia", "Omar", "Helena",
    "Victor", "Nadia", "Tomas", "Elena", "Ibrahim", "Sofia", "Daniel",
)  # fmt: skip
FAMILY_NAMES = (
    "Mensah", "Ruiz", "Adjei", "Nowak", "Berg", "Haddad", "Volkova", "Quispe", "Tanaka", "Okafor", "Lindqvist",
    "Moreau", "Petrov", "Silva", "Kovacs", "Rahman", "Duarte", "Hansen", "Mbeki", "Castillo", "Weber", "Ivanova",
    "Santos", "Yilmaz", "Karimov", "Nguyen", "Popescu", "Farah", "Jansen", "Abebe",
)  # fmt: skip
CAPITALS = {
    "Ghana": "Accra", "Norway": "Oslo", "Peru": "Lima", "Poland": "Warsaw", "Jordan": "Amman", "Kazakhstan": "Astana",
    "Japan": "Tokyo", "Kenya": "Nairobi", "Chile": "Santiago", "Togo": "Lome", "Egypt": "Cairo", "France": "Paris",
    "Brazil": "Brasilia", "India": "New Delhi", "Vietnam": "Hanoi", "Turkey": "Ankara", "Spain": "Madrid",
    "Sweden": "Stockholm", "Nigeria": "Abuja", "Morocco": "Rabat", "Mexico": "Mexico City", "Canada": "Ottawa",
    "Austria": "Vienna", "Greece": "Athens", "Finland": "Helsinki", "Uganda": "Kampala", "Bolivia": "La Paz",
    "Armenia": "Yerevan", "Malaysia": "Kuala Lumpur", "Ireland": "Dublin",
}  # fmt: skip
STATES = tuple(CAPITALS)
IN_THE_NEWS = tuple(1 / rank for rank in range(1, len(STATES) + 1))
PEOPLE_OF_A_STATE = 20
OFFICES = ("Foreign Minister", "Prime Minister", "President", "Deputy Minister of Trade", "Ambassador")
DAYS = ("on Monday", "on March 3", "last week", "on 12 May 2024", "next month", "in 2023", "on Friday", "yesterday")
SENTENCES = (
    "{office} {person} of {state} met {other_office} {other} of {other_state} in {city} {day}.",
    "{person} arrived in {city} {day} for an official visit, the ministry said in a statement.",
    '"We are ready to build the road along the coast, and we will do it together," {person} said {day}.',
    "{other} noted that trade between {state} and {other_state} had grown by {number} percent.",
    "The two sides signed a memorandum on energy and transport {day}, according to the Foreign Ministry.",
    '"The port is open," {other} told reporters. "It will stay open for the ships of both peoples."',
    "He added that the talks on water and grain would go on in {city} {day}.",
    "The ministers spoke by telephone {day} and agreed to hold a summit in {city}.",
    "{person} said he hoped that the {other_state} delegation would come to {city} {day}.",
    "The parliaments of {state} and {other_state} have worked on a plan for students and teachers since {year}.",
    "Some {number} companies of {state} are at work in {other_state}, most of them in mining and farming.",
    "{state} imposed sanctions on {number} firms {day}, and {other_state} answered with a ban on fish.",
    "Earlier, {other} had invited {person} to visit {other_state} at a time that suits both.",
    "Markets were calm and the harvest was good, a report of the state radio said.",
    "According to {person}, the border would be marked within {small} years.",
)


def article_texts(count: int, seed: int = 7) -> Iterator[str]:
    """So many articles."""
    random = Random(seed)
    for _ in range(count):
        yield _article(random)


def _article(random: Random) -> str:
    state, other_state = _two_states(random)
    person, other = (_person(random, number) for number in (STATES.index(state), STATES.index(other_state)))
    city = CAPITALS[random.choice((state, other_state))]
    lines = [f"{state} and {other_state} hold talks in {city}"]
    words = 0
    for pattern in islice(cycle(random.sample(SENTENCES, len(SENTENCES))), 60):
        sentence = pattern.format(
            person=person, other=other, state=state, other_state=other_state, city=city,
            office=random.choice(OFFICES), other_office=random.choice(OFFICES),
            day=random.choice(DAYS), number=random.randint(2, 900), small=random.randint(2, 9),
            year=random.randint(1992, 2023),
        )  # fmt: skip
        lines.append(sentence)
        words += sentence.count(" ") + 1
        if words >= WORDS:
            break
    paragraphs = [lines[0], *(" ".join(lines[n : n + 2]) for n in range(1, len(lines), 2))]
    return "\n\n".join(paragraphs)


def _two_states(random: Random) -> list[str]:
    first = random.choices(STATES, IN_THE_NEWS)[0]
    second = first
    while second == first:
        second = random.choices(STATES, IN_THE_NEWS)[0]
    return [first, second]


def _person(random: Random, state: int) -> str:
    """One of a state's own people; no two states share a name."""
    number = state * PEOPLE_OF_A_STATE + random.randrange(PEOPLE_OF_A_STATE)
    return f"{GIVEN_NAMES[number % len(GIVEN_NAMES)]} {FAMILY_NAMES[number // len(GIVEN_NAMES) % len(FAMILY_NAMES)]}"
