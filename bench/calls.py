"""How fast calls alone are: `python bench/calls.py [--calls N] [--flight N] [--rounds N]`.

Our model reader, bare AsyncOpenAI and instructor as documented ask the same questions (a label
prompt about each gold text) of an endpoint that answers at once with fixed bytes (`serving`), in
turn, each round anew; the client has one core and the endpoint another. Prints calls a second and
CPU time a call, medians over the rounds, how busy the endpoint was, and how many times its peers'
rate ours is. Exit 1 if that is less than 1.6 times AsyncOpenAI's or 4.5 times instructor's.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import cycle, islice
from typing import Any, NamedTuple

import instructor
import openai
from reading import gold_texts
from serving import CLIENT_CORE, counts, pin, serving

from pressmark.articles import read_text
from pressmark.calls import ModelCall, ModelOptions
from pressmark.prompting import build_call, load_prompt
from pressmark.readers.model import ModelReader
from pressmark.readers.model.modes import first_manner, request_body
from pressmark.scan import scan
from pressmark_schemas.answer import Answer
from pressmark_schemas.pack import load_pack

LEAST = {"AsyncOpenAI": 1.6, "instructor": 4.5}
PATIENT = 600.0
"""Seconds: a busy machine shall make no bench fail."""


class Question(NamedTuple):
    """A call, and the arguments that make openai's client send the same body."""

    call: ModelCall
    body: dict[str, Any]


class Speed(NamedTuple):
    """Calls a second, milliseconds of the client's CPU a call, and the share of time that the endpoint was busy."""

    rate: float
    cpu: float
    served: float


Ask = Callable[[Question], Awaitable[object]]
Client = Callable[[str], AbstractAsyncContextManager[Ask]]


@asynccontextmanager
async def pressmark(url: str) -> AsyncIterator[Ask]:
    """Ask through the model reader."""
    async with ModelReader(ModelOptions("scripted-1", url)) as reader:
        yield lambda question: reader.aanswer(question.call)


@asynccontextmanager
async def bare(url: str) -> AsyncIterator[Ask]:
    """Ask through AsyncOpenAI; nobody reads the answer."""
    async with openai.AsyncOpenAI(api_key="none", base_url=url, timeout=PATIENT) as client:
        yield lambda question: client.chat.completions.create(**question.body)


@asynccontextmanager
async def documented(url: str) -> AsyncIterator[Ask]:
    """Ask through instructor as its documentation does; it writes the schema into the request itself."""
    async with openai.AsyncOpenAI(api_key="none", base_url=url, timeout=PATIENT) as client:
        create: Any = instructor.from_openai(client).chat.completions.create
        yield lambda question: create(
            model="scripted-1", temperature=0.0, messages=question.body["messages"], response_model=Answer
        )


CLIENTS: dict[str, Client] = {"pressmark": pressmark, "AsyncOpenAI": bare, "instructor": documented}


def main() -> int:
    """Print the table; return 1 if ours is not fast enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=1000, help="calls of each client in a round")
    parser.add_argument("--flight", type=int, default=128, help="calls in flight")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    pin(CLIENT_CORE)
    with serving() as url:
        asked = list(islice(cycle(questions(url)), args.calls))
        rounds = [
            {name: asyncio.run(measured(client, url, asked, args.flight)) for name, client in CLIENTS.items()}
            for _ in range(args.rounds)
        ]
    print(f"{args.calls} calls a round, {args.flight} in flight, {args.rounds} rounds")
    for name in CLIENTS:
        speed = Speed(*(statistics.median(column) for column in zip(*(each[name] for each in rounds), strict=True)))
        print(f"{name:12} {speed.rate:7.0f} calls/s {speed.cpu:7.2f} ms CPU   endpoint {speed.served:4.0%} busy")
    times = {name: statistics.median(each["pressmark"].rate / each[name].rate for each in rounds) for name in LEAST}
    print("pressmark is " + ", ".join(f"{times[name]:.2f} x {name} (aim {aim})" for name, aim in LEAST.items()))
    return int(any(times[name] < aim for name, aim in LEAST.items()))


def questions(url: str) -> list[Question]:
    """Return the questions about the gold texts."""
    pack, prompt, options = load_pack(), load_prompt("label"), ModelOptions("scripted-1", url)
    articles = (read_text(text, max_bytes=len(text) * 4) for text in gold_texts([]))
    calls = [build_call(prompt, pack, article, scan(article, pack), options) for article in articles]
    return [Question(call, json.loads(request_body(call.messages, options, first_manner(options)))) for call in calls]


async def measured(client: Client, url: str, asked: Sequence[Question], flight: int) -> Speed:
    """Ask all questions, so many at a time, with connections that are open already."""
    async with client(url) as ask:
        await flying(ask, asked[:flight], flight)
        counts(url)
        wall, cpu = time.perf_counter(), time.process_time()
        await flying(ask, asked, flight)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        served = counts(url)
        if served.answered != len(asked):
            sys.exit(f"the endpoint answered {served.answered} of {len(asked)} calls")
        return Speed(len(asked) / wall, cpu / len(asked) * 1e3, served.busy / wall)


async def flying(ask: Ask, asked: Sequence[Question], flight: int) -> None:
    """Ask all questions, so many at a time."""
    left = iter(asked)

    async def worker() -> None:
        for question in left:
            await ask(question)

    async with asyncio.TaskGroup() as group:
        for _ in range(flight):
            group.create_task(worker())


if __name__ == "__main__":
    sys.exit(main())
