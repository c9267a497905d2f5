"""CSV: flat columns in their documented order; with ``excel=1`` the byte order mark that Excel needs for Cyrillic."""

import csv
import io
from collections.abc import Iterable, Iterator

from app.formats.base import Answer, Format
from app.formats.columns import COLUMNS, Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(answer: Answer) -> Iterator[bytes]:
    """A header, then one line a record."""
    columns = COLUMNS[answer.resource]
    header = csv_line([column.name for column in columns])
    yield b"\xef\xbb\xbf" + header if answer.excel else header
    for record in answer.records():
        yield csv_line([column.cell(record) for column in columns])


def csv_line(cells: Iterable[Cell]) -> bytes:
    """One line of CSV (RFC 4180); no text in it can be run as a formula by a spreadsheet."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_safe(cell) for cell in cells])
    return buffer.getvalue().encode()


def _safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


FORMAT = Format("csv", ".csv", "text/csv; charset=utf-8", True, render, "Flat columns for spreadsheets and data frames")
