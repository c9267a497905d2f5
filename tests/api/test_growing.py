"""Whoever pages through a collection while articles come in gets every row that was there at the start exactly once."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.config import Settings
from app.ingest import ingest_paths
from tests.servers import Client, application

CITIES = ("Bergen", "Porto", "Mombasa", "Arequipa", "Da Nang", "Cuenca", "Nadi", "Sfax", "Daugavpils", "Thies")
PEOPLE = ("Aksel Vangsnes", "Rui Caldeira", "Wanjiru Otieno", "Illari Mamani", "Linh Doan", "Inti Guaman",
          "Seru Naivalu", "Yosra Belhadj", "Juris Kalnins", "Awa Ndoye")  # fmt: skip
COLLECTIONS = [("events", "-date"), ("events", "date"), ("statements", "-date"), ("timeline", "date"),
               ("articles", "-date"), ("actors", "name"), ("places", "-name")]  # fmt: skip
STORY = """Talks in {city}

On {day} {month} {year}, Norwegian Foreign Minister {person} arrived in {city} for an official visit.

"The ferries of {city} will sail again in {month}," {person} said on {day} {month}.
"""


@pytest.fixture
def growing(seeded_url: str) -> Iterator[Client]:
    with application(Settings(database_url=seeded_url)) as client:
        yield client


@pytest.fixture
def read_another(seeded_engine: Engine, seeded_url: str, tmp_path: Path) -> Callable[[int], None]:
    """Reads one more article; their days lie before, between and after those on record."""

    def read(number: int) -> None:
        city, person = CITIES[number % 10], PEOPLE[number % 10]
        told = {"city": city, "person": person, "month": "April" if number % 2 else "December"}
        story = tmp_path / f"story{number}.txt"
        story.write_text(STORY.format(day=number % 27 + 1, year=2016 + number * 5 % 12, **told))
        meta = {"publisher": "Courier", "published": "2027-01-05", "url": f"https://courier.example/{number}"}
        story.with_suffix(".meta.json").write_text(json.dumps(meta))
        [outcome] = ingest_paths([story], seeded_engine, Settings(database_url=seeded_url))
        assert outcome.result != "refused", outcome.reason

    return read


def ids_of(client: Client, address: str) -> list[str]:
    return [item["id"] for item in client.get(address).json()["items"]]


def test_every_row_of_the_start_comes_once(growing: Client, read_another: Callable[[int], None]) -> None:
    start = {(name, sort): set(ids_of(growing, f"/v1/{name}?limit=1000&sort={sort}")) for name, sort in COLLECTIONS}
    size = {of: len(ids) // 8 + 1 for of, ids in start.items()}
    addresses = {of: f"/v1/{of[0]}?limit={size[of]}&sort={of[1]}" for of in COLLECTIONS}
    given: dict[tuple[str, str], list[str]] = {of: [] for of in COLLECTIONS}
    for number in range(100):
        for of, address in addresses.items():
            page = growing.get(address).json()
            given[of] += [item["id"] for item in page["items"]]
            addresses[of] = page["next"]
        addresses = {of: following for of, following in addresses.items() if following}
        if not addresses:
            break
        read_another(number)
    for of, ids in given.items():
        assert len(ids) == len(set(ids)), of
        assert start[of] <= set(ids), of
        grown = ids_of(growing, f"/v1/{of[0]}?limit=1000&sort={of[1]}")
        assert len(grown) > len(start[of]), f"{of}: articles were read meanwhile"
