"""How fast against langextract: `python bench/against_langextract.py --python OTHER [--articles N] [--flight N]`.

OTHER is the interpreter of an environment with `langextract[openai]`; here it could not be installed beside our openai.
Both read the same articles from an endpoint that answers at once (`serving`), each on the core that the other has
just left: `Session.aread` the whole way (scan, rules as witness, checks, store, ledger), langextract its own (prompt,
call, alignment of what it was told). What they are told says the same: the rule reader's ratings and quotes. Exit 1
if ours is less than 20 times as fast.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from pipeline import relevant, said, whole_way
from serving import CLIENT_CORE, pin, serving

from pressmark import Settings, submit
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


def peer(python: str, articles: list[Article], folder: Path, flight: int) -> tuple[float, int]:
    """Return langextract's articles a second, and how much it extracted."""
    # The endpoint knows an article by the number that our prompt gives it; here the text has it.
    texts = [{"id": one.id, "text": f"<article {one.id[:16]}>\n{one.text}"} for one in articles]
    (folder / "articles.json").write_text(json.dumps(texts), "utf-8")
    (folder / "copied.json").write_text(json.dumps({one.id[:16]: copied(one) for one in articles}), "utf-8")
    with serving("--answers", str(folder / "copied.json")) as url:
        command = [python, str(PEER), url, str(folder / "articles.json"), str(flight)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    return len(articles) / told["seconds"], told["extractions"]


def main() -> int:
    """Print both rates; return 1 if ours is too slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", required=True, help="the interpreter that has langextract")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--flight", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    pin(CLIENT_CORE)
    articles = list(islice(relevant(), args.articles))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "answers.json").write_text(json.dumps({one.id[:16]: said(one) for one in articles}), "utf-8")
        rounds: list[tuple[float, float]] = []
        found = 0
        for number in range(args.rounds):
            with serving("--answers", str(folder / "answers.json")) as url:
                ours = asyncio.run(whole_way(url, articles, folder / str(number), args.flight))
            theirs, found = peer(args.python, articles, folder, args.flight)
            rounds.append((ours, theirs))
    times = statistics.median(ours / theirs for ours, theirs in rounds)
    ours, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{args.articles} articles, {args.flight} in flight, {args.rounds} rounds; langextract extracted {found}")
    print(f"pressmark {ours:.1f} articles/s, langextract {theirs:.1f}: {times:.1f} x (aim {LEAST})")
    return int(times < LEAST)


if __name__ == "__main__":
    sys.exit(main())
