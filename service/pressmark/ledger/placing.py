"""How rows of articles come to stand in a ledger: all of an article's in place of what is known of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from pressmark.ledger.derived import put_in, take_out, with_reviews
from pressmark.ledger.rows import Row, Rows
from pressmark.ledger.tables import ARTICLES, OF_AN_ARTICLE


def place(connection: sa.Connection, articles: Mapping[str, Rows]) -> None:
    """Put articles with all that is known of them, by their ids, in place of what stands there of them."""
    _take_away(connection, _there(connection, articles))
    for table in (ARTICLES, *OF_AN_ARTICLE):
        insert(connection, table, (row for rows in articles.values() for row in rows.get(table.name, ())))
    put_in(connection, with_reviews(connection, articles).values())


def replace(connection: sa.Connection, articles: Mapping[str, Rows]) -> None:
    """Put rows of articles in place of all that these have in the same tables; what follows from them stays."""
    for table in OF_AN_ARTICLE:
        found = {article: rows[table.name] for article, rows in articles.items() if table.name in rows}
        if found:
            connection.execute(table.delete().where(table.c.article.in_(found)))
            insert(connection, table, (row for rows in found.values() for row in rows))


def insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    """Insert rows, if there are any."""
    found = list(rows)
    if found:
        connection.execute(table.insert(), found)


def _there(connection: sa.Connection, articles: Collection[str]) -> list[str]:
    """Return those of some articles that the ledger has: as a rule none, and taking away nothing takes long."""
    return list(connection.scalars(sa.select(ARTICLES.c.id).where(ARTICLES.c.id.in_(articles))))


def _take_away(connection: sa.Connection, articles: Collection[str]) -> None:
    if not articles:
        return
    take_out(connection, articles)
    for table in OF_AN_ARTICLE:
        connection.execute(table.delete().where(table.c.article.in_(articles)))
    connection.execute(ARTICLES.delete().where(ARTICLES.c.id.in_(articles)))
