"""Memory of long runs: `python bench/memory.py [--articles N] [--relevant SHARE] [--reader rules|model ...]`.

`pressmark backfill` reads an archive of N articles (100,000), of which a share are the invented gold texts and the
others about no inspection, each with a line of its own; by the rules in all cores, then by a model, which is an
endpoint that answers at once (`serving`). Each second the proportional set size (PSS) of every process of the run is
read from /proc, from when the ledger has its first hundredth of the archive on. Exit 1 if a process had more than
250 MiB, or the mean of the run's last tenth is more than 5 % above that of its first.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from reading import gold_texts
from serving import serving

COMMAND = [sys.executable, "-m", "pressmark.cli", "backfill"]
MOST, GROWTH = 250, 1.05
READERS = ("rules", "model")


class Look(NamedTuple):
    """MiB of PSS at one moment: of the largest process, and of all."""

    largest: float
    all: float


def main() -> int:
    """Print what was measured; return 1 if it was too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--relevant", type=float, default=0.1, help="the share that is about an inspection")
    parser.add_argument("--reader", choices=READERS, nargs="+", default=READERS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, serving() as url:
        archive = written(Path(name) / "archive.jsonl", args.articles, args.relevant)
        print(f"{args.articles} articles, {archive.stat().st_size / 2**20:.0f} MiB, {args.relevant:.0%} relevant")
        return max(measured(reader, archive, url, args.articles) for reader in args.reader)


def written(place: Path, articles: int, relevant: float) -> Path:
    """Write an archive of JSON lines."""
    texts, every = cycle(gold_texts([])), round(1 / relevant)
    with place.open("w", encoding="utf-8") as file:
        for number in range(articles):
            text = next(texts) if number % every == 0 else "The fete was a lovely day out for all of us. " * 40
            file.write(json.dumps({"text": f"{text}\n\nNo {number}."}) + "\n")
    return place


def measured(reader: str, archive: Path, url: str, articles: int) -> int:
    """Print the memory of a run; return 1 if it was too much."""
    ledger = archive.with_name(f"{reader}.db")
    known = {"READER": reader, "MODEL": "scripted-1", "BASE_URL": url, "ANSWERS": f"{ledger}.answers", "REASK": "false"}
    environment = os.environ | {f"PRESSMARK_{name}": value for name, value in known.items()}
    command = [*COMMAND, "--ledger", str(ledger), str(archive)]
    looks: list[Look] = []
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        while process.poll() is None:
            time.sleep(1)
            if looks or inputs(ledger) >= articles / 100:
                looks.append(look(process.pid))
    looks = looks[:-1]  # the last may have seen it end
    print(reader, flush=True)
    if process.returncode or inputs(ledger) != articles:
        sys.exit(f"{reader}: exit {process.returncode}, {inputs(ledger)} of {articles} articles in the ledger")
    return int(not flat(looks))


def flat(looks: list[Look]) -> bool:
    """Print the memory of a run; tell whether it was little enough, and stayed so."""
    length = len(looks) / 10
    tenths = [statistics.mean(one.all for one in looks[round(n * length) : round((n + 1) * length)]) for n in range(10)]
    largest, growth = max(one.largest for one in looks), tenths[-1] / tenths[0]
    print(f"  the largest process had {largest:.0f} MiB (aim {MOST}); all together in each tenth of {len(looks)} s")
    print(f"  {' '.join(f'{one:.0f}' for one in tenths)}: {growth:.3f} x from the first to the last (aim {GROWTH})")
    return largest <= MOST and growth <= GROWTH


def inputs(ledger: Path) -> int:
    """Return how many articles a ledger has read; 0 while it is being made."""
    if not ledger.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as plain:
            return plain.execute("select count(*) from inputs").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def look(pid: int) -> Look:
    """Return the memory of a process and all below it."""
    sizes = [pss(one) for one in family(pid)]
    return Look(max(sizes, default=0.0), sum(sizes))


def family(pid: int) -> list[int]:
    """Return a process and all that it began, directly or not."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:  # it has ended
        return []
    return [pid, *(one for child in children for one in family(child))]


def pss(pid: int) -> float:
    """Return the PSS of a process in MiB; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
