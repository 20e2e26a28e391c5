from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.readers.model.retry import Clock, Judgement, Patience, RetryPolicy

NOW = 1_700_000_000.0
"""2023-11-14 22:13:20 UTC."""


@dataclass
class Time:
    """A clock that only sleeping moves."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list[float])

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


class Failed(Exception):  # noqa: N818 - it stands for a failed request
    """A failure that asks for a wait, or does not."""

    def __init__(self, wait: str = "", *, worth: bool = True) -> None:
        self.headers = {"retry-after": wait}
        self.worth = worth


def waits(failures: list[Failed], *, attempts: int = 9, deadline: float = 1e6, chance: float = 1.0) -> list[float]:
    """Return the waits of a call that fails so and then succeeds; raise what it ends with."""
    time = Time()
    clock = Clock(sleep=time.sleep, elapsed=lambda: time.now, wall=lambda: NOW, chance=lambda: chance)
    judgement = Judgement(
        worth=lambda error: isinstance(error, Failed) and error.worth,
        headers=lambda error: error.headers if isinstance(error, Failed) else {},
    )
    patience = Patience(RetryPolicy(attempts, deadline, judgement, clock))
    left = iter(failures)

    def request() -> None:
        patience.begin_try(1.0)
        for failure in left:
            raise failure

    try:
        patience.retrying()(request)
    finally:
        assert patience.spent <= deadline
        assert patience.tries == len(time.slept) + 1
    return time.slept


def test_waits_double_up_to_a_limit() -> None:
    """Without Retry-After the waits are 1, 2, 4, 8, 16 and then 30 seconds at the most."""
    assert waits([Failed() for _ in range(7)]) == [1, 2, 4, 8, 16, 30, 30]


@given(st.floats(0, 1))
def test_jitter_spreads_waits_and_never_shortens_what_is_asked(chance: float) -> None:
    """Our own wait is halved at most; one that was asked for is kept, or stretched by a tenth."""
    own, asked = waits([Failed(), Failed("10")], chance=chance)
    assert 0.5 <= own <= 1.0
    assert 10.0 <= asked <= 11.0


def test_attempts_are_bounded_and_the_last_failure_is_raised() -> None:
    """After as many requests as allowed the last failure comes out as it is."""
    last = Failed()
    with pytest.raises(Failed) as caught:
        waits([Failed(), Failed(), last, Failed()], attempts=3)
    assert caught.value is last


def test_what_is_not_worth_it_is_not_tried_again() -> None:
    """A failure that will not pass ends the call without a wait."""
    with pytest.raises(Failed):
        waits([Failed(worth=False)])


@pytest.mark.parametrize("wait", ["61", "Tue, 14 Nov 2023 22:20:20 GMT"])
def test_a_wait_beyond_the_deadline_is_not_begun(wait: str) -> None:
    """When the endpoint asks to wait longer than there is time, the call ends at once."""
    with pytest.raises(Failed):
        waits([Failed(wait)], deadline=60)


@given(st.lists(st.sampled_from(["", "1", "5"]), max_size=20), st.integers(1, 6), st.floats(0.5, 30))
def test_no_call_is_outlived_by_its_waits(asked: list[str], attempts: int, deadline: float) -> None:
    """Whatever fails how often, waits end within the deadline."""
    try:
        slept = waits([Failed(wait) for wait in asked], attempts=attempts, deadline=deadline)
    except Failed:
        return
    assert len(slept) < attempts


def test_an_attempt_gets_no_more_time_than_is_left() -> None:
    """The time-out of a request shrinks with the deadline."""
    time = Time()
    clock = Clock(sleep=time.sleep, elapsed=lambda: time.now)
    patience = Patience(RetryPolicy(3, 10.0, Judgement(bool, lambda _: {}), clock))
    assert patience.begin_try(60.0) == 10.0
    time.sleep(7.0)
    assert patience.begin_try(60.0) == 3.0
    assert patience.begin_try(2.0) == 2.0
