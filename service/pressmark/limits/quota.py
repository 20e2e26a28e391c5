"""How much of one thing, requests or tokens, may be taken when: by a setting, and by what the endpoint tells.

Times are seconds on any one clock. It does not wait; it says how long to.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressmark.limits.told import Left

MINUTE = 61.0
"""Seconds: one more than there are, since not all requests travel equally fast."""


@dataclass(slots=True)
class Taken:
    """What one request took: when, how much, and how much had been taken then in all, with it."""

    at: float
    amount: float
    total: float


class Quota:
    """Keeps what is taken in a minute within `a_minute`, if that is set, and within what the endpoint says is left."""

    def __init__(self, a_minute: float | None = None) -> None:
        self._most = inf if a_minute is None else float(a_minute)
        self._minute: deque[Taken] = deque()
        self._in_minute = self._total = 0.0
        self._heard = -inf  # the total at the request whose response was last heeded
        self._reach, self._until = inf, -inf  # the total may not pass this before then

    def wait(self, amount: float, now: float) -> float:
        """Return the seconds until so much may be taken; more than a minute's waits until nothing was."""
        told = self._until - now if self._total + amount > self._reach else 0.0
        return max(0.0, told, self._free_at(min(amount, self._most), now) - now)

    def take(self, amount: float, now: float) -> Taken:
        """Take so much."""
        self._total += amount
        taken = Taken(now, amount, self._total)
        if self._most < inf:
            self._minute.append(taken)
            self._in_minute += amount
        return taken

    def correct(self, taken: Taken, amount: float) -> None:
        """Say how much a request took in truth."""
        if self._minute and taken.at >= self._minute[0].at:
            self._in_minute += amount - taken.amount
        taken.amount = amount

    def hear(self, taken: Taken, left: Left, now: float) -> None:
        """Heed what a request's response tells; it knows nothing of what was taken after that request."""
        if taken.total >= self._heard:
            self._heard = taken.total
            self._reach, self._until = taken.total + left.amount, now + left.seconds

    def _free_at(self, amount: float, now: float) -> float:
        """Return when the minute before has room for so much."""
        while self._minute and self._minute[0].at <= now - MINUTE:
            self._in_minute -= self._minute.popleft().amount
        room, free = self._most - self._in_minute, now
        for taken in self._minute:
            if room >= amount:
                break
            room, free = room + taken.amount, taken.at + MINUTE
        return free
