"""HTTP as clients, caches and proxies expect it."""

import gzip
import json
import re
from typing import Any

import httpx
import pytest

from tests.servers import Client

LISTS = ["events", "visits", "statements", "timeline", "articles", "actors", "places"]
DOCUMENTS = ["/v1/coverage", "/v1/quality", "/v1/changes", "/v1/event-types", "/v1/topics", "/v1/columns",
             "/v1/columns/events", "/v1/suggest?q=a", "/v1/events/counts?by=month", "/v1/relations/KZ-RU"]  # fmt: skip
EVERYTHING = [
    *(f"/v1/{name}" for name in LISTS),
    *DOCUMENTS,
    "/openapi.json",
    "/favicon.svg",
    "/docs/assets/swagger-ui.css",
]


@pytest.mark.parametrize("path", EVERYTHING)
def test_who_has_an_answer_gets_304(client: Client, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[^"]+"', tag), "a strong tag"
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["access-control-allow-origin"] == "*"
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["vary"] == first.headers["vary"]


@pytest.mark.parametrize("path", EVERYTHING)
def test_head_is_get_without_a_body(client: Client, path: str) -> None:
    got, head = client.get(path), client.request("HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head.headers[name] for name in ("etag", "content-type")} == {
        name: got.headers[name] for name in ("etag", "content-type")
    }


@pytest.mark.parametrize("path", [*EVERYTHING, "/v1/events.ndjson", "/health/live", "/nothing/here"])
def test_options_answers_everywhere(client: Client, path: str) -> None:
    answer = client.request("OPTIONS", path, headers={"Origin": "https://a.example"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/v1/events", "/v1/events.csv", "/v1/events?foo=1", "/nothing", "/health/live"])
def test_any_page_may_read_any_answer(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert {"Link", "ETag", "X-Truncated"} <= set(headers["access-control-expose-headers"].split(", "))
    assert headers["x-content-type-options"] == "nosniff"


def test_each_coding_has_its_own_tag(client: Client) -> None:
    tags = set()
    for coding in ("identity", "gzip", "zstd"):
        answer = client.get("/v1/events", headers={"Accept-Encoding": coding})
        assert answer.headers.get("content-encoding", "identity") == coding
        assert "Accept-Encoding" in answer.headers["vary"]
        tags.add(answer.headers["etag"])
        assert answer.json()["items"]
    assert len(tags) == 3


def test_formats_filters_and_hosts_have_their_own_tags(client: Client) -> None:
    answers = [
        client.get("/v1/events"),
        client.get("/v1/events.csv"),
        client.get("/v1/events?limit=2"),
        client.get("/v1/visits"),
        client.get("/v1/events", headers={"Host": "other.example"}),
    ]
    assert len({answer.headers["etag"] for answer in answers}) == 5


def test_the_order_of_parameters_does_not_matter_to_the_tag(client: Client) -> None:
    tags = {client.get(f"/v1/events?{query}").headers["etag"] for query in ("type=visit&limit=9", "limit=9&type=visit")}
    assert len(tags) == 1


@pytest.mark.parametrize("resource", LISTS)
def test_links_lead_to_every_format_and_back(client: Client, resource: str) -> None:
    answer = client.get(f"/v1/{resource}?limit=2")
    links = answer.json()["links"]
    assert links["self"] == f"http://testserver/v1/{resource}?limit=2"
    for name, address in links.items():
        assert client.get(address).status_code == 200, name
    header = linked(answer)
    assert header["describedby"] == f"http://testserver/v1/columns/{resource}"
    assert header["service-desc"] == "http://testserver/openapi.json"
    assert header["alternate"]


def linked(answer: httpx.Response) -> dict[str, Any]:
    return {str(link["rel"]): link["url"] for link in answer.links.values() if "rel" in link}


@pytest.mark.parametrize("resource", LISTS)
def test_next_leads_through_everything_once(client: Client, resource: str) -> None:
    total = client.get(f"/v1/{resource}?count=true&limit=1").json()["total"]
    address, ids = f"/v1/{resource}?limit=3", []
    for _ in range(60):
        body = client.get(address).json()
        ids += [item["id"] for item in body["items"]]
        if body["next"] is None or len(ids) > 90:
            break
        address = body["next"]
    assert len(ids) == len(set(ids))
    assert len(ids) == total or len(ids) > 90


@pytest.mark.parametrize("resource", LISTS)
def test_a_bare_array_puts_paging_into_the_header(client: Client, resource: str) -> None:
    answer = client.get(f"/v1/{resource}?shape=array&limit=1")
    rows = answer.json()
    assert isinstance(rows, list) and len(rows) == 1
    columns = [field["name"] for field in client.get(f"/v1/columns/{resource}").json()["fields"]]
    assert list(rows[0]) == columns
    assert linked(answer)["next"] == client.get(f"/v1/{resource}?limit=1").json()["next"].replace(
        "limit=1", "shape=array&limit=1"
    )


def test_the_head_fits_a_proxys_buffer(client: Client) -> None:
    answer = client.get("/v1/events?limit=1&" + "&".join(f"type=visit&q={'word+' * 200}" for _ in range(3)))
    size = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    assert size < 4000


def test_what_was_asked_is_in_the_envelope(client: Client) -> None:
    query = client.get("/v1/statements?speaker=Токаев&lang=ru").json()["query"]
    assert query["lang"] == "ru"
    assert query["speaker"][0]["given"] == "Токаев"
    assert query["speaker"][0]["id"] == "kassym-jomart-tokayev"


def test_gzip_is_what_it_says(server: Any) -> None:
    with httpx.stream("GET", server.url + "/v1/events.ndjson", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert all(json.loads(line)["object"] == "event" for line in gzip.decompress(raw).splitlines())


def test_health_and_version(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "ok"}
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.headers["cache-control"]) == (200, "no-store")
    told = client.get("/version").json()
    assert told["dataset"]["version"] == ready.json()["dataset_version"]


def test_metrics_count_by_route_and_never_by_path(client: Client) -> None:
    client.get("/v1/events/evt_a-name-of-a-stranger")
    client.get("/some/strange/path")
    client.request("HEAD", "/v1/events")
    client.get("/v1/events")
    text = client.get("/metrics").text
    assert 'route="/v1/events/{id}"' in text
    assert 'route="/v1/events"' in text
    assert "strange" not in text
    assert "timeline_dataset_version" in text
