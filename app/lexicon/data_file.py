"""Reads one TOML file of words into its typed shape; a mistake is told with file and key."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import DataError

LEXICON_DIR = Path(__file__).resolve().parent


class DataModel(BaseModel):
    """Base of all shapes of data files: frozen, and a key nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Shape = TypeVar("Shape", bound=BaseModel)


def load_file(path: Path, shape: type[Shape]) -> Shape:
    """Reads a TOML file as ``shape``.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    try:
        return shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}: not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "(top level)"
        raise DataError(f"{path.name}: {key}: {first['msg']}") from error
