"""Room 1: a file becomes a RawArticle; what cannot be read is refused in one sentence that says what would be right."""

import hashlib
from pathlib import Path
from typing import Any

from app.enums import PublishedBasis, TextKind
from app.errors import ArticleError
from app.lexicon.languages import load_languages
from app.reading.article import RawArticle
from app.reading.catalogue import Catalogue, catalogue_beside, parse_catalogue
from app.reading.languages import check_language
from app.reading.metadata import read_metadata
from app.reading.received import read_bytes, text_of
from app.reading.texts import FILE_KINDS, Content


def read_article(path: Path, **overrides: Any) -> RawArticle:
    """Reads one article and what is known of it: overrides first, then STEM.meta.json, then the file, then its text.

    Args:
        path: A .txt, .md, .json, .html or .htm file.
        overrides: url, publisher, published, title, language, text_kind, reuse_share, as a caller knows them.

    Raises:
        ArticleError: the file cannot be read as an article; the message says why and what would be right.
    """
    content = _content(path)
    declared = (
        parse_catalogue({key: value for key, value in overrides.items() if value is not None}, path.name, "option")
        .over(catalogue_beside(path))
        .over(content.declared)
    )
    return build_article(path.stem, content, declared, path.name)


def build_article(stem: str, content: Content, declared: Catalogue, name: str) -> RawArticle:
    """The article of a text and of what is declared about it; `name` is what messages call it."""
    text = content.text
    if not text.strip():
        raise ArticleError(f"{name}: there is no text in it; an article needs at least one sentence.")
    language = check_language(text, declared.language, name)
    known = load_languages()[language]
    told = read_metadata(text, known, declared.publisher, declared.url)
    published, basis = declared.published, PublishedBasis.CATALOG
    if published is None:
        published, basis = told.published, told.published_basis
    return RawArticle(
        text=text,
        stem=stem,
        title=declared.title or told.title,
        publisher=declared.publisher or told.publisher,
        url=declared.url,
        published=published,
        published_basis=basis,
        language=language,
        text_kind=declared.text_kind or TextKind.FULL,
        machine_translated=told.machine_translated,
        via=told.via,
        reuse_share=declared.reuse_share if declared.reuse_share is not None else told.reuse_share,
        reuse_terms=told.reuse_terms,
        found=told.found,
        dateline=told.dateline,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def _content(path: Path) -> Content:
    read = FILE_KINDS.get(path.suffix.casefold())
    if read is None:
        raise ArticleError(
            f"{path.name}: files of this kind are not read; save it as one of {', '.join(FILE_KINDS)} (UTF-8 text)."
        )
    return read(text_of(read_bytes(path), path.name), path.name)
