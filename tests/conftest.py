"""Fixtures for all tests: real databases, the real application, a real server and a real browser.

``engine`` and ``session`` stand on an empty migrated database of the test's own; ``client`` and ``server`` answer
from one seeded database that all tests share and none may change. A test that writes takes ``seeded_url`` or
``empty_url``, a database of its own, and ``application(…)`` or ``running_server(…)`` from ``tests.servers``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.config import Settings
from tests.databases import Databases, databases_in, migrate, seed
from tests.servers import Client, Server, application, running_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where tests get databases from."""
    with databases_in(tmp_path_factory.mktemp("databases")) as databases:
        yield databases


@pytest.fixture(scope="session")
def empty_template(databases: Databases) -> str:
    """A migrated database without rows, to be copied."""
    url = databases.make()
    migrate(url)
    return url


@pytest.fixture(scope="session")
def seeded_template(databases: Databases, empty_template: str) -> str:
    """A database with seeds and digests, to be copied."""
    url = databases.copy(empty_template)
    seed(url)
    return url


@pytest.fixture
def empty_url(databases: Databases, empty_template: str) -> Iterator[str]:
    """A migrated database of the test's own."""
    url = databases.copy(empty_template)
    yield url
    databases.drop(url)


@pytest.fixture
def seeded_url(databases: Databases, seeded_template: str) -> Iterator[str]:
    """A seeded database of the test's own."""
    url = databases.copy(seeded_template)
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
def shared_url(databases: Databases, seeded_template: str) -> str:
    """The seeded database that all tests share and none may change."""
    return databases.copy(seeded_template)


@pytest.fixture
def engine(empty_url: str) -> Iterator[Engine]:
    """An engine on an empty migrated database."""
    from app.db import get_engine

    engine = get_engine(empty_url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on an empty migrated database; what it does is thrown away."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def seeded_engine(seeded_url: str) -> Iterator[Engine]:
    """An engine on a seeded database of the test's own."""
    from app.db import get_engine

    engine = get_engine(seeded_url)
    yield engine
    engine.dispose()


@pytest.fixture
def seeded_session(seeded_engine: Engine) -> Iterator[Session]:
    """A session on a seeded database of the test's own."""
    with Session(seeded_engine) as session:
        yield session


@pytest.fixture(scope="session")
def client(shared_url: str) -> Iterator[Client]:
    """The application over the shared seeded database, without a socket."""
    with application(Settings(database_url=shared_url)) as client:
        yield client


@pytest.fixture(scope="session")
def server(shared_url: str) -> Iterator[Server]:
    """A real server over the shared seeded database."""
    with running_server(shared_url) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium, headless; skipped with its reason where there is none.

    Playwright holds this thread's event loop while it is open, so it closes before other modules' tests begin.
    """
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                  "--disable-background-networking", "--disable-component-update"],
        )  # fmt: skip
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A new page in a context of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
