"""The tables by name, for SQL written with columns instead of objects (which would cost ten times as much)."""

from sqlalchemy import Table
from sqlmodel import SQLModel

import app.models  # noqa: F401  (fills the metadata)

TABLES = SQLModel.metadata.tables

ACTORS: Table = TABLES["actors"]
ALIASES: Table = TABLES["aliases"]
APPEARANCES: Table = TABLES["appearances"]
ARTICLES: Table = TABLES["articles"]
CHANGES: Table = TABLES["changes"]
EVENT_MENTIONS: Table = TABLES["event_mentions"]
EVENTS: Table = TABLES["events"]
EVIDENCE: Table = TABLES["evidence"]
MENTION_PARTICIPANTS: Table = TABLES["mention_participants"]
MENTION_TOPICS: Table = TABLES["mention_topics"]
OFFICES: Table = TABLES["offices"]
PARTICIPANTS: Table = TABLES["participants"]
PLACE_NAMES: Table = TABLES["place_names"]
PLACES: Table = TABLES["places"]
RETIRED: Table = TABLES["retired"]
STATEMENT_ACTORS: Table = TABLES["statement_actors"]
STATEMENT_MENTIONS: Table = TABLES["statement_mentions"]
STATEMENTS: Table = TABLES["statements"]
