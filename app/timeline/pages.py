"""What a selection gives: rendered documents and what stands around them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """One page of a list."""

    items: list[bytes]
    """JSON documents as stored; ``with_address`` completes their links."""
    next_cursor: str | None = None
    total: int | None = None
    """How many match in all, where ``count`` was asked for and counting stayed within its time."""
    understood: dict[str, Any] = field(default_factory=dict)
    """Filters as they were understood, for the envelope's ``query``."""
    coverage: dict[str, Any] | None = None
    """For an empty page: whether anything was read about these days at all."""
    version: int = 0
    updated_at: datetime | None = None
