"""Nothing of an article becomes markup, an address that runs, or a character that turns the page round."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.look import address
from tests.conflicts.making import entry, quote, rating
from tests.report.pages import Element, page, source, words

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.conflicts import Entry

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</style><style>*{display:none}</style>",
    "</title></textarea><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}{{ config }}",
    "<!-- --><![CDATA[ <b> ]]>",
    "=cmd|' /C calc'!A0",
    "&lt;script&gt;&#60;b&#62;",
    "expression(alert(1)); background:url(javascript:alert(1))",
]


def entries(text: str) -> list[Entry]:
    """Return records with this text in every place that an article or a model can fill."""
    words = f"{text} and some more of it"
    facts: dict[str, Any] = {"title": text, "outlet": text, "source": text, "url": text}
    one = rating("good", body=text), rating("inadequate"), quote(words, text, role=text, organisation=text)
    return [entry(text, *one, **facts), entry(f"{text} too", rating("good"), **facts)]


def shape(shown: Element) -> Counter[tuple[Any, ...]]:
    """Return the elements of a page, each with the names of its attributes."""
    return Counter((one.tag, *sorted(one.keys())) for one in shown.iter())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Counter[tuple[Any, ...]]:
    """Return the elements of a page about plain words."""
    return shape(page(tmp_path_factory.mktemp("plain"), entries("plain words")))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_element_and_no_attribute_comes_from_an_article(
    tmp_path: Path, plain: Counter[tuple[Any, ...]], text: str
) -> None:
    """The page has the elements and attributes that it has for plain words, and shows the text as it is."""
    shown = page(tmp_path, entries(text), title=text)
    assert shape(shown) == plain
    assert " ".join(text.split()) in words(shown.find(".//main"))
    assert shown.findtext(".//title") == text


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda text: f"x{text}x"))
def test_whatever_the_text_is(tmp_path: Path, plain: Counter[tuple[Any, ...]], text: str) -> None:
    """No text whatever changes the elements of the page or their attributes."""
    assert shape(page(tmp_path, entries(text))) == plain


def test_text_that_hides_or_turns_is_shown(tmp_path: Path) -> None:
    """Marks that turn the direction, controls and lone surrogates are replaced, wherever they stand."""
    text = source(tmp_path, entries("a\u202eb\x00c\x1bd\u2066e"))
    assert not set(text) & set("\u202e\x00\x1b\u2066")
    assert "a\ufffdb\ufffdc\ufffdd\ufffde" in text


NO_ADDRESS = [
    "javascript:alert(1)",
    "JaVaScRiPt://a.example/%0aalert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " https://a.example/",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//a.example/x",
    "http:",
    "https://",
    "https:///x",
    'https://a.example/" onclick="x',
    "https://[",
    "",
]


def test_only_the_web_is_linked(tmp_path: Path) -> None:
    """What is no address of http or https is text, if it is shown at all."""
    assert {address(url) for url in NO_ADDRESS} == {None}
    shown = page(tmp_path, [entry(f"{place}", rating("good"), url=url) for place, url in enumerate(NO_ADDRESS)])
    assert all(one.get("href").startswith("#") for one in shown.iter("a"))


def test_an_address_is_linked(tmp_path: Path) -> None:
    """One of the web is, and tells the place that it leads to nothing."""
    url = "https://www.example.org/news?a=1&b=2#c"
    shown = page(tmp_path, [entry("a", rating("good"), url=url)])
    (link,) = (one for one in shown.iter("a") if one.get("href") == url)
    assert (words(link), link.get("rel")) == (url, "noopener noreferrer")
