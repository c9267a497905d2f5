"""Addresses of the web and names of hosts that strangers give us: which of them may be passed on."""

import re
from urllib.parse import urlsplit

_HOST_RE = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?")
_NEVER_IN_ADDRESS_RE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host, of one piece: no white space, no control characters."""
    if _NEVER_IN_ADDRESS_RE.search(text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port  # reading it is what checks it
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0


def is_host(text: str) -> bool:
    """Whether a text is a name or number of a host, with or without a port, as a Host header may have it."""
    return _HOST_RE.fullmatch(text) is not None and is_web_address(f"http://{text}")
