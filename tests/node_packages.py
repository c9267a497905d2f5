"""Others' code that tests run under Node or in the browser, installed from npm by the lock file beside package.json."""

import fcntl
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

NODE = Path(__file__).parent / "node"
LOCK = NODE / "package-lock.json"


def install_packages() -> Path:
    """The folder ``node_modules``, installed once for each state of the lock; skips where there is no npm."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm here (Debian: apt-get install npm)")
    with (NODE / "package.json").open() as door:
        fcntl.flock(door, fcntl.LOCK_EX)  # several test processes may come at once
        _install(npm)
    return NODE / "node_modules"


def _install(npm: str) -> None:
    stamp = NODE / "node_modules" / ".installed"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(command, cwd=NODE, capture_output=True, text=True, timeout=300)
        if done.returncode:
            pytest.skip(f"npm could not install the tests' packages: {done.stderr.strip()[-200:]}")
        stamp.write_text(wanted)
