"""How fast articles are read: articles a second, the share of each step, growth with their number, and nasty texts.

Run by ``make bench``; seconds are those of one core, whatever else runs. It prints a table and needs nothing but the
lexicon and the seeds. The articles are made of our own sentences, about 400 words each, no two alike.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import ParamSpec, TypeVar

from app.extraction import extract
from app.extraction.actors import find_actors
from app.extraction.dates import find_dates
from app.extraction.events import find_events
from app.extraction.places import find_places
from app.extraction.quotations import find_quotations
from app.extraction.statements import find_statements
from app.extraction.topics import events_with_topics, statements_with_topics
from app.lexicon.gazetteer import Gazetteer, default_gazetteer
from app.lexicon.lexicon import Lexicon, load_lexicon
from app.reading.article import RawArticle
from app.reading.article_file import build_article
from app.reading.catalogue import Catalogue
from app.reading.segmentation import split_text
from app.reading.texts import Content
from app.resolution import resolve
from tests.benchmarks.articles import WORDS, article_texts

Given = ParamSpec("Given")
Result = TypeVar("Result")
MEGABYTE = 1_000_000
NASTY = {
    "quotation marks": '"',
    "opened quotations": "“ ",
    "single marks": "' ",
    "capitals": "A",
    "capitalised words": "Abc ",
    "said": "said ",
    "he said": "he said ",
    "digits": "7",
    "numbers": "12 ",
    "days": "May 3 ",
    "full stops": ". ",
    "initials": "A. ",
    "commas": ", ",
    "names": "Yaw Mensah ",
    "offices": "Russian President ",
    "visits": "visit to Ghana ",
    "one endless sentence": "and the minister of the port went on to speak of the road ",
    "lines": "word\n",
    "blank lines": "\n",
    "brackets": "((",
    "hyphens": "a-b-",
}


def read(text: str, published: date, number: int = 0) -> RawArticle:
    """Room 1 without the file."""
    return build_article(f"bench-{number}", Content(text), Catalogue(published=published, publisher="Bench"), "bench")


def articles(count: int) -> Iterator[tuple[str, date]]:
    """So many texts with their days."""
    first = date(2024, 1, 1)
    for number, text in enumerate(article_texts(count)):
        yield text, first + timedelta(days=number % 365)


def whole(texts: Iterable[tuple[str, date]], lexicon: Lexicon, gazetteer: Gazetteer) -> float:
    """Seconds for reading, extraction and resolution of all texts."""
    started = time.process_time()
    for text, published in texts:
        resolve(extract(split_text(read(text, published)), lexicon, gazetteer), gazetteer)
    return time.process_time() - started


FINDERS = ("actors", "places", "dates", "quotations", "statements", "events", "topics")
"""The steps of room 3."""


class Stopwatch:
    """Adds up the seconds of each step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, step: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
        """Takes one step and its time."""
        started = time.process_time()
        result = step(*given, **named)
        self.seconds[name] = self.seconds.get(name, 0) + time.process_time() - started
        return result


def shares(texts: list[tuple[str, date]], lexicon: Lexicon, gazetteer: Gazetteer) -> dict[str, float]:
    """Seconds of each step over all texts."""
    watch = Stopwatch()
    for text, published in texts:
        raw = watch.time("read", read, text, published)
        document = watch.time("split", split_text, raw)
        actors = watch.time("actors", find_actors, document, lexicon, gazetteer)
        places = watch.time("places", find_places, document, lexicon, gazetteer, actors)
        dates = watch.time("dates", find_dates, document, lexicon)
        quotations = watch.time("quotations", find_quotations, document)
        statements = watch.time("statements", find_statements, document, lexicon, actors, dates, quotations)
        events = watch.time("events", find_events, document, lexicon, actors, places, dates)
        watch.time("topics", statements_with_topics, document, statements)
        watch.time("topics", events_with_topics, document, events)
        watch.time("resolve", resolve, extract(document, lexicon, gazetteer), gazetteer)
    return watch.seconds


def nasty(lexicon: Lexicon, gazetteer: Gazetteer, size: int) -> Iterator[tuple[str, float]]:
    """Seconds for a text of each nasty kind, the plain one first."""
    plain = "\n\n".join(article_texts(size // 2_000))[:size]
    head = plain[:2_000] + "\n\n"
    yield "plain", whole([(plain, date(2024, 5, 3))], lexicon, gazetteer)
    for name, piece in NASTY.items():
        text = head + piece * ((size - len(head)) // len(piece))
        yield name, whole([(text, date(2024, 5, 3))], lexicon, gazetteer)


def growth(lexicon: Lexicon, gazetteer: Gazetteer, first: int, times: int, seconds: float) -> tuple[int, float]:
    """How many articles were read, and the time of the last ``first`` of them beside that of the first ones.

    Up to so many ``times`` as many are read, or until the ``seconds`` are over.
    """
    texts = articles(first * times)
    spent = [whole(islice(texts, first), lexicon, gazetteer)]
    while sum(spent) + spent[-1] <= seconds and len(spent) < times:
        spent.append(whole(islice(texts, first), lexicon, gazetteer))
    return first * len(spent), spent[-1] / spent[0]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs all measurements and prints them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--growth", type=int, default=10, help="read up to so many times the articles")
    parser.add_argument("--seconds", type=float, default=90, help="but no longer than this")
    parser.add_argument("--nasty", type=int, default=MEGABYTE, help="characters of each nasty text; 0 leaves them out")
    options, _ = parser.parse_known_args(arguments)
    lexicon, gazetteer = load_lexicon(), default_gazetteer()
    whole(articles(20), lexicon, gazetteer)
    speed(lexicon, gazetteer, min(options.articles, 300))
    count, ratio = growth(lexicon, gazetteer, options.articles, options.growth, options.seconds)
    report(f"after {count} articles the last {options.articles} took {ratio:.2f} of the time of the first")
    if options.nasty:
        base = 0.0
        for name, seconds in nasty(lexicon, gazetteer, options.nasty):
            base = base or seconds
            report(f"{name:22s} {seconds:7.2f} s  {seconds / base:5.2f} of the plain text")


def speed(lexicon: Lexicon, gazetteer: Gazetteer, count: int) -> None:
    """Prints articles a second, all rooms of reading together and the finders alone, and the share of each step."""
    seconds = whole(articles(count), lexicon, gazetteer)
    spent = shares(list(articles(count)), lexicon, gazetteer)
    total = sum(spent.values())
    alone = sum(spent[name] for name in FINDERS)
    report(f"{count / seconds:.0f} articles of {WORDS} words a second read and resolved, on one core")
    report(f"{count / alone:.0f} a second by the finders alone")
    for name, share in sorted(spent.items(), key=lambda step: -step[1]):
        report(f"  {name:12s} {share / total:6.1%}")


def report(line: str) -> None:
    """Writes one line of the table."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
