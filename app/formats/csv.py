"""CSV: flat columns in their documented order; with ``excel=1`` the byte order mark that Excel needs for Cyrillic."""

from collections.abc import Iterator

from app.formats.base import Answer, Format
from app.formats.columns import COLUMNS
from app.formats.lines import csv_line


def render(answer: Answer) -> Iterator[bytes]:
    """A header, then one line a record."""
    columns = COLUMNS[answer.resource]
    header = csv_line([column.name for column in columns])
    yield b"\xef\xbb\xbf" + header if answer.excel else header
    for record in answer.records():
        yield csv_line([column.cell(record) for column in columns])


FORMAT = Format("csv", ".csv", "text/csv; charset=utf-8", True, render, "Flat columns for spreadsheets and data frames")
