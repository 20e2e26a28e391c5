from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressmark.limits.quota import MINUTE, Quota
from pressmark.limits.told import Left

AMOUNTS = st.lists(st.tuples(st.floats(0, 40), st.floats(0, 30), st.floats(0, 2)), max_size=60)
"""Amounts, seconds between wishes, and how much of the amount it was in truth."""


def most_in_a_minute(taken: list[tuple[float, float]]) -> float:
    """Return the most that stands within any 60 seconds of pairs of time and amount."""
    return max((sum(amount for at, amount in taken if start <= at < start + 60) for start, _ in taken), default=0.0)


@given(AMOUNTS)
def test_no_minute_holds_more_than_was_set(wishes: list[tuple[float, float, float]]) -> None:
    """Whoever waits as long as is said never takes more than what is set in any 60 seconds."""
    quota, now = Quota(100), 0.0
    taken: list[tuple[float, float]] = []
    for amount, pause, _ in wishes:
        now += pause
        now += quota.wait(amount, now)
        assert quota.wait(amount, now) == 0
        quota.take(amount, now)
        taken.append((now, amount))
    assert most_in_a_minute(taken) <= 100 + 1e-6


@given(AMOUNTS)
def test_what_it_was_in_truth_counts(wishes: list[tuple[float, float, float]]) -> None:
    """Nothing is let in on top of a minute that is full by what requests took in truth."""
    quota, now = Quota(100), 0.0
    taken: list[tuple[float, float]] = []
    for amount, pause, truth in wishes:
        now += pause
        now += quota.wait(amount, now)
        before = sum(was for at, was in taken if at > now - 60)
        assert before + amount <= 100 + 1e-6
        quota.correct(quota.take(amount, now), truth * amount)
        taken.append((now, truth * amount))


def test_all_that_is_set_is_used() -> None:
    """Who always wants more gets what is set, minute for minute, but for the second that is kept clear."""
    quota, now = Quota(60), 0.0
    times: list[float] = []
    while now < 3600:
        now += quota.wait(1, now)
        quota.take(1, now)
        times.append(now)
    assert len(times) >= 3600 * 60 / MINUTE


def test_more_than_a_minute_holds_waits_for_an_empty_one() -> None:
    """A request that is larger than the minute's tokens is not held back for ever."""
    quota = Quota(100)
    quota.take(10, 5.0)
    assert quota.wait(1000, 20.0) == 5.0 + MINUTE - 20.0
    quota.take(1000, 5.0 + MINUTE)
    assert quota.wait(1, 20.0 + MINUTE) > 0


def test_a_correction_of_what_is_long_past_changes_nothing() -> None:
    """An answer that comes after its minute does not count in another one."""
    quota = Quota(100)
    late = quota.take(50, 0.0)
    assert quota.wait(100, 100.0) == 0
    quota.take(60, 100.0)
    quota.correct(late, 500)
    assert quota.wait(40, 100.0) == 0


def test_what_an_endpoint_says_is_left_is_kept_to() -> None:
    """As much as was told may be taken until the time that was told, counted from the request that it answers."""
    quota = Quota()
    first = quota.take(1, 0.0)
    quota.take(1, 0.0)  # under way when the endpoint counted
    quota.hear(first, Left(2, 30.0), 1.0)
    assert quota.wait(1, 2.0) == 0
    quota.take(1, 2.0)
    assert quota.wait(1, 2.0) == 29.0
    assert quota.wait(1, 31.0) == 0


def test_old_news_is_not_heeded() -> None:
    """What answers an earlier request but comes later does not take the place of what was said since."""
    quota = Quota()
    first, second = quota.take(1, 0.0), quota.take(1, 0.0)
    quota.hear(second, Left(0, 60.0), 1.0)
    quota.hear(first, Left(1000, 60.0), 2.0)
    assert quota.wait(1, 2.0) == 59.0
