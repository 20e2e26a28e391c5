"""The tables of a ledger. Who changes them adds what makes the change to `migrations`, too."""

from __future__ import annotations

import sqlalchemy as sa

from pressmark import batchbook, jobs, listed, runs, search, spend
from pressmark.reviewed import tables as reviewed

META = sa.MetaData()


def _article() -> sa.Column[str]:
    """Return the key of a table that has one row an article."""
    return sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), primary_key=True)


VERSIONS = sa.Table("pressmark", META, sa.Column("version", sa.Integer, primary_key=True))
"""One row: which tables these are. No other program has a table of this name."""

ARTICLES = sa.Table(
    "articles",
    META,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("source", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("published", sa.String(10)),
    sa.Column("url", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("json", sa.Text, nullable=False),
    sa.Index("ix_articles_published", "published", "id"),
)
RECORDS = sa.Table(
    "records",
    META,
    _article(),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("reader", sa.String(16), nullable=False),
    sa.Column("model", sa.Text),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("marks_digest", sa.String(64), nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("json", sa.Text, nullable=False),
)
FLAGS = sa.Table(
    "flags",
    META,
    _article(),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("check", sa.String(40), nullable=False),
    sa.Column("severity", sa.String(8), nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("start", sa.Integer),
    sa.Column("end", sa.Integer),
)
MISQUOTES = sa.Table(
    "misquotes",
    META,
    _article(),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("claimed", sa.Text, nullable=False),
    sa.Column("stands", sa.Text),
    sa.Column("difference", sa.Text, nullable=False),
)
FAILURES = sa.Table(
    "failures",
    META,
    sa.Column("source", sa.String(500), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("lasting", sa.Integer, nullable=False, server_default="1"),
)
"""What could not be read; what is not `lasting` may be read the next time."""

INPUTS = sa.Table(
    "inputs",
    META,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("article", sa.String(64), nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
)
"""What of archives was read, by what tells one input from another, and for what question (see `inputs`)."""

STANDARDS = sa.Table(
    "standards",
    META,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("json", sa.Text, nullable=False),
)
"""What records were judged by: digests of code, pack and register (see `pressmark.standards`)."""

JUDGEMENTS = sa.Table(
    "judgements",
    META,
    _article(),
    sa.Column("standards", sa.String(64), sa.ForeignKey("standards.digest"), nullable=False),
    sa.Column("marks", sa.Text, nullable=False),
    sa.Column("by_rules", sa.Text, nullable=False),
    sa.Column("extraction", sa.Text, nullable=False),
    sa.Column("witness", sa.Text),
)
"""What was judged, one row a record, as JSON: it need not be found out again while what made it is the same.

The marks (named tuples, as lists), what the rules said, what was read, and what the second witness did. The short
columns come first: SQLite need not read a long row to its end for them.
"""

for others in (batchbook, jobs, runs, spend, reviewed):
    others.add_tables(META)

DERIVED = (*listed.add_tables(META), META.tables[reviewed.QUEUE.name])
"""Tables that follow from records and reviews (see `derived`)."""

search.add_index(META)

OF_AN_ARTICLE = (JUDGEMENTS, MISQUOTES, FLAGS, RECORDS)
"""The other tables whose rows belong to an article and go with its reading."""
