"""The trail of reviews in a ledger: each decision and each undo is a row, and what follows is written with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from pressmark.errors import ReviewError, ReviewMissing
from pressmark.ledger.derived import put_in, take_out
from pressmark.ledger.rows import derived_rows
from pressmark.ledger.tables import ARTICLES, RECORDS
from pressmark.reviewed import Review, Reviewed, lay
from pressmark.reviewed.tables import REVIEWS, review_of, review_row, reviews_of
from pressmark.reviews.making import Draft, drafted, drafted_undo
from pressmark_schemas.article import Article
from pressmark_schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.ledger import Ledger
    from pressmark.reviews.decisions import Accept, Add, Correct, Dismiss
    from pressmark_schemas.pack import Pack

_LONGEST_NAME = 200


class _Held(NamedTuple):
    """What a ledger holds of one article."""

    article: Article
    reviewed: Reviewed
    reviews: list[Review]


class Trail:
    """The reviews of a ledger's articles. Threads and processes may share the database.

    Everything raises LedgerError when the database refuses, and ReviewMissing for an article that is not there.
    """

    def __init__(self, ledger: Ledger, pack: Pack) -> None:
        self._ledger, self._pack = ledger, pack

    def reviewed(self, article: str) -> Reviewed:
        """Return an article's record with what people decided."""
        with self._ledger.reading() as connection:
            return _held(connection, article).reviewed

    def reviews(self, article: str) -> list[Review]:
        """Return all reviews of an article, oldest first, those that were taken back as well."""
        with self._ledger.reading() as connection:
            return _held(connection, article).reviews

    def decide(self, article: str, decision: Accept | Dismiss | Correct | Add, who: str) -> Review:
        """Keep a decision and return its review.

        Raises ReviewOutdated where the item is not as it was seen, and ReviewError, with a line for each term that
        does not fit.
        """
        _refuse_nobody(who)
        with self._ledger.writing() as connection:
            held = _locked(connection, article)
            draft = drafted(decision, held.reviewed, held.article.text, self._pack)
            return _kept(connection, held, draft, who)

    def undo(self, number: int, who: str) -> Review:
        """Take a review back and return the review that does; an undo can be taken back as well.

        Raises ReviewError for one that was taken back already, ReviewOutdated where a later one is in the way.
        """
        _refuse_nobody(who)
        with self._ledger.writing() as connection:
            asked = sa.select(REVIEWS.c.article).where(REVIEWS.c.number == number)
            article = connection.execute(asked).scalar_one_or_none()
            if article is None:
                raise ReviewMissing(f"there is no review {number}; the trail lists what there is")
            held = _locked(connection, article)
            return _kept(connection, held, drafted_undo(number, held.reviewed, held.reviews), who)


def settled(ledger: Ledger) -> Iterator[tuple[Article, Reviewed, list[Review]]]:
    """Yield the articles in which people decided something and no item waits, by id, with their reviews."""
    asked = sa.select(REVIEWS.c.article).distinct().order_by(REVIEWS.c.article)
    for (article,) in ledger.rows(asked):
        with ledger.reading() as connection:
            held = _held(connection, article)
        if held.reviewed.settled:
            yield held.article, held.reviewed, held.reviews


def as_reviewed(ledger: Ledger) -> Iterator[tuple[Article, Record]]:
    """Yield all articles by id with their records as people left them. Raises LedgerError."""
    for page in ledger.filed():
        articles = [one.article for one in page]
        with ledger.reading() as connection:
            reviews = reviews_of(connection, articles)
        for stored in ledger.fetch(articles):
            made = reviews.get(stored.article.id)
            yield stored.article, lay(stored.record, made).shown if made else stored.record


def _refuse_nobody(who: str) -> None:
    if not who.strip() or len(who) > _LONGEST_NAME:
        raise ReviewError(f"a review needs a name of 1 to {_LONGEST_NAME} characters of whoever decides")


def _locked(connection: sa.Connection, article: str) -> _Held:
    """Return what there is of an article, which nobody else writes until the connection's transaction ends."""
    connection.execute(sa.select(RECORDS.c.article).where(RECORDS.c.article == article).with_for_update())
    return _held(connection, article)


def _held(connection: sa.Connection, article: str) -> _Held:
    asked = sa.select(ARTICLES.c.json, RECORDS.c.json).join_from(ARTICLES, RECORDS).where(ARTICLES.c.id == article)
    found = connection.execute(asked).one_or_none()
    if found is None:
        raise ReviewMissing(f"there is no article {article[:64]!r} in the ledger; look at its list again")
    reviews = reviews_of(connection, [article]).get(article, [])
    record = Record.model_validate_json(found[1])
    return _Held(Article.model_validate_json(found[0]), lay(record, reviews), reviews)


def _kept(connection: sa.Connection, held: _Held, draft: Draft, who: str) -> Review:
    """Write a review and what follows from it."""
    article, at = held.article.id, datetime.now(UTC).isoformat()
    row = review_row(Review(0, article, who=who.strip(), at=at, **draft._asdict()))
    (number,) = connection.execute(REVIEWS.insert().values(row)).inserted_primary_key or (0,)
    asked = sa.select(REVIEWS).where(REVIEWS.c.number == number)
    review = review_of(connection.execute(asked).mappings().one())
    take_out(connection, [article])
    put_in(connection, [derived_rows(lay(held.reviewed.record, [*held.reviews, review]), len(held.article.text))])
    return review
