from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.limits import Limiter
from tests.limits.crowd import Endpoint, crowd
from tests.limits.virtual import run


def now() -> float:
    """Return virtual seconds."""
    return asyncio.get_running_loop().time()


async def request(limiter: Limiter, seconds: float, begun: list[float], *, status: int = 200) -> None:
    """Hold a place for some seconds and note when that began."""
    async with limiter.slot() as slot:
        begun.append(now())
        await asyncio.sleep(seconds)
        slot.done(status)


PEOPLE = st.lists(
    st.tuples(st.floats(0, 5), st.floats(0.01, 3), st.sampled_from([200, 429, 503, None, 400]), st.floats(0, 4)),
    max_size=40,
)
"""When somebody comes, how long the answer takes, what it is, and how long after coming the task is cancelled."""


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.none() | st.integers(1, 6))
def test_never_more_in_flight_than_may_be(
    people: list[tuple[float, float, int | None, float]], fixed: int | None
) -> None:
    """Whatever is answered or cancelled when: none begins above the number, keeps its place or waits for ever."""

    async def person(limiter: Limiter, takes: float, status: int | None) -> None:
        async with limiter.slot() as slot:
            assert limiter.in_flight <= limiter.limit
            await asyncio.sleep(takes)
            slot.done(status)

    async def all_people() -> int:
        limiter = Limiter(fixed)
        tasks: list[asyncio.Task[None]] = []
        for comes, takes, status, leaves in sorted(people, key=lambda one: one[0]):
            await asyncio.sleep(max(0.0, comes - now()))
            tasks.append(asyncio.create_task(person(limiter, takes, status)))
            asyncio.get_running_loop().call_later(leaves, tasks[-1].cancel)
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(end is None or isinstance(end, asyncio.CancelledError) for end in ended)
        return limiter.in_flight

    assert run(all_people()) == 0


def test_who_comes_first_begins_first() -> None:
    """Places are given in the order in which they were asked for."""

    async def queue() -> list[int]:
        limiter, order = Limiter(1), list[int]()

        async def person(number: int) -> None:
            async with limiter.slot():
                order.append(number)
                await asyncio.sleep(1)

        await asyncio.gather(*(person(number) for number in range(9)))
        return order

    assert run(queue()) == list(range(9))


def test_retry_after_holds_all() -> None:
    """When one request is told to wait, no other begins before the time is over, waiting or coming."""

    async def told() -> list[float]:
        limiter, begun = Limiter(8), list[float]()
        async with limiter.slot() as slot:
            await asyncio.sleep(1)
            slot.done(429, {"retry-after": "30"})
        assert limiter.paused == 0  # nobody waits
        await asyncio.gather(*(request(limiter, 0.5, begun) for _ in range(20)))
        return begun

    begun = run(told())
    assert min(begun) == 31.0
    assert len(begun) == 20


def test_a_date_in_retry_after_is_taken_by_the_wall_clock() -> None:
    """The wait until a date is counted on the clock of the world, and waited on the loop's."""

    async def told() -> float:
        limiter = Limiter(8, wall=lambda: 1_700_000_000.0)
        async with limiter.slot() as slot:
            slot.done(503, {"retry-after": "Tue, 14 Nov 2023 22:14:20 GMT"})
        async with limiter.slot() as slot:
            return slot.begun

    assert run(told()) == pytest.approx(60.0)


def test_a_pause_is_told() -> None:
    """While requests wait for a time and not for a place, a display can say how long."""

    async def told() -> tuple[float, float]:
        limiter = Limiter(8)
        async with limiter.slot() as slot:
            slot.done(429, {"retry-after": "30"})
        waiting = asyncio.create_task(request(limiter, 1, []))
        await asyncio.sleep(10)
        paused = limiter.paused
        await waiting
        return paused, limiter.paused

    assert run(told()) == (20.0, 0.0)


def test_a_cancelled_task_frees_its_place() -> None:
    """Cancelled while it waits, while it is let in, or in flight: the next one begins as if it had not been there."""

    async def cancelled() -> list[float]:
        limiter, begun = Limiter(1), list[float]()
        first, second, third = (asyncio.create_task(request(limiter, 10, begun)) for _ in range(3))
        await asyncio.sleep(1)
        second.cancel()  # waits
        first.cancel()  # is in flight; the third is let in at once, and cancelled before it runs
        asyncio.get_running_loop().call_soon(third.cancel)
        last = asyncio.create_task(request(limiter, 1, begun))
        await asyncio.gather(first, second, third, last, return_exceptions=True)
        assert limiter.in_flight == 0
        return begun

    assert run(cancelled())[-1] < 2.0


def test_a_failure_without_a_word_frees_the_place() -> None:
    """What is raised inside comes out, and the place is free."""

    async def failing() -> int:
        limiter = Limiter(1)
        with pytest.raises(ZeroDivisionError):
            async with limiter.slot():
                raise ZeroDivisionError
        return limiter.in_flight

    assert run(failing()) == 0


@pytest.mark.parametrize("concurrency", [64, None])
def test_requests_do_not_begin_in_bunches(concurrency: int | None) -> None:
    """From the first on, and after a pause, under a third of the number begins within a tenth of a latency."""

    async def start() -> tuple[Endpoint, int]:
        endpoint, limiter = Endpoint(1.0), Limiter(concurrency)
        await crowd(endpoint, limiter, seconds=30, people=64)
        async with limiter.slot() as slot:
            slot.done(429, {"retry-after": "20"})
        await crowd(endpoint, limiter, seconds=30, people=64)
        return endpoint, limiter.limit

    endpoint, limit = run(start())
    begun = sorted(one.begun for one in endpoint.seen)
    bunches = [sum(at <= other < at + 0.1 for other in begun[n : n + 64]) for n, at in enumerate(begun)]
    assert max(bunches) < limit / 3
    assert endpoint.rate(10, 30) >= 0.97 * 64


def test_what_may_begin_in_a_minute_is_kept_to_and_used() -> None:
    """Requests and tokens a minute hold for all tasks together, and what they allow is used."""

    async def hours() -> list[tuple[float, float]]:
        limiter, begun = Limiter(requests_a_minute=300, tokens_a_minute=200_000), list[tuple[float, float]]()

        async def person(tokens: int) -> None:
            while now() < 600:
                async with limiter.slot(tokens) as slot:
                    begun.append((now(), tokens))
                    await asyncio.sleep(2)
                    slot.done(200, used=tokens)

        await asyncio.gather(*(person(500 + 25 * number) for number in range(60)))
        return begun

    begun = run(hours())
    for start, _ in begun[::50]:
        minute = [tokens for at, tokens in begun if start <= at < start + 60]
        assert len(minute) <= 300
        assert sum(minute) <= 200_000
    assert sum(tokens for at, tokens in begun if 60 <= at < 600) >= 0.93 * 9 * 200_000


def test_estimates_are_corrected_by_usage() -> None:
    """When requests take twice the tokens that were estimated, half as many begin in a minute."""

    async def minutes() -> list[float]:
        limiter, begun = Limiter(8, tokens_a_minute=10_000), list[float]()

        async def person() -> None:
            while now() < 1200:
                async with limiter.slot(100) as slot:
                    begun.append(now())
                    await asyncio.sleep(1)
                    slot.done(200, used=200)

        await asyncio.gather(*(person() for _ in range(8)))
        return begun

    begun = run(minutes())
    assert 45 <= sum(600 <= at < 1200 for at in begun) / 10 <= 50


def test_an_endpoint_that_counts_is_not_pressed() -> None:
    """Where headers say how many requests are left until when, none is sent beyond that, and all are used."""

    async def window() -> tuple[int, int]:
        limiter, counted, refused = Limiter(40), dict[int, int](), 0

        async def person() -> None:
            nonlocal refused
            while now() < 300:
                async with limiter.slot() as slot:
                    minute = int(now() // 60)
                    counted[minute] = counted.get(minute, 0) + 1
                    left, reset = 100 - counted[minute], 60 - now() % 60
                    refused += left < 0
                    await asyncio.sleep(1)
                    headers = {"x-ratelimit-remaining-requests": str(left), "x-ratelimit-reset-requests": f"{reset}s"}
                    slot.done(200 if left >= 0 else 429, headers)

        await asyncio.gather(*(person() for _ in range(40)))
        return refused, sum(counted[minute] for minute in range(5))

    refused, sent = run(window())
    assert refused == 0
    assert sent >= 0.95 * 500
