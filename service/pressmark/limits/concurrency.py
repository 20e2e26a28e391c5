"""How many requests may be in flight, found by trying.

Additive increase, multiplicative decrease: more while all goes well, fast at first and slowly near
what was too many before; fewer at once where requests are refused, fail or take far longer than they
did. Where fewer do not make them faster, the endpoint is slower by itself, and the number is put
back; a gradient of latencies alone would starve then. Times are seconds on any one clock.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

START = 4
"""Requests in flight before anything is known; latency alone is no reason for fewer."""

MOST = 1000
"""Connections that openai's client keeps open."""

_REFUSED, _SLOW, _DEAD = 0.9, 0.5, 0.5
"""What is left of the number when some requests are refused, when all are slow, when none is answered any more."""

_SLOWER = 2.5
"""Times the least latency that is too long: servers that work in parallel take up to twice as long for many."""

_HELPED = 0.8
"""Times the former latency that half as many requests take at the most, if they waited for one another."""

_NEAR, _PAST = 0.75, 1.25
"""Times what was too many: from here on with care; from there on it is too many no longer."""

_SAMPLE, _CAREFUL = 32, 64
"""Answers that tell whether a cut helped; answers before a step with care, so that few are refused for it."""


class _Trial(NamedTuple):
    """What there was before a cut that is to make requests faster."""

    limit: float
    latency: float


class Concurrency:
    """The number of requests that may be in flight: `fixed`, or what fits the endpoint.

    `latency` is the mean of late; None before the first answer.
    """

    def __init__(self, fixed: int | None = None) -> None:
        self.latency: float | None = None
        self._fixed = fixed is not None
        self._limit = float(START if fixed is None else fixed)
        self._too_many = self._least = inf  # requests in flight; mean latency
        self._trial: _Trial | None = None
        self._answered = False  # since the last refusal
        self._since = -inf  # requests that began before say nothing of the number as it is
        self._answers, self._seconds, self._full = 0, 0.0, False  # of those that began since

    @property
    def limit(self) -> int:
        """How many may be in flight."""
        return int(self._limit)

    def answered(self, begun: float, now: float, *, full: bool) -> None:
        """Take in that a request was answered; `full`: as many were in flight as may be."""
        if self.latency is None:
            self.latency = now - begun
        if begun < self._since:
            return
        self._answered = True
        self._answers += 1
        self._seconds += now - begun
        self._full |= full
        if self._answers >= self._enough:
            self._look(now)

    def refused(self, begun: float, now: float) -> None:
        """Take in that a request was refused because there were too many, or not answered at all."""
        if self._fixed:
            return
        if begun < self._since:  # one more of those that were too many together
            self._limit = max(1.0, self._limit - 1)
            return
        self._trial = None
        if self._answered:
            self._too_many = self.limit
            self._set(min(_REFUSED * self._limit, self.limit - 1), now)
        else:
            self._set(_DEAD * self._limit, now)
        self._answered = False

    @property
    def _quick(self) -> bool:
        return self._limit < _NEAR * self._too_many

    @property
    def _enough(self) -> float:
        """How many answers must be there for the next step."""
        if self._trial is not None:
            return _SAMPLE
        return self._limit if self._quick else max(self._limit, _CAREFUL)

    def _look(self, now: float) -> None:
        """Take the next step."""
        self.latency = mean = self._seconds / self._answers
        trial, self._trial = self._trial, None
        if trial is not None and mean > _HELPED * trial.latency:
            self._least = mean
            self._set(trial.limit, now)
        elif mean > _SLOWER * self._least and self._limit > START and not self._fixed:
            self._trial = _Trial(self._limit, mean)
            self._too_many = self.limit
            self._set(max(START, _SLOW * self._limit), now)
            self.latency = mean * self._limit / self._trial.limit
        else:
            self._least = min(self._least, mean)
            self._set(self._grown() if self._full and not self._fixed else self._limit, now)

    def _grown(self) -> float:
        if self._quick:
            grown = min(2 * self._limit, _NEAR * self._too_many)
        else:
            grown = self._limit + max(1.0, 0.02 * self._limit)
        if grown > _PAST * self._too_many:
            self._too_many *= 2
        return min(grown, MOST)

    def _set(self, limit: float, now: float) -> None:
        self._limit = max(1.0, limit)
        self._since = now
        self._answers, self._seconds, self._full = 0, 0.0, False
