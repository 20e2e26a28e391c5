"""One run: what is new goes from the intake to the desks, and what becomes of it into the ledger.

One task feeds, as many as the desks are wide read, one writes; who is slower holds the others up, so that
nothing piles up between them. Written is only what is whole, together with the mark that its input is done;
so a run may be killed at any moment and started again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from pressmark.backfill.outcomes import Gone, Read
from pressmark.errors import ConfigError, LedgerError, PressmarkError
from pressmark.ledger.inputs import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pressmark.backfill.intake import Intake, New
    from pressmark.backfill.outcomes import Outcome
    from pressmark.backfill.progress import Lines
    from pressmark.backfill.tally import Tally
    from pressmark.backfill.told import Told
    from pressmark.ledger.inputs import Inputs

_WRITTEN_TOGETHER = 200
_FRAME = 0.2
"""Seconds between looks at what is to be shown, and that what was read may wait to be written."""


class Desks(Protocol):
    """Where items are read: `width` lists at once, of at most `size` items."""

    size: int
    width: int

    @property
    def in_flight(self) -> int:
        """Requests under way."""
        ...

    async def read(self, news: Sequence[New]) -> list[Outcome]:
        """Return what becomes of items; an error ends the run."""
        ...


class Run:
    """Takes all that is new to the desks. `stopped` says whether to let what is under way end, and take no more."""

    def __init__(
        self,
        intake: Intake,
        inputs: Inputs,
        tally: Tally,
        watchers: tuple[Lines, Told],
        stopped: Callable[[], bool],
    ) -> None:
        self._intake, self._inputs, self._tally = intake, inputs, tally
        self._progress, self._told = watchers
        self._stopped = stopped
        self.ended_by: PressmarkError | None = None
        """What ended the run before its time: the budget, or an endpoint that is down."""

    async def through(self, desks: Desks) -> None:
        """Read until there is nothing new, or the run is stopped. Raises LedgerError when the ledger refuses."""
        self._todo: asyncio.Queue[list[New] | None] = asyncio.Queue(2 * desks.width)
        self._done: asyncio.Queue[list[Outcome] | None] = asyncio.Queue(2 * _WRITTEN_TOGETHER // desks.size)
        async with asyncio.TaskGroup() as tasks:
            show = tasks.create_task(self._show(desks))
            write = tasks.create_task(self._write())
            async with asyncio.TaskGroup() as reading:
                reading.create_task(self._feed(desks))
                for _ in range(desks.width):
                    reading.create_task(self._work(desks))
            await self._done.put(None)
            await write
            show.cancel()

    @property
    def _over(self) -> bool:
        return self.ended_by is not None or self._stopped()

    async def _feed(self, desks: Desks) -> None:
        lots = iter(self._intake)
        while not self._over and (lot := await asyncio.to_thread(next, lots, None)) is not None:
            self._tally.take(lot)
            if lot.broken:
                failed = [Failed(one.source, one.reason) for one in lot.broken]
                await asyncio.to_thread(self._inputs.keep, [], failed)
                self._complain(failed)
            for first in range(0, len(lot.new), desks.size):
                await self._todo.put(lot.new[first : first + desks.size])
        for _ in range(desks.width):
            await self._todo.put(None)

    async def _work(self, desks: Desks) -> None:
        while (news := await self._todo.get()) is not None:
            try:
                outcomes = [] if self._over else await desks.read(news)
            except (ConfigError, LedgerError):
                raise
            except PressmarkError as error:
                self.ended_by, outcomes = self.ended_by or error, []
            if outcomes:
                await self._done.put(outcomes)
            else:
                self._tally.left += len(news)

    async def _write(self) -> None:
        while (outcomes := await self._done.get()) is not None:
            together = [outcomes]
            while sum(map(len, together)) < _WRITTEN_TOGETHER and not self._done.empty():
                more = self._done.get_nowait()
                if more is None:
                    self._done.put_nowait(None)
                    break
                together.append(more)
            await self._keep([outcome for outcomes in together for outcome in outcomes])
            if self._done.qsize() < _WRITTEN_TOGETHER:
                await asyncio.sleep(_FRAME / 4)  # one transaction for many

    async def _keep(self, outcomes: list[Outcome]) -> None:
        read = [outcome for outcome in outcomes if isinstance(outcome, Read)]
        gone = [outcome for outcome in outcomes if isinstance(outcome, Gone)]
        await asyncio.to_thread(self._inputs.keep, [one.kept for one in read], [one.failed for one in gone])
        for one in read:
            self._tally.add(one.counts)
        self._tally.failed += len(gone)
        self._complain([one.failed for one in gone])
        self._intake.ended([*(one.kept.key for one in read), *(one.key for one in gone)])

    def _complain(self, failed: list[Failed]) -> None:
        for one in failed:
            self._progress.say(f"{one.source}: {one.reason}")

    async def _show(self, desks: Desks) -> None:
        while True:
            self._progress.look(self._tally, desks.in_flight)
            await asyncio.to_thread(self._told.look, self._tally)
            await asyncio.sleep(_FRAME)
