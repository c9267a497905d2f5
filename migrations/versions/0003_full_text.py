"""The full-text index, which each database makes in its own way."""

from collections.abc import Sequence

from alembic import op

from app.documents.search_index import create_statement, drop_statement

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.execute(create_statement(op.get_bind().dialect.name))


def downgrade() -> None:
    op.execute(drop_statement(op.get_bind().dialect.name))
