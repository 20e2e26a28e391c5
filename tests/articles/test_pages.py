from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pressmark.articles import read_bytes, read_path
from pressmark.errors import ReadError

GAZETTE = Path(__file__).parent / "pages" / "gazette.html"
TEXT = (
    "Inspectors have told Fenmarsh Fire and Rescue Service to act “without delay”, "
    "in a report on its work.\n\n"
    "The service was rated good at preventing fires — and 'inadequate' at responding.\n\n"
    "What they found\n\n"
    "- Protecting the public: requires improvement\n"
    "- Preventing fires: good\n\n"
    '"We have much to do," said Chief Fire Officer Ned Oakes.\n\n'
    '"It will take time."\n\n'
    "| Area | Grade |\n|---|---|\n| People | Requires improvement |"
)
DAY = date(2022, 7, 27)
GRAPH = """[{"@graph": [
    {"@type": "WebPage", "datePublished": "2001-01-01"},
    {"@type": ["ReportageNewsArticle"], "datePublished": "2022-07-27T09:00:00+01:00"}
]}]"""
TEASERS = """{"@type": "ItemList", "itemListElement": [
    {"@type": "NewsArticle", "datePublished": "2022-07-27"}
]}"""
PROSE = "<p>Inspectors told the invented service to act.</p><p>It was rated good at preventing fires.</p>"


def json_ld(stated: str) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{stated}</script>'


def page(head: str = "", body: str = "") -> bytes:
    """Return an invented page with something in its head and below its text."""
    return f"<html><head>{head}</head><body><article>{PROSE}{body}</article></body></html>".encode()


def test_a_page_gives_its_main_text() -> None:
    """Paragraphs, headings, items, rows and quotation marks survive; menus, comments and footers do not."""
    article = read_path(GAZETTE)
    assert article.text == TEXT
    assert (article.start, article.extracted, article.encoding) == (0, True, "utf-8")


def test_a_page_states_its_facts() -> None:
    """Title, day, outlet and URL are the page's own; the other day in its address is not believed."""
    article = read_path(GAZETTE)
    assert (article.title, article.published) == ("Fenmarsh fire service told to act", DAY)
    assert article.outlet == "The Fenmarsh Gazette"
    assert article.url == "https://gazette.example/news/2019/01/02/fenmarsh-fire"
    origins = {article.title_from, article.published_from, article.outlet_from, article.url_from}
    assert origins == {"html"}


def test_the_caller_knows_better_than_a_page() -> None:
    """What the caller states goes before what the page does."""
    article = read_path(GAZETTE, published="2001-01-01", url="https://y.example/")
    assert (article.published_from, article.url_from, article.title_from) == ("argument", "argument", "html")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2022-07-27T09:00:00Z">', ""),
        ('<meta itemprop="datePublished" content="2022-07-27">', ""),
        ('<meta name="DC.date.issued" content="27/07/2022">', ""),
        (json_ld('{"@type": "NewsArticle", "datePublished": "2022-07-27"}'), ""),
        (json_ld(GRAPH), ""),
        (json_ld("{broken") + '<meta name="date" content="27 July 2022">', ""),
        ("", '<time itemprop="datePublished" datetime="2022-07-27">x</time><time>1 May 2001</time>'),
        ("", '<p class="byline">Ada Quill <time datetime="2022-07-27T09:00">27 July</time></p>'),
        ("", '<time datetime="2022-07-27">x</time><time class="updated" datetime="2022-08-01">x</time>'),
        ("", "<p>Published: 27 July 2022</p>"),
    ],
)
def test_a_page_states_its_day(head: str, body: str) -> None:
    """JSON-LD of the article, meta elements, time elements and the lines of the text state the day."""
    assert read_bytes(page(head, body), kind="html").published == DAY


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="canonical" href="https://x.example/2022/07/27/story">', ""),
        ('<meta property="article:modified_time" content="2022-07-27">', ""),
        ('<meta property="article:published_time" content="2022-02-31">', ""),
        (json_ld(TEASERS), ""),
        (json_ld("[" * 100_000), ""),
        ("", '<p>The report came out on <time datetime="2022-07-27">that day</time>, they say.</p>'),
        ("", '<time datetime="2022-07-27">x</time><time datetime="2022-07-28">x</time>'),
        ("", '<time class="updated" datetime="2022-07-27">x</time>'),
        ("", "<footer>Copyright 27 July 2022</footer>"),
        ("", '<img src="/2022/07/27/picture.jpg">'),
    ],
)
def test_a_page_that_states_no_day_has_none(head: str, body: str) -> None:
    """Addresses, changes, other articles, prose, and contradictions state no day of publication."""
    assert read_bytes(page(head, body), kind="html").published is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="The Gazette">', "The Gazette"),
        ('<link rel="canonical" href="https://www.gazette.example/a">', "gazette.example"),
        ('<meta property="article:publisher" content="https://social.example/gazette">', None),
        ("", None),
    ],
)
def test_an_outlet_is_a_name_or_a_site(head: str, outlet: str | None) -> None:
    """The outlet is the site's name, else its host, and never another site's address."""
    article = read_bytes(page(head), kind="html")
    assert (article.outlet, article.outlet_from) == (outlet, "html" if outlet else None)


@pytest.mark.parametrize(
    ("written", "declaration", "encoding"),
    [
        ("utf-8", '<meta charset="utf-8">', "utf-8"),
        ("utf-8", '<meta charset="iso-8859-1">', "utf-8"),
        ("cp1252", '<meta charset="iso-8859-1">', "cp1252"),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("cp1252", '<meta charset="utf-8">', "cp1252"),
        ("cp1252", '<meta charset="no-such-charset">', "cp1252"),
        ("cp1252", '<meta charset="gb2312">', "cp1252"),
        ("cp1252", "", "cp1252"),
        ("iso-8859-15", '<meta charset="iso-8859-15">', "utf-8"),
        ("iso-8859-15", "<?xml version='1.0' encoding='ISO-8859-15'?>", "utf-8"),
    ],
)
def test_a_page_may_name_its_charset(written: str, declaration: str, encoding: str) -> None:
    """Bytes that are UTF-8 are read so; others by the page's charset; else as Windows-1252."""
    words = "The café costs the service 20 € more than it did last year."
    article = read_bytes(f"{declaration}<html><body><p>{words}</p></body></html>".encode(written), kind="html")
    assert (article.text, article.encoding) == (words, encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><head><title>Fenmarsh</title></head><body><nav>Home</nav></body></html>",
        b"<html><body><script>write('It was rated good by them')</script></body></html>",
        b"<div>" * 5000 + b"The service was rated good by them.",
    ],
)
def test_a_page_without_main_text_is_refused(data: bytes) -> None:
    """The error names the source, that no main text was found, and what to do."""
    with pytest.raises(ReadError, match=r"^a/page\.html: an HTML page without a main text; save "):
        read_bytes(data, source="a/page.html")


def test_a_page_that_breaks_the_extractor_is_a_read_error() -> None:
    """Markup on which the extractor's libraries raise is refused like any other that gives no text."""
    with pytest.raises(ReadError, match=r"^standard input: an HTML page that the extractor fails on"):
        read_bytes(b"<svg><html>" + PROSE.encode(), source="-", kind="html")


@pytest.mark.parametrize(
    ("source", "start", "extracted"),
    [
        ("-", b"", True),
        (None, b"<!DOCTYPE html>", True),
        ("-", b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- saved -->\n<!doctype html>", True),
        ("saved.php", b"", True),
        ("a.HTM", b"words ", True),
        ("a.xhtml", b"", True),
        ("a.txt", b"", False),
        ("a.md", b"", False),
        ("-", b"A page is written with ", False),
        ("-", b"<!---->" * 600 + b"words ", False),
    ],
)
def test_pages_are_known_by_suffix_or_first_bytes(source: str | None, start: bytes, extracted: bool) -> None:  # noqa: FBT001
    """A known suffix decides; without one, bytes that begin like a page are one."""
    assert read_bytes(start + page(), source=source).extracted is extracted


def test_reading_text_imports_no_html_library() -> None:
    """A plain text is read without the extractor, whose import takes longer than the reading."""
    code = (
        "import sys; from pressmark.articles import read_text; read_text('Published: 3 March 2022'); "
        "sys.exit('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
