"""The trail of an article as people read it: who decided what and when, and which of it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeAlias

import sqlalchemy as sa
from pydantic import Field

from pressmark.reviewed.tables import REVIEWS, reviews_of
from pressmark.reviewed.values import standing

if TYPE_CHECKING:
    from pressmark.ledger import Ledger
    from pressmark.reviewed import Item, Review

Number: TypeAlias = Annotated[int, Field(ge=1, lt=2**31)]
"""The number of a review, as callers say it."""

_ACTIONS = {
    "accept": "accepted",
    "correct": "corrected",
    "dismiss": "dismissed",
    "add": "added",
    "undo": "took back",
}
_LEFT_OUT = {"status", "flags", "evidence", "text", "start", "end", "sector", "area_words", "partial", "cut"}


class Change(NamedTuple):
    """A term of an item, as it was and is; None is nothing."""

    term: str
    was: Any
    now: Any


class Line(NamedTuple):
    """A review: what it did in a word, the item that it is about, and what changed."""

    review: Review
    did: str
    item: Item | None
    changes: tuple[Change, ...]
    can_undo: bool


def lines(reviews: Sequence[Review]) -> list[Line]:
    """Return an article's trail, the latest first."""
    undoable = _undoable(standing(reviews))
    return [
        Line(one, _ACTIONS[one.action], one.now or one.was or one.said, tuple(_changes(one)), one.number in undoable)
        for one in sorted(reviews, reverse=True)
    ]


def said_last(ledger: Ledger, number: int | None) -> Line | None:
    """Return the line of a review, None where there is no such one. Raises LedgerError."""
    if number is None:
        return None
    with ledger.reading() as connection:
        article = connection.execute(sa.select(REVIEWS.c.article).where(REVIEWS.c.number == number)).scalar()
        found = reviews_of(connection, [article]).get(article, []) if article else []
    return next((one for one in lines(found) if one.review.number == number), None)


def _undoable(stand: Iterable[Review]) -> set[int]:
    """Return the reviews that can be taken back: of each item the last decision, and an undo that came last."""
    decisions: dict[int, int] = {}
    latest: dict[int, int] = {}
    for review in stand:
        latest[review.first] = review.number
        if review.undoes is None:
            decisions[review.first] = review.number
    return {*decisions.values(), *latest.values()}


def _changes(review: Review) -> Iterable[Change]:
    if review.was is None or review.now is None:
        return
    was, now = review.was.model_dump(exclude=_LEFT_OUT), review.now.model_dump(exclude=_LEFT_OUT)
    yield from (Change(term, was[term], now[term]) for term in now if was.get(term) != now[term])
