"""Commands that look after the database, and that move or take back what stands in it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.config import get_settings

database = typer.Typer(help="Look after the database: upgrade, check, rebuild, backup.", no_args_is_help=True)

Record = Annotated[str, typer.Argument(help="Id of an article (art_…), event (evt_…) or statement (stm_…).")]


@database.command("upgrade")
def db_upgrade() -> None:
    """Make the tables, or bring them to the form this version expects."""
    from app.db import get_engine, upgrade

    upgrade(get_engine(get_settings().database_url))
    print(f"{shown_url()} is up to date.")


@database.command("check")
def db_check() -> None:
    """Say whether the database answers and its tables have the form this version expects."""
    from app.db import check_schema, get_engine

    check_schema(get_engine(get_settings().database_url))
    print(f"{shown_url()} is up to date.")


@database.command("rebuild")
def db_rebuild() -> None:
    """Drop all that is derived (documents, search index, counts) and make it anew from the tables."""
    from app.db import get_engine, session_scope
    from app.documents import rebuild_documents

    with session_scope(get_engine(get_settings().database_url)) as session:
        rebuild_documents(session)
    print(f"{shown_url()}: everything derived was made anew.")


@database.command("backup")
def db_backup(file: Annotated[Path, typer.Argument(help="A new file; SQLite only.")]) -> None:
    """Copy the database into a file, in one consistent state, also while it is served and written."""
    from app.db import get_engine
    from app.storage.backup import backup_database

    backup_database(get_engine(get_settings().database_url), file)
    print(f"{shown_url()} was copied to {file}.")


def export(file: Annotated[Path, typer.Argument(help="Where to; - is standard output.")]) -> None:
    """Write the whole dataset, ids included, as one JSON object a line: for another database or another program."""
    from app.db import check_schema, get_engine, read_scope
    from app.storage.transfer import export_dataset

    engine = get_engine(get_settings().database_url)
    check_schema(engine)
    with read_scope(engine) as session:
        if str(file) == "-":
            sys.stdout.buffer.writelines(export_dataset(session))
            return
        unfinished = file.with_name(f"{file.name}.part")
        with unfinished.open("wb") as target:
            target.writelines(export_dataset(session))
    unfinished.replace(file)
    print(f"{shown_url()} was written to {file}.")


def import_(file: Annotated[Path, typer.Argument(help="What `timeline export` wrote; - is standard input.")]) -> None:
    """Fill a new database with an exported dataset; all or nothing."""
    from app.cli.ingesting import require_paths
    from app.db import get_engine, session_scope, upgrade
    from app.storage.transfer import import_dataset

    require_paths([] if str(file) == "-" else [file])
    engine = get_engine(get_settings().database_url)
    upgrade(engine)
    with session_scope(engine) as session, sys.stdin.buffer if str(file) == "-" else file.open("rb") as lines:
        count = import_dataset(session, lines)
    print(f"{count} rows were read into {shown_url()}.")


def withdraw(record: Record, reason: Annotated[str, typer.Option(help="Told to whoever asks for it.")]) -> None:
    """Take an article, event or statement back: gone from every answer, its address tells the reason (410)."""
    from app.db import get_engine, session_scope
    from app.storage.withdrawal import withdraw as withdraw_record

    with session_scope(get_engine(get_settings().database_url)) as session:
        withdraw_record(session, record, reason)
    print(f"{record} was withdrawn: {reason}")


def restore(record: Record) -> None:
    """Undo a withdrawal; an article is read again from its text, which was kept."""
    from app.db import get_engine
    from app.ingest import restore_record

    restore_record(get_engine(get_settings().database_url), record)
    print(f"{record} is served again.")


def shown_url() -> str:
    """The database's URL without its password."""
    from sqlalchemy import make_url

    return make_url(get_settings().database_url).render_as_string(hide_password=True)
