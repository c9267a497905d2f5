"""Which extractor read an article: a hash of the code and words of rooms 1 to 4."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

APP = Path(__file__).resolve().parent.parent
ROOMS = ("lexicon", "reading", "extraction", "resolution")
LETTERS = 12


@lru_cache
def extractor_version() -> str:
    """The same for the same code and lexicon, another one after any change that could change a reading."""
    return hash_files(path for room in ROOMS for path in (APP / room).rglob("*") if path.suffix in (".py", ".toml"))


def seeds_version(folder: Path) -> str:
    """The same for the same actors and places; whom a text means depends on whom the seeds know."""
    return hash_files(path for kind in ("actors", "places") for path in (folder / kind).glob("*.toml"))


def hash_files(paths: Iterable[Path]) -> str:
    """A hash of files' names and contents, whatever their order."""
    digest = sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:LETTERS]
