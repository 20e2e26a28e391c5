"""The book itself: writes batches, their requests and what these hold of the budget down, and says what waits."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa

from pressmark.batchbook.tables import BATCHES, REQUESTS
from pressmark.batchbook.values import Batch, Request, State
from pressmark.databases import reading, writing
from pressmark.spend import Deposits

_AT_ONCE = 500
"""Rows that are written or read together."""

_T = TypeVar("_T")


class BatchBook:
    """What is remembered of batches, in the database of an engine. All methods raise LedgerError."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def begin(self, batch: Batch, requests: Iterable[Request]) -> int:
        """Write down a batch that is about to be created, what will wait in it and what it holds of the budget.

        From the first request on for which the budget holds too little, none is written, and without any no batch is;
        returns how many are. One that waits in another batch already is refused, and nothing is written then: another
        process was first.
        """
        row = {name: getattr(batch, name) for name in Batch._fields if name != "state"}
        total = held = 0
        with self._write() as connection:
            deposits = Deposits(connection)
            payable = _payable(requests, deposits.room)
            connection.execute(BATCHES.insert().values(row))
            for some in _portions(payable):
                _insert(connection, batch.key, some)
                total += len(some)
                held += sum(request.held for request in some)
            deposits.hold(batch.key, held)
            if total:
                connection.execute(BATCHES.update().where(BATCHES.c.key == batch.key).values(total=total))
            else:
                connection.execute(BATCHES.delete().where(BATCHES.c.key == batch.key))
        return total

    def put(self, key: str, state: State, *, collected: bool = False) -> None:
        """Write down how a batch stands."""
        row = state._asdict() | {"collected": collected}
        with self._write() as connection:
            connection.execute(BATCHES.update().where(BATCHES.c.key == key).values(row))

    def forget(self, key: str) -> None:
        """Take a batch that was never created away; its requests wait no more, and what they held is given back."""
        with self._write() as connection:
            Deposits(connection).release(key)
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

    def settle(self, key: str, custom_id: str, cost: float | None = None) -> None:
        """Let a request wait in a batch no more; only the first word counts.

        What it cost takes the place of what is held for it, if anything is; None: not known, so all of that.
        """
        this = sa.and_(REQUESTS.c.batch == key, REQUESTS.c.custom_id == custom_id, REQUESTS.c.json.is_not(None))
        with self._write() as connection:
            deposits = Deposits(connection)
            held = connection.execute(sa.select(REQUESTS.c.held).where(this)).scalar()
            connection.execute(REQUESTS.update().where(this).values(json=None))
            if held:
                deposits.settle(key, held, cost)

    def _write(self) -> AbstractContextManager[sa.Connection]:
        return writing(self._engine, "the batches cannot be kept, so nothing more is sent")

    def _read(self) -> AbstractContextManager[sa.Connection]:
        return reading(self._engine, "the batches cannot be read")


def _batch(row: Any) -> Batch:
    state = None if row["id"] is None else State(*(row[name] for name in State._fields))
    return Batch(*(row[name] for name in Batch._fields if name != "state"), state=state)


def _payable(requests: Iterable[Request], room: int | None) -> Iterator[Request]:
    """Yield requests as long as there is room for what they hold; None: for all."""
    held = 0
    for request in requests:
        held += request.held
        if room is not None and held > room:
            return
        yield request


def _insert(connection: sa.Connection, key: str, requests: Sequence[Request]) -> None:
    """Let requests wait in a batch, in place of what they were settled as before."""
    ids = [request.custom_id for request in requests]
    connection.execute(REQUESTS.delete().where(REQUESTS.c.custom_id.in_(ids), REQUESTS.c.json.is_(None)))
    connection.execute(REQUESTS.insert(), [request._asdict() | {"batch": key} for request in requests])


def _portions(rows: Iterable[_T]) -> Iterator[list[_T]]:
    iterator = iter(rows)
    while some := list(islice(iterator, _AT_ONCE)):
        yield some
