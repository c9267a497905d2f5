"""Makes a synthetic database and tells what storing it cost."""

from dataclasses import dataclass
from pathlib import Path
from time import process_time

from sqlmodel import Session

from app.db import get_engine, upgrade
from app.documents import rebuild_documents
from app.documents.sql import Sql
from app.models import Dataset
from tests.benchmarks.synthetic import Synthetic, write_table


@dataclass
class Built:
    """What making one database cost."""

    events: int
    rows: int
    base_seconds: float
    """Plain inserting into the base tables with their indexes; making the rows up is not counted."""
    derived_seconds: float
    """Documents, lists, tallies and full text."""
    base_bytes: int
    bytes: int

    @property
    def ratio(self) -> float:
        """How fast storing with everything derived is beside plain inserting."""
        return self.base_seconds / (self.base_seconds + self.derived_seconds)


def build(url: str, events: int) -> Built:
    """Fills an empty database."""
    engine = get_engine(url)
    upgrade(engine)
    synthetic = Synthetic(events)
    rows, base = 0, 0.0
    with Session(engine) as session:
        for table in (synthetic.known(),):
            rows += write_table(Sql.of(session), table)
        for table in synthetic.batches():
            sql = Sql.of(session)
            began = process_time()
            rows += write_table(sql, table)
            base += process_time() - began
        began = process_time()
        session.commit()
        base += process_time() - began
    base_bytes = size_of(url)
    with Session(engine) as session:
        began = process_time()
        rebuild_documents(session)
        dataset = session.get_one(Dataset, 1)
        dataset.version += 1
        session.commit()
        derived = process_time() - began
    engine.dispose()
    return Built(events, rows, base, derived, base_bytes, size_of(url))


def size_of(url: str) -> int:
    """Bytes of a database file with its log; 0 for a server's."""
    file = Path(url.removeprefix("sqlite:///"))
    log = file.with_name(file.name + "-wal")
    return sum(part.stat().st_size for part in (file, log) if part.exists()) if url.startswith("sqlite") else 0
