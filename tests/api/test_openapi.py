"""The OpenAPI document does not lie."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from app.api.problems import PROBLEM_TYPES
from app.formats import formats_of
from tests.node_packages import NODE, install_packages
from tests.servers import Client

NO_MODEL = {"get_visit", "get_metrics"}


@pytest.fixture(scope="module")
def document(client: Client) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/openapi.json").json()
    return told


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            yield path, operation


def test_it_is_a_valid_openapi_3_1_document(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []
    assert document["servers"][0]["url"] == "http://testserver"


KNOWN_TO_THE_LINTER = {
    ("operation-2xx-response", "#/paths/~1v1~1visits~1{id}/get/responses"): "a visit always leads on to its event",
}


def test_a_public_linter_has_nothing_to_say(document: dict[str, Any], tmp_path: Path) -> None:
    install_packages()
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    command = ["node", str(NODE / "lint_openapi.mjs"), str(tmp_path / "openapi.json")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    problems = json.loads(done.stdout)
    assert [one for one in problems if (one["rule"], one["at"]) not in KNOWN_TO_THE_LINTER] == []


def test_operation_ids_are_unique_and_readable(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, operation in operations(document)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"(list|get|count|suggest)_[a-z_]+", name) for name in ids), ids


def test_tags_and_operations_are_described(document: dict[str, Any]) -> None:
    described = {tag["name"] for tag in document["tags"] if tag["description"]}
    for path, operation in operations(document):
        assert set(operation["tags"]) <= described, path
        assert operation["summary"] and operation["description"], path


def test_every_parameter_has_a_description_and_an_example(document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])
            if parameter["in"] == "query":
                schema = parameter["schema"]
                assert "examples" in parameter or schema.get("examples"), (path, parameter["name"])


def test_some_examples_are_cyrillic(document: dict[str, Any]) -> None:
    text = str([operation for _, operation in operations(document)])
    assert all(word in text for word in ("Токаев", "Астана", "Путин"))


def test_errors_are_problems_and_fastapis_own_are_gone(document: dict[str, Any]) -> None:
    assert "HTTPValidationError" not in str(document)
    for path, operation in operations(document):
        for status, answer in operation["responses"].items():
            if (status[0] in "45" or status == "308") and status != "400":
                assert list(answer["content"]) == ["application/problem+json"], (path, status)
        assert {"405", "422", "429", "500", "503"} <= set(operation["responses"]), path


def test_examples_of_errors_are_of_their_status_and_fit_the_model(document: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Problem", "components": document["components"]}
    examples = document["components"]["examples"]
    assert set(examples) == set(PROBLEM_TYPES)
    for example in examples.values():
        assert list(OAS31Validator(schema).iter_errors(example["value"])) == []
    for path, operation in operations(document):
        for status, answer in operation["responses"].items():
            told = answer.get("content", {}).get("application/problem+json", {}).get("examples", {})
            values = [examples[one["$ref"].rpartition("/")[2]]["value"]["status"] for one in told.values()]
            assert values == [int(status)] * len(values), (path, status)


def test_a_path_is_filled_in_where_it_never_changes(client: Client, document: dict[str, Any]) -> None:
    for path, name in (("/v1/relations/{pair}", "pair"), ("/v1/actors/{id}", "id"), ("/v1/places/{id}", "id")):
        parameters = document["paths"][path]["get"]["parameters"]
        [example] = [one["example"] for one in parameters if one["in"] == "path"]
        assert client.get(path.replace(f"{{{name}}}", example)).status_code == 200


def test_lists_name_every_media_type_they_answer(client: Client, document: dict[str, Any]) -> None:
    for name in ("events", "visits", "statements", "timeline", "articles", "actors", "places"):
        content = document["paths"][f"/v1/{name}"]["get"]["responses"]["200"]["content"]
        assert set(content) == {form.media_type.partition(";")[0] for form in formats_of(name)}


def test_records_are_discriminated_by_object(document: dict[str, Any]) -> None:
    items = document["components"]["schemas"]["TimelineList"]["properties"]["items"]["items"]
    assert items["discriminator"]["propertyName"] == "object"


def addresses(client: Client, document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """An address that answers with rows for every documented operation that has a model."""
    ids = {name: client.get(f"/v1/{name}?limit=1").json()["items"][0]["id"] for name in
           ("events", "statements", "articles", "actors", "places")}  # fmt: skip
    for path, operation in operations(document):
        if operation["operationId"] in NO_MODEL:
            continue
        filled = path.replace("{pair}", "KZ-RU").replace("{resource}", "events").replace("{suffix}", "json")
        if "{id}" in filled:
            filled = filled.replace("{id}", ids[path.split("/")[2]])
        required = {"q": "a", "url": "http://testserver/"}
        needed = [p["name"] for p in operation.get("parameters", []) if p["in"] == "query" and p.get("required")]
        yield filled + ("?" + "&".join(f"{name}={required[name]}" for name in needed) if needed else ""), operation


def test_every_body_is_what_its_model_says(client: Client, document: dict[str, Any]) -> None:
    for address, operation in addresses(client, document):
        answer = client.get(address)
        assert answer.status_code == 200, address
        schema = operation["responses"]["200"]["content"].get("application/json", {}).get("schema") or {}
        validator = OAS31Validator({**schema, "components": document["components"]})
        errors = [
            f"{address}: {error.json_path}: {error.message[:300]}" for error in validator.iter_errors(answer.json())
        ]
        assert errors == []


def test_a_problem_is_what_its_model_says(client: Client, document: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Problem", "components": document["components"]}
    for path in ("/v1/events?foo=1", "/v1/events/none", "/v1/visits?city=Asatna"):
        assert list(OAS31Validator(schema).iter_errors(client.get(path).json())) == []


def test_examples_that_are_filled_in_give_rows(client: Client, document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        if "{" in path:
            continue
        filled = {p["name"]: next(iter(p["examples"].values()))["value"] for p in operation.get("parameters", [])
                  if "examples" in p}  # fmt: skip
        if filled:
            answer = client.get(path, params=filled)
            assert answer.json()["items"], (path, filled)


def test_each_example_beside_a_parameter_is_taken(client: Client, document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        if "{" in path or not path.startswith("/v1/"):
            continue
        required = {"q": "a"} if path == "/v1/suggest" else {}
        for parameter in operation.get("parameters", []):
            for example in parameter["schema"].get("examples", []):
                if "…" not in str(example):
                    answer = client.get(path, params={**required, parameter["name"]: example})
                    assert answer.status_code == 200, (path, parameter["name"], example, answer.text)
