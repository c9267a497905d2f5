"""Behind nginx, under a prefix and TLS's headers, every link leads back through the proxy."""

import html
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.servers import Server, free_port, running_server

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CONFIG = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port};
    location /relations/ {{
      proxy_pass {upstream};
      proxy_set_header Host news.example;
      proxy_set_header X-Forwarded-Proto https;
      proxy_set_header X-Forwarded-Host news.example;
      proxy_set_header X-Forwarded-Prefix /relations;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }}
  }}
}}
"""
PUBLIC = "https://news.example/relations"


@pytest.fixture(scope="module", params=["prefix cut off", "prefix kept, ROOT_PATH"])
def proxied(request: pytest.FixtureRequest, shared_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of nginx before a real server, for both ways to write ``proxy_pass``."""
    if not Path(NGINX).exists():
        pytest.skip("no nginx here (Debian: apt-get install nginx-light)")
    cut_off = request.param == "prefix cut off"
    with running_server(shared_url, **({} if cut_off else {"ROOT_PATH": "/relations"})) as server:
        folder, port = tmp_path_factory.mktemp("nginx"), free_port()
        config = CONFIG.format(folder=folder, port=port, upstream=server.url + ("/" if cut_off else ""))
        (folder / "nginx.conf").write_text(config)
        command = [NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", str(folder / "error.log")]
        process = subprocess.Popen(command, env=os.environ, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/relations/health/live")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"{url} does not answer")


def follow(proxied: str, address: str) -> httpx.Response:
    """Ask nginx for an address as the public sees it."""
    assert address.startswith(PUBLIC), address
    return httpx.get(proxied + address.removeprefix("https://news.example"))


def test_every_link_of_a_list_works(proxied: str) -> None:
    answer = httpx.get(f"{proxied}/relations/v1/events?limit=2")
    body = answer.json()
    record = body["items"][0]["links"]
    header = re.findall(r"<([^>]+)>", answer.headers["link"])
    for address in [body["next"], *body["links"].values(), *record.values(), *header]:
        assert follow(proxied, address).status_code == 200, address


def test_a_redirect_and_an_error_carry_the_public_address(proxied: str) -> None:
    moved = httpx.get(f"{proxied}/relations/v1/relations/RU-KZ")
    assert moved.headers["location"] == f"{PUBLIC}/v1/relations/KZ-RU"
    problem = httpx.get(f"{proxied}/relations/v1/events?foo=1").json()
    assert follow(proxied, problem["type"]).status_code == 200


@pytest.mark.parametrize("page", ["/docs", "/redoc", "/embed/timeline", "/problems/gone", "/"])
def test_pages_find_their_files(proxied: str, page: str) -> None:
    answer = httpx.get(f"{proxied}/relations{page}")
    assert answer.status_code == 200
    for found in re.findall(r'(?:src|href|data-openapi|spec-url)="([^"#]+)"', answer.text):
        address = html.unescape(found)
        if address.startswith(("http://127", "https://news.example", "/")):
            path = address.removeprefix("https://news.example")
            if path == "/relations":
                continue  # what the component begins its own addresses with; nothing stands there
            assert path.startswith("/relations/"), address
            assert httpx.get(proxied + path).status_code == 200, address


def test_openapi_names_the_public_server(proxied: str) -> None:
    assert httpx.get(f"{proxied}/relations/openapi.json").json()["servers"][0]["url"] == PUBLIC


def test_a_stranger_cannot_forge_the_address(server: Server) -> None:
    headers = {"X-Forwarded-Host": "evil.example/x", "X-Forwarded-Proto": "gopher"}
    assert server.get("/v1/events", headers=headers).json()["links"]["self"] == f"{server.url}/v1/events"
