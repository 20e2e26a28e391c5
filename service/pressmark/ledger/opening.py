"""Opening a ledger's database: whose it is, how SQLite is tuned, and what may be shown of its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from pressmark.databases import reason
from pressmark.errors import LedgerError, LedgerMissing
from pressmark.ledger.migrations import bring_up
from pressmark.ledger.tables import VERSIONS


def opened(place: str, *, must_exist: bool = False) -> sa.Engine:
    """Return the engine of a ledger with today's tables; one that is not there is made, unless it must be there.

    Raises LedgerError when it cannot be opened, holds something else, or is of a newer pressmark.
    """
    shown = shown_place(place)
    try:
        engine = sa.create_engine(place if "://" in place else f"sqlite:///{place}")
        _look(engine, shown, must_exist=must_exist)
        engine.dispose()  # what looked is not tuned
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _tune)
            event.listen(engine, "begin", _lock)
        with engine.begin() as connection:
            bring_up(connection, shown)
    except ImportError as error:
        raise LedgerError(f"the ledger {shown} needs a driver: {error}; install it with pip") from None
    except SQLAlchemyError as error:
        raise LedgerError(f"the ledger {shown} cannot be opened: {reason(error)}; name another one") from None
    return engine


def shown_place(place: str) -> str:
    """Return a place as it may be shown: a URL without its password."""
    if "://" not in place:
        return place
    try:
        return sa.make_url(place).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return place.rsplit("@", maxsplit=1)[-1]


def _look(engine: sa.Engine, shown: str, *, must_exist: bool) -> None:
    """Refuse a database of somebody else's, and none at all where there must be one."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    missing = file is not None and not Path(file).exists()
    tables = [] if missing else sa.inspect(engine).get_table_names()
    if must_exist and VERSIONS.name not in tables:
        raise LedgerMissing(f"there is no ledger at {shown}; check the path")
    if tables and VERSIONS.name not in tables:
        raise LedgerError(f"{shown} is another program's database (tables: {', '.join(tables[:3])}); name another")


def _tune(connection: Any, _: object) -> None:
    """Let readers and one writer work at once, and a second writer wait."""
    connection.isolation_level = None  # or the driver begins transactions of its own
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _lock(connection: sa.Connection) -> None:
    """Take the write lock at once: what read first and then writes could not wait for another's write."""
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
