"""The one retry policy: which waits stand between the attempts at one call, and when it ends.

Retry-After is honoured; otherwise waits double, with jitter. Attempts and the time from the
first of them are bounded. What is worth another attempt is told from outside.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tenacity import AsyncRetrying, RetryCallState, Retrying, retry_if_exception

from pressmark.limits import retry_after

if TYPE_CHECKING:
    from collections.abc import Mapping

_log = logging.getLogger(__name__)

_FIRST_WAIT = 1.0
_LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the policy sees it, in seconds. `chance` returns a number from 0 to 1."""

    sleep: Callable[[float], None] = time.sleep
    asleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    elapsed: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    chance: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Judgement:
    """What tells whether an error is worth another attempt, and the headers that came with it."""

    worth: Callable[[BaseException], bool]
    headers: Callable[[BaseException | None], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """At most `attempts` requests, none begun later than `deadline` seconds after the first."""

    attempts: int
    deadline: float
    judgement: Judgement
    clock: Clock = field(default_factory=Clock)


class Patience:
    """What is left of a policy's attempts and time for one call, its re-asks included."""

    def __init__(self, policy: RetryPolicy) -> None:
        self._policy = policy
        self._begun = policy.clock.elapsed()
        self.tries = 0

    @property
    def spent(self) -> float:
        """Seconds since the call began."""
        return self._policy.clock.elapsed() - self._begun

    @property
    def left(self) -> float:
        """Seconds until the deadline, not below 0."""
        return max(0.0, self._policy.deadline - self.spent)

    def excuse(self, seconds: float) -> None:
        """Leave out of the count what the call waited for others of its own run."""
        self._begun += seconds

    def begin_try(self, timeout: float) -> float:
        """Count an attempt and return the seconds that it may take."""
        self.tries += 1
        return max(0.1, min(timeout, self.left))

    def refusal_to_wait(self, error: BaseException) -> float | None:
        """Return the seconds that the endpoint asks to wait, if that is past the deadline."""
        asked = self._asked(error)
        return asked if asked is not None and asked > self.left else None

    def retrying(self) -> Retrying:
        """Return tenacity's loop for a blocking request; the last error is raised as it is."""
        return Retrying(
            sleep=self._policy.clock.sleep,
            stop=self._stop,
            wait=self._wait,
            retry=retry_if_exception(self._policy.judgement.worth),
            before_sleep=_tell,
            reraise=True,
        )

    def aretrying(self) -> AsyncRetrying:
        """Return tenacity's loop for an awaited request."""
        return AsyncRetrying(
            sleep=self._policy.clock.asleep,
            stop=self._stop,
            wait=self._wait,
            retry=retry_if_exception(self._policy.judgement.worth),
            before_sleep=_tell,
            reraise=True,
        )

    def _asked(self, error: BaseException | None) -> float | None:
        return retry_after(self._policy.judgement.headers(error), now=self._policy.clock.wall())

    def _wait(self, state: RetryCallState) -> float:
        chance = self._policy.clock.chance()
        asked = self._asked(state.outcome.exception() if state.outcome else None)
        if asked is not None:
            return asked * (1 + 0.1 * chance)  # never earlier; not all clients at once
        return min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (state.attempt_number - 1)) * (0.5 + 0.5 * chance)

    def _stop(self, state: RetryCallState) -> bool:
        return state.attempt_number >= self._policy.attempts or state.upcoming_sleep >= self.left


def _tell(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _log.info("attempt %d failed (%s); next in %.1f s", state.attempt_number, error, state.upcoming_sleep)
