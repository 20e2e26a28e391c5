"""What is known about an article besides its text, and where each fact was read.

Several places may state the same fact: the caller, a header, a date in front, a dateline, the page. Each
gives one `Facts`; `build` takes every fact from the first place that has it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from pressmark_schemas.article import Article, Origin, text_id

Encoding = Literal["utf-8", "cp1252"]
_T = TypeVar("_T")


class Facts(NamedTuple):
    """What one place says of an article; None where it says nothing."""

    origin: Origin
    title: str | None = None
    published: date | None = None
    url: str | None = None
    outlet: str | None = None


class Reading(NamedTuple):
    """A text as it was read. `start` counts characters of `text`: what stands before is a header."""

    text: str
    start: int = 0
    source: str | None = None
    encoding: Encoding = "utf-8"
    extracted: bool = False


def build(reading: Reading, facts: Sequence[Facts]) -> Article:
    """Return the article of a reading; of `facts`, the first that states something is believed."""
    title, title_from = _first((fact.title, fact.origin) for fact in facts)
    published, published_from = _first((fact.published, fact.origin) for fact in facts)
    url, url_from = _first((fact.url, fact.origin) for fact in facts)
    outlet, outlet_from = _first((fact.outlet, fact.origin) for fact in facts)
    return Article(
        id=text_id(reading.text),
        text=reading.text,
        start=reading.start,
        source=reading.source,
        title=title,
        title_from=title_from,
        published=published,
        published_from=published_from,
        url=url,
        url_from=url_from,
        outlet=outlet,
        outlet_from=outlet_from,
        encoding=reading.encoding,
        extracted=reading.extracted,
    )


def _first(stated: Iterable[tuple[_T | None, Origin]]) -> tuple[_T | None, Origin | None]:
    for value, origin in stated:
        if value is not None:
            return value, origin
    return None, None
