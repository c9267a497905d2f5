"""What is offered to try comes from the seeds: each question gives rows, and without examples nobody is named."""

import json
from pathlib import Path

from app.api.examples import load_examples, questions, useful_addresses
from app.config import PROJECT_DIR, Settings
from app.main import create_app
from tests.servers import Client

SEEDS = PROJECT_DIR / "seeds"
OTHERS = """
pair = "NO-PE"
country = ["NO"]
bbox = "-80,-20,30,70"
publisher = "Andes Courier"
via = "Andina"
topic = "energy"
words = "fishing treaty"
period = { name = "in spring 2023", first = "2023-03", last = "2023-05", day = "2023-03-15" }
speaker = { key = "ana-quiroga", name = "Quiroga", native = "Кирога" }
visitor = { key = "nils-aas", name = "Aas", native = "Ос" }
host = { key = "peru", name = "Peru", native = "Перу" }
city = { key = "lima", name = "Lima", native = "Лима" }
"""


def test_each_question_and_address_has_rows(client: Client) -> None:
    known = load_examples(SEEDS)
    lists = [path for _, path in useful_addresses(known) if path.startswith("/v1/")]
    for address in [*(one["address"] for one in questions(known)), *lists]:
        assert client.get(address).json()["items"], address


def test_other_seeds_offer_their_own_names(tmp_path: Path) -> None:
    (tmp_path / "examples.toml").write_text(OTHERS, encoding="utf-8")
    known = load_examples(tmp_path)
    assert ("visits to Lima", "/v1/visits?city=lima") in useful_addresses(known)
    assert [one["question"] for one in questions(known)] == [
        "What did Quiroga say?", "Who visited Lima?", "What happened in spring 2023?",
    ]  # fmt: skip
    document = create_app(Settings(seeds_dir=tmp_path)).openapi()
    assert "who visited Lima" in document["info"]["description"]
    shown = json.dumps(document["paths"], ensure_ascii=False)
    assert "NO-PE" in shown and "nils-aas" in shown
    assert "astana" not in shown.lower() and "KZ" not in shown


def test_seeds_without_examples_name_nobody(tmp_path: Path) -> None:
    assert load_examples(tmp_path) is None
    assert useful_addresses(None)[0] == ("the record by hand", "/docs")
    assert [one["address"] for one in questions(None)] == ["/v1/events?limit=5"]
    assert "Three questions" not in create_app(Settings(seeds_dir=tmp_path)).openapi()["info"]["description"]
