"""Room 6: rows become a page.

The doorman opens one ``Reader`` a process, reads a request into a query model (``query.py``), and asks::

    page = await reader.run(select_timeline, "events", query)

Every ``select_…`` takes a ``Connection`` first; ``Reader.run`` gives it one: at once on the event loop while it stays
within a small budget of work, else again in a small pool of threads with a time limit, so that no slow query stalls
the others. Documents are bytes of JSON whose links ``app.documents.bodies.with_address`` completes.
"""

from app.timeline.changes import select_changes
from app.timeline.counts import CountsPage, select_counts
from app.timeline.coverage import select_coverage
from app.timeline.pages import TimelinePage
from app.timeline.query import (
    ActorQuery,
    ArticleCounts,
    ArticleQuery,
    CountsQuery,
    EventCounts,
    EventQuery,
    PlaceQuery,
    StatementCounts,
    StatementQuery,
    StreamQuery,
    TimelineQuery,
)
from app.timeline.reader import Connection, DatasetState, Reader
from app.timeline.relations import select_relations
from app.timeline.selection import iterate_documents, select_record, select_timeline
from app.timeline.suggest import select_suggestions

__all__ = [
    "ActorQuery",
    "ArticleCounts",
    "ArticleQuery",
    "Connection",
    "CountsPage",
    "CountsQuery",
    "DatasetState",
    "EventCounts",
    "EventQuery",
    "PlaceQuery",
    "Reader",
    "StatementCounts",
    "StatementQuery",
    "StreamQuery",
    "TimelinePage",
    "TimelineQuery",
    "iterate_documents",
    "select_changes",
    "select_counts",
    "select_coverage",
    "select_record",
    "select_relations",
    "select_suggestions",
    "select_timeline",
]
