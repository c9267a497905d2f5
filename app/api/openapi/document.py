"""The OpenAPI 3.1 document: FastAPI's own, with what it cannot know added."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.types import Scope

from app.api.examples import Examples
from app.api.openapi.answers import Problem, problem_examples, problems
from app.api.openapi.examples import beside, path_values, prefilled
from app.api.problems import base_url

_LEAD = """
The record of relations between states, read from news articles: **events** (visits, talks, calls, agreements …),
**statements** (who said what), **actors**, **places**, and for every value the words it was taken from.
"""
_QUESTIONS = """
Three questions to begin with; press *Execute*:

* [who said what](#/statements/list_statements): `speaker={speaker}`
* [who visited {city}](#/visits/list_visits): `city={city_key}`
* [what happened {when}](#/events/list_events): `date_from={first}&date_to={last}`
"""
_REST = """
Lists that share a filter take it in the same form. Each answers as JSON, CSV, NDJSON and Parquet; what has days also
answers as calendar, feed and timeline, what has places as GeoJSON: `links` of an answer names its formats
(`/v1/events.csv` …). Lists page by `next`. Errors are `application/problem+json`; an unknown parameter is an error that
names it. Nothing needs a key.
"""


def describe(examples: Examples | None) -> str:
    """What the API is, with questions to begin with where the seeds have examples."""
    if examples is None:
        return _LEAD + _REST
    return (
        _LEAD
        + _QUESTIONS.format(
            speaker=examples.speaker.native,
            city=examples.city.name,
            city_key=examples.city.key,
            when=examples.period.name,
            first=examples.period.first,
            last=examples.period.last,
        )
        + _REST
    )


TAGS = [
    {"name": "events", "description": "What happened: by date, type, actor, place, newest first."},
    {"name": "visits", "description": "Events of type visit, with visitors, host and city as fields of their own."},
    {
        "name": "statements",
        "description": "Who said what: direct and indirect statements by speaker, topic, date, text.",
    },
    {"name": "actors", "description": "People, states and bodies: names by language, dated offices, counts."},
    {"name": "places", "description": "Cities and countries: dated names, coordinates, counts of visits."},
    {"name": "articles", "description": "What was read: title, publisher, date, link, and everything taken from it."},
    {"name": "timeline", "description": "Events and statements in one stream."},
    {"name": "relations", "description": "One pair of states at a glance."},
    {"name": "counts", "description": "Aggregates for charts, with the filters of the collection."},
    {"name": "suggest", "description": "Names as they are typed, in any spelling or script."},
    {"name": "coverage", "description": "What was read, and how well: tells silence from ignorance."},
    {"name": "changes", "description": "What was added, changed, merged, withdrawn or removed since a version."},
    {"name": "vocabularies", "description": "Event types, topics, and the flat columns of files."},
    {"name": "embedding", "description": "oEmbed for pages and frames of this server."},
    {"name": "operations", "description": "Health, versions, metrics."},
]


_NUMBER = r"-?\d{1,3}(\.\d{1,15})?"
_BOX = {"type": "string", "pattern": f"^{_NUMBER}(,{_NUMBER}){{3}}$"}
"""Four numbers in one parameter, where the model has four."""


def build_openapi(app: FastAPI, examples: Examples | None) -> dict[str, Any]:
    """The document without a server's address; built once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            openapi_version="3.1.0",
            summary="News articles read as a record of relations between states",
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
            separate_input_output_schemas=False,
        )
        app.openapi_schema = _completed(document, examples)
    return app.openapi_schema


def with_server(document: dict[str, Any], scope: Scope) -> dict[str, Any]:
    """The document with the address that the client used."""
    return {**document, "servers": [{"url": base_url(scope), "description": "This server"}]}


def _completed(document: dict[str, Any], examples: Examples | None) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs")
    schemas["Problem"] = problem
    document["components"]["examples"] = problem_examples()
    document["security"] = []
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for operation in _operations(document):
        told = {str(status): answer for status, answer in problems().items()}
        operation["responses"] = {**told, **operation["responses"], "422": told["422"]}
        for parameter in operation.get("parameters", []):
            _tidy(parameter)
            _give_example(operation["operationId"], parameter, examples)
    return document


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        yield from path.values()


def _tidy(parameter: dict[str, Any]) -> None:
    """A parameter as a person meets it: nothing that cannot be sent, and no default that every request would repeat."""
    schema = dict(parameter["schema"])
    choices = [choice for choice in schema.pop("anyOf", []) if choice.get("type") != "null"]
    schema |= choices[0] if choices else {}
    default = schema.pop("default", None)
    schema.pop("description", None)
    if default not in (None, []):
        told = str(default).lower() if isinstance(default, bool) else str(default)
        parameter["description"] = f"{parameter.get('description', '').rstrip()} Default: {told}."
    parameter["schema"] = _BOX if parameter["name"] == "bbox" else schema


def _give_example(operation_id: str, parameter: dict[str, Any], known: Examples | None) -> None:
    """Examples beside every parameter; the few that a first try needs are also filled in."""
    name, schema = parameter["name"], parameter["schema"]
    filled = prefilled(known).get(operation_id, {}).get(name)
    if filled is not None:
        parameter["examples"] = {label: {"summary": label, "value": value} for label, value in filled.items()}
    path = path_values(known).get(operation_id) if parameter["in"] == "path" and name != "suffix" else None
    if path:
        parameter["example"] = path  # filled in: without it nothing can be tried
    examples = [path] if path else beside(known).get(name)
    if examples and "examples" not in schema:
        schema["examples"] = _that_fit(schema, examples)


def _that_fit(schema: dict[str, Any], examples: list[Any]) -> list[Any]:
    """Examples that are words of the parameter's own vocabulary; its first word where none is."""
    words = schema.get("enum") or schema.get("items", {}).get("enum")
    if not words:
        return examples
    fitting = [one for one in examples if set(one if isinstance(one, list) else [one]) <= set(words)]
    return fitting or [[words[0]] if schema.get("type") == "array" else words[0]]
