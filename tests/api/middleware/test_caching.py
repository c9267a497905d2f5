"""Answers are kept by address, wishes and dataset version."""

from starlette.responses import Response

from app.api.middleware.caching import ResponseCache
from tests.api.middleware.asgi import Echo, ask


def tagged(version: int, body: str = "answer") -> Response:
    return Response(body, headers={"etag": f'"{version}-abc"', "vary": "Accept", "x-other": "1"})


def test_the_second_request_is_answered_without_the_application() -> None:
    echo = Echo(tagged(3))
    app = ResponseCache(lambda: 3).around(echo)
    first, second = ask(app), ask(app)
    assert echo.calls == 1
    assert (first.text, second.text, second.headers["etag"]) == ("answer", "answer", '"3-abc"')


def test_a_new_version_is_asked_anew() -> None:
    version = [3]
    echo = Echo(tagged(3))
    app = ResponseCache(lambda: version[0]).around(echo)
    ask(app)
    version[0], echo.response = 4, tagged(4, "newer")
    assert ask(app).text == "newer"


def test_who_has_the_answer_gets_304_without_a_body() -> None:
    app = ResponseCache(lambda: 3).around(Echo(tagged(3)))
    ask(app)
    answer = ask(app, headers={"If-None-Match": 'W/"old", "3-abc"'})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", '"3-abc"')
    assert "x-other" not in answer.headers


def test_other_wishes_are_other_answers() -> None:
    echo = Echo(tagged(3))
    app = ResponseCache(lambda: 3).around(echo)
    for headers in ({"Accept": "text/csv"}, {"Accept": "text/html"}, {"Accept-Encoding": "identity"}, {"Host": "b"}):
        ask(app, headers=headers)
    assert echo.calls == 4


def test_what_has_no_tag_or_an_older_version_is_not_kept() -> None:
    for response in (Response("no tag"), tagged(2), Response("wrong", 404)):
        echo = Echo(response)
        app = ResponseCache(lambda: 3).around(echo)
        ask(app)
        ask(app)
        assert echo.calls == 2


def test_the_cache_is_bounded() -> None:
    echo = Echo(tagged(3, "x" * 1000))
    app = ResponseCache(lambda: 3, most_bytes=5000).around(echo)
    for number in range(10):
        ask(app, f"/v1/events?limit={number}")
    ask(app, "/v1/events?limit=9")
    ask(app, "/v1/events?limit=0")
    assert echo.calls == 11
