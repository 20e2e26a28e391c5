"""How near to its ideal a backfill comes: `python bench/waiting.py [--articles N] [--delay S] [--flight N]`.

`pressmark backfill` takes relevant articles the whole way (gate, scan, rules as witness, checks, store, ledger) on
one core, with an endpoint on another (`serving`) that takes S seconds for each answer and says what the rule reader
says. The ideal is as many articles as requests may be in flight, each S seconds. The time that the command takes to
start is measured with an empty archive and left out. Exit 1 if less than 0.97 of the ideal is reached.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pipeline import relevant, said
from serving import CLIENT_CORE, counts, pin, serving

from pressmark_schemas.article import Article

COMMAND = [sys.executable, "-m", "pressmark.cli", "backfill", "--reader", "model"]
AIM = 0.97


class Taken(NamedTuple):
    """Seconds by the clock, and of the CPU, that a command took."""

    wall: float
    cpu: float


def main() -> int:
    """Print the rate; return 1 if it is too far from the ideal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--delay", type=float, default=0.5, help="seconds that the endpoint takes for an answer")
    parser.add_argument("--flight", type=int, default=64, help="requests in flight")
    args = parser.parse_args()
    pin(CLIENT_CORE)
    articles = list(islice(relevant(), args.articles))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "answers.json").write_text(json.dumps({one.id[:16]: said(one) for one in articles}), "utf-8")
        with serving("--answers", str(folder / "answers.json"), "--delay", str(args.delay)) as url:
            start = backfill(folder / "none", [], url, args.flight)
            counts(url)
            whole = backfill(folder / "all", articles, url, args.flight)
            answered = counts(url).answered
    if answered != len(articles):
        sys.exit(f"the endpoint answered {answered} requests for {len(articles)} articles")
    ideal, rate = args.flight / args.delay, len(articles) / (whole.wall - start.wall)
    cpu = (whole.cpu - start.cpu) / len(articles)
    print(f"{len(articles)} articles, {args.flight} requests in flight, {args.delay * 1e3:.0f} ms an answer")
    print(f"{rate:.0f} articles/s, ideal {ideal:.0f}: {rate / ideal:.2f} of it (aim {AIM})")
    print(f"{cpu * 1e3:.1f} ms CPU an article: this core can do {1 / cpu:.0f} a second")
    return int(rate / ideal < AIM)


def backfill(folder: Path, articles: Sequence[Article], url: str, flight: int) -> Taken:
    """Read articles into a new ledger in a folder; return what the command took."""
    folder.mkdir()
    archive = folder / "archive.jsonl"
    archive.write_text("".join(json.dumps({"text": one.text}) + "\n" for one in articles), "utf-8")
    settings = {"MODEL": "scripted-1", "BASE_URL": url, "REASK": "false", "ANSWERS": str(folder / "answers")}
    command = [*COMMAND, "--concurrency", str(flight), "--ledger", str(folder / "ledger.db"), str(archive)]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = os.environ | {f"PRESSMARK_{name}": value for name, value in settings.items()}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(time.perf_counter() - begun, cpu)


if __name__ == "__main__":
    sys.exit(main())
