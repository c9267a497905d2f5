"""What makes an article, a record or a person the same one: links, hashes and name keys."""

import hashlib
import re
from base64 import b32encode
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from app.enums import ActorKind
from app.lexicon.folding import name_skeleton
from app.reading.article import RawArticle

MIDDLE_RE = re.compile(r"\w|.{3,}(?:vich|vna|ichna|ich|uli|kizi|ogli|ulu)|al|el|bin|bint|ibn|ben")
"""Skeletons of middle names that some articles print and others leave out: initials, patronymics, Arabic particles."""
ARTICLE_RE = re.compile(r"\b(?:[AaEe]l|[АаЭэ]ль)-\s?(?=\w)")
"""The Arabic article where it is written as a part of the name after it."""
PERSON = "person:"
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def canonical_link(url: str) -> str:
    """The link by which an article is known: https, host in lower case, no fragment, no utm_*, no slash at the end."""
    parts = urlsplit(url.strip())
    host = parts.netloc.lower().removesuffix(DEFAULT_PORTS.get(parts.scheme.lower(), ":443"))
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith("utm_")]
    )
    return urlunsplit(("https", host, parts.path.rstrip("/"), query, ""))


def text_key(raw: RawArticle) -> str:
    """The key of an article that has no link: its text's hash."""
    return f"sha256:{raw.sha256 or hashlib.sha256(raw.text.encode()).hexdigest()}"


def article_key(raw: RawArticle) -> str:
    """The key of an article: its canonical link, else its text's hash."""
    return canonical_link(raw.url) if raw.url else text_key(raw)


def make_id(prefix: str, *key: object) -> str:
    """An opaque id: prefix and 16 base32 characters of a hash of the record's first key."""
    digest = hashlib.sha256("\n".join(map(str, key)).encode()).digest()
    return f"{prefix}_{b32encode(digest[:10]).decode().lower()}"


def name_key(kind: ActorKind, name: str) -> str | None:
    """What all spellings and scripts of one full name have in common; None for a name too short to tell people apart.

    A surname alone, and a body's name of fewer than three words, may be borne by several.
    """
    if kind is ActorKind.PERSON:
        words = person_words(name)
        return person_key(words) if len(words) >= 2 else None
    words = name_skeleton(name).split()
    if kind is ActorKind.BODY:
        return f"body:{' '.join(words)}" if len(words) >= 3 or (name.isupper() and len(name) >= 3) else None
    return f"state:{' '.join(words)}" if words else None


def person_words(name: str) -> list[str]:
    """The words of a person's name by which spellings are compared: no patronymics, initials and Arabic particles."""
    words = name_skeleton(ARTICLE_RE.sub("", name)).split()
    last = len(words) - 1
    return [word for number, word in enumerate(words) if number in (0, last) or not MIDDLE_RE.fullmatch(word)]


def person_key(words: Sequence[str]) -> str:
    """The key of a person's name, given its words."""
    return f"{PERSON}{' '.join(words)}"
