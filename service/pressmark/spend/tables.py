"""The tables of money: one row of account, and one row an owner of what is held."""

import sqlalchemy as sa
from sqlalchemy import event

_META = sa.MetaData()
BUDGET = sa.Table(
    "budget",
    _META,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("cap", sa.BigInteger),
    sa.Column("spent", sa.BigInteger, nullable=False),
)
HOLDS = sa.Table(
    "holds",
    _META,
    sa.Column("owner", sa.String(32), primary_key=True),
    sa.Column("host", sa.String(255), nullable=False),
    sa.Column("pid", sa.Integer, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("seen", sa.String(32), nullable=False),
    sa.Column("batch", sa.Integer, nullable=False, server_default="0"),
)
"""Owners are budget objects of processes or, where `batch` is 1, batches by their keys."""


def add_tables(metadata: sa.MetaData) -> None:
    """Add the tables of money to a ledger's own; that of the account has one row from the first."""
    for table in _META.sorted_tables:
        table.to_metadata(metadata)
    event.listen(metadata.tables[BUDGET.name], "after_create", _open)


def _open(_: object, connection: sa.Connection, **__: object) -> None:
    connection.execute(BUDGET.insert().values(id=1, spent=0))
