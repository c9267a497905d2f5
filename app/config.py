"""Settings: the only reader of environment variables."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import ConfigError

PROJECT_DIR = Path(__file__).resolve().parent.parent
WIDGET_DIR = PROJECT_DIR / "app" / "widget"


class Settings(BaseSettings):
    """What may be set from outside, each with a default that works on a laptop."""

    model_config = SettingsConfigDict(env_file=None, extra="ignore", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="Port to listen on.")
    workers: int = Field(1, ge=1, le=64, description="Server processes.")
    database_url: str = Field(
        "sqlite:///data/timeline.db", description="Where the record is kept: sqlite:///FILE or postgresql://…"
    )
    root_path: str = Field("", description="Path prefix under which a proxy serves the application.")
    trusted_proxies: str = Field("127.0.0.1", description="Addresses whose X-Forwarded-* headers are believed.")
    access_log: Literal["text", "json", "off"] = Field("text", description="Form of the access log.")
    answer_cache: int = Field(64, ge=0, description="Megabytes of answers that each process keeps; 0 for none.")
    seeds_dir: Path = Field(PROJECT_DIR / "seeds", description="Folder of actors, places and digests.")
    default_share: float = Field(
        0.3,
        ge=0,
        le=1,
        description="Share of an article's text that may be shown where its publisher says nothing.",
    )


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read once; raises ConfigError naming what is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise ConfigError(
            "; ".join(_fault(fault["loc"], fault["msg"], fault["input"]) for fault in error.errors())
        ) from None


def choose_settings(**chosen: object) -> Settings:
    """Settings with some values chosen on the command line; server processes started from here see them too."""
    for name, value in chosen.items():
        if value is not None:
            os.environ[name.upper()] = str(value)
    get_settings.cache_clear()
    return get_settings()


def _fault(location: tuple[int | str, ...], message: str, given: object) -> str:
    name = str(location[0]).upper() if location else "settings"
    return f"{name}={given!s}: {message[:1].lower()}{message[1:]}"
