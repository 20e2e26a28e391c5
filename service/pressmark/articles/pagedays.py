"""The day of publication that an HTML page states in its markup.

Read in this order: JSON-LD of the article itself, `meta` elements, `time` elements. What says when a page
was changed, what other articles' teasers say, and a date in the page's address do not count. The
lines that readers see are not looked at here: see `datelines`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Protocol, cast

from pressmark.articles.days import parse_day
from pressmark.patterns import pattern

_META = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "publication_date",
    "publish-date",
    "publishdate",
    "published_time",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dc:date",
    "dcterms.date",
    "date",
)
"""Names of `meta` elements, the surest first; the last four are used for other days as well."""

_ARTICLE_TYPE = pattern(r"Article$|BlogPosting$|^Report$")
_PUBLISHED = pattern(r"\b(?:datepublished|entry-date|published|pubdate|post-date)\b", re.IGNORECASE)
_CHANGED = pattern(r"updated|modified", re.IGNORECASE)
_BYLINE = pattern(r"byline|date|meta|time|publish|author", re.IGNORECASE)


class Element(Protocol):
    """What is used of an lxml element; lxml itself brings no types."""

    @property
    def text(self) -> str | None:
        """The characters before its first child."""
        ...

    def get(self, key: str) -> str | None:
        """Return an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """Yield itself and what it holds, as far as their tags are among `tags`."""
        ...

    def iterancestors(self, *tags: str) -> Iterator[Element]:
        """Yield what holds it, innermost first."""
        ...

    def itertext(self) -> Iterator[str]:
        """Yield its characters and those of what it holds."""
        ...


def find_page_day(tree: Element) -> date | None:
    """Return the day that the page's markup states as its first publication, or None."""
    return _from_json(tree) or _from_meta(tree) or _from_time(tree)


def _from_json(tree: Element) -> date | None:
    nodes = [node for script in tree.iter("script") for node in _json_nodes(script)]
    articles = [node for node in nodes if _ARTICLE_TYPE.search(_type(node))]
    pages = [node for node in nodes if _type(node) == "WebPage"]
    for node in (*articles, *pages):
        stated = node.get("datePublished")
        if isinstance(stated, str) and (day := parse_day(stated)):
            return day
    return None


def _json_nodes(script: Element) -> Iterator[dict[str, object]]:
    """Yield the objects at the top of a JSON-LD script and of its `@graph`, but nothing nested deeper."""
    if script.get("type") != "application/ld+json":
        return
    try:
        loaded: object = json.loads(script.text or "", strict=False)
    except (ValueError, RecursionError):
        return
    for node in _objects(loaded):
        yield node
        yield from _objects(node.get("@graph"))


def _objects(value: object) -> Iterator[dict[str, object]]:
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    for item in values:
        if isinstance(item, dict):
            yield cast("dict[str, object]", item)


def _type(node: dict[str, object]) -> str:
    stated = node.get("@type")
    names = cast("list[object]", stated) if isinstance(stated, list) else [stated]
    return str(names[0]) if names else ""


def _from_meta(tree: Element) -> date | None:
    stated: dict[str, date] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        day = parse_day(meta.get("content") or "") if name in _META else None
        if day:
            stated.setdefault(name, day)
    return next((stated[name] for name in _META if name in stated), None)


def _from_time(tree: Element) -> date | None:
    """Return the day of the first `time` marked as publication, else the one day of all header-like ones."""
    days: set[date] = set()
    for element in tree.iter("time"):
        day = parse_day(element.get("datetime") or "") or parse_day(" ".join(element.itertext()))
        role = " ".join(filter(None, (element.get("itemprop"), element.get("class"))))
        if day is None or _CHANGED.search(role):
            continue
        if _PUBLISHED.search(role) or element.get("pubdate") is not None:
            return day
        if not _in_prose(element):
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _in_prose(element: Element) -> bool:
    return any(not _BYLINE.search(holder.get("class") or "") for holder in element.iterancestors("p"))
