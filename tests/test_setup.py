"""What a stranger meets first: lock files, make's mistakes told in one sentence, the container image's lines."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import time
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from app.config import PROJECT_DIR
from tests.servers import free_port

PROJECT = tomllib.loads((PROJECT_DIR / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")

needs_make = pytest.mark.skipif(not shutil.which("make"), reason="no make here")


def pinned(lock: str) -> dict[str, str]:
    """Package → version, as a lock file pins them."""
    text = (PROJECT_DIR / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE))


def wanted(lock: str) -> list[str]:
    """What pyproject.toml asks that lock file to hold."""
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    groups = PROJECT["dependency-groups"]
    if lock == "requirements.lock":
        return [*project["dependencies"], *extras["postgresql"], *groups["build"]]
    return [*project["dependencies"], *chain.from_iterable(extras.values()), *groups["build"], *groups["dev"]]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_the_project_asks_for(lock: str) -> None:
    versions = pinned(lock)
    for line in wanted(lock):
        requirement = Requirement(line)
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not in {lock}: run `make lock`"
        assert Version(version) in requirement.specifier, f"{lock} pins {requirement.name} {version}: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_carries_its_hashes_and_no_address(lock: str) -> None:
    text = (PROJECT_DIR / lock).read_text(encoding="utf-8")
    assert "://" not in text
    for block in re.split(r"\n(?=\w)", text):
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_both_locks_pin_the_same_versions() -> None:
    development = pinned("requirements-dev.lock")
    assert {name: development.get(name) for name in pinned("requirements.lock")} == pinned("requirements.lock")


def test_the_build_backend_is_locked_too() -> None:
    for line in PROJECT["build-system"]["requires"]:
        assert line in PROJECT["dependency-groups"]["build"]


def test_every_dependency_says_why_it_is_here() -> None:
    text = (PROJECT_DIR / "pyproject.toml").read_text(encoding="utf-8")
    tables = re.findall(
        r"^(?:dependencies|postgresql|parquet|dev|build) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL
    )
    assert tables
    for line in "".join(tables).splitlines():
        assert re.search(r'",\s+# \w', line), line


# make's mistakes -----------------------------------------------------------------------------------------------------


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """What make reads, without an environment."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(PROJECT_DIR / name, tmp_path)
    return tmp_path


def make(
    folder: Path, *arguments: str, path: str | None = None, **options: object
) -> "subprocess.CompletedProcess[str]":
    """Run make as a newcomer would, with nothing of this shell but the PATH."""
    environment = {"PATH": path or os.environ["PATH"], "HOME": str(folder)}
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def fake_python(folder: Path, script: str) -> str:
    """A PATH whose only Python is a shell script."""
    tools = folder / "tools"
    tools.mkdir()
    python = tools / "python3"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(python.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    for name in ("sh", "cat", "rm", "grep", "awk", "touch", "printf", "make"):
        found = shutil.which(name)
        if found:
            (tools / name).symlink_to(found)
    return str(tools)


def told(run: "subprocess.CompletedProcess[str]") -> str:
    """The one sentence that make says before its own closing line."""
    assert run.returncode != 0
    lines = [line for line in run.stderr.splitlines() if "***" not in line]
    assert len(lines) == 1, run.stderr
    assert "Traceback" not in run.stderr
    return lines[0]


@needs_make
def test_python_too_old(project_copy: Path) -> None:
    sentence = told(make(project_copy, "up", path=fake_python(project_copy, "exit 1")))
    assert "Python 3.11 or newer is needed" in sentence
    assert "PYTHON=" in sentence


@needs_make
def test_named_python_too_old(project_copy: Path) -> None:
    path = fake_python(project_copy, "exit 1")
    sentence = told(make(project_copy, "up", f"PYTHON={path}/python3", path=path))
    assert "is not a Python of at least 3.11" in sentence


@needs_make
def test_venv_missing(project_copy: Path) -> None:
    path = fake_python(project_copy, 'case "$2" in *ensurepip*) exit 1;; esac')
    assert "apt install python3-venv" in told(make(project_copy, "up", path=path))


@needs_make
def test_folder_not_writable(project_copy: Path) -> None:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv here to be somebody else")
    for folder in (project_copy, *list(project_copy.parents)[:2]):
        folder.chmod(0o555)  # pytest's own folders are private
    try:
        user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        run = subprocess.run(
            [*user, "make", "--no-print-directory", "up"], cwd=project_copy, capture_output=True, text=True, timeout=60
        )
    finally:
        for folder in (project_copy, *list(project_copy.parents)[:2]):
            folder.chmod(0o700)
    assert "cannot be written to" in told(run)


@needs_make
def test_dependencies_that_cannot_be_fetched(project_copy: Path) -> None:
    (project_copy / "requirements.lock").write_text("no-such-package-anywhere==1 --hash=sha256:" + "0" * 64 + "\n")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    run = make(project_copy, "up", f"PYTHON={sys.executable}", "PIP=.venv/bin/python -m pip -q --no-index", path=path)
    assert run.returncode != 0
    assert "the dependencies could not be installed" in run.stderr


@needs_make
def test_help_lists_every_target(project_copy: Path) -> None:
    run = make(project_copy)
    targets = re.findall(r"^([a-z]+):", (project_copy / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert run.returncode == 0
    assert all(f"make {target}" in run.stdout for target in targets)


# The container image -------------------------------------------------------------------------------------------------


def docker_lines(instruction: str) -> list[str]:
    """The arguments of each such instruction."""
    return re.findall(rf"^\s*{instruction} (.*)$", dockerfile(), re.MULTILINE)


def dockerfile() -> str:
    """The Dockerfile, continued lines joined."""
    return (PROJECT_DIR / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")


def test_image_copies_what_exists() -> None:
    ignored = (PROJECT_DIR / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sources = [name for line in docker_lines("COPY") if not line.startswith("--from") for name in line.split()[:-1]]
    assert sources
    for name in sources:
        assert (PROJECT_DIR / name).exists(), name
        assert f"!{name}" in ignored, f"{name} is kept from the build by .dockerignore"


def test_image_runs_as_nobody_special() -> None:
    assert docker_lines("USER") == ["timeline"]
    assert docker_lines("VOLUME") == ["/data"]
    assert "/health/ready" in docker_lines("HEALTHCHECK")[0]


@pytest.mark.skipif(not os.environ.get("CI"), reason="installs a whole environment from the network; CI does it")
def test_image_lines_run_in_an_empty_folder(tmp_path: Path) -> None:
    """The image cannot be built everywhere; its lines run anywhere, with /srv and /data put into a folder."""
    srv, data = tmp_path / "srv", tmp_path / "data"
    srv.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    environment |= {key: value for key, value in os.environ.items() if key.startswith("PIP_")}

    def here(line: str) -> str:
        return line.replace("/srv", str(srv)).replace("/data", str(data))

    for line in docker_lines("COPY"):
        *sources, target = line.split()
        if not line.startswith("--from"):
            for name in sources:
                copy_into(PROJECT_DIR / name, srv / name if target != "./" else srv)
    for line in docker_lines("RUN"):
        steps = [step for step in line.split(" && ") if not step.startswith(("useradd", "chown"))]  # only root may
        subprocess.run(["sh", "-ec", here(" && ".join(steps))], cwd=srv, env=environment, check=True, timeout=300)
    environment |= dict(pair.split("=", 1) for pair in here(docker_lines("ENV")[0]).split())
    environment |= {"HOST": "127.0.0.1", "PORT": str(free_port())}
    check = json.loads(here(docker_lines("HEALTHCHECK")[0].split(" CMD ", 1)[1]))
    with subprocess.Popen(json.loads(here(docker_lines("CMD")[-1])), cwd=srv, env=environment) as server:
        try:
            assert becomes_healthy(check, environment, server)
        finally:
            server.terminate()
    assert (data / "timeline.db").exists()


def copy_into(source: Path, target: Path) -> None:
    """Copy a file or folder as COPY does, caches left out."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def becomes_healthy(check: list[str], environment: dict[str, str], server: "subprocess.Popen[bytes]") -> bool:
    """Whether the health check succeeds within a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        if subprocess.run(check, env=environment, capture_output=True).returncode == 0:
            return True
        time.sleep(0.5)
    return False
