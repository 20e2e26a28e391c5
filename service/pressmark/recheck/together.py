"""Judges many readings: in this process while they are few, in a process for each core when they are many."""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pressmark.errors import LedgerError
from pressmark.garbage import look_seldom

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from pressmark.ledger import Stored
    from pressmark.recheck.judging import Judge, Verdict

P = TypeVar("P")

_ALONE = 100
"""Readings that are judged before other processes are worth their start."""

_hired: list[Judge] = []
"""The judge of a process that does nothing but judge."""


@dataclass(frozen=True)
class _Given(Generic[P]):
    """A page that was given to another process."""

    page: P
    verdicts: Future[list[Verdict]]

    def done(self) -> tuple[P, list[Verdict]]:
        """Wait for the verdicts."""
        return self.page, self.verdicts.result()


def judged(
    judge: Judge, pages: Iterable[tuple[P, list[Stored]]], jobs: int | None = None
) -> Iterator[tuple[P, list[Verdict]]]:
    """Yield pages with the verdicts on their readings, in order, by as many processes as there are cores or `jobs`.

    Few pages are taken at once. Raises LedgerError when a process is ended from outside.
    """
    pages, alone = iter(pages), _ALONE
    jobs = jobs or os.cpu_count() or 1
    for page, readings in pages:
        yield page, [judge.again(one) for one in readings]
        alone -= len(readings)
        if jobs > 1 and alone < 0:
            yield from _by_processes(judge, pages, jobs)


def _by_processes(
    judge: Judge, pages: Iterable[tuple[P, list[Stored]]], jobs: int
) -> Iterator[tuple[P, list[Verdict]]]:
    waiting: deque[_Given[P]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_hire, initargs=(judge,))
    try:
        for page, readings in pages:
            waiting.append(_Given(page, pool.submit(_judge, readings)))
            if len(waiting) > 2 * jobs:
                yield waiting.popleft().done()
        yield from (given.done() for given in waiting)
    except BrokenProcessPool:
        said = "a process that judged records was ended from outside; what was judged is kept: run it again"
        raise LedgerError(said) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _hire(judge: Judge) -> None:
    """Make this process one that judges, and leaves it to the one that writes to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    look_seldom()
    _hired.append(judge)


def _judge(readings: list[Stored]) -> list[Verdict]:
    return [_hired[-1].again(one) for one in readings]
