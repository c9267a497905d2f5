"""The application under test: in this process without a socket, and as a real server on loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any, cast

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI

from app.config import PROJECT_DIR, Settings

TIMELINE = [sys.executable, "-c", "from app.cli import main; main()"]
"""The ``timeline`` command, also where the project is not installed."""


ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""What started processes see: ours, but compiled code is kept, or each would compile a hundred modules anew."""


class Client:
    """A synchronous face of httpx over the application itself; its loop lives in a thread of its own."""

    def __init__(self, app: FastAPI, portal: BlockingPortal, base_url: str) -> None:
        self.app = app
        self._portal = portal
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url=base_url
        )

    def request(self, method: str, url: str, **options: Any) -> httpx.Response:
        """Send one request and give the whole answer."""
        return self._portal.call(lambda: self._client.request(method, url, **options))

    def get(self, url: str, **options: Any) -> httpx.Response:
        """Send a GET request; redirects are not followed."""
        return self.request("GET", url, **options)


@contextmanager
def application(settings: Settings, base_url: str = "http://testserver") -> Iterator[Client]:
    """The application with its lifespan, answering in this process."""
    from app.main import create_app

    app = create_app(settings)
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(app.router.lifespan_context(app)):
        yield Client(app, portal, base_url)


def free_port() -> int:
    """A port on loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return cast("int", probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A running server: where it answers and which database it serves."""

    url: str
    database_url: str
    pid: int

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Send a GET request to the running server."""
        return httpx.get(self.url + path, timeout=30, **options)


@contextmanager
def running_server(database_url: str, *arguments: str, **environment: str) -> Iterator[Server]:
    """The real server in a process of its own, ended when the block ends."""
    port = free_port()
    with TemporaryFile() as said:  # a pipe that nobody empties would one day stop the server
        process = subprocess.Popen(
            [*TIMELINE, "serve", "--host", "127.0.0.1", "--port", str(port), *arguments],
            cwd=PROJECT_DIR,
            env={**ENVIRONMENT, "DATABASE_URL": database_url, "ACCESS_LOG": "off", **environment},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(process, f"http://127.0.0.1:{port}", said)
            yield Server(f"http://127.0.0.1:{port}", database_url, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait_until_ready(process: "subprocess.Popen[bytes]", url: str, said: IO[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            said.seek(0)
            raise RuntimeError(f"the server ended with {process.returncode}: {said.read().decode()}")
        try:
            if httpx.get(f"{url}/health/live", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError("the server did not answer within two minutes")
