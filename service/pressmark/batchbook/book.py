"""The book itself: writes batches and their requests down, and says what waits."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa

from pressmark.batchbook.tables import BATCHES, REQUESTS
from pressmark.batchbook.values import Batch, Request, State
from pressmark.databases import reading, writing

_AT_ONCE = 500
"""Rows that are written or read together."""

_T = TypeVar("_T")


class BatchBook:
    """What is remembered of batches, in the database of an engine. All methods raise LedgerError."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def begin(self, batch: Batch, requests: Iterable[Request]) -> None:
        """Write down a batch that is about to be created, and what will wait in it; all or nothing.

        A request that waits in another batch already is refused: another process was first.
        """
        row = {name: getattr(batch, name) for name in Batch._fields if name != "state"}
        rows = (request._asdict() | {"batch": batch.key} for request in requests)
        with self._write() as connection:
            connection.execute(BATCHES.insert().values(row))
            for some in _portions(rows):
                ids = [each["custom_id"] for each in some]
                settled = REQUESTS.c.custom_id.in_(ids) & REQUESTS.c.json.is_(None)
                connection.execute(REQUESTS.delete().where(settled))
                connection.execute(REQUESTS.insert(), some)

    def put(self, key: str, state: State, *, collected: bool = False) -> None:
        """Write down how a batch stands."""
        row = state._asdict() | {"collected": collected}
        with self._write() as connection:
            connection.execute(BATCHES.update().where(BATCHES.c.key == key).values(row))

    def forget(self, key: str) -> None:
        """Take a batch that was never created away; its requests wait no more."""
        with self._write() as connection:
            connection.execute(REQUESTS.delete().where(REQUESTS.c.batch == key))
            connection.execute(BATCHES.delete().where(BATCHES.c.key == key))

    def batches(self) -> list[Batch]:
        """Return all batches, the oldest first."""
        asked = sa.select(BATCHES).order_by(BATCHES.c.begun, BATCHES.c.key)
        with self._read() as connection:
            return [_batch(row) for row in connection.execute(asked).mappings()]

    def is_waiting(self, custom_id: str) -> bool:
        """Tell whether a call waits in a batch."""
        asked = sa.select(REQUESTS.c.custom_id).where(REQUESTS.c.custom_id == custom_id, REQUESTS.c.json.is_not(None))
        with self._read() as connection:
            return connection.execute(asked).first() is not None

    def article(self, key: str, custom_id: str) -> str | None:
        """Return the article of a request in a batch as JSON, "" if it waits no more, None if it never did."""
        found = sa.and_(REQUESTS.c.batch == key, REQUESTS.c.custom_id == custom_id)
        with self._read() as connection:
            row = connection.execute(sa.select(REQUESTS.c.json).where(found)).first()
        return None if row is None else row.json or ""

    def waiting(self, key: str) -> Iterator[Request]:
        """Yield the requests that wait in a batch, by custom_id; they may be settled meanwhile."""
        columns = (REQUESTS.c[name] for name in Request._fields)
        of_batch = sa.and_(REQUESTS.c.batch == key, REQUESTS.c.json.is_not(None))
        asked = sa.select(*columns).where(of_batch).order_by(REQUESTS.c.custom_id).limit(_AT_ONCE)
        last = ""
        while True:
            with self._read() as connection:
                page = [Request(*row) for row in connection.execute(asked.where(REQUESTS.c.custom_id > last))]
            if not page:
                return
            yield from page
            last = page[-1].custom_id

    def settle(self, custom_id: str) -> None:
        """Let a request wait no more."""
        with self._write() as connection:
            connection.execute(REQUESTS.update().where(REQUESTS.c.custom_id == custom_id).values(json=None))

    def _write(self) -> AbstractContextManager[sa.Connection]:
        return writing(self._engine, "the batches cannot be kept, so nothing more is sent")

    def _read(self) -> AbstractContextManager[sa.Connection]:
        return reading(self._engine, "the batches cannot be read")


def _batch(row: Any) -> Batch:
    state = None if row["id"] is None else State(*(row[name] for name in State._fields))
    return Batch(*(row[name] for name in Batch._fields if name != "state"), state=state)


def _portions(rows: Iterable[_T]) -> Iterator[list[_T]]:
    iterator = iter(rows)
    while some := list(islice(iterator, _AT_ONCE)):
        yield some
