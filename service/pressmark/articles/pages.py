"""HTML pages: their main text and what they state about themselves.

trafilatura finds the main text, title, outlet and URL. Its guess at the day is not used: it takes the day
in the URL before the page's own and any day on the page before none, and a wrong day is worse than
none. Where a page lies and how it was decoded is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from pressmark.articles.facts import Facts
from pressmark.articles.pagedays import Element, find_page_day
from pressmark.patterns import pattern

_LEAST_WORDS = 5
"""Fewer words are what is left of a page without an article: a menu, an empty frame."""

_ITEM = pattern(r"- |\|")
_DATE_OPTIONS = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}
"""The cheapest search, and none that depends on today: its result is not used."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's main text, with an empty line between its paragraphs, and the facts that it states."""

    text: str
    facts: Facts


def read_page(markup: str) -> Page:
    """Return the main text and the facts of a page.

    Paragraphs, headings, list items ("- …") and table rows ("| … |") stay apart, comments and menus go.
    Raises ValueError, which says what was found, for a page that has no main text or that the
    extractor fails on.
    """
    try:
        page = _extract(_whole(markup))
    except ImportError:  # a broken installation is no broken page
        raise
    except Exception as error:  # three parsers meet any markup here, and one page must not end a run
        raise ValueError(f"an HTML page that the extractor fails on ({type(error).__name__})") from error
    if page is None or len(page.text.split()) < _LEAST_WORDS:
        raise ValueError("an HTML page without a main text")
    return page


def _extract(markup: str) -> Page | None:
    # Costs 0.3 s that only those who read HTML should pay.
    import trafilatura  # noqa: PLC0415

    tree = trafilatura.load_html(markup)
    if tree is None:
        return None
    day = find_page_day(cast("Element", tree))
    found = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params=_DATE_OPTIONS
    )
    if found is None or isinstance(found, dict):
        return None
    outlet = None if "/" in (found.sitename or "/") else found.sitename
    facts = Facts(origin="html", title=found.title or None, published=day, url=found.url or None, outlet=outlet)
    return Page(_apart(found.text or ""), facts)


def _whole(markup: str) -> str:
    # trafilatura takes a lone element for no HTML at all; a saved fragment is an article all the same.
    return markup if re.search(r"<(?:html|body)\b", markup, re.IGNORECASE) else f"<html><body>{markup}</body></html>"


def _apart(text: str) -> str:
    """Return the text with an empty line between blocks, so that a line's end is a paragraph's end."""
    parts: list[str] = []
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    for previous, line in zip(["", *lines], lines, strict=False):
        same_list = _ITEM.match(previous) and _ITEM.match(line)
        parts += ["" if not previous else "\n" if same_list else "\n\n", line]
    return "".join(parts)
