"""The visible text of an HTML page, block by block, and what its head declares; the same page gives the same text."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

SKIPPED = frozenset(
    {
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "textarea",
        "input",
    }
)
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
HIDDEN_RE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SPACE_RE = re.compile(r"[ \t\r\n\f]+")

META_KEYS = {
    "og:title": "title",
    "og:url": "url",
    "og:site_name": "publisher",
    "article:published_time": "published",
    "datePublished": "published",
    "date": "published",
    "dc.date": "published",
    "publish-date": "published",
}


def read_web_page(page: str) -> tuple[str, dict[str, str]]:
    """The page's visible text (one line a block, a blank line between) and what its head declares."""
    # The body's words lead back into this text; the page's own bytes are not kept.
    parser = etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(page.encode("utf-8"), parser)
    if root is None:
        return "", {}
    return _visible_text(root), _declared(root)


def _visible_text(root: Any) -> str:
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(root):
        if piece is None:
            lines.append("".join(line))
            line = []
        else:
            line.append(piece)
    lines.append("".join(line))
    trimmed = (SPACE_RE.sub(" ", text).strip() for text in lines)
    return "\n\n".join(text for text in trimmed if text)


def _pieces(root: Any) -> Iterator[str | None]:
    """The text in reading order; None where a block begins or ends. Without recursion: pages may nest without end."""
    skipping = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if _is_block(node):
                yield None
            skipping += _is_skipped(node)
            if node.text and not skipping:
                yield node.text
        else:
            skipping -= _is_skipped(node)
            if _is_block(node):
                yield None
            if node.tail and not skipping:
                yield node.tail


def _is_block(node: Any) -> bool:
    return node.tag in BLOCKS


def _is_skipped(node: Any) -> bool:
    return (
        node.tag in SKIPPED
        or node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
        or bool(HIDDEN_RE.search(node.get("style") or ""))
    )


def _declared(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = META_KEYS.get(meta.get("property") or meta.get("name") or meta.get("itemprop") or "")
        if key and meta.get("content"):
            found.setdefault(key, meta.get("content"))
    for link in root.iter("link"):
        if link.get("rel") == "canonical" and link.get("href"):
            found["url"] = link.get("href")
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            found = {**_linked_data(script.text or ""), **found}
    if root.get("lang"):
        found["language"] = root.get("lang")
    if "title" not in found and (title := root.findtext("head/title")):
        found["title"] = title
    return found


def _linked_data(text: str) -> dict[str, str]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    nodes = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    for node in nodes if isinstance(nodes, list) else []:
        if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
            publisher = node.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else None
            wanted = {"published": node["datePublished"], "title": node.get("headline"), "publisher": name}
            return {key: value for key, value in wanted.items() if isinstance(value, str)}
    return {}
