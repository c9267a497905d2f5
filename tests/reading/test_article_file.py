"""Files become articles: each kind of file, what is known from where, and every refusal with its reason."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.enums import PublishedBasis, TextKind
from app.errors import ArticleError
from app.reading import read_article
from app.reading.received import MAX_BYTES
from tests.reading.pages import SECOND, STORY, article_of


def test_text_stays_as_received(tmp_path: Path) -> None:
    text = f"Port of Tema reopens\r\n\r\n  {STORY}\r\n{SECOND} 🙂\n"
    assert article_of(tmp_path, text).text == text


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    assert read_article(path).text == STORY


def test_catalogue_beside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "story.meta.json").write_text(
        json.dumps({"url": "https://lakeside.gh/a", "publisher": "Lakeside", "published": "2023-03-08", "shelf": 4})
    )
    raw = article_of(tmp_path, STORY)
    assert (raw.url, raw.publisher, raw.published) == ("https://lakeside.gh/a", "Lakeside", date(2023, 3, 8))
    assert raw.published_basis is PublishedBasis.CATALOG


def test_option_is_believed_before_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "story.meta.json").write_text('{"publisher": "Lakeside", "title": "From the catalogue"}')
    raw = article_of(tmp_path, STORY, publisher="Coastal Herald")
    assert (raw.publisher, raw.title) == ("Coastal Herald", "From the catalogue")


def test_text_tells_the_day_where_the_catalogue_is_silent(tmp_path: Path) -> None:
    raw = article_of(tmp_path, f"Port of Tema reopens\nPosted on March 8, 2023 by Ama Boateng\n\n{STORY}")
    assert (raw.published, raw.published_basis) == (date(2023, 3, 8), PublishedBasis.TEXT)


@pytest.mark.parametrize(
    "url",
    [
        "https://lakeside.gh/2023/03/08/port",
        "https://lakeside.gh/7/2023-03-08/port",
        "https://lakeside.gh/20230308/port",
        "https://lakeside.gh/article/08/03/2023/port",
    ],
)
def test_address_tells_the_day_where_the_text_is_silent(tmp_path: Path, url: str) -> None:
    raw = article_of(tmp_path, STORY, url=url)
    assert (raw.published, raw.published_basis) == (date(2023, 3, 8), PublishedBasis.URL)


@pytest.mark.parametrize("url", ["https://lakeside.gh/story/1230308765/port", "https://lakeside.gh/2023/99/77/port"])
def test_number_in_an_address_is_no_day(tmp_path: Path, url: str) -> None:
    assert article_of(tmp_path, STORY, url=url).published is None


def test_dateless_article_is_read(tmp_path: Path) -> None:
    raw = article_of(tmp_path, STORY)
    assert (raw.published, raw.published_basis) == (None, PublishedBasis.UNKNOWN)


def test_host_is_the_publisher_where_nothing_better_is_known(tmp_path: Path) -> None:
    assert article_of(tmp_path, STORY, url="https://www.lakeside.gh/a").publisher == "lakeside.gh"


def test_markdown_front_matter_is_no_part_of_the_text(tmp_path: Path) -> None:
    text = f'---\ntitle: "Talks: a third round"\npublished: 2023-03-08\ntext_kind: digest\n---\n{STORY}'
    raw = article_of(tmp_path, text, "story.md")
    assert (raw.text, raw.title, raw.published) == (STORY, "Talks: a third round", date(2023, 3, 8))
    assert raw.text_kind is TextKind.DIGEST


def test_markdown_without_front_matter_is_text(tmp_path: Path) -> None:
    raw = article_of(tmp_path, f"# Port of Tema reopens\n\n{STORY}", "story.md")
    assert (raw.title, raw.text) == ("Port of Tema reopens", f"# Port of Tema reopens\n\n{STORY}")


@pytest.mark.parametrize("key", ["text", "body"])
def test_json_article(tmp_path: Path, key: str) -> None:
    data = {
        "title": "Talks",
        "publisher": "Lakeside",
        "published": "2023-03-08T10:00:00Z",
        "language": "en",
        key: STORY,
    }
    raw = article_of(tmp_path, json.dumps(data), "story.json")
    assert (raw.text, raw.title, raw.published) == (STORY, "Talks", date(2023, 3, 8))


PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Talks | Lakeside</title>
<meta property="og:title" content="Third round of talks"><meta property="og:site_name" content="Lakeside">
<meta property="article:published_time" content="2023-03-08T08:00:00+00:00">
<link rel="canonical" href="https://lakeside.gh/talks"><style>p {{color: red}}</style></head>
<body><nav><ul><li>Home</li><li>News</li></ul></nav><h1>Third round of talks</h1>
<p>{STORY.replace("Accra", "<b>Accra</b>")}</p><script>track("page")</script><p hidden>unseen</p>
<div style="display:none">unseen too</div><p>{SECOND}</p></body></html>"""


def test_html_page_gives_its_visible_text(tmp_path: Path) -> None:
    raw = article_of(tmp_path, PAGE, "story.html")
    assert raw.text == f"Home\n\nNews\n\nThird round of talks\n\n{STORY}\n\n{SECOND}"
    assert (raw.title, raw.publisher, raw.url) == ("Third round of talks", "Lakeside", "https://lakeside.gh/talks")
    assert raw.published == date(2023, 3, 8)


def test_wrong_head_of_a_page_is_silence(tmp_path: Path) -> None:
    page = PAGE.replace("2023-03-08T08:00:00+00:00", "last week").replace("https://lakeside.gh/talks", "talks.html")
    raw = article_of(tmp_path, page, "story.html")
    assert (raw.published, raw.url) == (None, None)


def test_deeply_nested_page_is_read(tmp_path: Path) -> None:
    assert STORY in article_of(tmp_path, "<div>" * 200 + STORY, "story.html").text


def refusal(path: Path) -> str:
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("story.txt", b"", "empty"),
        ("story.txt", b" \r\n\t ", "empty"),
        ("story.txt", b"%PDF-1.7 ...", "PDF"),
        ("story.txt", b"\x00\x01\x02words", "binary"),
        ("story.txt", bytes(range(1, 32)) * 20 + b"\xff", "binary"),
        ("story.txt", "Встреча министров прошла в Аккре.".encode("cp1251"), "UTF-8"),
        ("story.txt", "The café was closed. ".encode("latin-1") * 4, "byte 7 is not UTF-8"),
        ("story.txt", STORY.encode("utf-16"), "UTF-16"),
        ("story.txt", "Встреча министров двух стран прошла в Аккре в понедельник и была долгой.".encode(), "English"),
        (
            "story.txt",
            b"Die Minister beider Staaten trafen sich am Montag in Accra und sprachen eine Stunde lang.",
            "English",
        ),
        ("story.txt", b"1234 5678", "no words"),
        ("story.docx", b"words", ".txt, .md, .json, .html"),
        ("story.json", b'{"title": "x"}', '"text"'),
        ("story.json", b'{"title": ', "not valid JSON"),
        ("story.json", b"[1]", "object"),
        ("story.md", b"---\ntitle: x\n\nThe words of it", "not closed"),
        ("story.md", b"---\ntitle: [x\n---\nThe words of it", "YAML"),
        ("story.html", b"<html><head><script>x</script></head></html>", "no text"),
    ],
)
def test_file_that_is_no_article_is_refused_with_the_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    message = refusal(path)
    assert message.startswith(name)
    assert reason in message


def test_missing_file_folder_and_giant_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "nothing.txt")
    (tmp_path / "folder.txt").mkdir()
    assert "a folder" in refusal(tmp_path / "folder.txt")
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "too large" in refusal(giant)


@pytest.mark.parametrize(
    ("meta", "reason"),
    [
        ({"published": "yesterday"}, "published: 'yesterday' is no day"),
        ({"published": 5}, "published"),
        ({"published": "0001-01-02"}, "no day of a newspaper"),
        ({"url": "lakeside"}, "https://"),
        ({"url": "https://lakeside.gh/a\r\nATTACH:https://elsewhere.example/"}, "of one piece"),
        ({"url": "https://lakeside.gh/a story"}, "of one piece"),
        ({"url": "https://lakeside.gh:99999/a"}, "https://"),
        ({"url": "https://[lakeside/a"}, "https://"),
        ({"language": "ru"}, "'ru'"),
        ({"reuse_share": 3}, "reuse_share"),
        ({"text_kind": "poem"}, "text_kind"),
    ],
)
def test_wrong_catalogue_is_refused_naming_the_key(tmp_path: Path, meta: dict[str, object], reason: str) -> None:
    (tmp_path / "story.meta.json").write_text(json.dumps(meta))
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    assert reason in refusal(path)
