# ruff: noqa: E501
"""The tables."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "actors",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('person', 'state', 'body')", name=op.f("ck_actors_kind_known")),
        sa.CheckConstraint("origin IN ('seeds', 'article', 'library')", name=op.f("ck_actors_origin_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
    )
    with op.batch_alter_table("actors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actors_country"), ["country"], unique=False)

    op.create_table(
        "articles",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_basis", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_kind", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("translation", sa.String(), nullable=True),
        sa.Column("via", sa.String(), nullable=True),
        sa.Column("reuse_share", sa.Float(), nullable=True),
        sa.Column("reuse_terms", sa.String(), nullable=True),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.String(), nullable=True),
        sa.CheckConstraint(
            "published_basis IN ('text', 'url', 'catalog', 'unknown')", name=op.f("ck_articles_published_basis_known")
        ),
        sa.CheckConstraint("text_kind IN ('full', 'digest')", name=op.f("ck_articles_text_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("key", name=op.f("uq_articles_key")),
        sa.UniqueConstraint("ordinal", name=op.f("uq_articles_ordinal")),
    )
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_articles_publisher"), ["publisher"], unique=False)
        batch_op.create_index(batch_op.f("ix_articles_sha256"), ["sha256"], unique=False)

    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index("ix_changes_record", ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_changes_version"), ["version"], unique=False)

    op.create_table(
        "dataset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_dataset_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dataset")),
    )
    op.create_table(
        "documents",
        sa.Column(
            "position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("sort_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(
            "ix_documents_by_name",
            ["object", "sort_key"],
            unique=False,
            sqlite_where=sa.text("sort_key IS NOT NULL"),
            postgresql_where=sa.text("sort_key IS NOT NULL"),
        )

    op.create_table(
        "name_keys",
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "form", "record_id", name=op.f("pk_name_keys")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("name_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_name_keys_record_id"), ["record_id"], unique=False)

    op.create_table(
        "places",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('city', 'region', 'country', 'venue')", name=op.f("ck_places_kind_known")),
        sa.CheckConstraint("origin IN ('seeds', 'article', 'library')", name=op.f("ck_places_origin_known")),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name=op.f("ck_places_latitude_range")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("ck_places_longitude_range")),
        sa.ForeignKeyConstraint(["parent_id"], ["places.id"], name=op.f("fk_places_parent_id_places")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
    )
    with op.batch_alter_table("places", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_places_country"), ["country"], unique=False)

    op.create_table(
        "postings",
        sa.Column("list", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column(
            "position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("list", "position", name=op.f("pk_postings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "retired",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("successor", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("status IN ('merged', 'removed', 'withdrawn')", name=op.f("ck_retired_status_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retired")),
    )
    op.create_table(
        "search_texts",
        sa.Column(
            "position", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_search_texts")),
    )
    op.create_table(
        "tallies",
        sa.Column("term", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term", "month", name=op.f("pk_tallies")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sa.UniqueConstraint("object", "field", "value", name=op.f("uq_terms_object_field_value")),
    )
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('seeds', 'article', 'library')", name=op.f("ck_aliases_origin_known")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_aliases_actor_id_actors"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
        sa.UniqueConstraint("actor_id", "name", "language", name=op.f("uq_aliases_actor_id_name_language")),
    )
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aliases_folded"), ["folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_aliases_name_key"), ["name_key"], unique=False)

    op.create_table(
        "appearances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("office_kind", sa.String(), nullable=True),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('person', 'state', 'body')", name=op.f("ck_appearances_kind_known")),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_appearances_actor_id_actors")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_appearances_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearances")),
    )
    with op.batch_alter_table("appearances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appearances_actor_id"), ["actor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appearances_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appearances_name_key"), ["name_key"], unique=False)

    op.create_table(
        "events",
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("subtype", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("reported", sa.Date(), nullable=False),
        sa.Column("sort_date", sa.Date(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("disputes", sa.String(), nullable=True),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("source_count", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.String(), nullable=True),
        sa.CheckConstraint(
            "basis IN ('text', 'dateline', 'publication', 'inferred')", name=op.f("ck_events_basis_known")
        ),
        sa.CheckConstraint(
            "precision IN ('day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'before', 'after', 'unknown')",
            name=op.f("ck_events_precision_known"),
        ),
        sa.CheckConstraint(
            "status IN ('occurred', 'ongoing', 'planned', 'cancelled')", name=op.f("ck_events_status_known")
        ),
        sa.CheckConstraint('start IS NULL OR "end" IS NULL OR start <= "end"', name=op.f("ck_events_interval")),
        sa.ForeignKeyConstraint(["part_of"], ["events.id"], name=op.f("fk_events_part_of_events"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_events_place_id_places")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("ordinal", name=op.f("uq_events_ordinal")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_part_of"), ["part_of"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_type"), ["type"], unique=False)

    op.create_table(
        "offices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("body_id", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('seeds', 'article', 'library')", name=op.f("ck_offices_origin_known")),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_offices_actor_id_actors"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["body_id"], ["actors.id"], name=op.f("fk_offices_body_id_actors")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
    )
    with op.batch_alter_table("offices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offices_actor_id"), ["actor_id"], unique=False)

    op.create_table(
        "place_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_place_names_place_id_places"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_names")),
        sa.UniqueConstraint("place_id", "name", "language", name=op.f("uq_place_names_place_id_name_language")),
    )
    with op.batch_alter_table("place_names", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_names_folded"), ["folded"], unique=False)

    op.create_table(
        "event_mentions",
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reported", sa.Date(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("subtype", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("merged_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "basis IN ('text', 'dateline', 'publication', 'inferred')", name=op.f("ck_event_mentions_basis_known")
        ),
        sa.CheckConstraint(
            "precision IN ('day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'before', 'after', 'unknown')",
            name=op.f("ck_event_mentions_precision_known"),
        ),
        sa.CheckConstraint(
            "status IN ('occurred', 'ongoing', 'planned', 'cancelled')", name=op.f("ck_event_mentions_status_known")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_event_mentions_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_mentions_event_id_events")),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_event_mentions_place_id_places")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_mentions")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_event_mentions_article_id_number")),
    )
    with op.batch_alter_table("event_mentions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_mentions_event_id"), ["event_id"], unique=False)
        batch_op.create_index("ix_event_mentions_type_reported", ["type", "reported"], unique=False)
        batch_op.create_index("ix_event_mentions_type_start_end", ["type", "start", "end"], unique=False)

    op.create_table(
        "participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_participants_actor_id_actors")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_participants_event_id_events"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint("event_id", "actor_id", "role", name=op.f("uq_participants_event_id_actor_id_role")),
    )
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participants_actor_id"), ["actor_id"], unique=False)

    op.create_table(
        "statements",
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("speaker_id", sa.String(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("cue", sa.String(), nullable=True),
        sa.Column("reported", sa.Date(), nullable=False),
        sa.Column("sort_date", sa.Date(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("disputes", sa.String(), nullable=True),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("source_count", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.String(), nullable=True),
        sa.CheckConstraint(
            "basis IN ('text', 'dateline', 'publication', 'inferred')", name=op.f("ck_statements_basis_known")
        ),
        sa.CheckConstraint("kind IN ('direct', 'indirect')", name=op.f("ck_statements_kind_known")),
        sa.CheckConstraint(
            "precision IN ('day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'before', 'after', 'unknown')",
            name=op.f("ck_statements_precision_known"),
        ),
        sa.CheckConstraint("wording IN ('as_printed', 'machine_translated')", name=op.f("ck_statements_wording_known")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_statements_event_id_events"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["actors.id"], name=op.f("fk_statements_speaker_id_actors")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("ordinal", name=op.f("uq_statements_ordinal")),
    )
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statements_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_speaker_id"), ["speaker_id"], unique=False)

    op.create_table(
        "mention_participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mention_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_mention_participants_actor_id_actors")),
        sa.ForeignKeyConstraint(
            ["mention_id"],
            ["event_mentions.id"],
            name=op.f("fk_mention_participants_mention_id_event_mentions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention_participants")),
    )
    with op.batch_alter_table("mention_participants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mention_participants_actor_id"), ["actor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mention_participants_mention_id"), ["mention_id"], unique=False)

    op.create_table(
        "statement_mentions",
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reported", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("speaker_id", sa.String(), nullable=True),
        sa.Column("speaker_text", sa.String(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("cue", sa.String(), nullable=True),
        sa.Column("event_number", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("merged_because", sa.String(), nullable=True),
        sa.CheckConstraint(
            "basis IN ('text', 'dateline', 'publication', 'inferred')", name=op.f("ck_statement_mentions_basis_known")
        ),
        sa.CheckConstraint("kind IN ('direct', 'indirect')", name=op.f("ck_statement_mentions_kind_known")),
        sa.CheckConstraint(
            "precision IN ('day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'before', 'after', 'unknown')",
            name=op.f("ck_statement_mentions_precision_known"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_statement_mentions_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["actors.id"], name=op.f("fk_statement_mentions_speaker_id_actors")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_statement_mentions_statement_id_statements")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_mentions")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_statement_mentions_article_id_number")),
    )
    with op.batch_alter_table("statement_mentions", schema=None) as batch_op:
        batch_op.create_index("ix_statement_mentions_speaker_id_start", ["speaker_id", "start"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_mentions_statement_id"), ["statement_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("event_mention_id", sa.Integer(), nullable=True),
        sa.Column("statement_mention_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(event_mention_id IS NULL) <> (statement_mention_id IS NULL)", name=op.f("ck_evidence_one_owner")
        ),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_evidence_span")),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_evidence_actor_id_actors")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_evidence_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event_mention_id"],
            ["event_mentions.id"],
            name=op.f("fk_evidence_event_mention_id_event_mentions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_mention_id"],
            ["statement_mentions.id"],
            name=op.f("fk_evidence_statement_mention_id_statement_mentions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_event_mention_id"), ["event_mention_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_statement_mention_id"), ["statement_mention_id"], unique=False)

    op.create_table(
        "mention_topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("event_mention_id", sa.Integer(), nullable=True),
        sa.Column("statement_mention_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(event_mention_id IS NULL) <> (statement_mention_id IS NULL)", name=op.f("ck_mention_topics_one_owner")
        ),
        sa.ForeignKeyConstraint(
            ["event_mention_id"],
            ["event_mentions.id"],
            name=op.f("fk_mention_topics_event_mention_id_event_mentions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_mention_id"],
            ["statement_mentions.id"],
            name=op.f("fk_mention_topics_statement_mention_id_statement_mentions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention_topics")),
    )
    with op.batch_alter_table("mention_topics", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mention_topics_event_mention_id"), ["event_mention_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_mention_topics_statement_mention_id"), ["statement_mention_id"], unique=False
        )

    op.create_table(
        "statement_actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mention_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_statement_actors_actor_id_actors")),
        sa.ForeignKeyConstraint(
            ["mention_id"],
            ["statement_mentions.id"],
            name=op.f("fk_statement_actors_mention_id_statement_mentions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_actors")),
    )
    with op.batch_alter_table("statement_actors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_actors_actor_id"), ["actor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_actors_mention_id"), ["mention_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("statement_actors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_actors_mention_id"))
        batch_op.drop_index(batch_op.f("ix_statement_actors_actor_id"))

    op.drop_table("statement_actors")
    with op.batch_alter_table("mention_topics", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mention_topics_statement_mention_id"))
        batch_op.drop_index(batch_op.f("ix_mention_topics_event_mention_id"))

    op.drop_table("mention_topics")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_statement_mention_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_event_mention_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_article_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("statement_mentions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_mentions_statement_id"))
        batch_op.drop_index("ix_statement_mentions_speaker_id_start")

    op.drop_table("statement_mentions")
    with op.batch_alter_table("mention_participants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mention_participants_mention_id"))
        batch_op.drop_index(batch_op.f("ix_mention_participants_actor_id"))

    op.drop_table("mention_participants")
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statements_speaker_id"))
        batch_op.drop_index(batch_op.f("ix_statements_event_id"))

    op.drop_table("statements")
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participants_actor_id"))

    op.drop_table("participants")
    with op.batch_alter_table("event_mentions", schema=None) as batch_op:
        batch_op.drop_index("ix_event_mentions_type_start_end")
        batch_op.drop_index("ix_event_mentions_type_reported")
        batch_op.drop_index(batch_op.f("ix_event_mentions_event_id"))

    op.drop_table("event_mentions")
    with op.batch_alter_table("place_names", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_names_folded"))

    op.drop_table("place_names")
    with op.batch_alter_table("offices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offices_actor_id"))

    op.drop_table("offices")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_events_type"))
        batch_op.drop_index(batch_op.f("ix_events_place_id"))
        batch_op.drop_index(batch_op.f("ix_events_part_of"))

    op.drop_table("events")
    with op.batch_alter_table("appearances", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appearances_name_key"))
        batch_op.drop_index(batch_op.f("ix_appearances_article_id"))
        batch_op.drop_index(batch_op.f("ix_appearances_actor_id"))

    op.drop_table("appearances")
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aliases_name_key"))
        batch_op.drop_index(batch_op.f("ix_aliases_folded"))

    op.drop_table("aliases")
    op.drop_table("terms")
    op.drop_table("tallies")
    op.drop_table("search_texts")
    op.drop_table("retired")
    op.drop_table("postings")
    with op.batch_alter_table("places", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_places_country"))

    op.drop_table("places")
    with op.batch_alter_table("name_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_name_keys_record_id"))

    op.drop_table("name_keys")
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_documents_by_name",
            sqlite_where=sa.text("sort_key IS NOT NULL"),
            postgresql_where=sa.text("sort_key IS NOT NULL"),
        )

    op.drop_table("documents")
    op.drop_table("dataset")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_changes_version"))
        batch_op.drop_index("ix_changes_record")

    op.drop_table("changes")
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_articles_sha256"))
        batch_op.drop_index(batch_op.f("ix_articles_publisher"))

    op.drop_table("articles")
    with op.batch_alter_table("actors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actors_country"))

    op.drop_table("actors")
