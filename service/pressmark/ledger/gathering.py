"""Writes what the tasks of an event loop read into a ledger, many readings in one transaction.

A transaction costs several times what a reading in it does, and while one is written no task is held up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from typing import NamedTuple

from pressmark.flow import Reading
from pressmark.ledger.ledger import Ledger
from pressmark.standards import Standards

_TOGETHER = 100
_TICK, _TICKS = 0.01, 5
"""Seconds between looks whether others have read, too, and how many looks are taken before it is written."""


class _Kept(NamedTuple):
    reading: Reading
    done: asyncio.Future[None]


class Gathering:
    """One ledger's readings of one event loop; with the standards that they were judged by, if these are kept."""

    def __init__(self, ledger: Ledger, standards: Standards | None) -> None:
        self._ledger, self._standards = ledger, standards
        self._under_way = 0
        self._waiting: list[_Kept] = []
        self._writer: asyncio.Task[None] | None = None

    @contextmanager
    def one_more(self) -> Generator[None]:
        """Say that an article is under way: those that were read wait a moment for it."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    async def keep(self, reading: Reading) -> None:
        """Return when a reading is in the ledger. Raises LedgerError when the database refuses it."""
        kept = _Kept(reading, asyncio.get_running_loop().create_future())
        self._waiting.append(kept)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await kept.done

    async def aclose(self) -> None:
        """Wait for what is being written; whoever brought it may have been cancelled."""
        if self._writer is not None:
            await self._writer

    async def _write(self) -> None:
        while self._waiting:
            for _ in range(_TICKS):
                if len(self._waiting) >= min(self._under_way, _TOGETHER):
                    break
                await asyncio.sleep(_TICK)
            now, self._waiting = self._waiting[:_TOGETHER], self._waiting[_TOGETHER:]
            await self._put(now)

    async def _put(self, kept: list[_Kept]) -> None:
        """Write readings and let those go on who wait for it."""
        try:
            await asyncio.to_thread(self._ledger.put_all, [one.reading for one in kept], self._standards)
        except Exception as error:  # noqa: BLE001 - it goes to whoever brought the reading
            if len(kept) == 1:
                _tell(kept[0], error)
                return
            for one in kept:  # the others must not suffer for one that is refused
                await self._put([one])
        else:
            for one in kept:
                _tell(one, None)


def _tell(kept: _Kept, error: Exception | None) -> None:
    """Let the task that brought a reading go on, unless it was cancelled."""
    if kept.done.done():
        return
    if error is None:
        kept.done.set_result(None)
    else:
        kept.done.set_exception(error)
