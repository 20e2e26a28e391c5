"""What a database says when it refuses, told as the error that it is for whoever called."""

from collections.abc import Generator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from pressmark.errors import LedgerError


def reason(error: Exception) -> str:
    """Return what a database said, on one line."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


@contextmanager
def told(engine: sa.Engine, what: str) -> Generator[None]:
    """Raise what a database refuses as LedgerError: `what` could not be done, where and why."""
    try:
        yield
    except SQLAlchemyError as error:
        place = engine.url.render_as_string(hide_password=True)
        raise LedgerError(f"{what} in {place}: {reason(error)}; see to the database and try again") from None
