"""Rooms 1 and 2: a file becomes a document."""

from app.reading.article_file import read_article
from app.reading.segmentation import split_text

__all__ = ["read_article", "split_text"]
