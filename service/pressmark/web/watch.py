"""Waits for jobs to end: one look at the ledger for all who wait, whichever process reads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pressmark.errors import LedgerError

if TYPE_CHECKING:
    from pressmark.jobs import Job, JobBook

_APART = 0.03
"""Seconds between two looks."""


class Watch:
    """Who waits for which job, on one event loop."""

    def __init__(self, jobs: JobBook) -> None:
        self._jobs = jobs
        self._waiting: dict[str, asyncio.Future[Job]] = {}
        self._looking: asyncio.Task[None] | None = None

    async def until_over(self, job: Job, seconds: float) -> Job:
        """Return how a job stands when it is over, or as it was when so many seconds have gone by."""
        if job.over or seconds <= 0:
            return job
        ending = self._waiting.setdefault(job.id, asyncio.get_running_loop().create_future())
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            return await asyncio.wait_for(asyncio.shield(ending), seconds)
        except TimeoutError:
            return job

    async def _look(self) -> None:
        """Look until nobody waits; a job that is gone, or that nobody waits for any more, ends with its next look."""
        while self._waiting:
            await asyncio.sleep(_APART)
            try:
                found = await asyncio.to_thread(self._jobs.find, list(self._waiting))
            except LedgerError:
                continue
            for job in found:
                if job.over:
                    self._waiting.pop(job.id).set_result(job)

    def end(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
