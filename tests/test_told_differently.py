"""Articles that tell one thing differently, from their texts to the served record."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.config import Settings
from app.db import get_engine
from app.ingest import ingest_paths
from tests.servers import Client, application

MET = "Peruvian President Ana Quiroga met Norwegian Prime Minister Nils Aas in Astana"
BRIDGE = '"We shall finish the bridge over the river before the winter comes," Norwegian Prime Minister Nils Aas said'

PAIRS: dict[str, tuple[str, str, str, str]] = {
    "date": (
        f"{MET} on March 6.",
        "Peruvian President Ana Quiroga held talks with Norwegian Prime Minister Nils Aas in Astana.",
        "meeting",
        "2023-03-06",
    ),
    "place": (
        "Kazakh Foreign Minister Arman Serik met Norwegian Prime Minister Nils Aas in Astana on March 6.",
        "ALMATY, March 6 (Reuters) - Kazakh Foreign Minister Arman Serik met Norwegian Prime Minister Nils Aas "
        "in the morning. The two of them spoke about the trade between their countries.",
        "meeting",
        "Astana",
    ),
    "participants": (
        f"{MET.replace(' met', ' and Foreign Minister Rosa Pinto met')} on March 6.",
        f"{MET.replace(' met', ' and Trade Minister Luis Vega met')} on March 6.",
        "meeting",
        "Ana Quiroga (party); Luis Vega (party); Nils Aas (party); Rosa Pinto (party)",
    ),
    "text": (
        f"{BRIDGE} on March 6.",
        f"{BRIDGE.replace('the river', 'the wide river')} on March 6.",
        "statement",
        "",
    ),
}


def read(url: str, folder: Path, *articles: tuple[str, dict[str, Any]]) -> None:
    """Put texts and what a catalogue knows of them into a folder, and read it into the record."""
    folder.mkdir(exist_ok=True)
    for text, known in articles:
        stem = known["url"].rsplit("/", 1)[-1]
        (folder / f"{stem}.txt").write_text(f"Notes of the week\n\n{text}\n", encoding="utf-8")
        (folder / f"{stem}.meta.json").write_text(json.dumps(known), encoding="utf-8")
    engine = get_engine(url)
    outcomes = list(ingest_paths([folder], engine))
    engine.dispose()
    assert [outcome.reason for outcome in outcomes if outcome.result == "refused"] == []


def outlet(name: str, published: str = "2023-03-07") -> dict[str, Any]:
    """What a catalogue knows of an outlet's article."""
    return {"url": f"https://{name}.example/{name}", "publisher": name.title(), "published": published}


def only(client: Client, route: str) -> dict[str, Any]:
    """The one record of a route, with all that belongs to it."""
    [item] = client.get(route).json()["items"]
    record: dict[str, Any] = client.get(f"/v1/{item['object']}s/{item['id']}").json()
    return record


@pytest.mark.parametrize("field", PAIRS)
def test_all_values_are_kept_with_their_sources_and_one_is_chosen(seeded_url: str, tmp_path: Path, field: str) -> None:
    first, second, what, chosen = PAIRS[field]
    read(seeded_url, tmp_path / "texts", (first, outlet("herald")), (second, outlet("courier")))
    route = "/v1/statements?speaker=Nils Aas" if what == "statement" else "/v1/events?actor=Nils Aas&type=meeting"
    with application(Settings(database_url=seeded_url)) as client:
        record = only(client, route)
        assert (record["article_count"], record["source_count"], record["disputed"]) == (2, 2, True)
        [dispute] = record["disputes"]
        assert dispute["field"] == field
        assert chosen in ("", dispute["chosen"])
        assert dispute["reason"]
        articles = [article for value in dispute["values"] for article in value["articles"]]
        assert sorted(articles) == sorted(source["article"] for source in record["sources"])
        if field == "place":
            assert {row["rule"] for row in record["evidence"] if row["field"] == "place"} == {"city", "dateline"}
        assert client.get(route + "&disputed=true").json()["items"]


def test_a_relayed_report_is_another_article_and_no_other_source(seeded_url: str, tmp_path: Path) -> None:
    wire = f"OSLO, March 6 (Xinhua) -- {BRIDGE}.\n\n{MET} on March 6."
    read(seeded_url, tmp_path / "texts", (wire, outlet("herald")), (wire, outlet("courier")),
         (f"{MET} on March 6.", outlet("gazette")))  # fmt: skip
    with application(Settings(database_url=seeded_url)) as client:
        event = only(client, "/v1/events?actor=Nils Aas&type=meeting")
        said = only(client, "/v1/statements?speaker=Nils Aas")
    assert (event["article_count"], event["source_count"], event["disputed"]) == (3, 2, False)
    assert (said["article_count"], said["source_count"]) == (2, 1)
    assert {source["via"] for source in said["sources"]} == {"Xinhua"}


def test_one_sentence_in_three_wordings_is_one_statement(seeded_url: str, tmp_path: Path) -> None:
    told = [f"{BRIDGE} on March 6.", f"{BRIDGE.replace('shall', 'will')} on March 6.",
            f"{BRIDGE.replace(' before the winter comes', '')} on March 6."]  # fmt: skip
    names = ("herald", "courier", "gazette")
    read(seeded_url, tmp_path / "texts", *((text, outlet(name)) for text, name in zip(told, names, strict=True)))
    with application(Settings(database_url=seeded_url)) as client:
        said = only(client, "/v1/statements?speaker=Nils Aas")
    assert said["article_count"] == 3
    assert {row["exact"].split()[1] for row in said["evidence"] if row["field"] == "text"} == {"shall", "will"}


def test_whom_seeds_name_later_answers_under_the_old_id_too(seeded_url: str, tmp_path: Path) -> None:
    from app.db import session_scope
    from app.enums import ActorKind
    from app.lexicon.known import KnownActor, KnownName
    from app.lexicon.seeds import Seeds, load_seeds
    from app.storage.seeding import store_seeds

    read(seeded_url, tmp_path / "texts", (f"{MET} on March 6.", outlet("herald")))
    with application(Settings(database_url=seeded_url)) as client:
        [met] = client.get("/v1/actors?q=Quiroga").json()["items"]
    seeds = load_seeds(Settings().seeds_dir)
    known = KnownActor("ana-quiroga", ActorKind.PERSON, "Ana Quiroga", (KnownName("Ana Quiroga", "en"),), "PE", "f")
    engine = get_engine(seeded_url)
    with session_scope(engine) as session:
        store_seeds(session, Seeds((*seeds.actors, known), seeds.places))
    engine.dispose()
    with application(Settings(database_url=seeded_url)) as client:
        moved = client.get(f"/v1/actors/{met['id']}")
        event = only(client, "/v1/events?actor=ana-quiroga&type=meeting")
    assert moved.status_code == 308
    assert moved.headers["location"].endswith("/v1/actors/ana-quiroga")
    assert "ana-quiroga" in {part["id"] for part in event["participants"]}
