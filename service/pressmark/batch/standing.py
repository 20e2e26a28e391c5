"""How batches stand: looks at those that are under way, and clears up those that nobody knows to be created."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pressmark.processes import Process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.batch.desk import Desk
    from pressmark.batchbook import Batch

_LONGEST_SENDING = timedelta(hours=1)
"""Longer than a file takes to go up and a batch to be created."""


def look(desk: Desk) -> Iterator[Batch]:
    """Yield all batches, the oldest first, as they stand now; those of another endpoint as they were last seen.

    Raises ModelUnavailable or LedgerError.
    """
    mend(desk)
    for batch in desk.book.batches():
        if batch.collected or batch.state is None or batch.address != desk.address:
            yield batch
            continue
        state = desk.provider.look(batch.state.id)
        desk.book.put(batch.key, state)
        yield batch._replace(state=state)


def mend(desk: Desk) -> None:
    """Find out what became of batches that were begun and not confirmed, as after a crash.

    One that the provider has under our key is taken over. One that it has not is forgotten, so that its articles
    can be sent, unless the process that began it may still be about to create it.
    """
    for batch in desk.book.batches():
        if batch.state is not None or batch.address != desk.address:
            continue
        found = desk.provider.find(batch.key, datetime.fromisoformat(batch.begun))
        if found is not None:
            desk.book.put(batch.key, found)
        elif not _is_being_sent(batch):
            desk.book.forget(batch.key)


def _is_being_sent(batch: Batch) -> bool:
    """Whether another process may be sending a batch: it is young, and of this machine only if its process lives."""
    if datetime.now(UTC) - datetime.fromisoformat(batch.begun) > _LONGEST_SENDING:
        return False
    by = Process(batch.host, batch.pid, batch.begun)
    return not by.gone and not by.is_this  # this process is here, and not sending
