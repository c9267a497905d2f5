"""Articles for measuring: about 400 words of news each, put together from our own sentences, no two alike."""

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random

WORDS = 400
PEOPLE = ("Yaw Mensah", "Ana Ruiz", "Li Na", "Kofi Adjei", "Marta Nowak", "Ola Berg", "Samir Haddad", "Irina Volkova")
STATES = ("Ghana", "Togo", "Norway", "Peru", "Poland", "Jordan", "Kazakhstan", "Japan", "Kenya", "Chile")
CITIES = ("Accra", "Oslo", "Lima", "Warsaw", "Amman", "Astana", "Tokyo", "Nairobi", "Santiago", "Geneva")
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
    person, other = random.sample(PEOPLE, 2)
    state, other_state = random.sample(STATES, 2)
    lines = [f"{state} and {other_state} hold talks in {random.choice(CITIES)}"]
    words = 0
    for pattern in islice(cycle(random.sample(SENTENCES, len(SENTENCES))), 60):
        sentence = pattern.format(
            person=person, other=other, state=state, other_state=other_state,
            office=random.choice(OFFICES), other_office=random.choice(OFFICES), city=random.choice(CITIES),
            day=random.choice(DAYS), number=random.randint(2, 900), small=random.randint(2, 9),
            year=random.randint(1992, 2023),
        )  # fmt: skip
        lines.append(sentence)
        words += sentence.count(" ") + 1
        if words >= WORDS:
            break
    paragraphs = [lines[0], *(" ".join(lines[n : n + 2]) for n in range(1, len(lines), 2))]
    return "\n\n".join(paragraphs)
