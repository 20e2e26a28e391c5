"""The limiter: a queue whose requests begin when there is room for them, in the order in which they came.

    async with limiter.slot(tokens=3200) as slot:  # waits here
        response = …
        slot.done(response.status, response.headers, used=3307)

All tasks of a run share one, on one event loop, whose clock it goes by. Requests do not begin in
bunches: those that may begin are spread over the time that a request takes.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from math import inf
from types import MappingProxyType

from pressmark.limits.concurrency import START, Concurrency
from pressmark.limits.quota import Quota, Taken
from pressmark.limits.told import left, retry_after

_REFUSALS = frozenset({None, 408, 429, 502, 503, 504, 529})
"""Statuses that say there may be too many requests; None: no response came."""

_NOTHING: Mapping[str, str] = MappingProxyType({})

_HASTE = 1.25
"""Times the usual rate at which requests may begin where many could, so that the number is reached all the same."""

_BUNCH = 8
"""That part of the number may begin at once, when the event loop was late."""

_LEARNT = 16
"""Answers over which the estimates of tokens are corrected."""


@dataclass(slots=True)
class Slot:
    """A request's place. Left without `done`, as by a cancelled task, it teaches nothing."""

    begun: float
    estimate: float
    request: Taken
    tokens: Taken
    _hear: Callable[[Slot, int | None, Mapping[str, str], int], None]

    def done(self, status: int | None, headers: Mapping[str, str] = _NOTHING, used: int = 0) -> None:
        """Tell what became of the request, once, when its response is there.

        `status` is None where none came; names of `headers` are in lower case; `used` are the tokens
        in and out that the endpoint counted, 0 if it told none.
        """
        self._hear(self, status, headers, used)


class Limiter:
    """Lets requests begin.

    `concurrency` is how many may be in flight, None to find what the endpoint takes; the others are
    what may begin in a minute, None for no such limit. `wall` returns seconds since 1970.
    """

    def __init__(
        self,
        concurrency: int | None = None,
        *,
        requests_a_minute: int | None = None,
        tokens_a_minute: int | None = None,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.in_flight = 0
        self._concurrency = Concurrency(concurrency)
        self._requests, self._tokens = Quota(requests_a_minute), Quota(tokens_a_minute)
        self._wall = wall
        self._waiting: deque[tuple[asyncio.Future[Slot], float]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._next = self._held = -inf  # when the next request may begin, and when any may again
        self._true = 1.0  # tokens for each that was estimated

    @property
    def limit(self) -> int:
        """How many requests may be in flight now."""
        return self._concurrency.limit

    @property
    def paused(self) -> float:
        """The seconds until the next request that waits for a time, and not for a place, may begin; else 0."""
        return 0.0 if self._timer is None else max(0.0, self._timer.when() - asyncio.get_running_loop().time())

    @asynccontextmanager
    async def slot(self, tokens: float = 0.0) -> AsyncGenerator[Slot]:
        """Wait for a place for a request of about so many tokens, and hold it."""
        slot = await self._enter(tokens)
        try:
            yield slot
        finally:
            self._leave()

    async def _enter(self, tokens: float) -> Slot:
        place: asyncio.Future[Slot] = asyncio.get_running_loop().create_future()
        self._waiting.append((place, tokens))
        self._admit()
        try:
            return await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():  # it was given and will not be used
                self._leave()
            else:
                self._admit()
            raise

    def _leave(self) -> None:
        self.in_flight -= 1
        self._admit()

    def _admit(self) -> None:
        """Let begin who may, and come back when the next one might."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        loop = asyncio.get_running_loop()
        while self._waiting:
            place, tokens = self._waiting[0]
            if not place.done():
                now = loop.time()
                delay = self._delay(tokens * self._true, now)
                if delay > 0:
                    self._timer = loop.call_later(delay, self._admit) if delay < inf else None
                    return
                place.set_result(self._begin(tokens, now))
            self._waiting.popleft()

    def _delay(self, tokens: float, now: float) -> float:
        """Return the seconds until a request may begin; without end while too many are in flight."""
        limit = self.limit if self._concurrency.latency is not None else min(self.limit, START)
        if self.in_flight >= limit:
            return inf
        return max(self._next - now, self._held - now, self._requests.wait(1.0, now), self._tokens.wait(tokens, now))

    def _begin(self, estimate: float, now: float) -> Slot:
        self.in_flight += 1
        apart = (self._concurrency.latency or 0.0) / self.limit / _HASTE
        self._next = max(self._next, now - apart * max(START, self.limit / _BUNCH)) + apart
        tokens = self._tokens.take(estimate * self._true, now)
        return Slot(now, estimate, self._requests.take(1.0, now), tokens, self._hear)

    def _hear(self, slot: Slot, status: int | None, headers: Mapping[str, str], used: int) -> None:
        now = asyncio.get_running_loop().time()
        if status is not None and status < 300:
            self._concurrency.answered(slot.begun, now, full=self.in_flight >= self.limit)
        else:
            self._held = max(self._held, now + (retry_after(headers, now=self._wall()) or 0.0))
        if status in _REFUSALS:
            self._concurrency.refused(slot.begun, now)
        for quota, taken, told in (
            (self._requests, slot.request, left(headers, "requests")),
            (self._tokens, slot.tokens, left(headers, "tokens")),
        ):
            if told is not None:
                quota.hear(taken, told, now)
        if used:
            self._tokens.correct(slot.tokens, used)
            self._true += (used / slot.estimate - self._true) / _LEARNT if slot.estimate else 0.0
