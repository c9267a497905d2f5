"""Alembic's entry: runs migrations on the connection that ``app.db.upgrade`` hands over, else on DATABASE_URL."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import app.models  # noqa: F401  (fills the metadata)
from app.config import get_settings
from app.db import get_engine

PLAIN_TYPES = {"AutoString": "sa.String()", "UTCDateTime": "sa.DateTime(timezone=True)"}


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        compare_server_default=True,
        render_item=render_plainly,
        transactional_ddl=True,
        include_name=lambda name, *_: not str(name).startswith("search_index"),  # full text is made by hand
    )
    with context.begin_transaction():
        context.run_migrations()


def render_plainly(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Write SQLModel's own types as the plain ones they are, so that migrations do not depend on it."""
    return PLAIN_TYPES.get(type(item).__name__, False) if kind == "type" else False


connection = context.config.attributes.get("connection")
if connection is not None:
    run(connection)
else:
    with get_engine(get_settings().database_url).execution_options(writes=True).begin() as own_connection:
        run(own_connection)
