from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.articles import read_text

ARTICLE = "The invented force of Fenmarsh was rated good.\n"
DAY = date(2020, 2, 7)


FRONT_MATTER = """\
---
title: Fenmarsh rated
date: 2020-02-07
url: https://x.example/a
outlet: The Gazette
---
"""
OTHER_KEYS = """\
---
Headline: 'Fenmarsh rated'
published-at: 2020-02-07T07:30:00Z
canonical: https://x.example/a
publisher: The Gazette
...
"""
NESTED = """\
```yaml
og:
  title: Fenmarsh rated
  url: https://x.example/a
  site_name: The Gazette
pubdate: Fri, 07 Feb 2020 07:30:00 GMT
```
"""
FLAT = """\
```yaml
og:title: Fenmarsh rated
og:url: https://x.example/a
source: The Gazette
date: 07/02/2020
```
"""


@pytest.mark.parametrize(
    ("header", "origin"),
    [
        (FRONT_MATTER, "front matter"),
        (FRONT_MATTER.replace("\n", "\r\n"), "front matter"),
        (OTHER_KEYS, "front matter"),
        (NESTED, "header"),
        (FLAT, "header"),
    ],
)
def test_a_header_states_facts_and_moves_the_start(header: str, origin: str) -> None:
    """YAML front matter and a fenced header tell the facts; the article begins behind them."""
    article = read_text(header + ARTICLE)
    assert article.text[article.start :] == ARTICLE
    assert (article.title, article.published, article.url, article.outlet) == (
        "Fenmarsh rated",
        DAY,
        "https://x.example/a",
        "The Gazette",
    )
    origins = {article.title_from, article.published_from, article.url_from, article.outlet_from}
    assert origins == {origin}


def test_values_are_read_as_written_for_people() -> None:
    """Entities and line ends in a title are undone, and an address keeps everything but its `&amp;`."""
    header = "---\ntitle: Fire &amp; rescue\n  in Fenmarsh\nurl: https://x.example/?a=1&amp;copy=2\n---\n"
    article = read_text(header + ARTICLE)
    assert article.title == "Fire & rescue in Fenmarsh"
    assert article.url == "https://x.example/?a=1&copy=2"


def test_broken_yaml_costs_no_plain_line() -> None:
    """A header whose YAML is broken, as by a colon in the title, still tells its plain lines."""
    article = read_text("---\ntitle: Fenmarsh: rated good\ndate: 2020-02-07\n---\n" + ARTICLE)
    assert (article.title, article.published) == ("Fenmarsh: rated good", DAY)
    assert article.text[article.start :] == ARTICLE


@pytest.mark.parametrize("day", ["2020-02-31", "1889-05-14", "soon", "[2020, 2]", "{a: b}", "~"])
def test_a_bad_day_costs_the_day_alone(day: str) -> None:
    """A day that no calendar has leaves the rest of its header standing."""
    article = read_text(f"---\ntitle: Fenmarsh rated\ndate: {day}\n---\n" + ARTICLE)
    assert (article.title, article.published, article.published_from) == ("Fenmarsh rated", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above and a rule below: of prose.\nThey enclose it.\n---\n" + ARTICLE,
        "---\n- a list\n- of things\n---\n" + ARTICLE,
        "---\nJust words\n---\n" + ARTICLE,
        "---\ntitle: never closed\n\n" + ARTICLE,
        "---\r\n" + "\r\n" * 5000 + ARTICLE,
        "```python\ntitle = 1\n```\n" + ARTICLE,
        ARTICLE + "---\ntitle: too late\n---\n",
    ],
)
def test_what_is_no_header_stays_in_the_article(text: str) -> None:
    """Rules, lists, code and unclosed headers are text, and state nothing."""
    article = read_text(text)
    assert (article.start, article.title, article.text) == (0, None, text)


@given(st.text(alphabet="-`yaml:[]{}&*!|>\"'\n\r\t #%@,ab1", max_size=300))
def test_no_header_is_a_reason_to_refuse_an_article(body: str) -> None:
    """Whatever stands between the marks of a header, the article is read and its text unchanged."""
    for text in (f"---\n{body}\n---\n{ARTICLE}", f"```yaml\n{body}\n```\n{ARTICLE}"):
        article = read_text(text)
        assert article.text == text
        assert 0 <= article.start <= len(text) - len(ARTICLE)


@pytest.mark.parametrize(
    ("prefix", "day"),
    [
        (" date 2017-12-20 ", date(2017, 12, 20)),
        ("date 2017-12-20 ", date(2017, 12, 20)),
        (" date 2017-12-20\n\n", date(2017, 12, 20)),
        (" date 2017-02-31 ", None),
    ],
)
def test_a_date_prefix_is_read_and_stepped_over(prefix: str, day: date | None) -> None:
    """The date in front of a scraped text is its day, and the article begins behind it."""
    article = read_text(prefix + ARTICLE)
    assert article.published == day
    assert article.published_from == ("prefix" if day else None)
    assert article.text[article.start :].lstrip() == ARTICLE


@pytest.mark.parametrize("text", ["The date 2017-12-20 was set.", "dated 2017-12-20 and", "date 2017-12-201 or"])
def test_a_date_in_the_first_sentence_is_no_prefix(text: str) -> None:
    """Only the prefix itself is one."""
    article = read_text(text)
    assert (article.start, article.published) == (0, None)


def test_what_stands_first_is_believed_first() -> None:
    """The caller goes before a header, a header before a prefix, a prefix before a dateline."""
    dateline = "Published: 4 April 2004\n\n" + ARTICLE
    prefixed = " date 2003-03-03 " + dateline
    headed = "---\ndate: 2002-02-02\nurl: https://x.example/a\n---\n" + prefixed
    assert read_text(dateline).published_from == "dateline"
    assert read_text(prefixed).published_from == "prefix"
    assert read_text(headed).published == date(2002, 2, 2)
    said = read_text(headed, published="2001-01-01", url="https://y.example/b")
    assert (said.published, said.published_from) == (date(2001, 1, 1), "argument")
    assert (said.url, said.url_from) == ("https://y.example/b", "argument")
    assert said.text[said.start :] == dateline


def test_a_dateline_stays_in_the_article() -> None:
    """Reading a dateline does not move the article's start."""
    article = read_text("07:30 07/02/2020\n\n" + ARTICLE)
    assert (article.start, article.published) == (0, DAY)


@pytest.mark.parametrize(
    ("source", "title", "origin"),
    [
        ("a.md", "Fenmarsh rated", "header"),
        ("a.MARKDOWN", "Fenmarsh rated", "header"),
        ("a.txt", None, None),
        (None, None, None),
    ],
)
def test_only_a_markdown_heading_is_a_title(source: str | None, title: str | None, origin: str | None) -> None:
    """Markdown's first heading is its title; a plain text's title is not guessed."""
    article = read_text("## Small print\n\n# Fenmarsh rated #\n\n" + ARTICLE, source=source)
    assert (article.title, article.title_from) == (title, origin)
