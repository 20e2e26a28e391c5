"""Reads items by the rules, in as many processes as there are cores."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from pressmark.backfill.outcomes import Outcome, gone, outcome_of
from pressmark.errors import PressmarkError
from pressmark.flow import drive, read
from pressmark.sources import Broken, article_or_broken
from pressmark_schemas.pack import load_pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.backfill.intake import New
    from pressmark.calls import ModelCall, Reply
    from pressmark.register import Register
    from pressmark_schemas.pack import Pack

_TOGETHER = 32
"""Items that a process is sent at once: what it takes to send them is little beside reading them."""


class Desk(NamedTuple):
    """What a reader of items needs: the names of pack and register, the digest of standards, the longest text."""

    pack: str
    register: str | None
    standards: str
    max_bytes: int


class RuleDesks:
    """Processes that read. Used in `async with`; `width` lists of at most `size` items may be read at once."""

    size = _TOGETHER

    def __init__(self, desk: Desk, processes: int | None = None) -> None:
        count = processes or len(os.sched_getaffinity(0))
        self.width = 2 * count  # one is read, one waits to be
        self._pool = ProcessPoolExecutor(
            count, multiprocessing.get_context("spawn"), initializer=_sit_down, initargs=(desk,)
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    @property
    def in_flight(self) -> int:
        """Requests under way: none."""
        return 0

    async def read(self, news: Sequence[New]) -> list[Outcome]:
        """Return what becomes of items. Raises PressmarkError when a process is gone."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, _read_all, list(news))
        except BrokenProcessPool:
            raise PressmarkError(
                "a reading process was killed, for want of memory perhaps; run the same again, it goes on from here"
            ) from None


class _Reader:
    """What one process reads with."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pack: Pack = load_pack(desk.pack)
        self._register: Register | None = None
        if desk.register is not None:
            from pressmark.register import load_register  # noqa: PLC0415 - most runs have none

            self._register = load_register(desk.register, self._pack)

    def read(self, new: New) -> Outcome:
        article = article_or_broken(new.raw, max_bytes=self._desk.max_bytes)
        if isinstance(article, Broken):
            return gone(new, article.reason)
        try:
            reading = drive(read(article, self._pack, register=self._register, at=datetime.now(UTC)), _nobody)
        except Exception as error:  # noqa: BLE001 - one article must not end a run of millions
            return gone(new, f"pressmark failed on it ({type(error).__name__}: {error}); please report this article")
        return outcome_of(new, reading, self._desk.standards)


_readers: list[_Reader] = []
"""This process's own, once it sits down."""


def _sit_down(desk: Desk) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _readers.append(_Reader(desk))


def _end_with_parent() -> None:
    """End this process when its parent is killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_all(news: list[New]) -> list[Outcome]:
    return [_readers[0].read(new) for new in news]


def _nobody(_: ModelCall) -> Reply:
    raise AssertionError("the rule reader asks nobody")
