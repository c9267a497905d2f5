"""HEAD, OPTIONS, query limits, request ids and the last net."""

import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.middleware.failures import Failures
from app.api.middleware.headers import Headers
from app.api.middleware.methods import Methods
from app.api.middleware.query import QueryLimits
from app.api.middleware.request_id import RequestId
from tests.api.middleware.asgi import Echo, ask


def test_head_has_the_headers_of_get_and_no_body() -> None:
    answer = ask(Methods(Echo(Response("four"))), method="HEAD")
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "4")


def test_options_tells_what_may_be_asked() -> None:
    answer = ask(Headers(Methods(Echo())), method="OPTIONS", headers={"Access-Control-Request-Method": "GET"})
    assert answer.status_code == 204
    assert answer.headers["allow"] == answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("city=astana&utm_source=mail&_=17", b"city=astana"),
        ("q=a+b&%75tm_medium=x", b"q=a+b"),
        ("city=%D0%90%D1%81%D1%82%D0%B0%D0%BD%D0%B0", b"city=%D0%90%D1%81%D1%82%D0%B0%D0%BD%D0%B0"),
        ("q=%FF&_=1", b"q=%FF"),
    ],
)
def test_what_caches_and_mail_programs_add_is_dropped(given: str, left: bytes) -> None:
    echo = Echo()
    ask(QueryLimits(echo), f"/v1/events?{given}")
    assert echo.scope["query_string"] == left


@pytest.mark.parametrize("query", ["q=" + "a" * 16_001, "&".join(["type=visit"] * 300)])
def test_an_endless_query_is_a_problem_of_its_own(query: str) -> None:
    answer = ask(QueryLimits(Echo()), f"/v1/events?{query}")
    assert answer.status_code == 422
    assert answer.json()["type"].endswith("/problems/query-too-long")


def test_a_request_keeps_its_name_if_it_is_sane() -> None:
    named = RequestId(Headers(Echo()))
    assert ask(named, headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
    assert len(ask(named, headers={"X-Request-ID": "a b\t" * 90}).headers["x-request-id"]) == 32


def test_a_mistake_of_ours_is_a_problem_with_the_requests_name() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError("secret detail")

    answer = ask(RequestId(Headers(Failures(broken))), headers={"X-Request-ID": "abc"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.json()["request_id"] == "abc"
    assert "secret" not in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
