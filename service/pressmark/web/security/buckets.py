"""How many requests one client may make: a bucket of tokens each, that fills at a steady rate."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

BURST = 2.0
"""Seconds."""
_CLIENTS = 10_000
"""Buckets that are kept; who was not seen for longest loses theirs, and has a full one."""


class Buckets:
    """Buckets by client, on one event loop. `rate` is requests a second; `clock` returns seconds.

    `burst` is how many seconds' worth of requests may come at once.
    """

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic, *, burst: float = BURST) -> None:
        self._rate, self._most, self._clock = rate, max(1.0, rate * burst), clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Let a client make a request, and return 0; or the seconds after which it may."""
        now = self._clock()
        left, seen = self._left.pop(client, (self._most, now))
        left = min(self._most, left + (now - seen) * self._rate)
        wait = 0.0 if left >= 1.0 else (1.0 - left) / self._rate
        self._left[client] = (left if wait else left - 1.0, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return wait

    def __len__(self) -> int:
        """Return how many buckets are kept."""
        return len(self._left)
