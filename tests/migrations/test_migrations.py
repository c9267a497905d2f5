"""Migrations make exactly the tables that the models describe, on both databases, and take them away again."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

import app.models  # noqa: F401  (fills the metadata)
from app.db import downgrade, get_engine, upgrade
from tests.databases import Databases

BY_HAND = ("search_index", "alembic_version")
"""Tables that no model describes."""


@pytest.fixture
def modelled(databases: Databases) -> Iterator[Engine]:
    """A database whose tables were made from the models alone."""
    engine = get_engine(databases.make())
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_models_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_modelled, "compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_constraints_agree_too(engine: Engine, modelled: Engine) -> None:
    """Alembic compares neither checks nor what happens on deletion."""
    assert constraints(engine) == constraints(modelled)


def test_every_table_can_be_taken_away_and_made_again(databases: Databases) -> None:
    engine = get_engine(databases.make())
    upgrade(engine)
    before = constraints(engine), views(engine)
    downgrade(engine)
    assert [name for name in inspect(engine).get_table_names() if name != "alembic_version"] == []
    assert views(engine) == []
    upgrade(engine)
    assert (constraints(engine), views(engine)) == before
    engine.dispose()


def test_downgrading_keeps_nobody_from_upgrading_step_by_step(databases: Databases) -> None:
    engine = get_engine(databases.make())
    for revision in ("+1", "+1", "head", "-1", "head"):
        (downgrade if revision == "-1" else upgrade)(engine, revision)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version FROM dataset")).scalar_one() == 0
    engine.dispose()


def is_modelled(name: str | None, *_: object) -> bool:
    return not str(name).startswith(BY_HAND)


def views(engine: Engine) -> list[str]:
    return sorted(inspect(engine).get_view_names())


def constraints(engine: Engine) -> dict[str, Any]:
    inspector = inspect(engine)
    return {
        table: (
            sorted(column["name"] for column in inspector.get_columns(table)),
            sorted(
                str((check["name"], "".join(check["sqltext"].split())))
                for check in inspector.get_check_constraints(table)
            ),
            sorted(
                str((key["name"], key["referred_table"], key["options"])) for key in inspector.get_foreign_keys(table)
            ),
            sorted(str(unique["name"]) for unique in inspector.get_unique_constraints(table)),
            inspector.get_pk_constraint(table)["name"],
        )
        for table in inspector.get_table_names()
        if is_modelled(table)
    }
