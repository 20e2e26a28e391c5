"""Connections to a ledger's database for what is kept beside the records; what it refuses is a LedgerError."""

from collections.abc import Generator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from pressmark.errors import LedgerError


@contextmanager
def writing(engine: sa.Engine, otherwise: str) -> Generator[sa.Connection]:
    """Give a connection whose changes are kept together or not at all.

    Raises LedgerError when the database refuses; `otherwise` says what could not be done.
    """
    with _told(engine, otherwise), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: sa.Engine, otherwise: str) -> Generator[sa.Connection]:
    """Give a connection that keeps nobody from writing; each statement sees one moment. Raises as `writing`."""
    with _told(engine, otherwise), engine.connect() as connection:
        yield connection.execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def _told(engine: sa.Engine, otherwise: str) -> Generator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        place = engine.url.render_as_string(hide_password=True)
        raise LedgerError(f"{otherwise} ({place}: {reason(error)}); see to the database and try again") from None


def reason(error: Exception) -> str:
    """Return what a database said, on one line."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]
