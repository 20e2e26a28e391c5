"""What follows from records and their reviews: the listed tables, the queue, the views and the search index.

Who changes any of these raises `CHANGED` in `migrations` to the new version: an older ledger's are then made
anew from its records, so that no migration needs to know what they once were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from pressmark import listed, search
from pressmark.ledger.rows import Rows, derived_rows
from pressmark.ledger.tables import ARTICLES, DERIVED, META, RECORDS
from pressmark.reviewed import lay
from pressmark.reviewed.tables import reviews_of
from pressmark_schemas.article import Article
from pressmark_schemas.record import Record

_PAGE = 500


def with_reviews(connection: sa.Connection, rows: Mapping[str, Rows]) -> dict[str, Rows]:
    """Return articles' rows, by article, with those that follow from the records among them as reviews leave these."""
    found = reviews_of(connection, rows) if rows else {}
    laid: dict[str, Rows] = {}
    for article, reviews in found.items():
        record = Record.model_validate_json(rows[article][RECORDS.name][0]["json"])
        laid[article] = derived_rows(lay(record, reviews), rows[article]["readings"][0]["characters"])
    return {**rows, **laid}


def take_out(connection: sa.Connection, articles: Collection[str]) -> None:
    """Take away what follows from the records of articles."""
    search.take_out(connection, list(articles))
    for table in DERIVED:
        connection.execute(table.delete().where(table.c.article.in_(articles)))


def put_in(connection: sa.Connection, found: Iterable[Rows]) -> None:
    """Write the rows among others that follow from records; none of their articles may have any."""
    known = list(found)
    rows = {table.name: [row for its in known for row in its.get(table.name, ())] for table in DERIVED}
    for table in DERIVED:
        if rows[table.name]:
            connection.execute(table.insert(), rows[table.name])
    search.put_in(connection, rows)


def renew(connection: sa.Connection) -> None:
    """Make all that follows from records and reviews anew, in place of an older pressmark's."""
    search.drop_index(connection)
    listed.drop_views(connection)
    META.drop_all(connection, DERIVED)
    META.create_all(connection, DERIVED)
    _fill(connection)


def _fill(connection: sa.Connection) -> None:
    """Write the rows that follow from all records and reviews; the tables must be empty."""
    asked = sa.select(ARTICLES.c.json, RECORDS.c.json).join_from(ARTICLES, RECORDS)
    asked, last = asked.order_by(ARTICLES.c.id).limit(_PAGE), ""
    while page := connection.execute(asked.where(ARTICLES.c.id > last)).all():
        read = [(Article.model_validate_json(a), Record.model_validate_json(r)) for a, r in page]
        reviews = reviews_of(connection, [article.id for article, _ in read])
        laid = (lay(record, reviews.get(article.id, ())) for article, record in read)
        put_in(connection, [derived_rows(one, len(its.text)) for one, (its, _) in zip(laid, read, strict=True)])
        last = read[-1][0].id
