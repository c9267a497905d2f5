"""From bytes to text: what is not readable UTF-8 text is refused with the reason."""

from pathlib import Path

from app.errors import ArticleError

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
"""Larger than any news article by four orders of magnitude; what is larger is a dump, not an article."""

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "rich text",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        ArticleError: missing, a folder, not permitted, too large.
    """
    try:
        if not path.is_file():
            what = "a folder" if path.is_dir() else "no regular file" if path.exists() else "no such file"
            raise ArticleError(f"{path.name}: {what}; name a text file.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ArticleError(
                f"{path.name}: {size / MEGABYTE:.0f} MB is too large for an article; "
                f"up to {MAX_BYTES // MEGABYTE} MB are read."
            )
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(
            f"{path.name}: cannot be read ({error.strerror or error}); check its permissions."
        ) from error


def text_of(data: bytes, name: str) -> str:
    """The bytes as text, untouched (a byte order mark at the head aside).

    Raises:
        ArticleError: empty, binary, or in another encoding than UTF-8.
    """
    if not data.strip():
        raise ArticleError(f"{name}: the file is empty; an article needs at least one sentence.")
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise ArticleError(f"{name}: this is {what}, not text; save the article as plain text in UTF-8.")
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            raise ArticleError(f"{name}: the text is in {encoding}; save it as UTF-8.")
    if b"\x00" in data:
        raise ArticleError(f"{name}: this is binary data, not text; save the article as plain text in UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(_encoding_message(data, name, error)) from error


def _encoding_message(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in data[:4096])
    if odd > len(data[:4096]) * 0.02:
        return f"{name}: this is binary data, not text; save the article as plain text in UTF-8."
    return (
        f"{name}: byte {error.start} is not UTF-8 (the file seems to be in another encoding, perhaps "
        f"Windows-1251 or Windows-1252); save it as UTF-8."
    )
