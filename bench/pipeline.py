"""What an article takes beside the call: `python bench/pipeline.py [--articles N] [--flight N] [--rounds N]`.

`Session.aread` takes articles the whole way (scan, rules as witness, checks, store, ledger), so
many in flight, and bare AsyncOpenAI makes the calls alone, in turn, with an endpoint that answers
at once (`serving`) with what the rule reader says. Prints both rates, medians over the rounds, and
the CPU time that each step takes by itself. Exit 1 if the whole way has less than half the rate.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from calls import bare, measured, pressmark, questions
from reading import ROOM, gold_texts
from serving import CLIENT_CORE, pin, serving

from pressmark import Session, Settings
from pressmark.answers import AnswerStore
from pressmark.articles import read_text
from pressmark.assemble import assemble
from pressmark.calls import ModelOptions, Prices, Reply
from pressmark.checks import Case, check
from pressmark.context import Context
from pressmark.flow import Asking, Reading, drive, read
from pressmark.garbage import look_seldom
from pressmark.ledger import Ledger
from pressmark.prompting import build_call, load_prompt
from pressmark.readers import rules
from pressmark.resolve import resolve
from pressmark.scan import scan
from pressmark.standards import standards
from pressmark_schemas.article import Article
from pressmark_schemas.pack import load_pack

LEAST = 0.5
TOGETHER = 30
"""Records in a transaction, about as many as a session with 128 in flight writes together."""
PACK = load_pack()
ASKING = Asking(load_prompt("label"), ModelOptions("scripted-1", "http://127.0.0.1:9/v1"), Prices())

Step = tuple[str, Callable[[], Any]]


def main() -> int:
    """Print the rates and the steps; return 1 if the whole way is too slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500, help="articles a round")
    parser.add_argument("--flight", type=int, default=128, help="articles in flight")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    pin(CLIENT_CORE)
    look_seldom()  # as the commands do
    articles = list(islice(relevant(), args.articles))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "answers.json").write_text(json.dumps({one.id[:16]: said(one) for one in articles}), "utf-8")
        with serving("--answers", str(folder / "answers.json")) as url:
            asked = questions(url) * (len(articles) // len(questions(url)) + 1)
            rounds = [
                (
                    asyncio.run(whole_way(url, articles, folder / str(number), args.flight)),
                    asyncio.run(measured(bare, url, asked[: len(articles)], args.flight)).rate,
                )
                for number in range(args.rounds)
            ]
            call = asyncio.run(measured(pressmark, url, asked[: len(articles)], args.flight)).cpu
        share = statistics.median(ours / peer for ours, peer in rounds)
        ours, peer = (statistics.median(column) for column in zip(*rounds, strict=True))
        print(f"{len(articles)} articles, {args.flight} in flight, {args.rounds} rounds")
        print(f"whole way {ours:.0f} articles/s, AsyncOpenAI {peer:.0f} calls/s: {share:.2f} x (aim {LEAST})")
        tell({**steps_of(articles, folder / "steps"), "call": call})
    return int(share < LEAST)


def tell(steps: dict[str, float]) -> None:
    """Print milliseconds of CPU an article by step."""
    whole = sum(steps.values())
    for name, milliseconds in sorted(steps.items(), key=lambda step: -step[1]):
        print(f"  {name:8} {milliseconds:6.2f} ms {milliseconds / whole:5.0%}")
    print(f"  {'all':8} {whole:6.2f} ms")


def relevant() -> Generator[Article]:
    """Yield the gold texts that a model is asked about, again and again with another last line."""
    texts = [text for text in gold_texts([]) if _is_relevant(read_text(text, max_bytes=ROOM))]
    number = 0
    while True:
        number += 1
        yield from (read_text(f"{text}\n\nCopy {number}.", max_bytes=ROOM) for text in texts)


def _is_relevant(article: Article) -> bool:
    return drive(read(article, PACK, at=datetime.now(UTC)), _nobody).record.outcome == "read"


def _nobody(_: object) -> Reply:
    raise AssertionError("the rule reader asks nobody")


def said(article: Article) -> str:
    """Return what the rule reader answers, as a model would."""
    return rules.read(Context(article, scan(article, PACK), PACK)).model_dump_json()


async def whole_way(url: str, articles: Sequence[Article], folder: Path, flight: int) -> float:
    """Return articles a second, all steps included, with nothing stored before."""
    settings = Settings(model="scripted-1", base_url=url, reask=False, answers=folder, ledger=f"{folder}.db")
    async with Session(settings) as session:
        left = iter(articles)

        async def worker() -> None:
            for article in left:
                await session.aread(article)

        await session.aread(read_text(f"{articles[0].text} Warm.", max_bytes=ROOM))
        begun = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(flight):
                group.create_task(worker())
        return len(articles) / (time.perf_counter() - begun)


def steps_of(articles: Sequence[Article], folder: Path) -> dict[str, float]:
    """Return milliseconds of CPU an article by step, each step run by itself, and the records written together."""
    spent: Counter[str] = Counter()
    readings: list[Reading] = []
    with AnswerStore(folder) as store, Ledger(f"{folder}.db") as ledger:
        for article in articles:
            way = steps(article, store)
            name, step = next(way)
            while True:
                begun = time.process_time()
                done = step()
                spent[name] += time.process_time() - begun
                try:
                    name, step = way.send(done)
                except StopIteration as end:
                    readings.append(end.value)
                    break
        begun = time.process_time()
        for first in range(0, len(readings), TOGETHER):
            ledger.put_all(readings[first : first + TOGETHER], standards(PACK))
        spent["ledger"] = time.process_time() - begun
    return {name: seconds / len(articles) * 1e3 for name, seconds in spent.items()}


def steps(article: Article, store: AnswerStore) -> Generator[Step, Any, Reading]:
    """Yield the steps of an article's way as `flow.read` and `Session` go it; be sent what each returns.

    Return the reading.
    """
    marks = yield "scan", lambda: scan(article, PACK)
    context = Context(article, marks, PACK)
    answer = yield "rules", lambda: rules.read(context)
    extraction = yield "resolve", lambda: resolve(answer, context)
    call = yield "prompt", lambda: build_call(ASKING.prompt, PACK, article, marks, ASKING.options)
    yield "digest", lambda: call.digest
    yield "look up", lambda: store.get(call)
    reply = Reply(answer, "scripted-1", "json_schema", 5000, 0, 200)
    yield "store", lambda: store.put(call, reply)
    yield "resolve", lambda: resolve(answer, context)
    case = Case(context, answer, extraction, extraction)
    findings = yield "checks", lambda: list(check(case))
    reading = drive(read(article, PACK, ASKING, at=datetime.now(UTC)), lambda _: reply)
    made = reading.record.provenance
    yield "record", lambda: assemble(context, extraction, findings, made, relevant=True)
    return reading


if __name__ == "__main__":
    sys.exit(main())
