"""The public shapes: what the API serves for each record, rendered once when it is stored or touched.

The normalised tables stay the only truth; documents, postings, tallies and the search index are derived from them.
Storage calls ``refresh_documents`` at the end of each transaction, and ``rebuild_documents`` makes everything anew.
"""

from app.documents.refresh import Touched, rebuild_documents, refresh_documents, refresh_names

__all__ = ["Touched", "rebuild_documents", "refresh_documents", "refresh_names"]
