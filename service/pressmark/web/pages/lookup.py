"""Search: what people said, who they are, and the passages that prove ratings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.responses import Response

from pressmark.errors import ConfigError
from pressmark.reviewed import Item
from pressmark.search import Hit, matches, search, words_of
from pressmark.web.pages.cards import anchor
from pressmark.web.pages.items import Named, items_of
from pressmark.web.pages.routes import pages
from pressmark.web.pages.shelf import Filled, known_articles
from pressmark.web.pages.visit import Visit, Visitor
from pressmark.web.problems import Problem
from pressmark_schemas.article import Article
from pressmark_schemas.record import Quote

if TYPE_CHECKING:
    from pressmark.search import Hits

router = pages()
_SHOWN = 25


class Asked(BaseModel):
    """What is searched for; `after` is the place behind which the page begins."""

    model_config = ConfigDict(frozen=True)

    q: Annotated[str, StringConstraints(max_length=500)] = ""
    after: Annotated[Annotated[str, StringConstraints(max_length=100)] | None, Filled] = None


class Part(NamedTuple):
    """A part of a line, and whether it is one of the words that are searched for."""

    text: str
    found: bool


class Found(NamedTuple):
    """A hit, the item that it is, and the parts of its words."""

    hit: Hit
    item: Item
    anchor: str
    article: Article
    words: tuple[Part, ...]


@router.get("/search")
def lookup(visit: Visitor, asked: Annotated[Asked, Query()]) -> Response:
    """Show what is found, the latest first."""
    try:
        page = search(visit.house.ledger.engine, asked.q, after=asked.after, limit=_SHOWN)
    except ConfigError as error:
        raise Problem(422, str(error)) from None
    words = words_of(asked.q)

    def lit(text: str | None) -> list[Part]:
        return list(parts(text or "", matches(text or "", words))) if words else []

    more = urlencode({"q": asked.q, "after": page.after}) if page.after else None
    return visit.page("search.html", asked=asked, words=words, found=list(_found(visit, page)), lit=lit, more=more)


def _found(visit: Visit, page: Hits) -> Iterator[Found]:
    articles = known_articles(visit.house.ledger, {hit.article for hit in page.found})
    named: list[Named] = [(hit.article, hit.kind, hit.number) for hit in page.found]
    items = {(one.record.article.id, one.entry.kind, one.entry.number): one.entry for one in items_of(visit, named)}
    for hit, name in zip(page.found, named, strict=True):
        if name in items and hit.article in articles:
            entry = items[name]
            yield Found(hit, entry.shown, anchor(entry), articles[hit.article], tuple(_line(hit, entry.shown)))


def _line(hit: Hit, item: Item) -> Iterator[Part]:
    """Yield the parts of a hit's snippet, without the halves of words that it begins and ends with."""
    whole = item if isinstance(item, Quote) else item.evidence[0]
    first, end = 0, len(hit.snippet)
    if hit.start > whole.start:
        first = min(hit.snippet.find(" ") + 1, hit.matches[0][0])
        yield Part("… ", found=False)
    is_cut = hit.start + end < whole.end
    if is_cut:
        end = max(hit.snippet.rfind(" "), hit.matches[-1][1] if hit.matches else 0)
    yield from parts(hit.snippet[first:end], ((start - first, min(stop, end) - first) for start, stop in hit.matches))
    if is_cut:
        yield Part(" …", found=False)


def parts(text: str, found: Iterable[tuple[int, int]]) -> Iterator[Part]:
    """Yield a text in parts; joined, they are the text. What is found goes by place, and does not overlap."""
    last = 0
    for start, end in found:
        yield from (one for one in (Part(text[last:start], found=False), Part(text[start:end], found=True)) if one.text)
        last = end
    if text[last:]:
        yield Part(text[last:], found=False)
