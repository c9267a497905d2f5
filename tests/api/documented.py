"""Every query that OpenAPI documents: each value it names for each parameter of each path, one at a time."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any
from urllib.parse import urlencode

NOT_OF_THE_RECORD = ("/health/live", "/health/ready", "/metrics", "/version", "/oembed")
WRITTEN = {"lang": "ru", "open_dates": "true", "excel": "true"}
Document = Mapping[str, Any]


def documented_queries(
    document: Document, ids: Mapping[str, list[str]], suffixes: Mapping[str, list[str]]
) -> list[str]:
    """Addresses below the server; a suffix is asked plainly and with all that changes how records are written.

    ``ids`` are real ids by collection, put where a path or a filter takes one; ``suffixes`` those of each collection.
    """
    found: list[str] = []
    for path, operations in document["paths"].items():
        if path in NOT_OF_THE_RECORD:
            continue
        parameters = operations["get"].get("parameters", [])
        for filled in _filled(path, parameters, ids, suffixes):
            found.append(filled)
            if "{suffix}" in path:
                known = {parameter["name"] for parameter in parameters}
                found.append(f"{filled}?{urlencode({name: WRITTEN[name] for name in WRITTEN if name in known})}")
                continue
            for parameter in parameters:
                if parameter["in"] == "query":
                    values = _values(document, parameter, ids)
                    found += [f"{filled}?{urlencode({parameter['name']: value}, doseq=True)}" for value in values]
    return found


def _filled(
    path: str, parameters: list[Any], ids: Mapping[str, list[str]], suffixes: Mapping[str, list[str]]
) -> Iterator[str]:
    """A path with each value of its parameter."""
    beginning, parameter, _ = path.partition("{")
    if not parameter:
        yield path
        return
    collection = beginning.removeprefix("/v1/").rstrip("./")
    values = {
        "id": ids.get(collection, []),
        "suffix": suffixes.get(collection, ["csv", "json"]),
        "pair": ["KZ-RU"],
        "resource": list(suffixes),
    }
    for value in values[parameters[0]["name"]]:
        yield beginning + value


def _values(document: Document, parameter: Any, ids: Mapping[str, list[str]]) -> list[Any]:
    """All values of a closed list, else the examples; each as it is given in a query."""
    if parameter["name"] in ("event", "article"):
        return ids[f"{parameter['name']}s"][:2]
    if parameter["name"] == "cursor":
        return []
    schema = _resolved(document, parameter["schema"])
    one = _resolved(document, schema.get("items", schema))
    if "enum" in one:
        alone: list[Any] = list(one["enum"])
        return alone + [f"{a},{b}" for a, b in product(alone, alone) if a < b] if parameter["name"] == "by" else alone
    told = [str(value).lower() if isinstance(value, bool) else value for value in schema["examples"]]
    return told + [example["value"] for example in parameter.get("examples", {}).values()]


def _resolved(document: Document, schema: Any) -> Any:
    if "$ref" not in schema:
        return schema
    return document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
