"""Lines of CSV (RFC 4180) in which no text can be run as a formula by a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from app.formats.columns import Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


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
