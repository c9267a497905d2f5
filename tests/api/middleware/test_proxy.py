"""Links carry the address that the client used, if a trusted proxy tells it."""

import pytest

from app.api.middleware.proxy import Proxy
from app.api.problems import base_url
from tests.api.middleware.asgi import Echo, ask

HEADERS = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "news.example", "X-Forwarded-Prefix": "/relations/"}


def address(
    trusted: str, root_path: str = "", client: str = "127.0.0.1", path: str = "/v1/events", **headers: str
) -> str:
    echo = Echo()
    ask(Proxy(echo, trusted, root_path), path, client=client, headers=headers)
    return base_url(echo.scope)


def test_a_trusted_proxy_tells_scheme_host_and_prefix() -> None:
    assert address("127.0.0.1", **HEADERS) == "https://news.example/relations"


def test_a_network_of_proxies_may_be_trusted() -> None:
    assert address("10.0.0.0/8", client="10.1.2.3", **HEADERS) == "https://news.example/relations"


def test_a_stranger_is_not_believed() -> None:
    assert address("127.0.0.1", client="203.0.113.9", **HEADERS) == "http://inner"


def test_a_port_beside_the_host_is_kept_unless_it_is_the_usual_one() -> None:
    assert address("*", **{**HEADERS, "X-Forwarded-Port": "8443"}) == "https://news.example:8443/relations"
    assert address("*", **{**HEADERS, "X-Forwarded-Port": "443"}) == "https://news.example/relations"


@pytest.mark.parametrize("host", ["evil.example/path", "a b", "<script>", "x:99999999"])
def test_a_host_that_is_none_is_ignored(host: str) -> None:
    assert address("*", **{"X-Forwarded-Host": host}) == "http://inner"


@pytest.mark.parametrize("host", ['a"b', "a\x7fb", "a b", "a/b", "[1:2", "[.]", "inner:0", "inner:99999", ""])
def test_a_host_header_that_is_none_is_not_repeated(host: str) -> None:
    assert address("127.0.0.1", Host=host) == "http://inner"


@pytest.mark.parametrize(
    ("server", "base"),
    [(("::1", 80), "http://[::1]:80"), (("/run/timeline.sock", None), "http://localhost"), (None, "http://localhost")],
)
def test_without_a_host_header_the_server_names_itself(server: tuple[str, int | None] | None, base: str) -> None:
    assert base_url({"type": "http", "headers": [], "server": server}) == base


@pytest.mark.parametrize("path", ["/v1/events", "/relations/v1/events"])
def test_the_prefix_is_set_whether_or_not_the_proxy_cut_it_off(path: str) -> None:
    echo = Echo()
    ask(Proxy(echo, "127.0.0.1", "/relations"), path)
    assert (echo.scope["root_path"], echo.scope["path"]) == ("/relations", "/relations/v1/events")
