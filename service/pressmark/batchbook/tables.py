"""The tables of batches."""

import sqlalchemy as sa

_META = sa.MetaData()
BATCHES = sa.Table(
    "batches",
    _META,
    sa.Column("key", sa.String(32), primary_key=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("begun", sa.String(32), nullable=False),
    sa.Column("host", sa.String(255), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("collected", sa.Boolean, nullable=False),
    sa.Column("id", sa.String(200)),
    sa.Column("status", sa.String(20)),
    sa.Column("done", sa.Integer),
    sa.Column("failed", sa.Integer),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("created", sa.String(32)),
    sa.Column("expires", sa.String(32)),
    sa.Column("output", sa.String(200)),
    sa.Column("errors", sa.String(200)),
    sa.Column("problem", sa.Text),
)
REQUESTS = sa.Table(
    "batch_requests",
    _META,
    sa.Column("custom_id", sa.String(64), primary_key=True),
    sa.Column("batch", sa.String(32), sa.ForeignKey("batches.key"), nullable=False, index=True),
    sa.Column("article", sa.String(64), nullable=False),
    sa.Column("json", sa.Text),
    sa.Column("held", sa.BigInteger, nullable=False, server_default="0"),
)
"""`custom_id` is the digest of a call, which waits once at most; `json` its article while it waits, then null.

What is `held` of the budget for requests that wait is what their batch holds there.
"""


def add_tables(metadata: sa.MetaData) -> None:
    """Add the tables of batches to a ledger's own."""
    for table in _META.sorted_tables:
        table.to_metadata(metadata)
