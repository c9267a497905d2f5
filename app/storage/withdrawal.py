"""Taking back: a record or a whole article leaves every answer, its id tells why, and reading again does not undo it.

A withdrawn event or statement keeps its row and its tellings, marked; what is later found to be the same is withdrawn
with it. A withdrawn article's share of the record is undone, its text is kept, so that it can be read again.
"""

from typing import Any

from sqlalchemy import Table, select, update
from sqlmodel import Session

from app.documents import Touched
from app.enums import RetiredStatus
from app.errors import NotFoundError
from app.storage.tables import ARTICLES, EVENTS, RETIRED, STATEMENTS
from app.storage.work import Work
from app.storage.writer import remove_share

TABLES: dict[str, tuple[str, Table]] = {
    "art": ("article", ARTICLES),
    "evt": ("event", EVENTS),
    "stm": ("statement", STATEMENTS),
}


def withdraw(session: Session, record: str, reason: str) -> Touched:
    """Take an article, event or statement back; its id answers 410 with the reason from now on."""
    what, table, row = _find(session, record)
    work = Work(session)
    if row.withdrawn != reason:
        session.execute(update(table).where(table.c.id == record).values(withdrawn=reason))
        if what == "article" and row.withdrawn is None:
            remove_share(work, record)
        work.retire(what, record, RetiredStatus.WITHDRAWN, reason)
        work.finish()
    return work.touched


def restore(session: Session, record: str) -> Touched:
    """Undo a withdrawal; an article has to be read again after this (``app.ingest.restore_record`` does both)."""
    what, table, row = _find(session, record)
    work = Work(session)
    if row.withdrawn is not None:
        values: dict[str, Any] = {"withdrawn": None, **({"extractor": ""} if what == "article" else {})}
        session.execute(update(table).where(table.c.id == record).values(values))
        work.revive(record)
        work.note(what, record, "restored")
        work.finish()
    return work.touched


def _find(session: Session, record: str) -> tuple[str, Table, Any]:
    what, table = TABLES.get(record.partition("_")[0], (None, None))
    if what is None or table is None:
        raise NotFoundError(f"{record} is no id of an article (art_…), event (evt_…) or statement (stm_…).")
    row = session.execute(select(table).where(table.c.id == record)).one_or_none()
    if row is None:
        led_on = session.execute(select(RETIRED.c.reason).where(RETIRED.c.id == record)).scalar()
        told = f"; it was retired: {led_on}" if led_on else ""
        raise NotFoundError(f"No {what} stands under {record}{told}.")
    return what, table, row
