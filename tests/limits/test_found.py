"""The number in flight that is found, at endpoints of many kinds."""

from __future__ import annotations

import asyncio
import statistics

import pytest

from pressmark.limits import Limiter
from tests.limits.crowd import Endpoint, crowd
from tests.limits.virtual import run


@pytest.mark.parametrize(("cap", "latency", "noise"), [(1, 0.5, 0.0), (4, 0.5, 0.5), (40, 0.05, 0.0), (100, 2.0, 0.5)])
def test_an_endpoint_that_refuses_is_used_and_not_pressed(cap: int, latency: float, noise: float) -> None:
    """Once settled, 90 % of what an endpoint allows are used, and under 2 % of the requests are refused."""
    end = (80 + 600 / cap) * latency

    async def settle() -> Endpoint:
        endpoint = Endpoint(latency, cap, noise=noise)
        await crowd(endpoint, Limiter(), seconds=end, people=2 * cap + 10)
        return endpoint

    endpoint = run(settle())
    mean = statistics.mean(one.ended - one.begun for one in endpoint.seen if one.status == 200)
    assert endpoint.rate(end / 2, end) >= 0.9 * cap / mean
    assert endpoint.refused(end / 2, end) < 0.02


@pytest.mark.parametrize("workers", [1, 4, 20])
@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_a_queue_at_the_endpoint_stays_short(workers: int, noise: float) -> None:
    """An endpoint that queues what is too much is kept busy, and by few more requests than that takes."""

    async def settle() -> tuple[Endpoint, Limiter]:
        endpoint, limiter = Endpoint(0.5, workers=workers, noise=noise), Limiter()
        await crowd(endpoint, limiter, seconds=200)
        return endpoint, limiter

    endpoint, limiter = run(settle())
    work = 0.5 if not noise else 0.5 * 1.13  # the mean of what is spread so
    assert endpoint.rate(80, 200) >= 0.95 * workers / work
    assert limiter.limit <= max(12, 4 * workers)


def test_an_endpoint_that_has_room_is_given_all() -> None:
    """Where latency varies and nothing is refused, nobody waits for a place for long."""

    async def settle() -> Endpoint:
        endpoint = Endpoint(0.5, noise=0.6)
        await crowd(endpoint, Limiter(), seconds=30, people=100)
        return endpoint

    endpoint = run(settle())
    assert endpoint.most == 100


def test_an_endpoint_that_becomes_slower_by_itself_is_not_starved() -> None:
    """Latency that fewer requests do not shorten takes none of them away for long."""

    async def settle() -> Limiter:
        endpoint, limiter = Endpoint(0.5, cap=40, noise=0.3), Limiter()

        async def slow_down() -> None:
            await asyncio.sleep(60)
            endpoint.latency = 3.0

        await asyncio.gather(crowd(endpoint, limiter, seconds=200), slow_down())
        assert endpoint.rate(120, 200) >= 0.85 * 40 / 3.15
        return limiter

    assert run(settle()).limit >= 36


def test_an_outage_is_recovered_from() -> None:
    """While nobody answers hardly anything is sent; within ten seconds after it the former rate is back."""

    async def go_down() -> Endpoint:
        endpoint = Endpoint(0.5, cap=40)

        async def outage() -> None:
            await asyncio.sleep(30)
            endpoint.down = True
            await asyncio.sleep(30)
            endpoint.down = False

        await asyncio.gather(crowd(endpoint, Limiter(), seconds=100), outage())
        return endpoint

    endpoint = run(go_down())
    tried = [one for one in endpoint.seen if 40 <= one.begun < 60]
    assert endpoint.rate(70, 100) >= 0.9 * 40 / 0.5
    assert {one.status for one in tried} == {None}
    assert endpoint.refused(70, 100) < 0.02


def test_a_cap_that_is_lowered_and_raised_is_followed() -> None:
    """When an endpoint allows less or more than before, the number follows."""

    async def follow() -> Endpoint:
        endpoint = Endpoint(0.4, cap=20)

        async def change() -> None:
            for cap in (5, 40):
                await asyncio.sleep(100)
                endpoint.cap = cap

        await asyncio.gather(crowd(endpoint, Limiter(), seconds=400, people=100), change())
        return endpoint

    endpoint = run(follow())
    for cap, since, until in ((20, 30, 100), (5, 130, 200), (40, 300, 400)):
        assert endpoint.rate(since, until) >= 0.9 * cap / 0.4
        assert endpoint.refused(since, until) < 0.02
