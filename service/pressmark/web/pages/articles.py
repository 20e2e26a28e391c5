"""The list of articles."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import TypeAdapter
from starlette.responses import Response

from pressmark.look import name_of
from pressmark.web.api.paging import cursor, key_of
from pressmark.web.api.words import ArticleId, Day
from pressmark.web.pages.routes import pages
from pressmark.web.pages.shelf import Wanted, known_articles, shelf
from pressmark.web.pages.visit import Visitor

router = pages()
_KEY: TypeAdapter[Any] = TypeAdapter(tuple[Day | Literal[""], ArticleId])
"""The day of the last article on a page, none for one that has none, and its id."""
_STATES = {"open": "something to check", "settled": "nothing to check", "irrelevant": "not about an inspection"}


@router.get("/articles")
def articles(visit: Visitor, wanted: Annotated[Wanted, Query()], after: str | None = None) -> Response:
    """Show the articles that are wanted."""
    rows, last = shelf(visit.house.ledger, wanted, key_of(after, _KEY))
    said = wanted.model_dump(exclude_none=True)
    more = urlencode({**said, "after": cursor(last)}) if last else None
    untitled = known_articles(visit.house.ledger, [row.id for row in rows if row.title is None])
    names = {row.id: row.title or name_of(untitled[row.id]) for row in rows}
    facts: dict[str, Any] = {"rows": rows, "names": names, "wanted": wanted, "more": more, "states": _STATES}
    return visit.page("articles.html", **facts, is_first=after is None)
