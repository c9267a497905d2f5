"""Room 5: known things become rows."""

from app.storage.writer import Stored, StoredAs, store_article, store_articles

__all__ = ["Stored", "StoredAs", "store_article", "store_articles"]
