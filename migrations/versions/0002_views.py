"""The one row that counts versions, and two views for people with a database shell."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

VISITS = """
CREATE VIEW visits AS
SELECT event.id, visitor.name AS visitor, host.name AS host, event.start AS first_day, event."end" AS last_day,
       event.precision, COALESCE(city.name, CASE WHEN place.kind IN ('city', 'venue') THEN place.name END) AS city,
       place.country, event.subtype, event.status, event.title, event.article_count AS articles
FROM events AS event
LEFT JOIN participants AS guest ON guest.event_id = event.id AND guest.role = 'visitor'
LEFT JOIN actors AS visitor ON visitor.id = guest.actor_id
LEFT JOIN participants AS receiver ON receiver.event_id = event.id AND receiver.role = 'host'
LEFT JOIN actors AS host ON host.id = receiver.actor_id
LEFT JOIN places AS place ON place.id = event.place_id
LEFT JOIN places AS city ON city.id = place.parent_id AND city.kind = 'city'
WHERE event.type = 'visit' AND event.withdrawn IS NULL
"""

QUOTES = """
CREATE VIEW quotes AS
SELECT statement.id, statement.kind, speaker.name AS speaker, statement.office, statement.text,
       statement.sort_date AS date, COALESCE(city.name, CASE WHEN place.kind IN ('city', 'venue') THEN place.name END)
       AS city, article.publisher, article.url
FROM statements AS statement
LEFT JOIN actors AS speaker ON speaker.id = statement.speaker_id
LEFT JOIN events AS event ON event.id = statement.event_id AND event.withdrawn IS NULL
LEFT JOIN places AS place ON place.id = event.place_id
LEFT JOIN places AS city ON city.id = place.parent_id AND city.kind = 'city'
LEFT JOIN articles AS article ON article.id = (
    SELECT source.id
    FROM statement_mentions AS mention
    JOIN articles AS source ON source.id = mention.article_id
    WHERE mention.statement_id = statement.id AND source.withdrawn IS NULL
    ORDER BY source.published, source."key"
    LIMIT 1
)
WHERE statement.withdrawn IS NULL
"""


def upgrade() -> None:
    op.bulk_insert(
        sa.table("dataset", sa.column("id", sa.Integer), sa.column("version", sa.Integer)), [{"id": 1, "version": 0}]
    )
    op.execute(VISITS)
    op.execute(QUOTES)


def downgrade() -> None:
    op.execute("DROP VIEW quotes")
    op.execute("DROP VIEW visits")
    op.execute("DELETE FROM dataset")
