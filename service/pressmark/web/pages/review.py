"""The queue of what waits for somebody: one doubt after the other, each with the words that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.responses import Response

from pressmark.reviewed import Kind
from pressmark.reviews import Wanted, count_waiting, queue, waiting_by_check
from pressmark.web.pages.cards import Card, anchor, flags_of
from pressmark.web.pages.choices import choices
from pressmark.web.pages.excerpt import Excerpt, excerpt
from pressmark.web.pages.routes import pages
from pressmark.web.pages.shelf import Filled, Name, known_articles
from pressmark.web.pages.trail import Number, said_last
from pressmark.web.pages.visit import Visitor
from pressmark_schemas.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.ledger import Ledger
    from pressmark.reviewed import Entry
    from pressmark.reviews import Waiting

router = pages()
_SHOWN = 10


class Asked(BaseModel):
    """What of the queue is asked for; `after` is the place behind which it begins, `last` a review to tell of."""

    model_config = ConfigDict(frozen=True)

    kind: Annotated[Kind | None, Filled] = None
    check: Annotated[Annotated[str, StringConstraints(pattern=r"^[a-z_.]{1,40}$")] | None, Filled] = None
    body: Name = None
    after: Annotated[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{31,40}$")] | None, Filled] = None
    last: Number | None = None

    @property
    def filters(self) -> dict[str, Any]:
        """The filters that are set, by name."""
        return self.model_dump(include={"kind", "check", "body"}, exclude_none=True)


class Doubt(NamedTuple):
    """An item that waits, where it stands, and the article that it is in."""

    card: Card
    excerpt: Excerpt
    article: Article
    then: str
    """The anchor of the one behind it, or of the first."""

    @property
    def anchor(self) -> str:
        """What names it in the page, which holds items of several articles."""
        return _anchor(self.article.id, self.card.entry)


@router.get("/review")
def review(visit: Visitor, asked: Annotated[Asked, Query()]) -> Response:
    """Show a part of the queue."""
    ledger = visit.house.ledger
    wanted = Wanted(**asked.filters)
    page = queue(ledger, wanted, after=asked.after, limit=_SHOWN)
    place = asked.model_dump(exclude_none=True, exclude={"last"})
    facts: dict[str, Any] = {
        "asked": asked,
        "doubts_waiting": list(in_context(ledger, page.items)),
        "waiting": count_waiting(ledger, wanted),
        "all_waiting": count_waiting(ledger),
        "checks": waiting_by_check(ledger),
        "place": f"/review?{urlencode(place)}" if place else "/review",
        "more": urlencode({**asked.filters, "after": page.after}) if page.after else None,
        "choices": choices(visit.house.session.pack),
        "last": said_last(ledger, asked.last),
    }
    return visit.page("review.html", **facts)


def in_context(ledger: Ledger, items: Iterable[Waiting]) -> Iterable[Doubt]:
    """Yield what waits, each with its words and those around them."""
    items = list(items)
    articles = known_articles(ledger, {item.record.article.id for item in items})
    anchors = [_anchor(one.record.article.id, one.entry) for one in items]
    for number, (record, entry) in enumerate(items, 1):
        card = Card(number, entry, flags_of(entry, record))
        article = articles[record.article.id]
        yield Doubt(card, excerpt(article.text, card), article, anchors[number % len(anchors)])


def _anchor(article: str, entry: Entry) -> str:
    return f"{article[:12]}-{anchor(entry)}"
