"""The records that a report shows, some hundred at a time: as the machine made them, with what people left of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from pressmark.reviewed import Reviewed, lay
from pressmark.reviewed.tables import reviews_of

if TYPE_CHECKING:
    from pressmark.ledger import Ledger
    from pressmark_schemas.article import Article

_PAGE = 200


def in_order(ledger: Ledger) -> list[str]:
    """Return the ids of the articles that are about an inspection, the latest first. Raises LedgerError."""
    articles = sa.table("articles", *(sa.column(name, sa.Text) for name in ("id", "published")))
    records = sa.table("records", *(sa.column(name, sa.Text) for name in ("article", "outcome")))
    day = articles.c.published
    asked = sa.select(articles.c.id).join_from(articles, records, records.c.article == articles.c.id)
    asked = asked.where(records.c.outcome == "read").order_by(day.is_(None), day.desc(), articles.c.id)
    return [found for (found,) in ledger.rows(asked)]


def read_records(ledger: Ledger, ids: Sequence[str]) -> Iterator[tuple[Article, Reviewed]]:
    """Yield articles in the order of their ids, with their records and what people decided. Raises LedgerError."""
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        with ledger.reading() as connection:
            reviews = reviews_of(connection, page)
        found = {one.article.id: one for one in ledger.fetch(page)}
        for stored in (found[one] for one in page if one in found):
            yield stored.article, lay(stored.record, reviews.get(stored.article.id, ()))
