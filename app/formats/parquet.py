"""Parquet: the flat columns with their types, in row groups. Needs pyarrow, which is heavy and so an extra."""

import importlib.util
import io
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from app.formats.base import Answer, Format
from app.formats.columns import COLUMNS, Cell, Column

ROWS_A_GROUP = 10_000


def render(answer: Answer) -> Iterator[bytes]:
    """Row groups of ten thousand records as they come, then the footer."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    columns = COLUMNS[answer.resource]
    schema = pa.schema([(column.name, _arrow_type(column)) for column in columns])
    sink = _Drain()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        rows = ([_typed(column, column.cell(record)) for column in columns] for record in answer.records())
        while group := list(islice(rows, ROWS_A_GROUP)):
            writer.write_table(pa.Table.from_arrays(_arrays(group, schema), schema=schema))
            yield sink.take()
    yield sink.take()


def _arrays(rows: list[list[Any]], schema: Any) -> list[Any]:
    import pyarrow as pa

    return [pa.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), schema, strict=True)]


class _Drain(io.RawIOBase):
    """A file that hands out what was written to it, so that memory holds one row group at most."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: Any, /) -> int:
        chunk = bytes(data)
        self._chunks.append(chunk)
        self._written += len(chunk)
        return len(chunk)

    def take(self) -> bytes:
        chunk = b"".join(self._chunks)
        self._chunks.clear()
        return chunk


def _arrow_type(column: Column) -> Any:
    import pyarrow as pa

    kinds = {"date": pa.date32(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return kinds.get(column.kind, pa.string())


def _typed(column: Column, cell: Cell) -> Any:
    if column.kind == "date" and isinstance(cell, str):
        return date.fromisoformat(cell[:10])
    return float(cell) if column.kind == "number" and cell is not None else cell


FORMAT = Format(
    "parquet",
    ".parquet",
    "application/vnd.apache.parquet",
    True,
    render,
    "Typed columns for duckdb, pandas and the like",
    extra="parquet",
    available=importlib.util.find_spec("pyarrow") is not None,
)
