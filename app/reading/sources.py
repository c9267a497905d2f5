"""The outlets that an article relays: "TASS reports", "(Reuters) -", "with a reference to X citing Y"."""

from collections.abc import Iterator

from app.lexicon.languages import Language
from app.reading.article import LineKind, Span
from app.reading.page import Page
from app.reading.patterns import Purpose, SourcePattern, reading_patterns

MAX_SOURCES = 8
MAX_NAMES = 200
"""Names of outlets looked at; an article that names more lists them."""
BEFORE = 80
"""No words that introduce an outlet are longer."""


def find_sources(page: Page, language: Language, publisher: str | None) -> list[tuple[str, Span]]:
    """The outlets named as sources in the story, each once, in order of the text; the publisher itself is none."""
    found: dict[str, Span] = {}
    for span in [*_known(page, language), *_introduced(page)]:
        name = _plain(span.of(page.text))
        if not _is_same(name, publisher):
            found[name] = min(found.get(name, span), span)
    return [(span.of(page.text), span) for span in sorted(found.values())[:MAX_SOURCES]]


def _known(page: Page, language: Language) -> Iterator[Span]:
    """Names of known outlets with the right words around them."""
    known = reading_patterns(language.code)
    lines = iter(zip(page.spans, page.kinds, strict=True))
    line, kind = next(lines, (Span(0, 0), LineKind.STORY))
    for _, start, end in known.outlets.find_matches_as_indexes(page.text)[:MAX_NAMES]:
        while line.end < end:
            line, kind = next(lines)
        if kind is not LineKind.STORY or (start and page.text[start - 1].isalnum()):
            continue
        if any(_fits(pattern, page.text, line, start, end) for pattern in known.around_outlets):
            yield Span(start, end)


def _fits(pattern: SourcePattern, text: str, line: Span, start: int, end: int) -> bool:
    if pattern.after and not pattern.after.match(text, end, line.end):
        return False
    return pattern.before is None or pattern.before.search(text, max(line.start, start - BEFORE), start) is not None


def _introduced(page: Page) -> Iterator[Span]:
    """Names that words introduce as an outlet's, known or not."""
    for line, pattern in page.worth_trying(Purpose.SOURCE):
        for match in pattern.regex.finditer(page.text, line.start, line.end):
            for group, name in match.groupdict().items():
                if name:
                    yield Span(*match.span(group))


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").removesuffix(" news agency").strip(" .,")


def _is_same(name: str, publisher: str | None) -> bool:
    if not publisher:
        return False
    a, b = name.replace(" ", ""), _plain(publisher).replace(" ", "")
    return a in b or b in a
