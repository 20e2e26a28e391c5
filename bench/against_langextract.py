"""How fast against langextract: `python bench/against_langextract.py --python OTHER [--articles N] [--flight N]`.

OTHER is the interpreter of an environment with `langextract[openai]`; here it could not be installed beside our openai.
Both read the same articles from an endpoint that answers at once (`serving`), each on the core that the other has
just left: `Session.aread` the whole way (scan, rules as witness, checks, store, ledger), langextract its own (prompt,
call, alignment of what it was told). What they are told says the same: the rule reader's ratings and quotes. Prints
articles a second and CPU time an article, which others on the machine disturb less, medians over the rounds. Exit 1
if ours is less than 20 times as fast by its CPU time: neither does anything but compute here.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pipeline import relevant, said, whole_way
from serving import CLIENT_CORE, pin, serving

from pressmark import Settings, submit
from pressmark.garbage import look_seldom
from pressmark_schemas.article import Article

LEAST = 20
PEER = Path(__file__).with_name("langextract_peer.py")


def copied(article: Article) -> str:
    """Return what the rule reader says as langextract wants to be told it: in the article's words."""
    record = submit(article, settings=Settings(reader="rules"))
    ratings = [
        {"rating": one.evidence[0].text, "rating_attributes": {"body": one.body, "area": one.area}}
        for one in record.ratings
    ]
    quotes = [{"quote": one.text, "quote_attributes": {"speaker": one.speaker or "nobody"}} for one in record.quotes]
    return json.dumps({"extractions": [*ratings, *quotes]}, ensure_ascii=False)


class Speed(NamedTuple):
    """Articles a second, and milliseconds of CPU an article."""

    rate: float
    cpu: float


def ours(url: str, articles: list[Article], folder: Path, flight: int) -> Speed:
    """Return how fast we are."""
    begun = time.process_time()
    rate = asyncio.run(whole_way(url, articles, folder, flight))
    return Speed(rate, (time.process_time() - begun) / len(articles) * 1e3)


def peer(python: str, articles: list[Article], folder: Path, flight: int) -> tuple[Speed, int]:
    """Return how fast langextract is, and how much it extracted."""
    # The endpoint knows an article by the number that our prompt gives it; here the text has it.
    texts = [{"id": one.id, "text": f"<article {one.id[:16]}>\n{one.text}"} for one in articles]
    (folder / "articles.json").write_text(json.dumps(texts), "utf-8")
    (folder / "copied.json").write_text(json.dumps({one.id[:16]: copied(one) for one in articles}), "utf-8")
    with serving("--answers", str(folder / "copied.json")) as url:
        command = [python, str(PEER), url, str(folder / "articles.json"), str(flight)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    return Speed(len(articles) / told["seconds"], told["cpu"] / len(articles) * 1e3), told["extractions"]


def main() -> int:
    """Print both rates; return 1 if ours is too slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", required=True, help="the interpreter that has langextract")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--flight", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    pin(CLIENT_CORE)
    look_seldom()  # as the commands do
    articles = list(islice(relevant(), args.articles))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "answers.json").write_text(json.dumps({one.id[:16]: said(one) for one in articles}), "utf-8")
        rounds: list[tuple[Speed, Speed]] = []
        found = 0
        for number in range(args.rounds + 1):
            with serving("--answers", str(folder / "answers.json")) as url:
                mine = ours(url, articles, folder / str(number), args.flight)
            if number:  # the first imports and warms up
                theirs, found = peer(args.python, articles, folder, args.flight)
                rounds.append((mine, theirs))
    print(f"{args.articles} articles, {args.flight} in flight, {args.rounds} rounds; langextract extracted {found}")
    for name, speeds in zip(("pressmark", "langextract"), zip(*rounds, strict=True), strict=True):
        rate, cpu = (statistics.median(column) for column in zip(*speeds, strict=True))
        print(f"{name:12} {rate:7.1f} articles/s {cpu:8.1f} ms CPU")
    by_clock = statistics.median(mine.rate / theirs.rate for mine, theirs in rounds)
    by_cpu = statistics.median(theirs.cpu / mine.cpu for mine, theirs in rounds)
    print(f"pressmark is {by_clock:.1f} x langextract by the clock, {by_cpu:.1f} x by CPU time (aim {LEAST})")
    return int(by_cpu < LEAST)


if __name__ == "__main__":
    sys.exit(main())
