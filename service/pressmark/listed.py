"""What records say, row by row: tables and views that people open with programs of their own.

They say nothing that a record's JSON does not say; they are here because a query over JSON takes four to
nine times as long. `columns` says what stands in them.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from pressmark.columns import ARTICLE, ARTICLES, COLUMNS, QUOTES, RATINGS, Column, Kind, Table
from pressmark_schemas.article import Article
from pressmark_schemas.record import Quote, Rating, Record

Row = dict[str, Any]

_TYPES: dict[Kind, type[sa.types.TypeEngine[Any]]] = {
    "text": sa.Text,
    "integer": sa.Integer,
    "number": sa.Float,
    "boolean": sa.Boolean,
    "day": sa.Text,
    "time": sa.Text,
}
STORED: dict[Table, str] = {"ratings": "ratings", "quotes": "quotes", "flags": "flags", "articles": "readings"}
"""The table that holds what is listed; that of flags is the ledger's own, as is `articles`, which all join."""

_ARTICLES = sa.table("articles", sa.column("id", sa.Text), *(sa.column(one.name, sa.Text) for one in ARTICLE[1:]))
article_id = _ARTICLES.c.id
"""By which the queries of `select` may be bounded and put in order."""

_PAGE = 500
_CELLS = ("programme", "sector", "body", "area", "grade", "basis", "status")
_OWN: dict[str, tuple[Column, ...]] = {"ratings": RATINGS, "quotes": QUOTES, "readings": ARTICLES}


def add_tables(metadata: sa.MetaData) -> list[sa.Table]:
    """Add the tables to a ledger's own, and the views to what is made with them; return the tables."""
    event.listen(metadata, "after_create", _make_views)
    tables = [sa.Table(name, metadata, _key(), *map(_column, columns)) for name, columns in _OWN.items()]
    _cells_index(tables[0])
    return tables


def _cells_index(ratings: sa.Table) -> sa.Index:
    """Return the index by which the cells of a matrix are counted without a look at the rows."""
    columns = [ratings.c[name] for name in _CELLS]
    return sa.Index("ix_ratings_cells", *columns, mysql_length=dict.fromkeys(_CELLS, 80))


def make_cells_index(connection: sa.Connection) -> None:
    """Make that index where the table of ratings is there already."""
    ratings = sa.Table("ratings", sa.MetaData(), *map(_column, RATINGS))
    _cells_index(ratings).create(connection)


def _key() -> sa.Column[str]:
    return sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), primary_key=True)


def _column(column: Column) -> sa.Column[Any]:
    is_key = column.name == "number"
    return sa.Column(column.name, _TYPES[column.kind], primary_key=is_key, autoincrement=False)


def _make_views(_: object, connection: sa.Connection, tables: Iterable[sa.Table], **__: object) -> None:
    if any(table.name in _OWN for table in tables):
        make_views(connection)


def make_views(connection: sa.Connection) -> None:
    """Make the views `all_ratings`, `all_quotes`, `all_flags` and `all_articles`."""
    for table in COLUMNS:
        rows = select(table).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"CREATE VIEW all_{table} AS {rows}")


def select(table: Table) -> sa.Select[*tuple[Any, ...]]:
    """Return the query for what is exported of a table, in any order."""
    columns = COLUMNS[table][len(ARTICLE) :]
    rows = sa.table(STORED[table], sa.column("article"), *map(_typed, columns))
    known = [article_id.label("article"), *(_ARTICLES.c[one.name] for one in ARTICLE[1:])]
    asked = sa.select(*known, *(rows.c[one.name] for one in columns))
    return asked.join_from(rows, _ARTICLES, rows.c.article == article_id)


def _typed(column: Column) -> sa.ColumnClause[Any]:
    return sa.column(column.name, _TYPES[column.kind])


def rows_of(article: Article, record: Record) -> dict[str, list[Row]]:
    """Return the rows of a record by the name of their table."""
    key = {"article": article.id}
    return {
        "ratings": [key | _rating(number, one, record) for number, one in enumerate(record.ratings)],
        "quotes": [key | _quote(number, one, record) for number, one in enumerate(record.quotes)],
        "readings": [key | _reading(article, record)],
    }


def _rating(number: int, rating: Rating, record: Record) -> Row:
    proof = rating.evidence[0]
    own = {
        "number": number,
        "start": proof.start,
        "end": proof.end,
        "evidence": proof.text,
        "passages": len(rating.evidence),
        "flags": _checks(rating, record),
    }
    return _row(RATINGS, rating, own)


def _quote(number: int, quote: Quote, record: Record) -> Row:
    return _row(QUOTES, quote, {"number": number, "flags": _checks(quote, record)})


def _reading(article: Article, record: Record) -> Row:
    made, items = record.provenance, (*record.ratings, *record.quotes, *record.concerns)
    own = {
        "outcome": record.outcome,
        "characters": len(article.text),
        "ratings": len(record.ratings),
        "quotes": len(record.quotes),
        "concerns": len(record.concerns),
        "review": sum(item.status == "review" for item in items),
        "cached_tokens": made.cached,
        "at": made.at.isoformat(),
    }
    return _row(ARTICLES, made, own)


def _row(columns: Iterable[Column], said: object, own: Row) -> Row:
    """Return a row: what is its own, and the rest as it is said under the columns' names."""
    return {one.name: own[one.name] if one.name in own else getattr(said, one.name) for one in columns}


def _checks(item: Rating | Quote, record: Record) -> str:
    return " ".join(dict.fromkeys(record.flags[number].check for number in item.flags))


def fill(connection: sa.Connection) -> None:
    """Write the rows of all records that a ledger holds; the tables must be empty."""
    metadata = sa.MetaData()
    for name in ("articles", "records", *_OWN):
        sa.Table(name, metadata, autoload_with=connection)
    articles, records = metadata.tables["articles"], metadata.tables["records"]
    asked = sa.select(articles.c.json, records.c.json).join_from(articles, records, records.c.article == articles.c.id)
    asked, last = asked.order_by(articles.c.id).limit(_PAGE), ""
    while page := connection.execute(asked.where(articles.c.id > last)).all():
        for article, record in ((Article.model_validate_json(a), Record.model_validate_json(r)) for a, r in page):
            for name, rows in rows_of(article, record).items():
                if rows:
                    connection.execute(metadata.tables[name].insert(), rows)
            last = article.id
