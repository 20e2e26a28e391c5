"""Reads items by the rules, in as many processes as there are cores."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from pressmark.backfill.outcomes import Outcome, gone, outcome_of
from pressmark.backfill.processes import TOGETHER, Processes, killed_are_told
from pressmark.flow import drive, read
from pressmark.register import load_register
from pressmark.sources import Broken, article_or_broken
from pressmark_schemas.pack import load_pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.backfill.intake import New
    from pressmark.calls import ModelCall, Reply


class Desk(NamedTuple):
    """What a reader of items needs: the names of pack and register, the digest of standards, the longest text."""

    pack: str
    register: str | None
    standards: str
    max_bytes: int


class RuleDesks:
    """Processes that read. Used in `async with`; `width` lists of at most `size` items may be read at once."""

    size = TOGETHER

    def __init__(self, desk: Desk, processes: int | None = None) -> None:
        self._processes = Processes(_Reader, desk, processes)
        self.width = self._processes.width

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._processes.close()

    @property
    def in_flight(self) -> int:
        """Requests under way: none."""
        return 0

    async def read(self, news: Sequence[New]) -> list[Outcome]:
        """Return what becomes of items. Raises PressmarkError when a process is gone."""
        with killed_are_told():
            return await asyncio.wrap_future(self._processes.submit(news))


class _Reader:
    """What one process reads with."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pack = load_pack(desk.pack)
        self._register = load_register(desk.register, self._pack) if desk.register is not None else None

    def __call__(self, new: New) -> Outcome:
        article = article_or_broken(new.raw, max_bytes=self._desk.max_bytes)
        if isinstance(article, Broken):
            return gone(new, article.reason)
        try:
            reading = drive(read(article, self._pack, register=self._register, at=datetime.now(UTC)), _nobody)
        except Exception as error:  # noqa: BLE001 - one article must not end a run of millions
            return gone(new, f"pressmark failed on it ({type(error).__name__}: {error}); please report this article")
        return outcome_of(new, reading, self._desk.standards)


def _nobody(_: ModelCall) -> Reply:
    raise AssertionError("the rule reader asks nobody")
