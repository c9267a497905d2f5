"""The kinds of files an article may come in: each gives the text, untouched, and what the file declares about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from app.errors import ArticleError
from app.reading.catalogue import Catalogue, parse_catalogue, parse_object
from app.reading.web_page import read_web_page

FENCE = "---"
MAX_FRONT_MATTER = 64 * 1024
TEXT_KEYS = ("text", "body", "content", "article")


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an article and what its file declares."""

    text: str
    declared: Catalogue = field(default_factory=Catalogue)


def plain_text(text: str, name: str) -> Content:
    """A .txt file: the text is all there is."""
    return Content(text)


def markdown(text: str, name: str) -> Content:
    """A .md file: front matter between two fences, if it begins with one, and the text after it."""
    first, newline, rest = text.partition("\n")
    if first.rstrip() != FENCE or not newline:
        return Content(text)
    end = _closing_fence(rest)
    if end is None:
        raise ArticleError(f"{name}: the front matter is not closed; end it with a line of three dashes.")
    return Content(rest[end[1] :], parse_catalogue(_front_matter(rest[: end[0]], name), name, "front matter"))


def _closing_fence(text: str) -> tuple[int, int] | None:
    place = 0
    for line in text[:MAX_FRONT_MATTER].splitlines(keepends=True):
        if line.rstrip() == FENCE:
            return place, place + len(line)
        place += len(line)
    return None


def _front_matter(text: str, name: str) -> Mapping[str, Any]:
    try:
        # BaseLoader: every value stays the string that was written, "no" and 2024-11-28 included.
        data = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ArticleError(
            f'{name}: the front matter is not valid YAML; write lines like `title: "…"` between the fences.'
        ) from error
    if data is None or data == "":
        return {}
    if not isinstance(data, dict):
        raise ArticleError(f"{name}: the front matter is no list of `key: value` lines.")
    return {str(key): value or None for key, value in data.items()}


def json_article(text: str, name: str) -> Content:
    """A .json file: an object with the text and, beside it, what a catalogue would know."""
    data = parse_object(text, name)
    body = next((data[key] for key in TEXT_KEYS if isinstance(data.get(key), str)), None)
    if body is None:
        raise ArticleError(f'{name}: the JSON has no "text" (or "body") with the words of the article.')
    return Content(body, parse_catalogue(data, name, "key"))


def html(text: str, name: str) -> Content:
    """An .html page: its visible text; offsets count the text so taken."""
    body, declared = read_web_page(text)
    if not body.strip():
        raise ArticleError(f"{name}: the page shows no text; save the page after it has loaded.")
    return Content(body, _lenient(declared))


def _lenient(declared: Mapping[str, str]) -> Catalogue:
    """What a page's head says, key by key: pages are written carelessly, so a value that is wrong is silence."""
    found = Catalogue()
    for key, value in declared.items():
        try:
            found = found.over(parse_catalogue({key: value}, "", key))
        except ArticleError:
            continue
    return found


FILE_KINDS: Mapping[str, Callable[[str, str], Content]] = {
    ".txt": plain_text,
    ".md": markdown,
    ".json": json_article,
    ".html": html,
    ".htm": html,
}
"""Every kind of file that is read, by its suffix."""
