"""What an editor says about the world: each file is read, each mistake is told."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from app.config import PROJECT_DIR
from app.enums import ActorKind, PlaceKind
from app.errors import DataError
from app.lexicon.offices import load_offices
from app.lexicon.seeds import Seeds, load_seeds


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds(PROJECT_DIR / "seeds")


def test_every_office_is_of_somebody_known(seeds: Seeds) -> None:
    keys = {actor.key for actor in seeds.actors}
    bodies = {office.body for actor in seeds.actors for office in actor.offices if office.body}
    assert bodies - keys == set()


def test_every_kind_of_office_is_one_of_the_lexicon_s(seeds: Seeds) -> None:
    kinds = {kind for kind, _ in load_offices().examples}
    used = {office.kind.removeprefix("deputy_") for actor in seeds.actors for office in actor.offices}
    assert used - kinds == set()


def test_no_office_of_a_state_has_two_holders_at_once(seeds: Seeds) -> None:
    for kind in ("head_of_state", "head_of_government", "foreign_minister", "defence_minister"):
        for country in ("KZ", "RU"):
            held = sorted(
                (office.start, office.end, actor.key)
                for actor in seeds.actors
                for office in actor.offices
                if (office.kind, office.country) == (kind, country) and office.start
            )
            for (_, end, one), (start, _, other) in pairwise(held):
                assert end is not None and end < start, (one, other)


@pytest.mark.parametrize("country", ["KZ", "RU"])
def test_leading_offices_are_known_since_2019(seeds: Seeds, country: str) -> None:
    kinds = Counter(office.kind for actor in seeds.actors for office in actor.offices if office.country == country)
    assert {"head_of_state", "head_of_government", "foreign_minister", "speaker", "defence_minister"} <= set(kinds)


def test_people_of_kazakhstan_and_russia_have_names_in_three_languages(seeds: Seeds) -> None:
    people = [actor for actor in seeds.actors if actor.kind is ActorKind.PERSON]
    assert [actor.key for actor in people if {"en", "ru", "kk"} - {name.language for name in actor.names}] == []


def test_no_alias_is_borne_by_two_actors_but_shared_demonyms(seeds: Seeds) -> None:
    bearers: dict[str, set[str]] = {}
    for actor in seeds.actors:
        for name in actor.names:
            bearers.setdefault(name.text.casefold(), set()).add(actor.key)
    assert {name: keys for name, keys in bearers.items() if len(keys) > 1} == {}


def test_venues_stand_in_cities_of_their_state(seeds: Seeds) -> None:
    places = {place.key: place for place in seeds.places}
    for place in seeds.places:
        if place.parent:
            assert places[place.parent].kind is PlaceKind.CITY
            assert places[place.parent].country == place.country


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("actors/a.toml", '[[actor]]\nkey = "ana"\nkind = "person"\nnam = "Ana"\n', r"a\.toml: actor\.0\.name"),
        ("actors/a.toml", '[[actor]]\nkey = "Ana Q"\nkind = "person"\nname = "Ana"\n', r"a\.toml: actor\.0\.key"),
        ("actors/a.toml", '[[actor]]\nkey = "ana"\nkind = "ghost"\nname = "Ana"\n', r"a\.toml: actor\.0\.kind"),
        ("actors/a.toml", "[[actor]\n", r"a\.toml: not valid TOML"),
        (
            "actors/a.toml",
            '[[actor]]\nkey = "ana"\nkind = "person"\nname = "Ana"\n'
            'offices = [{ title = "Mayor", kind = "head", start = 2024-01-02, end = 2024-01-01 }]\n',
            r"a\.toml: actor\.0\.offices\.0",
        ),
        (
            "places/p.toml",
            '[[place]]\nkey = "x"\nkind = "city"\nname = "X"\ncountry = "Peru"\n',
            r"p\.toml: place\.0\.country",
        ),
        ("actors/a.toml", '[[actor]]\nkey = "ana"\nkind = "person"\nname = "Ana"\n' * 2, r"ana: the key stands twice"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path: Path, file: str, content: str, message: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(content)
    with pytest.raises(DataError, match=message):
        load_seeds(tmp_path)
