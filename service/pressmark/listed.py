"""What records say, row by row: tables and views that people open with programs of their own.

They say nothing that records and their reviews do not say; they are here because a query over JSON takes four
to nine times as long. What people dismissed is left out. `columns` says what stands in them.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from pressmark.columns import ARTICLE, ARTICLES, COLUMNS, QUOTES, RATINGS, Column, Kind, Table
from pressmark.reviewed import Entry, Reviewed
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
STORED: dict[Table, str] = {
    "ratings": "ratings",
    "quotes": "quotes",
    "flags": "flags",
    "articles": "readings",
    "reviews": "reviews",
}
"""The table that holds what is listed; those of flags and reviews are the ledger's own, as is `articles` (in all)."""

_ARTICLES = sa.table("articles", sa.column("id", sa.Text), *(sa.column(one.name, sa.Text) for one in ARTICLE[1:]))
article_id = _ARTICLES.c.id
"""By which the queries of `select` may be bounded and put in order."""

_CELLS = ("programme", "sector", "body", "area", "grade", "basis", "status", "article")
"""What the index of cells holds: all that a matrix counts, so that no row is read for it."""
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
    return sa.Index("ix_ratings_cells", *columns, mysql_length=dict.fromkeys(_CELLS[:-1], 80))


def _key() -> sa.Column[str]:
    return sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), primary_key=True)


def _column(column: Column) -> sa.Column[Any]:
    is_key = column.name == "number"
    return sa.Column(column.name, _TYPES[column.kind], primary_key=is_key, autoincrement=False)


def _make_views(_: object, connection: sa.Connection, tables: Iterable[sa.Table], **__: object) -> None:
    """Make a view `all_…` of each table that is listed."""
    if not any(table.name in _OWN for table in tables):
        return
    for table in COLUMNS:
        rows = select(table).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"CREATE VIEW all_{table} AS {rows}")


def drop_views(connection: sa.Connection) -> None:
    """Take the views away, whichever there are: a table that one looks at cannot be dropped."""
    for table in COLUMNS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS all_{table}")


def select(table: Table) -> sa.Select[*tuple[Any, ...]]:
    """Return the query for what is exported of a table, in any order."""
    columns = COLUMNS[table][len(ARTICLE) :]
    rows = sa.table(STORED[table], sa.column("article"), *map(_typed, columns))
    known = [article_id.label("article"), *(_ARTICLES.c[one.name] for one in ARTICLE[1:])]
    asked = sa.select(*known, *(rows.c[one.name] for one in columns))
    return asked.join_from(rows, _ARTICLES, rows.c.article == article_id)


def _typed(column: Column) -> sa.ColumnClause[Any]:
    return sa.column(column.name, _TYPES[column.kind])


def rows_of(reviewed: Reviewed, characters: int) -> dict[str, list[Row]]:
    """Return the rows of a record by the name of their table; `characters` is the length of its article's text."""
    record, key = reviewed.record, {"article": reviewed.record.article.id}
    rows: dict[str, list[Row]] = {"ratings": [], "quotes": []}
    for entry in reviewed.live:
        if isinstance(entry.shown, Rating):
            rows["ratings"].append(key | _rating(entry, entry.shown, record))
        elif isinstance(entry.shown, Quote):
            rows["quotes"].append(key | _quote(entry, entry.shown, record))
    return rows | {"readings": [key | _reading(reviewed, characters)]}


def _rating(entry: Entry, rating: Rating, record: Record) -> Row:
    proof = rating.evidence[0]
    own = {
        "number": entry.number,
        "start": proof.start,
        "end": proof.end,
        "evidence": proof.text,
        "passages": len(rating.evidence),
        "flags": _checks(rating, record),
        "review": entry.label,
    }
    return _row(RATINGS, rating, own)


def _quote(entry: Entry, quote: Quote, record: Record) -> Row:
    return _row(QUOTES, quote, {"number": entry.number, "flags": _checks(quote, record), "review": entry.label})


def _reading(reviewed: Reviewed, characters: int) -> Row:
    made, live = reviewed.record.provenance, reviewed.live
    own = {
        "outcome": reviewed.record.outcome,
        "characters": characters,
        "ratings": sum(entry.kind == "rating" for entry in live),
        "quotes": sum(entry.kind == "quote" for entry in live),
        "concerns": sum(entry.kind == "concern" for entry in live),
        "review": sum(entry.waits for entry in live),
        "cached_tokens": made.cached,
        "at": made.at.isoformat(),
    }
    return _row(ARTICLES, made, own)


def _row(columns: Iterable[Column], said: object, own: Row) -> Row:
    """Return a row: what is its own, and the rest as it is said under the columns' names."""
    return {one.name: own[one.name] if one.name in own else getattr(said, one.name) for one in columns}


def _checks(item: Rating | Quote, record: Record) -> str:
    return " ".join(dict.fromkeys(record.flags[number].check for number in item.flags))
