"""How well the limiter finds what an endpoint allows: `python bench/limits.py [--cap N] [--delay S] [--seconds S]`.

The endpoint (`serving`) answers after a delay, and above a cap in flight with 429. Requests of
next to nothing, from many more tasks than the cap, go through one limiter; a second time they are
the model reader's, whose CPU time bounds their rate too. Prints for each, at the start and once
settled, the answers a second as a share of what the cap allows, the share of requests refused,
and the most in flight. Exit 1 if the settled limiter has less than 90 % or 2 % are refused.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import cycle

import aiohttp
from calls import questions
from serving import CLIENT_CORE, Counts, counts, pin, serving

from pressmark.calls import ModelOptions
from pressmark.errors import ModelUnavailable
from pressmark.limits import Limiter
from pressmark.readers.model import ModelReader

LEAST, MOST = 0.9, 0.02
START = 5.0
"""Seconds before it should have settled."""

Ask = Callable[[], Awaitable[object]]


@asynccontextmanager
async def plain(url: str, limiter: Limiter) -> AsyncIterator[Ask]:
    """Send requests of next to nothing."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def ask() -> None:
            async with limiter.slot() as slot, session.post(f"{url}/chat/completions", data=b"{}") as response:
                await response.read()
                slot.done(response.status, response.headers)

        yield ask


@asynccontextmanager
async def reader(url: str, limiter: Limiter) -> AsyncIterator[Ask]:
    """Ask through the model reader."""
    asked = cycle(question.call for question in questions(url))
    async with ModelReader(ModelOptions("scripted-1", url), limiter=limiter) as reader:
        yield lambda: reader.aanswer(next(asked))


CLIENTS: dict[str, Callable[[str, Limiter], AbstractAsyncContextManager[Ask]]] = {"limiter": plain, "reader": reader}


def main() -> int:
    """Print the table; return 1 if the limiter presses the endpoint or does not use it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cap", type=int, default=40, help="requests in flight that are answered")
    parser.add_argument("--delay", type=float, default=0.05, help="seconds before each answer")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to measure once settled")
    args = parser.parse_args()
    pin(CLIENT_CORE)
    missed = False
    for name in CLIENTS:
        with serving("--delay", str(args.delay), "--cap", str(args.cap)) as url:
            start, settled = asyncio.run(measured(name, url, 4 * args.cap, args.seconds))
        allowed = args.cap / args.delay
        for when, seen, seconds in (("start", start, START), ("settled", settled, args.seconds)):
            share, refused = seen.answered / seconds / allowed, seen.refused / (seen.answered + seen.refused)
            print(f"{name:8} {when:8} {share:6.1%} of {allowed:.0f}/s, {refused:.2%} refused, {seen.most} in flight")
            missed |= (name, when) == ("limiter", "settled") and (share < LEAST or refused >= MOST)
    return int(missed)


async def measured(name: str, url: str, people: int, seconds: float) -> tuple[Counts, Counts]:
    """Return what the endpoint saw at the start and once settled, when so many tasks ask again and again."""
    async with CLIENTS[name](url, Limiter()) as ask:

        async def person() -> None:
            while True:
                try:
                    await ask()
                except ModelUnavailable as error:
                    print(error)

        tasks = [asyncio.create_task(person()) for _ in range(people)]
        await asyncio.sleep(START)
        start = await asyncio.to_thread(counts, url)
        await asyncio.sleep(seconds)
        settled = await asyncio.to_thread(counts, url)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return start, settled


if __name__ == "__main__":
    sys.exit(main())
