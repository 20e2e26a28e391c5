"""Processes that each make a worker once and are sent items from then on.

They leave Ctrl-C to their parent, and end when it is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pressmark.errors import PressmarkError
from pressmark.garbage import look_seldom
from pressmark.sources.quiet import quiet_libraries

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from concurrent.futures import Future

    from pressmark.backfill.intake import New

_D = TypeVar("_D")
_T = TypeVar("_T")

TOGETHER = 32
"""Items that a process is sent at once: what it takes to send them is little beside reading them."""


class Processes(Generic[_D, _T]):
    """As many processes as there are cores, or `count`; each works with what `make` returns for a desk."""

    def __init__(self, make: Callable[[_D], Callable[[New], _T]], desk: _D, count: int | None = None) -> None:
        count = count or len(os.sched_getaffinity(0))
        self.width = 2 * count
        """Lists that may be under way at once: one is worked on, one waits."""
        self._pool = ProcessPoolExecutor(
            count, multiprocessing.get_context("spawn"), initializer=_sit_down, initargs=(make, desk)
        )

    def submit(self, news: Sequence[New]) -> Future[list[_T]]:
        """Send at most TOGETHER items. Raises PressmarkError, if `killed_are_told`, when a process is gone."""
        return self._pool.submit(_work, list(news))

    def close(self) -> None:
        """Let what is under way end, and nothing else begin."""
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def killed_are_told() -> Generator[None]:
    """Say what to do when a process is gone. Raises PressmarkError then."""
    try:
        yield
    except BrokenProcessPool:
        raise PressmarkError(
            "a reading process was killed, for want of memory perhaps; run the same again, it goes on from here"
        ) from None


_workers: list[Callable[[New], Any]] = []
"""This process's own, once it sits down."""


def _sit_down(make: Callable[[_D], Callable[[New], object]], desk: _D) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    quiet_libraries()
    _workers.append(make(desk))
    look_seldom()


def _end_with_parent() -> None:
    """End this process when its parent is killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(news: list[New]) -> list[Any]:
    return [_workers[0](new) for new in news]
