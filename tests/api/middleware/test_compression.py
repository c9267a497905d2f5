"""Texts are compressed where the client takes it."""

import gzip

import pytest
from starlette.responses import Response, StreamingResponse

from app.api.middleware.compression import Compression, choose_coding
from tests.api.middleware.asgi import Echo, ask

TEXT = "relations between states " * 200


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("zstd;q=0.1, gzip;q=0.8", "gzip"),
        ("zstd;q=0, gzip;q=0", ""),
        ("*", "zstd"),
        ("br", ""),
        ("gzip;q=x", ""),
    ],
)
def test_the_best_coding_is_chosen(header: str, coding: str) -> None:
    assert choose_coding({"type": "http", "headers": [(b"accept-encoding", header.encode())]}) == coding


def test_gzip_comes_out_as_it_went_in() -> None:
    with_gzip = ask(Compression(Echo(Response(TEXT, media_type="text/plain"))), headers={"Accept-Encoding": "gzip"})
    assert with_gzip.headers["content-encoding"] == "gzip"
    assert with_gzip.text == TEXT
    assert int(with_gzip.headers["content-length"]) < len(TEXT) / 5


def test_zstd_is_streamed() -> None:
    response = StreamingResponse((TEXT for _ in range(5)), media_type="application/x-ndjson")
    answer = ask(Compression(Echo(response)), headers={"Accept-Encoding": "zstd"})
    assert answer.headers["content-encoding"] == "zstd"
    assert answer.text == TEXT * 5


@pytest.mark.parametrize(
    ("response", "coding"),
    [
        (Response("short", media_type="text/plain"), None),
        (Response(b"\x89PNG" * 1000, media_type="image/png"), None),
        (Response(gzip.compress(b"x" * 9000), media_type="text/plain", headers={"content-encoding": "gzip"}), "gzip"),
    ],
)
def test_what_gains_nothing_is_left_alone(response: Response, coding: str | None) -> None:
    answer = ask(Compression(Echo(response)), headers={"Accept-Encoding": "zstd"})
    assert answer.headers.get("content-encoding") == coding
