"""How well the limiter finds what an endpoint allows: `python bench/limits.py [--cap N] [--delay S] [--rounds N]`.

The endpoint (`serving`) answers after a delay, and above a cap in flight with 429; four times as
many tasks as the cap ask it again and again, through a limiter that is told nothing, and in turn
through a semaphore that knows the cap. Prints what both are answered in a second (medians over the
rounds), how many of the requests are refused, and the most in flight. Exit 1 if the limiter, once
settled, is answered less than 90 % of what the semaphore is, or is refused 2 % of its requests.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
from serving import CLIENT_CORE, Counts, counts, pin, serving

from pressmark.limits import Limiter

LEAST, MOST = 0.9, 0.02
SECONDS = 5.0
"""How long a round is, and how long the limiter has to settle."""


class Knowing:
    """A semaphore with the limiter's face."""

    def __init__(self, cap: int) -> None:
        self._places = asyncio.Semaphore(cap)

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[Knowing]:
        """Wait for a place."""
        async with self._places:
            yield self

    def done(self, *_: object) -> None:
        """Learn nothing."""


def main() -> int:
    """Print the table; return 1 if the limiter presses the endpoint or does not use it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cap", type=int, default=40, help="requests in flight that are answered")
    parser.add_argument("--delay", type=float, default=0.05, help="seconds before each answer")
    parser.add_argument("--rounds", type=int, default=5, help="of five seconds each, once settled")
    args = parser.parse_args()
    pin(CLIENT_CORE)
    limiter, knowing, people = Limiter(), Knowing(args.cap), 4 * args.cap
    with serving("--delay", str(args.delay), "--cap", str(args.cap)) as url:
        first = asyncio.run(measured(url, limiter, people))
        rounds = [
            (asyncio.run(measured(url, limiter, people)), asyncio.run(measured(url, knowing, people)))
            for _ in range(args.rounds)
        ]
    settled, known = zip(*rounds, strict=True)
    print(f"{args.cap} in flight allowed, {args.delay:g} s: at best {args.cap / args.delay:.0f} answers a second")
    for name, seen in (("limiter, at first", [first]), ("limiter, settled", settled), ("semaphore", known)):
        rate = statistics.median(one.answered for one in seen) / SECONDS
        print(f"{name:18} {rate:6.0f}/s {_refused(seen):6.2%} refused {max(one.most for one in seen):4} in flight")
    share = statistics.median(ours.answered / peer.answered for ours, peer in rounds)
    print(f"settled, the limiter is answered {share:.1%} of what the semaphore is (aim {LEAST:.0%})")
    return int(share < LEAST or _refused(settled) >= MOST)


def _refused(seen: Sequence[Counts]) -> float:
    refused = sum(one.refused for one in seen)
    return refused / (refused + sum(one.answered for one in seen))


async def measured(url: str, limiter: Limiter | Knowing, people: int) -> Counts:
    """Return what the endpoint does in a round, when so many tasks ask again and again."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def person() -> None:
            while True:
                async with limiter.slot() as slot, session.post(f"{url}/chat/completions", data=b"{}") as response:
                    await response.read()
                    slot.done(response.status, response.headers)

        tasks = [asyncio.create_task(person()) for _ in range(people)]
        await asyncio.sleep(SECONDS)
        done = await asyncio.to_thread(counts, url)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0.5)  # the endpoint goes on with what was cancelled
    await asyncio.to_thread(counts, url)
    return done


if __name__ == "__main__":
    sys.exit(main())
