"""NDJSON: one document a line, as long as the selection is."""

from collections.abc import Iterator

from app.formats.base import Answer, Format


def render(answer: Answer) -> Iterator[bytes]:
    """Each document on its own line."""
    for item in answer.items:
        yield answer.with_links(item) + b"\n"


FORMAT = Format("ndjson", ".ndjson", "application/x-ndjson", True, render, "One record a line, streamed")
