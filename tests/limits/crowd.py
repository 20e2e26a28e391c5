"""Endpoints and the crowds that ask them, in virtual time: what a limiter promises is counted at the endpoint."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.limits import Limiter

QUICK = 0.001
"""Seconds that a refusal takes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as the endpoint saw it."""

    begun: float
    ended: float
    status: int | None


@dataclass
class Endpoint:
    """Answers each request after `latency` seconds, spread by `noise`; 429 above `cap` in flight.

    With `workers` it works on so many at a time, while the others queue. `down` is an outage.
    """

    latency: float
    cap: int = 10_000
    workers: int | None = None
    noise: float = 0.0
    down: bool = False
    refusal: Mapping[str, str] = field(default_factory=dict[str, str])
    in_flight: int = 0
    most: int = 0
    seen: list[Seen] = field(default_factory=list[Seen])

    def __post_init__(self) -> None:
        self._chance = random.Random(7)  # noqa: S311 - no secret
        self._desks = None if self.workers is None else asyncio.Semaphore(self.workers)

    async def ask(self, limiter: Limiter, tokens: float = 0.0) -> int | None:
        """Wait for a place, then for the answer, and tell the limiter; return the status."""
        async with limiter.slot(tokens) as slot:
            status = await self._serve()
            slot.done(status, self.refusal if status == 429 else {})
        return status

    async def _serve(self) -> int | None:
        begun = _now()
        self.in_flight += 1
        self.most = max(self.most, self.in_flight)
        try:
            status = None if self.down else 429 if self.in_flight > self.cap else 200
            if status == 200:
                async with AsyncExitStack() as stack:
                    if self._desks is not None:
                        await stack.enter_async_context(self._desks)
                    await asyncio.sleep(self.latency * self._chance.lognormvariate(0, self.noise))
            else:
                await asyncio.sleep(QUICK)
        finally:
            self.in_flight -= 1
        self.seen.append(Seen(begun, _now(), status))
        return status

    def rate(self, since: float, until: float) -> float:
        """Return answers a second of those that came in a time."""
        return sum(one.status == 200 for one in self._between(since, until)) / (until - since)

    def refused(self, since: float, until: float) -> float:
        """Return the share of requests that were refused in a time."""
        statuses = [one.status for one in self._between(since, until)]
        return sum(status != 200 for status in statuses) / len(statuses)

    def _between(self, since: float, until: float) -> list[Seen]:
        return [one for one in self.seen if since <= one.ended < until]


async def crowd(endpoint: Endpoint, limiter: Limiter, *, seconds: float, people: int = 300) -> None:
    """Let so many ask again and again; who is refused comes back a second later."""
    end = _now() + seconds

    async def person() -> None:
        while _now() < end:
            if await endpoint.ask(limiter) != 200:
                await asyncio.sleep(1.0)

    async with asyncio.TaskGroup() as group:
        for _ in range(people):
            group.create_task(person())


def _now() -> float:
    return asyncio.get_running_loop().time()
