"""What millions of articles take: `python bench/scale.py [--articles N] [--relevant SHARE] [--input MONEY] …`.

Measures on one core, in CPU time, what an article takes on the way of a cluster's worker (the invented gold texts, and
the same without an inspectorate, which is what the gate keeps out), what it takes to load, and the bytes that it takes
in parts, in a ledger and at the door. Tokens are counted in the very prompts (see `backfill --dry-run`): what a model
writes is a guess. No model is asked. Then it reckons with that for an archive; docs/scale.md shows what it prints.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
import time
import tracemalloc
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from reading import ROOM, gold_texts

from pressmark import Settings
from pressmark.backfill.estimate import Estimate, estimate, total
from pressmark.backfill.gauging import Gauge, Scale
from pressmark.backfill.intake import New
from pressmark.calls import ModelOptions, Prices
from pressmark.cluster.desk import Desk, Orders, Share
from pressmark.cluster.door import Door, Item
from pressmark.cluster.finding import packed
from pressmark.cluster.load import Loader
from pressmark.cluster.parts import Parts
from pressmark.flow import Asking
from pressmark.ledger import Ledger
from pressmark.ledger.inputs import BY_RULES
from pressmark.prompting import load_prompt
from pressmark.sources import Broken, Raw
from pressmark_schemas.article import text_id
from pressmark_schemas.pack import load_pack

INSPECTORATE = re.compile(r"HMIC\w*|\w*[Ii]nspect\w*|Constabulary and Fire")
PART = 128
HOUR, DAY = 3600, 86400
GIB = 1 << 30


class Taken(NamedTuple):
    """What one article takes: milliseconds of CPU to read and to load it, bytes in parts and in a ledger."""

    read: float
    load: float
    parts: float
    ledger: float


def raws(texts: list[str], number: int) -> list[New]:
    """Return so many items, each with a line of its own."""
    found = [f"{text}\n\nNo {one}." for one, text in enumerate(islice(cycle(texts), number))]
    return [New(text_id(text), Raw(f"a.jsonl:{at}", at, "row", "text", text, {})) for at, text in enumerate(found, 1)]


def read_into(folder: Path, news: list[New]) -> tuple[Parts, float]:
    """Read items by the rules into parts; return these, and the CPU seconds, without what a start takes."""
    parts = Parts(str(folder))
    orders = Orders(Settings(reader="rules"), BY_RULES, parts.place, Share(None, None, None), None, parts.claim())

    async def read() -> float:
        async with Desk(orders) as desk:
            await desk.read([packed(news[0])])
            begun = time.process_time()
            for first in range(1, len(news), PART):
                await desk.read([packed(one) for one in news[first : first + PART]])
            return time.process_time() - begun

    return parts, asyncio.run(read())


def taken(texts: list[str], number: int, folder: Path) -> Taken:
    """Return what an article takes, by so many that are made of some texts; bytes in parts by these texts alone."""
    parts, reading = read_into(folder / "parts", raws(texts, number))
    with Ledger(str(folder / "l.db")) as ledger:
        empty = (folder / "l.db").stat().st_size
        begun = time.process_time()
        loaded = Loader(ledger, load_pack(), sys.exit).load([parts.place])
        loading = time.process_time() - begun
    size = (folder / "l.db").stat().st_size - empty
    assert loaded.articles == number  # noqa: S101 - or nothing below is true
    read_into(folder / "different", raws(texts, len(texts)))
    written = sum(path.stat().st_size for path in (folder / "different").glob("*.parquet"))
    return Taken(reading / (number - 1) * 1000, loading / number * 1000, written / len(texts), size / number)


def door_bytes(number: int = 200_000) -> float:
    """Return the bytes that a door keeps of an item."""
    door = Door(BY_RULES)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for first in range(0, number, 256):
        door.admit("a", first, [Item(text_id(str(one)), f"a:{one}") for one in range(first, first + 256)])
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / number


def asked(news: list[New], prices: Prices) -> Estimate:
    """Return what a model would be asked about items, and what that would cost."""
    asking = Asking(load_prompt("label"), ModelOptions("m", "http://127.0.0.1:9/v1"), prices, load_prompt("again"))
    gauge = Gauge(Scale("hmicfrs", None, asking, ROOM))
    gauged = [one for new in news if not isinstance(one := gauge(new), Broken)]
    return estimate(total(one.load for one in gauged), (), prices)


def main() -> None:
    """Print what was measured, and what follows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000_000)
    parser.add_argument("--relevant", type=float, default=0.05, help="the share that passes the gate")
    parser.add_argument("--cores", type=int, nargs="+", default=[2, 16, 64])
    parser.add_argument("--requests-a-minute", type=int, default=5000)
    parser.add_argument("--input", type=float, default=0.25, help="money for a million tokens in")
    parser.add_argument("--output", type=float, default=2.0, help="money for a million tokens out")
    parser.add_argument("--core-hour", type=float, default=0.05, help="money for an hour of a core")
    parser.add_argument("--measured", type=int, default=1000, help="articles that are read for this")
    args = parser.parse_args()
    texts = gold_texts([])
    others = [INSPECTORATE.sub("the council", text) for text in texts]
    with tempfile.TemporaryDirectory() as name:
        for kind in ("relevant", "irrelevant"):
            (Path(name) / kind).mkdir()
        dear = taken(texts, args.measured, Path(name) / "relevant")
        cheap = taken(others, args.measured, Path(name) / "irrelevant")
    print(f"{len(texts)} texts of {sum(map(len, texts)) / len(texts):,.0f} characters")
    reckon(args, dear, cheap, asked(raws(texts, 200), Prices(args.input, None, args.output)))


def reckon(args: argparse.Namespace, dear: Taken, cheap: Taken, model: Estimate) -> None:
    """Print the arithmetic."""
    known, each = args.articles, door_bytes()
    relevant = known * args.relevant
    for name, one in (("relevant", dear), ("irrelevant", cheap)):
        rate = f"{1000 / one.read:.0f} a second and core read, {1000 / one.load:.0f} loaded"
        print(f"{name}: {one.read:.1f} ms to read, {one.load:.1f} to load: {rate};")
        print(f"  {one.parts / 1024:.1f} KiB in parts, {one.ledger / 1024:.1f} KiB in a ledger")
    mixed = [relevant * one + (known - relevant) * other for one, other in zip(dear, cheap, strict=True)]
    seconds = mixed[0] / 1000
    print(f"{known:,} articles, {args.relevant:.0%} relevant: {seconds / HOUR:,.0f} core hours to read by the rules")
    for cores in args.cores:
        print(f"  {cores} cores: {seconds / cores / HOUR:,.1f} hours, {seconds / HOUR * args.core_hour:,.0f} of money")
    print(
        f"  loading {mixed[1] / 1000 / HOUR:,.1f} hours, parts {mixed[2] / GIB:,.0f} GiB, ledger {mixed[3] / GIB:,.0f}"
    )
    print(f"  the door {each:.0f} bytes an item, {known * each / GIB:.1f} GiB")
    calls, tokens_in, tokens_out = (one.likely / 200 for one in (model.calls, model.input_tokens, model.output_tokens))
    print(f"a model: {calls:.2f} calls, {tokens_in:,.0f} tokens in and {tokens_out:,.0f} out a relevant article")
    minutes = relevant * calls / args.requests_a_minute
    print(f"  {relevant:,.0f} articles: {minutes / 60:,.1f} hours at {args.requests_a_minute:,} requests a minute")
    if model.cost is not None:
        low, likely, high = (one / 200 * relevant for one in model.cost)
        print(f"  {likely:,.0f} of money ({low:,.0f} to {high:,.0f})")


if __name__ == "__main__":
    main()
